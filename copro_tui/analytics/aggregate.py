"""A group without its people: how many completed, mastered and answered what, as far as ``disclosure`` lets it be told.

No count leaves this module but as ``told`` gives it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import ceil, floor

from msgspec import Struct

from copro_tui.analytics.disclosure import in_fives, most, surely, told, told_beside, whole_fives
from copro_tui.analytics.gradebook import Outline
from copro_tui.cohorts.learner_work import Trouble, Work
from copro_tui.course.lesson import Lesson
from copro_tui.course.refs import Ref
from copro_tui.exercises import Answer, Exercise
from copro_tui.progress.events import Attempt
from copro_tui.progress.standing import MASTERY, Standings

MOST_ANSWERS = 100
"""Different answers to one exercise that are remembered at once."""

MOST_MIX_UPS = 10
"""The most mix-ups that are told."""


class Share(Struct, frozen=True):
    """Between what a share lies, from 0 to 1 in whole per cent, as it follows from counts that are told."""

    low: float
    high: float


class ExerciseTold(Struct, frozen=True, kw_only=True):
    """What is told of one exercise. None is withheld."""

    ref: Ref
    text: str
    answered: int | None
    """How many answered it themselves, as it is marked today."""
    right: int | None
    """How many had at least 80 % right at their first try."""
    share: Share | None
    """Which share of those who answered that is."""


class LessonTold(Struct, frozen=True, kw_only=True):
    """What is told of one lesson. None is withheld."""

    ref: Ref
    title: str
    completed: int | None
    mastered: int | None
    exercises: tuple[ExerciseTold, ...]
    """Those that have better and worse answers."""


class ModuleTold(Struct, frozen=True, kw_only=True):
    """What is told of one module. None is withheld."""

    id: str
    title: str
    completed: int | None
    """How many completed every lesson."""
    mastered: int | None
    """How many mastered every lesson."""
    answered: int | None
    """How many answered the exercise of it that most people answered. How many answered any would be a union, of which
    nothing is told (see ``disclosure``)."""
    lessons: tuple[LessonTold, ...]


class MixUp(Struct, frozen=True, kw_only=True):
    """A case that at least five people put at the same wrong place at first, and at least five surely did not."""

    ref: Ref
    """The exercise, with the case."""
    name: str
    belongs: str
    taken_for: str


class Aggregate(Struct, frozen=True, kw_only=True):
    """What is told of a group."""

    people: int
    """About how many people it is: a multiple of five; 0 for fewer than five, of whom nothing is told."""
    modules: tuple[ModuleTold, ...]
    mix_ups: tuple[MixUp, ...]
    """The most frequent, counted in whole fives; at most one of each exercise."""
    troubles: tuple[Trouble, ...]


def aggregate(
    modules: Sequence[Outline], lessons: Iterable[Lesson], works: Iterable[Work | Trouble], people: Sequence[str]
) -> Aggregate:
    """What is told of a group. ``people`` are the ids of its members, in the order in which they were taken in.

    ``lessons`` are those that are available; only one learner's work is kept at a time.
    """
    wanted = frozenset(whole_fives(people))
    by_module = [(one, tuple(_Counted(ref) for ref in one.lessons), _Whole()) for one in modules]
    counted = {lesson.ref: lesson for _module, ones, _whole in by_module for lesson in ones}
    for lesson in lessons:
        if lesson.ref in counted:
            counted[lesson.ref].opened(lesson)
    asked = {one.ref: one for lesson in counted.values() for one in lesson.asked}
    troubles = []
    for work in works:
        if isinstance(work, Trouble):
            troubles.append(work)
        elif work.learner in wanted:
            standings = work.standings
            for _module, ones, whole in by_module:
                whole.add(ones, standings)
            for ref in standings.tried():
                if ref in asked:
                    asked[ref].add(standings.attempts[ref])
    for one in asked.values():
        one.count()
    return Aggregate(
        people=len(wanted),
        modules=tuple(
            ModuleTold(
                id=module.id,
                title=module.title,
                completed=told(whole.completed, len(wanted)),
                mastered=told(whole.mastered, len(wanted)),
                answered=told(max((it.answered for one in ones for it in one.asked), default=0), len(wanted)),
                lessons=tuple(one.told(len(wanted)) for one in ones),
            )
            for module, ones, whole in by_module
        ),
        mix_ups=_most_frequent(asked.values(), len(wanted)),
        troubles=tuple(troubles),
    )


class _Whole:
    """How many completed and mastered a module with all its lessons."""

    def __init__(self) -> None:
        self.completed = self.mastered = 0

    def add(self, lessons: Sequence[_Counted], standings: Standings) -> None:
        """Count one learner, at the lessons too."""
        completed = mastered = True
        for one in lessons:
            done, best = one.ref in standings.completed, one.ref in standings.mastered
            one.completed += done
            one.mastered += best
            completed, mastered = completed and done, mastered and best
        self.completed += completed
        self.mastered += mastered


class _Counted:
    """How many completed and mastered a lesson, and what they answered in it."""

    def __init__(self, ref: Ref) -> None:
        self.ref = ref
        self.title = ref.lesson
        self.completed = self.mastered = 0
        self.asked: tuple[_Asked, ...] = ()

    def opened(self, lesson: Lesson) -> None:
        """Take the lesson's title and exercises from it; one with mistakes has only its id."""
        self.title = lesson.title
        self.asked = tuple(_Asked(lesson.ref.at(one.id), one) for one in lesson.exercises if one.keyed)

    def told(self, people: int) -> LessonTold:
        return LessonTold(
            ref=self.ref,
            title=self.title,
            completed=told(self.completed, people),
            mastered=told(self.mastered, people),
            exercises=tuple(one.told(people) for one in self.asked),
        )


