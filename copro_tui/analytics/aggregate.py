"""A group without its people: how many completed, mastered and answered what, as far as ``disclosure`` lets it be told.

No count leaves this module but as ``told`` gives it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress
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
    counting, mix_ups, troubles = _Counting(modules), MixUps(opened.values()), []
    for work in works:
        if isinstance(work, Trouble):
            troubles.append(work)
        elif work.learner in wanted:
            counting.add(work.standings)
            if work.learner in first:
                mix_ups.add(work.standings)
    return Aggregate(
        people=len(counted),
        modules=tuple(counting.told(len(counted), opened)),
        mix_ups=mix_ups.told(),
        troubles=tuple(troubles),
    )


def tellable_beside(people: Sequence[str], others: Sequence[str]) -> bool:
    """Whether something may be told of two groups, of these ids in the order in which they were taken in: neither those
    who are counted in them nor those who are looked at for mix-ups are nearly the same."""
    one, other = whole_fives(people), whole_fives(others)
    return not (nearly_the_same(one, other) or nearly_the_same(one[:ENOUGH], other[:ENOUGH]))


class _Counting:
    """How many completed and mastered modules and lessons, and answered marked exercises, and had these right."""

    def __init__(self, modules: Sequence[Outline]) -> None:
        self._modules = [(one, frozenset(one.lessons)) for one in modules]
        self._completed, self._mastered = Counter[Ref](), Counter[Ref]()
        self._whole_completed, self._whole_mastered = Counter[str](), Counter[str]()
        self._answered, self._right = Counter[Ref](), Counter[Ref]()

    def add(self, standings: Standings) -> None:
        """Count one learner."""
        completed, mastered = standings.completed.keys(), standings.mastered
        self._completed.update(completed)
        self._mastered.update(mastered)
        for module, lessons in self._modules:
            self._whole_completed[module.id] += lessons <= completed
            self._whole_mastered[module.id] += lessons <= mastered
            scores = standings.scores_in(module.marked)
            self._answered.update(compress(scores.exercises, scores.own))
            right = [first is not None and first >= MASTERY for first in scores.first]
            self._right.update(compress(scores.exercises, right))

    def told(self, people: int, opened: Mapping[Ref, Lesson]) -> Iterator[ModuleTold]:
        """What is told of ``people`` who were counted. ``opened`` are the lessons that are available."""
        for module, _lessons in self._modules:
            yield ModuleTold(
                id=module.id,
                title=module.title,
                completed=told(self._whole_completed[module.id], people),
                mastered=told(self._whole_mastered[module.id], people),
                answered=told(max((self._answered[one] for one in module.marked), default=0), people),
                lessons=tuple(self._lesson(one, opened.get(one), people) for one in module.lessons),
            )

    def _lesson(self, ref: Ref, lesson: Lesson | None, people: int) -> LessonTold:
        return LessonTold(
            ref=ref,
            title=ref.lesson if lesson is None else lesson.title,
            completed=told(self._completed[ref], people),
            mastered=told(self._mastered[ref], people),
            exercises=()
            if lesson is None
            else tuple(self._exercise(ref.at(one.id), one.label, people) for one in lesson.exercises if one.scored),
        )

    def _exercise(self, ref: Ref, text: str, people: int) -> ExerciseTold:
        among = surely(self._answered[ref], people)
        answered, right = told(self._answered[ref], people), told(self._right[ref], among)
        share = None if right is None else _share(right, among, people if answered is None else most(answered))
        return ExerciseTold(ref=ref, text=text, answered=answered, right=right, share=share)


def _share(right: int, among: int, at_most: int) -> Share:
    """Between what the share of those who were right lies, of ``among`` to ``at_most`` people who answered."""
    return Share(floor(100 * right / at_most) / 100, min(100, ceil(100 * most(right) / among)) / 100)
