"""What ``place``, ``match`` and ``sort`` share: each case is put at one of several places, and earns credit for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from msgspec.structs import replace

from copro_tui.exercises.base import Exercise
from copro_tui.exercises.feedback import Feedback, Mark, Sign, verdict_of
from copro_tui.exercises.items import Item, Target
from copro_tui.exercises.shuffling import shuffled
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.text.numbers import number_word
from copro_tui.work import Answer, Phase, W, Work


def score_placing(earned: Sequence[float]) -> float:
    """The mean of the cases' credits, each from 0 to 1, all with the same weight; 0 if there are none."""
    return sum(earned) / len(earned) if earned else 0.0


def without(places: Mapping[str, str], cases: Collection[str]) -> dict[str, str]:
    """The places of all cases but these; both by id."""
    return {case: place for case, place in places.items() if case not in cases}


class Placing(Exercise, frozen=True, kw_only=True):
    """Cases to be put at places. A case in its place earns 1; a contested one what its author gave that place."""

    by_case = True
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

    def only(self, card: str) -> Placing:
        return replace(self, cases=tuple(case for case in self.cases if case.id == card))

    def layout(self, seed: int) -> tuple[str, ...]:
        """Shuffled; the learner's own cases keep the author's order, in which one may lead to the next."""
        ids = [case.id for case in self.cases]
        return shuffled(ids, seed, refuse=lambda order: False) if self.scored else tuple(ids)

    def fresh(self, seed: int) -> Answer:
        return {}

    def fitted(self, answer: object, seed: int) -> Answer:
        return self.placed(answer)

    def judge(self, answer: Answer) -> Feedback:
        if not self.scored:
            return Feedback(_("Saved. There is no right answer: this is your own work."), None)
        placed = self.placed(answer)
        marks = tuple(self._mark(case, placed.get(case.id, "")) for case in self.cases)
        score = score_placing([mark.credit for mark in marks])
        return Feedback(self.headline(marks), score, marks)

    def _mark(self, case: Item, given: str) -> Mark:
        credit, best, names = self.credit(case, given), case.best or "", self.options
        note = case.near_miss.get(given, "")
        if case.contested and not note:
            note = _("People differ here. These can be defended: %(places)s.") % {
                "places": ", ".join(names[place] for place in case.credit_of)
            }
        return Mark(
            item=case.id,
            verdict=verdict_of(credit, contested=case.contested),
            credit=credit,
            place=given if given in names else "",
            given=names.get(given, ""),
            belongs=names[best],
            target=best,
            because=case.because,
            note=note,
        )

    def headline(self, marks: Sequence[Mark]) -> str:
        """The result as a sentence: how many cases stood in their place."""
        right = sum(mark.verdict == "right" for mark in marks)
        if right == len(marks):
            return _("All %(number)s are in the right place.") % {"number": number_word(right)}
        return ngettext(
            "%(right)d of %(count)d is in the right place.", "%(right)d of %(count)d are in the right place.", right
        ) % {"right": right, "count": len(marks)}

    def solution(self) -> Answer:
        return {case.id: case.best for case in self.cases if case.best}

    def marking(self) -> object:
        return [sorted([case.id, case.credit_of] for case in self.cases), sorted(self.options)]

    # -- one case at a time -------------------------------------------------------------------------------------

    def in_view(self, work: Work, layout: Sequence[str]) -> str:
        if work.case in layout:
            return work.case
        return next((case for case in layout if case not in work.answer), layout[-1])

    def phase(self, work: Work, layout: Sequence[str]) -> Phase:
        case = self.in_view(work, layout)
        if work.checked:
            return "over"
        return "down" if case in work.answer else "held" if case in work.held else "offered"

    def coming_back(self, work: Work, layout: Sequence[str]) -> tuple[str, ...]:
        first = self.placed(work.earlier[0]) if work.earlier and self.scored else {}
        by_id = {case.id: case for case in self.cases}
        return tuple(case for case in layout if case in first and not self.stands(by_id[case], first[case]))

    def round(self, work: Work, layout: Sequence[str]) -> tuple[str, ...]:
        if not self.second_round(work):
            return tuple(layout)
        kept = set(self.placed(work.earlier[0])) - set(self.coming_back(work, layout))
        return tuple(case for case in layout if case not in kept)

    def second_round(self, work: Work) -> bool:
        """Whether this is the round of the cases that came back."""
        return bool(work.earlier) and work.answer != work.earlier[0]

    def barred(self, work: Work, case: str) -> str:
        """The id of the place where a case that came back was put at first; empty if it did not come back."""
        return self.placed(work.earlier[0]).get(case, "") if self.second_round(work) else ""

    def changed(self, work: W, answer: Answer, layout: Sequence[str]) -> W:
        return work if work.checked else replace(work, held=self._to_hold(work, answer))

    def _to_hold(self, work: Work, places: object) -> dict[str, str]:
        """What of these places cases can be held over: those of cases that are not put down, and not barred."""
        return {
            case: place
            for case, place in self.placed(places).items()
            if case not in work.answer and place != self.barred(work, case)
        }

    def hold(self, work: W, place: str, layout: Sequence[str]) -> W:
        case = self.in_view(work, layout)
        others = without(work.held, [case])
        if self.phase(work, layout) not in ("offered", "held"):
            return work
        if not place:
            return replace(work, held=others, case=case)
        if place not in self.options or place == self.barred(work, case):
            return work
        return replace(work, held={**others, case: place}, case=case)

    def put_down(self, work: W, layout: Sequence[str]) -> W:
        if self.phase(work, layout) != "held":
            return work
        case = self.in_view(work, layout)
        answer = {**self.placed(work.answer), case: work.held[case]}
        return replace(work, answer=answer, held=without(work.held, [case]), case=case)

    def taken_up(self, work: W) -> W:
        placed = self.placed(work.answer)
        if work.case not in placed:
            return work
        held = {**work.held, work.case: placed[work.case]}
        return replace(work, answer=without(placed, [work.case]), held=held)

    def go_on(self, work: W, layout: Sequence[str]) -> W:
        if self.phase(work, layout) != "down":
            return work
        open_cases = [case for case in layout if case not in work.answer]
        if open_cases:
            return replace(work, case=open_cases[0])
        back = () if self.second_round(work) else self.coming_back(work, layout)
        if not back:
            return replace(work, checked=True, case="")
        return replace(work, answer=without(self.placed(work.answer), back), case=back[0], held={})

    def settled(self, work: W) -> W:
        return replace(work, earlier=(*work.earlier, work.answer))

    def again(self, work: W, seed: int, *, missed: bool, best: Answer | None = None) -> W:
        layout = self.layout(seed)
        begun = super().again(work, seed, missed=missed)
        first = work.earlier[:1] or (work.answer,)
        kept = first[0] if best is None else best
        back = self.coming_back(replace(work, earlier=(kept,)), layout)
        if not missed or not back:
            return begun
        return replace(begun, answer=without(self.placed(kept), back), earlier=first, case=back[0])

    def resumed(self, work: W, seed: int) -> W:
        layout = self.layout(seed)
        answer = self.placed(work.answer)
        known = replace(
            work,
            answer=answer,
            earlier=tuple(one for one in map(self.placed, work.earlier) if one),
            case=work.case if work.case in layout else "",
            checked=work.checked and len(answer) == len(layout),
        )
        return replace(known, held=self._to_hold(known, work.held))

    def from_former(self, work: W, layout: Sequence[str]) -> W:
        if work.checked:
            return replace(work, earlier=(work.answer,))
        return replace(work, answer={}, held=self.placed(work.answer))

    def left_out(self, answer: object) -> int:
        return len(answer) - len(self.placed(answer)) if isinstance(answer, dict) else 0

    def missing(self, work: Work, layout: Sequence[str]) -> str:
        left = sum(case not in work.answer for case in layout)
        if not left:
            return ""
        return ngettext("%(left)d still to place.", "%(left)d still to place.", left) % {"left": left}

    def marks(self, work: Work) -> dict[str, Mark]:
        placed = self.placed(work.answer) if self.scored else {}
        return {case.id: self._mark(case, placed[case.id]) for case in self.cases if case.id in placed}

    def signs(self, work: Work) -> dict[str, Sign]:
        first = self.placed(work.earlier[0]) if work.earlier else {}
        found: dict[str, Sign] = {}
        for case, mark in self.marks(work).items():
            if mark.verdict == "right":
                found[case] = "right" if first.get(case, mark.place) == mark.place else "again"
            else:
                found[case] = "arguable" if mark.verdict == "arguable" else "wrong"
        return found
