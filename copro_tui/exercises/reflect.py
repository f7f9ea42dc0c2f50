"""``reflect``: write, in your own words. Nothing is marked; the words go to the journal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from copro_tui.exercises.base import Exercise
from copro_tui.exercises.faults import Fault, Frameworks
from copro_tui.exercises.feedback import Feedback
from copro_tui.exercises.shape import ExerciseShape
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.work import Answer, W, Work


class Reflect(Exercise, frozen=True, kw_only=True):
    """A question to be answered in the learner's own words."""

    kind = "reflect"
    # Translators: what the learner does at such a step, as a request.
    doing = mark("write")
    own_words = True

    @property
    def scored(self) -> bool:
        return False

    def layout(self, seed: int) -> tuple[str, ...]:
        return ()

    def fresh(self, seed: int) -> Answer:
        return ""

    def missing(self, work: Work, layout: Sequence[str]) -> str:
        return "" if str(work.answer).strip() else _("Write something first, or press n to skip.")

    def judge(self, answer: Answer) -> Feedback:
        return Feedback(_("Saved to your journal."), None)

    def solution(self) -> Answer:
        return ""

    def fitted(self, answer: object, seed: int) -> Answer:
        return unicodedata.normalize("NFC", answer) if isinstance(answer, str) else ""

    def marking(self) -> object:
        return []

    def again(self, work: W, seed: int, *, missed: bool, best: Answer | None = None) -> W:
        return replace(work, checked=False)  # what was written is gone on with


class ReflectShape(ExerciseShape, frozen=True, kw_only=True, tag="reflect"):
    """How a reflection is written."""

    def faults(self, frameworks: Frameworks) -> Iterator[Fault]:
        return iter(())

    def build(self, frameworks: Frameworks) -> Reflect:
        return Reflect(**self.common())
