"""What a learner took for what, and where their misses fall: counts that they can find again in their answers. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from copro_tui.course.lesson import Lesson
from copro_tui.course.refs import Ref
from copro_tui.exercises import Exercise
from copro_tui.frameworks import Framework
from copro_tui.progress.events import Attempt
from copro_tui.progress.record import Record

MIXED_UP_OFTEN = 2
"""How often a place must be taken for another to be listed."""

MOST = 5
"""How many mix-ups are listed."""


class Confusion(Struct, frozen=True, kw_only=True):
    """A place that the learner took for another."""

    one: str
    other: str
    """The names of the place where cases belonged, and of the place where they were put."""
    mixed: int
    """How often a case that belongs to the one was put at the other."""
    placed: int
    """How often a case that belongs to the one was placed."""
    lesson: Lesson
    """The lesson in which it happened most, to go back to."""
    framework: Framework | None = None
    points: tuple[str, str] = ("", "")
    """The ids of the two places."""


class PointMisses(Struct, frozen=True, kw_only=True):
    """How the cases that belong to one point were placed at the first try."""

    point: str
    placed: int
    missed: int


class Misses(Struct, frozen=True, kw_only=True):
    """Where the misses on one ordered framework fall, at the first try."""

    framework: Framework
    points: tuple[PointMisses, ...]
    """Those that a case belongs to, in the framework's order."""
    too_far: int
    """How many misses were one or more points further up (to the right) than they belong."""

    @property
    def missed(self) -> int:
        return sum(one.missed for one in self.points)


def confusions(lessons: Iterable[Lesson], record: Record) -> tuple[Confusion, ...]:
    """What was taken for what in the learner's own answers (not in shown ones), the most frequent first."""
    mixed: Counter[tuple[str, str, str]] = Counter()
    placed: Counter[tuple[str, str]] = Counter()
    where: defaultdict[tuple[str, str, str], Counter[Ref]] = defaultdict(Counter)
    names: dict[tuple[str, str], str] = {}
    frameworks: dict[str, Framework | None] = {}
    by_ref = {}
    for lesson in lessons:
        by_ref[lesson.ref] = lesson
        for exercise in _placing(lesson):
            ref = lesson.ref.at(exercise.id)
            scale = exercise.framework.id if exercise.framework else str(ref)
            frameworks[scale] = exercise.framework
            names |= {(scale, target): name for target, name in exercise.options.items()}
            for belongs, given in placements(exercise, record.attempts.get(ref, ())):
                placed[scale, belongs] += 1
                if given != belongs:
                    mixed[scale, belongs, given] += 1
                    where[scale, belongs, given][lesson.ref] += 1
    return tuple(
        Confusion(
            one=names[scale, belongs],
            other=names[scale, given],
            mixed=count,
            placed=placed[scale, belongs],
            lesson=by_ref[where[scale, belongs, given].most_common(1)[0][0]],
            framework=frameworks[scale],
            points=(belongs, given),
        )
        for (scale, belongs, given), count in mixed.most_common(MOST)
        if count >= MIXED_UP_OFTEN
    )


def misses(lessons: Iterable[Lesson], record: Record) -> Misses | None:
    """Where the first tries went wrong, on the ordered framework that was placed on most; None if on none."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    frameworks: dict[str, Framework] = {}
    for lesson in lessons:
        for exercise in _placing(lesson):
            framework = exercise.framework
            if framework is not None and exercise.ordered:
                attempts = record.attempts.get(lesson.ref.at(exercise.id), ())
                own = next((one for one in attempts if not one.shown), None)
                frameworks[framework.id] = framework
                found[framework.id] += placements(exercise, [own] if own else [])
    most = max(found, key=lambda one: len(found[one]), default="")
    if not most or not found[most]:
        return None
    framework, pairs = frameworks[most], found[most]
    points = []
    for point in framework.points:
        given = [put for belongs, put in pairs if belongs == point.id]
        if given:
            missed = sum(put != point.id for put in given)
            points.append(PointMisses(point=point.id, placed=len(given), missed=missed))
    too_far = sum(framework.places[put] > framework.places[belongs] for belongs, put in pairs)
    return Misses(framework=framework, points=tuple(points), too_far=too_far)


def placements(exercise: Exercise, attempts: Iterable[Attempt]) -> Iterator[tuple[str, str]]:
    """(Where a case belongs, where it was put), in the learner's own answers.

    A case that stands in an answer where it stood in the one before is not placed again. A place that earns full
    credit, or that can be argued, counts as right.
    """
    before: dict[str, str] = {}
    for attempt in attempts:
        if attempt.shown:
            continue
        placed = exercise.placed(attempt.answer)
        for case in exercise.cases:
            given = placed.get(case.id)
            if case.best and given and given != before.get(case.id):
                yield case.best, case.best if case.credit_of.get(given) else given
        before |= placed


def _placing(lesson: Lesson) -> Iterator[Exercise]:
    return (one for one in lesson.exercises if one.cases and one.scored)
