"""Feedback sentences on answers and lessons, shared by both front ends."""

from __future__ import annotations

from copro_tui.exercises import Mark
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.player.entries import LessonEntry
from copro_tui.player.journal import JournalEntry
from copro_tui.player.lesson_player import StepView
from copro_tui.progress.completion import LessonStanding
from copro_tui.text.safe import safe
from copro_tui.text.width import clip

LONGEST_BEGINNING = 60
"""How many cells of another text are shown."""


def result_lines(view: StepView) -> list[str]:
    """The lines above a checked answer: the result in words, the score, then what would correct it."""
    lines = [changed_words(view), headline(view), *notes(view)]
    if score := score_words(view):
        lines[1] = _("%(words)s  (%(score)s)") % {"words": lines[1], "score": score}
    return [line for line in lines if line]


def changed_words(view: StepView) -> str:
    """A note if the exercise has changed since it was answered; empty if it has not."""
    return _("This question has changed since you answered it.") if view.changed else ""


def other_words(view: StepView) -> str:
    """That the learner wrote another text here, with its beginning; empty if they did not."""
    if not view.others:
        return ""
    words = _("You wrote another text here, in another window; both are kept. It begins: “%(text)s”")
    return words % {"text": clip(" ".join(safe(view.others[0]).split()), LONGEST_BEGINNING)}


def meanwhile_words(entry: JournalEntry) -> list[str]:
    """The other texts of a journal entry that were kept in another window meanwhile, each as a sentence."""
    return [_("Kept in another window at the same time: %(text)s") % {"text": safe(one)} for one in entry.meanwhile]


def headline(view: StepView) -> str:
    """The result as a sentence; empty until the answer is checked."""
    if view.feedback is None:
        return ""
    if view.was_shown:
        return _("This is the course's answer. Go through it, and read why.")
    return safe(view.feedback.headline)


def score_words(view: StepView) -> str:
    """The score as text; empty if there is none, or if the answer was shown."""
    if view.feedback is None or view.feedback.score is None or view.was_shown:
        return ""
    return _("%(score)d %%") % {"score": round(100 * view.feedback.score)}


def notes(view: StepView) -> list[str]:
    """Sentences on what would correct the answer, and what was confused in it."""
    if view.feedback is None or view.was_shown:
        return []
    return [safe(note) for note in view.feedback.notes]


def where_words(given: Mark) -> str:
    """A sentence on where an item was put and where it belongs."""
    if given.verdict == "right":
        return given.belongs
    if not given.given:
        return _("It belongs to “%(belongs)s”.") % {"belongs": given.belongs}
    values = {"given": given.given, "belongs": given.belongs}
    return _("You chose “%(given)s”. It belongs to “%(belongs)s”.") % values


def end_headline(state: LessonStanding) -> str:
    """A sentence on how far the lesson is, for its end."""
    if state.mastered:
        return _("Lesson mastered: every exercise at 80 % or more.")
    if state.complete:
        return _("Lesson complete. Try the exercises under 80 % again whenever you like.")
    left = state.exercises - state.answered
    if left:
        return ngettext(
            "You have seen the end. %(count)d exercise still waits for your answer.",
            "You have seen the end. %(count)d exercises still wait for your answers.",
            left,
        ) % {"count": left}
    return _("You have seen the end; some pages are still unread.")


def lesson_standing(entry: LessonEntry) -> str:
    """How far a lesson is, for the list of its module."""
    if entry.lesson is None or entry.state is None:
        return _("not available today")
    if entry.mastered:
        return _("mastered")
    if entry.completed:
        return _("complete")
    if entry.state.seen:
        return _("%(seen)d of %(count)d steps") % {"seen": entry.state.seen, "count": len(entry.state.states)}
    return _("%(minutes)d min") % {"minutes": entry.lesson.minutes}
