"""What every kind has in common in plain mode: what is read out, what may be typed, and what a line does."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from copro_tui.exercises import Answer, Mark
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import StepView

VERDICTS = {"right": mark("Right."), "near": mark("Close."), "wrong": mark("Not here."), "unmarked": ""}
"""A verdict as it is heard."""


class Taken(Struct, frozen=True):
    """What a line led to: another answer, and what is read back of it."""

    answer: Answer
    reply: tuple[str, ...]


class Talk:
    """One exercise in lines. It holds nothing of the learner's: the answer comes with the view."""

    takes_text: ClassVar[bool] = False
    """Whether lines are the learner's own text, so that commands begin with a full stop."""

    def opening(self) -> str:
        """What is to be done, in a few words."""
        raise NotImplementedError

    def items(self, view: StepView) -> list[str]:
        """The numbered items, and the answer as it stands."""
        raise NotImplementedError

    def how(self) -> str:
        """What may be typed, with an example."""
        raise NotImplementedError

    def take(self, view: StepView, line: str) -> Taken:
        """What a line does to the answer. Raises NotUnderstoodError, and then nothing has changed."""
        raise NotImplementedError

    def ready(self, view: StepView) -> str:
        """What to type once the answer can be checked."""
        return _("Type c to check.")

    def marks(self, view: StepView) -> list[str]:
        """Feedback on each item of a checked answer, with its reason, as lines."""
        raise NotImplementedError


def verdict_words(given: Mark) -> str:
    words = VERDICTS[given.verdict]
    return _(words) if words else ""
