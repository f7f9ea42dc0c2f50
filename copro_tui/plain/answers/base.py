"""The base of all kinds of exercise in plain mode: what is read out, what can be typed, and what a line does."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from copro_tui.exercises import Answer
from copro_tui.i18n import gettext as _
from copro_tui.player import StepView


class Taken(Struct, frozen=True):
    """The result of a line: the new answer, and the lines that confirm it."""

    answer: Answer
    reply: tuple[str, ...]


class Talk:
    """One exercise in plain mode. It has no state: the answer comes with the view."""

    takes_text: ClassVar[bool] = False
    """Whether lines are the learner's own text, so that commands begin with a full stop."""

    def opening(self) -> str:
        """A sentence on what to do."""
        raise NotImplementedError

    def items(self, view: StepView) -> list[str]:
        """The numbered items and the current answer, as lines."""
        raise NotImplementedError

    def how(self) -> str:
        """What can be typed, with an example."""
        raise NotImplementedError

    def take(self, view: StepView, line: str) -> Taken:
        """Apply a line to the answer. Raises NotUnderstoodError; then the answer is unchanged."""
        raise NotImplementedError

    def ready(self, view: StepView) -> str:
        """What to type once the answer can be checked."""
        return _("Type c to check.")

    def marks(self, view: StepView) -> list[str]:
        """Feedback on each item of a checked answer, with its reason, as lines."""
        raise NotImplementedError
