"""Whether one would still write one's own words: what a review asks of a reflection. It belongs to no course."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from copro_tui.exercises.choose import Choose
from copro_tui.exercises.feedback import Feedback, Mark
from copro_tui.exercises.items import Item
from copro_tui.i18n import gettext as _
from copro_tui.work import Answer, W, Work

YES, NO = "yes", "no"


class Still(Choose, frozen=True, kw_only=True):
    """Two options, neither of which is right or wrong."""

    @property
    def scored(self) -> bool:
        return False

    def layout(self, seed: int) -> tuple[str, ...]:
        return YES, NO

    def judge(self, answer: Answer) -> Feedback:
        return Feedback(self._said(self.chosen(answer)), None)

    def settled(self, work: W) -> W:
        return replace(work, earlier=(*work.earlier, work.answer), checked=True)

    def marks(self, work: Work) -> dict[str, Mark]:
        return {}

    def after_check(self, work: Work) -> str:
        return self._said(self.chosen(work.earlier[-1])) if work.earlier else ""

    def solution(self) -> Answer:
        return []

    @staticmethod
    def _said(chosen: Sequence[str]) -> str:
        if chosen == [NO]:
            return _("Saved. Your words stay as they are until you write others, in your journal or in the lesson.")
        return _("Saved. Your words stay as they are.")


def still(prompt: str) -> Still:
    """The question, with the learner's words in it."""
    items = (Item(YES, _("Yes, I would")), Item(NO, _("No, not any more")))
    return Still(id="still", prompt=prompt, items=items, right=())
