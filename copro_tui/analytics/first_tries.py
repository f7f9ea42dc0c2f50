"""The people who tried an exercise, in groups of those whose first try earned the same.

What a group earned is counted once for all of it, however many different answers there are.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from math import fsum

from msgspec import Struct

from copro_tui.course.refs import Ref
from copro_tui.exercises import Exercise
from copro_tui.progress.events import Attempt

MOST_ANSWERS = 10_000
"""Different answers that are remembered at once."""


def counts(one: Attempt, revision: str) -> bool:
    """Whether it is a learner's own try at an exercise as it is marked today, by its ``revision``."""
    return one.revision == revision and not one.shown


def first_try(tries: Iterable[Attempt], revision: str) -> Attempt | None:
    """The first of a learner's tries at an exercise that ``counts``; None if none does."""
    return next((one for one in tries if counts(one, revision)), None)


class Group(Struct, frozen=True, gc=False):
    """Those whose first try at an exercise earned the same, as a whole and at every case."""

    score: float | None
    """What it earned; of what is not marked, what it is worth; None where that is nothing that can be counted."""
    cases: tuple[float | None, ...]
    """What each case earned; None for one that was left out."""
    earned: float
    """The sum of that, or the score where there are no cases."""
    counted: int
    """How many cases that is the sum of, or 1 where there are no cases."""
    who: array[int]
    """The numbers of the learners."""


class Module:
    """What each learner earned in one module, as exercises and as cases, at what is marked. Learners are numbered."""

    def __init__(self) -> None:
        self.wholes, self.whole_count = array("d"), array("I")
        self.cases, self.case_count = array("d"), array("I")
        self.of_one: list[Group] = []
        """The groups that one learner, who is being counted, is in."""

    def next_learner(self) -> None:
        """Add up what one learner earned. The sums are exact, and so the same in whatever order."""
        groups = self.of_one
        self.wholes.append(fsum([one.score or 0.0 for one in groups]))
        self.whole_count.append(len(groups))
        self.cases.append(fsum([one.earned for one in groups]))
        self.case_count.append(sum([one.counted for one in groups]))
        groups.clear()

    @cached_property
    def _means(self) -> list[float]:
        return [total / max(1, count) for total, count in zip(self.cases, self.case_count, strict=True)]

    def by_mean(self, who: Iterable[int]) -> list[int]:
        """Learners by their mean, so that what they earned on all but one item is nearly in order: that is sorted for
        every item, and what is nearly sorted is sorted quickly."""
        return sorted(who, key=self._means.__getitem__)


class Asked:
    """An exercise, with those who tried it by what their first own try at it, as it is marked today, earned."""

    def __init__(self, ref: Ref, exercise: Exercise, module: Module) -> None:
        self.ref = ref
        self.exercise = exercise
        self.module = module
        self.revision = exercise.revision()
        self.scored = exercise.scored
        self.options = exercise.options
        self.credit = [
            (case.id, {place.id: exercise.credit(case, place.id) for place in exercise.places_of(case)})
            for case in exercise.cases
        ]
        self.groups: dict[tuple[float | None, tuple[float | None, ...]], Group] = {}
        self.chosen: set[str] = set()
        self.said: Counter[str] = Counter()
        """How many said how sure they were, by case, or by the empty text of an answer as a whole."""
        self.sure: Counter[str] = Counter()
        self.sure_missed: Counter[str] = Counter()

    def group(self, one: Attempt) -> Group | None:
        """The group of those who gave this answer first; None if that does not count: another one may have."""
        if not counts(one, self.revision):
            return None
        score = one.score if self.scored else self.exercise.worth(one.answer)
        if score is not None and len(self.chosen) < len(self.options):
            self.chosen.update(self.exercise.chosen(one.answer))
        placed = self.exercise.placed(one.answer) if self.credit else {}
        cases = tuple(credit.get(placed[case], 0.0) if case in placed else None for case, credit in self.credit)
        known = self.groups.get((score, cases))
        if known is None:
            earned = [one for one in cases if one is not None] if self.credit else [score or 0.0]
            known = Group(score, cases, fsum(earned), len(earned), array("I"))
            self.groups[score, cases] = known
        return known

    def count_sure(self, first: Attempt, score: float) -> None:
        """Count what a learner was sure of, and what of it was not right; what can be argued counts as right."""
        marks = self.exercise.judge(self.exercise.fitted(first.answer, 0)).marks if self.credit else ()
        right = {one.item for one in marks if one.verdict in ("right", "arguable")} | ({""} if score >= 1 else set())
        self.said.update(list(first.sure))
        sure = [case for case, value in first.sure.items() if value == "sure"]
        self.sure.update(sure)
        self.sure_missed.update(case for case in sure if case not in right)


class Groups:
    """The groups of answers, each found once while many learners give the very same object as their answer."""

    def __init__(self, asked: Mapping[str, Asked]) -> None:
        self._asked = asked
        self._known: dict[int, tuple[Attempt, Asked | None, Group | None]] = {}
        """By the identity of an answer, which is kept so that no other gets it."""

    def count(self, learner: int, tries: Iterable[Attempt]) -> None:
        """Count the first of a learner's tries at one exercise that counts."""
        for one in tries:
            _one, asked, group = self._known.get(id(one)) or self._find(one)
            if asked is None:
                return
            if group is not None:
                if group.score is not None:
                    group.who.append(learner)
                    if asked.scored:
                        asked.module.of_one.append(group)
                    if one.sure:
                        asked.count_sure(one, group.score)
                return

    def _find(self, one: Attempt) -> tuple[Attempt, Asked | None, Group | None]:
        if len(self._known) == MOST_ANSWERS:
            self._known.clear()
        asked = self._asked.get(one.exercise)
        found = self._known[id(one)] = one, asked, asked.group(one) if asked is not None else None
        return found
