"""What ``place``, ``match`` and ``sort`` share: each case is put at one of several places, and earns credit for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from copro_tui.exercises.base import Answer, Exercise, shuffled
from copro_tui.exercises.feedback import Feedback, Mark, verdict_of
from copro_tui.exercises.items import Item, Target
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext


def score_placing(earned: Sequence[float]) -> float:
    """The mean of the cases' credits, each from 0 to 1, all with the same weight; 0 if there are none."""
    return sum(earned) / len(earned) if earned else 0.0


class Placing(Exercise, frozen=True, kw_only=True):
    """Cases to be put at places. A case in its place earns 1; a contested one what its author gave that place."""

    cases: tuple[Item, ...]
    places: tuple[Target, ...]

    @property
    def scored(self) -> bool:
        return any(case.key is not None for case in self.cases)

    @cached_property
    def _case_ids(self) -> frozenset[str]:
        return frozenset(case.id for case in self.cases)

    def placed(self, answer: object) -> dict[str, str]:
        if not isinstance(answer, dict):
            return {}
        cases, places = self._case_ids, self.options
        return {case: place for case, place in answer.items() if case in cases and place in places}

    def layout(self, seed: int) -> tuple[str, ...]:
        return shuffled([case.id for case in self.cases], seed, refuse=lambda order: False)

    def fresh(self, seed: int) -> Answer:
        return {}

    def fitted(self, answer: object, seed: int) -> Answer:
        return self.placed(answer)

    def missing(self, answer: Answer) -> str:
        left = sum(case.id not in answer for case in self.cases)
        if not left:
            return ""
        return ngettext("%(left)d is still waiting to be placed.", "%(left)d are still waiting to be placed.", left) % {
            "left": left
        }

    def judge(self, answer: Answer) -> Feedback:
        if not self.scored:
            return Feedback(_("Kept. There is no right answer here: it is your own work."), None)
        placed = self.placed(answer)
        marks = tuple(self._mark(case, placed.get(case.id, "")) for case in self.cases)
        score = score_placing([mark.credit for mark in marks])
        return Feedback(self.headline(marks), score, self.notes(marks), marks)

    def _mark(self, case: Item, given: str) -> Mark:
        credit, best, names = self.credit(case, given), case.best or "", self.options
        note = case.near_miss.get(given, "")
        if case.contested and not note:
            note = _("Contested. These can be defended: %(places)s.") % {
                "places": ", ".join(names[place] for place in case.credit_of)
            }
        return Mark(
            item=case.id,
            verdict=verdict_of(credit),
            credit=credit,
            given=names.get(given, ""),
            belongs=names[best],
            target=best,
            because=case.because,
            note=note,
        )

    def headline(self, marks: Sequence[Mark]) -> str:
        """The result as a sentence."""
        right = sum(mark.verdict == "right" for mark in marks)
        if right == len(marks):
            return _("All %(count)d are in the right place.") % {"count": right}
        return ngettext(
            "%(right)d of %(count)d is in the right place.", "%(right)d of %(count)d are in the right place.", right
        ) % {"right": right, "count": len(marks)}

    def notes(self, marks: Sequence[Mark]) -> tuple[str, ...]:
        """The confusions, the most frequent first."""
        confused = Counter((mark.belongs, mark.given) for mark in marks if mark.verdict == "wrong" and mark.given)
        return tuple(
            self.confusion(count) % {"count": count, "belongs": belongs, "given": given}
            for (belongs, given), count in confused.most_common(2)
        )

    def confusion(self, count: int) -> str:
        """Sentence on ``count`` confused cases, with ``%(count)d``, ``%(given)s`` and ``%(belongs)s`` to fill in."""
        return ngettext(
            "%(count)d that belongs to “%(belongs)s” was put under “%(given)s”.",
            "%(count)d that belong to “%(belongs)s” were put under “%(given)s”.",
            count,
        )

    def solution(self) -> Answer:
        return {case.id: case.best for case in self.cases if case.best}

    def marking(self) -> object:
        return [sorted([case.id, case.credit_of] for case in self.cases), sorted(self.options)]
