"""What a group mixes up most, as far as ``disclosure`` lets it be told: no counts, and nothing of fewer than five."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from copro_tui.analytics.disclosure import in_fives, surely, told_beside
from copro_tui.analytics.first_tries import first_try
from copro_tui.course.lesson import Lesson
from copro_tui.course.refs import Ref
from copro_tui.exercises import Answer, Exercise
from copro_tui.progress.events import Attempt
from copro_tui.progress.standing import MASTERY, Standings

MOST = 10
"""The most mix-ups that are told."""

ENOUGH = 500
"""How many people are looked at, a multiple of five: of more, the most frequent mix-ups are the same."""

AT_ONCE = 100
"""Different answers to one exercise that are remembered at once."""


class MixUp(Struct, frozen=True, kw_only=True):
    """A case that at least five people put at the same wrong place at first, and at least five surely did not."""

    ref: Ref
    """The exercise, with the case."""
    name: str
    belongs: str
    taken_for: str


class MixUps:
    """Counts mix-ups, person by person."""

    def __init__(self, lessons: Iterable[Lesson]) -> None:
        asked = (_Asked(lesson.ref.at(one.id), one) for lesson in lessons for one in lesson.exercises if one.cases)
        self._asked = {one.ref: one for one in asked if one.exercise.scored}
        self._people = 0

    def add(self, standings: Standings) -> None:
        """Count one person."""
        self._people += 1
        for ref, tries in standings.attempts.items():
            if ref in self._asked:
                self._asked[ref].add(tries)

    def told(self) -> tuple[MixUp, ...]:
        """The most frequent, counted in whole fives; at most one of each exercise."""
        found = [pair for one in self._asked.values() for pair in one.told(self._people)]
        found.sort(key=lambda pair: -pair[0])
        return tuple(one for _least, one in found[:MOST])


class _Asked:
    """Where people put the cases of an exercise at first, and how many had all of it right."""

    def __init__(self, ref: Ref, exercise: Exercise) -> None:
        self.ref = ref
        self.exercise = exercise
        self.revision = exercise.revision()
        self.answered = self.right = 0
        self.placed: dict[str, Counter[str]] = {case.id: Counter() for case in exercise.cases}
        self._same: dict[int, tuple[Answer, int]] = {}
        """Answers that are not counted yet, by identity, each with how many gave it: the index has one object for what
        many answered."""

    def add(self, tries: Iterable[Attempt]) -> None:
        """Count one person's first own try at the exercise as it is marked today."""
        first = first_try(tries, self.revision)
        if first is None:
            return
        self.answered += 1
        self.right += (first.score or 0.0) >= MASTERY
        key = id(first.answer)
        if key not in self._same and len(self._same) == AT_ONCE:
            self._count()
        self._same[key] = first.answer, self._same.get(key, (None, 0))[1] + 1

    def _count(self) -> None:
        """Count those whose answers are remembered, and forget these."""
        for answer, people in self._same.values():
            for case, place in self.exercise.placed(answer).items():
                self.placed[case][place] += people
        self._same.clear()

    def told(self, people: int) -> Iterator[tuple[int, MixUp]]:
        """The most frequent mix-up if it may be told, with how many they are at least."""
        self._count()
        found = [
            (in_fives(self.placed[case.id][place.id]), case, place)
            for case in self.exercise.cases
            for place in self.exercise.places_of(case)
            if place.id not in self.exercise.standing_places[case.id]
        ]
        if found:
            least, case, place = max(found, key=lambda one: one[0])
            if told_beside(least, self.right, surely(self.answered, people)) is not None:
                belongs = self.exercise.options.get(case.best or "", "")
                yield least, MixUp(ref=self.ref.case(case.id), name=case.name, belongs=belongs, taken_for=place.text)
