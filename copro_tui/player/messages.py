"""Sentences on answers and on what was written, shared by both front ends."""

from __future__ import annotations

from datetime import date

from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.player.journal import JournalEntry
from copro_tui.player.plan import PlanEntry
from copro_tui.player.step_view import StepView
from copro_tui.progress.words import Words
from copro_tui.text.days import day_of, day_of_the_year
from copro_tui.text.safe import safe
from copro_tui.text.sentence import as_sentence
from copro_tui.text.width import clip

LONGEST_BEGINNING = 60
"""How many cells of another text are shown."""


def changed_words(view: StepView) -> str:
    """A note if the exercise has changed since it was answered; empty if it has not."""
    return _("This question has changed since you answered it.") if view.changed else ""


def left_out_words(view: StepView) -> str:
    """That something was left out of what was kept, because the exercise has changed; empty if nothing was."""
    if not view.left_out:
        return ""
    return ngettext(
        "This exercise has changed: %(count)d of your answers has no place in it any more, and was left out.",
        "This exercise has changed: %(count)d of your answers have no place in it any more, and were left out.",
        view.left_out,
    ) % {"count": view.left_out}


def other_words(view: StepView) -> str:
    """That the learner wrote another text here, with its beginning; empty if they did not."""
    if not view.others:
        return ""
    words = _("You wrote another text here, in another window; both are kept. It begins: “%(text)s”")
    return words % {"text": clip(" ".join(safe(view.others[0]).split()), LONGEST_BEGINNING)}


def entry_notes(entry: JournalEntry) -> list[str]:
    """What is to be said of a journal entry beside its text: that it is not finished, and what else was kept."""
    return [*([] if entry.finished else [_("Not finished yet.")]), *meanwhile_words(entry)]


def meanwhile_words(entry: JournalEntry) -> list[str]:
    """The other texts of a journal entry that were kept in another window meanwhile, each as a sentence."""
    return [_("Saved in another window at the same time: %(text)s") % {"text": safe(one)} for one in entry.meanwhile]


def part_words(entry: PlanEntry) -> str:
    """What a part of the plan has so far, and whether something is missing, on one line."""
    if not entry.waiting and not entry.lines:
        return _("(nothing yet)")
    lines = (*entry.lines, _("(still to write)")) if entry.waiting else entry.lines
    *before, last = (" ".join(one.split()) for one in lines)
    return " ".join((*map(as_sentence, before), last))


def recalled_words(earlier: Words, today: date) -> str:
    """When the learner wrote the words that a step recalls, as a heading for them."""
    day = day_of(earlier.at)
    if day is None:
        return _("You wrote earlier")
    return _("You wrote on %(day)s") % {"day": day_of_the_year(day, today)}
