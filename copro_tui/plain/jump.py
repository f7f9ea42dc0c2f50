"""Go to a step of the lesson: its steps as a menu."""

from __future__ import annotations

from copro_tui.course.lesson import Lesson
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.plain.blocks import Heading
from copro_tui.plain.commands import Given
from copro_tui.plain.menu import Entry, Menu, choose
from copro_tui.plain.voice import Voice
from copro_tui.player import StepView
from copro_tui.text.sentence import first_sentence

STATES = {"new": mark("not seen yet"), "seen": mark("seen"), "done": mark("done")}


def choose_step(voice: Voice, lesson: Lesson, view: StepView) -> int | Given:
    """Offer the steps of a lesson; returns the place of the one chosen, or a command. Raises Ended on *quit*."""
    name = _("the steps of the lesson “%(lesson)s”") % {"lesson": lesson.title}
    pairs = zip(lesson.steps, view.states, strict=True)
    entries = tuple(
        Entry(str(place), first_sentence(step.label), _standing(state, here=place == view.place))
        for place, (step, state) in enumerate(pairs)
    )
    chosen = choose(voice, Menu(name, (Heading(_("The steps:")),), entries, findable=entries))
    return chosen if isinstance(chosen, Given) else int(chosen.id)


def _standing(state: str, *, here: bool) -> str:
    return _("%(state)s, you are here") % {"state": _(STATES[state])} if here else _(STATES[state])
