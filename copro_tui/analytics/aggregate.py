"""A group without its people: how many completed, mastered and answered what, as far as ``disclosure`` lets it be told.

No count leaves this module but as ``told`` gives it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil, floor

from msgspec import Struct

from copro_tui.analytics.disclosure import most, nearly_the_same, surely, told, whole_fives
from copro_tui.analytics.gradebook import Outline
from copro_tui.analytics.mix_ups import ENOUGH, MixUp, MixUps
from copro_tui.cohorts.learner_work import Trouble, Work
from copro_tui.course.lesson import Lesson
from copro_tui.course.refs import Ref
from copro_tui.progress.standing import MASTERY, Standings


class Share(Struct, frozen=True):
    """Between what a share lies, from 0 to 1 in whole per cent, as it follows from counts that are told."""

    low: float
    high: float


class ExerciseTold(Struct, frozen=True, kw_only=True):
    """What is told of one exercise. None is withheld."""

    ref: Ref
    text: str
    answered: int | None
    """How many answered it themselves."""
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
    """Those that are marked."""


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


class Aggregate(Struct, frozen=True, kw_only=True):
    """What is told of a group."""

    people: int
    """About how many people it is: a multiple of five; 0 for fewer than five, of whom nothing is told."""
    modules: tuple[ModuleTold, ...]
    mix_ups: tuple[MixUp, ...]
    troubles: tuple[Trouble, ...]


def aggregate(
    modules: Sequence[Outline], lessons: Iterable[Lesson], works: Iterable[Work | Trouble], people: Sequence[str]
) -> Aggregate:
    """What is told of a group. ``people`` are the ids of its members, in the order in which they were taken in.

    ``lessons`` are those that are available; only one learner's work is kept at a time.
    """
    counted = whole_fives(people)
    wanted, first = frozenset(counted), frozenset(counted[:ENOUGH])
    asked = {one.id for one in modules}
    opened = {one.ref: one for one in lessons if one.ref.module in asked}
    counting, mix_ups, troubles = [_Module(one) for one in modules], MixUps(opened.values()), []
    for work in works:
        if isinstance(work, Trouble):
            troubles.append(work)
        elif work.learner in wanted:
            for module in counting:
                module.add(work.standings)
            if work.learner in first:
                mix_ups.add(work.standings)
    return Aggregate(
        people=len(counted),
        modules=tuple(one.told(len(counted), opened) for one in counting),
        mix_ups=mix_ups.told(),
        troubles=tuple(troubles),
    )


def tellable_beside(people: Sequence[str], others: Sequence[str]) -> bool:
    """Whether something may be told of two groups, of these ids in the order in which they were taken in: neither those
    who are counted in them nor those who are looked at for mix-ups are nearly the same."""
    one, other = whole_fives(people), whole_fives(others)
    return not (nearly_the_same(one, other) or nearly_the_same(one[:ENOUGH], other[:ENOUGH]))


class _Counts:
    """How many did a part of the course, and how many did it well."""

    def __init__(self, ref: Ref) -> None:
        self.ref = ref
        self.done = self.well = 0


class _Module:
    """How many completed and mastered a module and its lessons, and answered its marked exercises."""

    def __init__(self, module: Outline) -> None:
        self.module = module
        self.whole = _Counts(Ref(module.id))
        self.lessons = [_Counts(one) for one in module.lessons]
        self.exercises = {one: _Counts(one) for one in module.marked}

    def add(self, standings: Standings) -> None:
        """Count one learner."""
        done = well = True
        for lesson in self.lessons:
            completed, mastered = lesson.ref in standings.completed, lesson.ref in standings.mastered
            lesson.done += completed
            lesson.well += mastered
            done, well = done and completed, well and mastered
        self.whole.done += done
        self.whole.well += well
        scores = standings.scores_in(self.module.marked)
        for ref, own, first in zip(scores.exercises, scores.own, scores.first, strict=True):
            if own:
                self.exercises[ref].done += 1
                self.exercises[ref].well += first is not None and first >= MASTERY

    def told(self, people: int, opened: Mapping[Ref, Lesson]) -> ModuleTold:
        """What is told of it. ``opened`` are the lessons that are available."""
        return ModuleTold(
            id=self.module.id,
            title=self.module.title,
            completed=told(self.whole.done, people),
            mastered=told(self.whole.well, people),
            answered=told(max((one.done for one in self.exercises.values()), default=0), people),
            lessons=tuple(
                LessonTold(
                    ref=one.ref,
                    title=opened[one.ref].title if one.ref in opened else one.ref.lesson,
                    completed=told(one.done, people),
                    mastered=told(one.well, people),
                    exercises=tuple(self._exercises(opened.get(one.ref), people)),
                )
                for one in self.lessons
            ),
        )

    def _exercises(self, lesson: Lesson | None, people: int) -> Iterator[ExerciseTold]:
        labels = {one.id: one.label for one in lesson.exercises} if lesson is not None else {}
        for one in self.exercises.values():
            if lesson is not None and one.ref.of_lesson == lesson.ref:
                among = surely(one.done, people)
                answered, right = told(one.done, people), told(one.well, among)
                all_of_them = people if answered is None else most(answered)
                share = None if right is None else _share(right, among, all_of_them)
                yield ExerciseTold(ref=one.ref, text=labels[one.ref.step], answered=answered, right=right, share=share)


def _share(right: int, among: int, at_most: int) -> Share:
    """Between what the share of those who were right lies, of ``among`` to ``at_most`` people who answered."""
    return Share(floor(100 * right / at_most) / 100, min(100, ceil(100 * most(right) / among)) / 100)