class _Asked:
    """How many answered an exercise, had it right at first, and put its cases where."""

    def __init__(self, ref: Ref, exercise: Exercise) -> None:
        self.ref = ref
        self.exercise = exercise
        self.revision = exercise.revision()
        self.answered = self.right = 0
        self.placed: dict[str, Counter[str]] = {case.id: Counter() for case in exercise.cases}
        self._same: dict[int, tuple[Answer, int]] = {}
        """Answers that are not counted yet, by identity, each with how many gave it: the index gives one object for
        what many answered."""

    def add(self, tries: Iterable[Attempt]) -> None:
        """Count one learner's first own try at the exercise as it is marked today."""
        first = next((one for one in tries if one.revision == self.revision and not one.shown), None)
        if first is None:
            return
        self.answered += 1
        if self.exercise.scored:
            self.right += (first.score or 0.0) >= MASTERY
        key = id(first.answer)
        if key not in self._same and len(self._same) == MOST_ANSWERS:
            self.count()
        self._same[key] = first.answer, self._same.get(key, (None, 0))[1] + 1

    def count(self) -> None:
        """Count those who are not counted yet at what depends on their answer alone."""
        for answer, people in self._same.values():
            if not self.exercise.scored and (self.exercise.worth(answer) or 0.0) >= MASTERY:
                self.right += people
            for case, place in self.exercise.placed(answer).items() if self.placed else ():
                self.placed[case][place] += people
        self._same.clear()

    def told(self, people: int) -> ExerciseTold:
        among = surely(self.answered, people)
        answered, right = told(self.answered, people), told(self.right, among)
        share = None
        if right is not None:
            share = Share(
                floor(100 * right / (people if answered is None else most(answered))) / 100,
                min(100, ceil(100 * most(right) / among)) / 100,
            )
        return ExerciseTold(ref=self.ref, text=self.exercise.label, answered=answered, right=right, share=share)

    def mixed_up(self, people: int) -> Iterator[tuple[int, MixUp]]:
        """The most frequent mix-up if it may be told, with how many they surely are."""
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


def _most_frequent(asked: Iterable[_Asked], people: int) -> tuple[MixUp, ...]:
    found = [pair for one in asked for pair in one.mixed_up(people)]
    found.sort(key=lambda pair: -pair[0])
    return tuple(one for _least, one in found[:MOST_MIX_UPS])
