"""The base of all kinds of exercise in plain mode: what is read out, what can be typed, and what a line does."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from copro_tui.exercises import Answer
from copro_tui.i18n import gettext as _
from copro_tui.plain.blocks import Block, Form
from copro_tui.plain.commands import naming_words
from copro_tui.player import StepView


class Taken(Struct, frozen=True):
    """What a line means: the answer that it puts, and the lines that confirm it."""

    answer: Answer
    """As ``Answering.change`` takes it: of what is placed, the cases held over places."""
    reply: tuple[str, ...] = ()


class Talk:
    """One exercise in plain mode. It has no state: what was done comes with the view."""

    takes_text: ClassVar[bool] = False
    """Whether lines are the learner's own text."""

    says_at_once: ClassVar[bool] = False
    """Whether what a line puts in hand is put down with it, and not with an empty line."""

    def opening(self, view: StepView) -> str:
        """A sentence on what to do, and with how many things; empty if the question says it."""
        raise NotImplementedError

    def begun(self, view: StepView) -> list[Block]:
        """What is to be answered now: said after the question, while something is left to do."""
        return self.listed(view)

    def case(self, view: StepView) -> list[Block]:
        """The case in view, and how it stands; empty if cases are not answered one by one."""
        return []

    def places(self, view: StepView) -> list[Block]:
        """What there is to choose from, with the numbers that name it; empty if there is nothing."""
        return []

    def listed(self, view: StepView) -> list[Block]:
        """Everything as it stands; at the end each item, how it was answered and why, what is to mend first."""
        raise NotImplementedError

    def how(self, view: StepView) -> str:
        """What can be typed now, with an example."""
        raise NotImplementedError

    def how_in_short(self, view: StepView) -> str:
        """The same for somebody who has just done it."""
        return self.how(view)

    def ways(self, view: StepView) -> list[str]:
        """All that can be typed now to answer, as sentences with examples, for help."""
        return [self.how(view)]

    def form(self, view: StepView) -> Form:
        """What is waited for while something is left to do."""
        raise NotImplementedError

    def take(self, view: StepView, line: str) -> Taken:
        """What a line means. Raises NotUnderstoodError; then nothing is changed."""
        raise NotImplementedError

    def ready(self, view: StepView) -> str:
        """What to type once the answer can be checked."""
        return naming_words(_("To check it: %(lesson.check)s."))

    def undone(self, view: StepView) -> str:
        """How it stands after the last change was taken back, in a sentence."""
        return _("Taken back.")

    def ended(self, view: StepView) -> str:
        """What can be typed once nothing is left to be done; empty for what can be typed at any exercise."""
        return ""

    def came(self, view: StepView) -> list[Block]:
        """How what was put down, checked or chosen came out, with the reason. The first sentence says it."""
        raise NotImplementedError
