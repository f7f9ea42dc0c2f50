"""A learner's results: scores, time, and places that they confused often enough to look at again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from msgspec import Struct

from copro_tui.course.course import Course, available_lessons
from copro_tui.course.model import Lesson, Module
from copro_tui.course.refs import Ref
from copro_tui.exercises import Exercise
from copro_tui.progress.completion import LessonStanding, standing_in_lesson
from copro_tui.progress.events import Attempt
from copro_tui.progress.record import Record

MIXED_UP_OFTEN = 2
"""How often two places must be confused to be listed."""


class LessonResult(Struct, frozen=True, kw_only=True):
    """One lesson and its results."""

    lesson: Lesson
    completed: bool
    mastered: bool
    state: LessonStanding
    """First and best scores, and the time spent on answering."""


class ModuleResult(Struct, frozen=True, kw_only=True):
    """One module and its results."""

    module: Module
    lessons: tuple[LessonResult, ...]

    @property
    def completed(self) -> int:
        return sum(one.completed for one in self.lessons)


class Confusion(Struct, frozen=True, kw_only=True):
    """Two places that the learner confused with each other."""

    one: str
    other: str
    """The names of the two places."""
    mixed: int
    """How often one was chosen for the other."""
    placed: int
    """How often a case that belongs to either was placed."""
    lesson: Lesson
    """The lesson in which it happened most, to go back to."""


class Results(Struct, frozen=True, kw_only=True):
    """The results of all modules, and the confusions."""

    modules: tuple[ModuleResult, ...]
    confusions: tuple[Confusion, ...]
    """The most frequent first."""


def results(course: Course, record: Record) -> Results:
    """The results in ``record`` for the current lessons of the course. Opens every lesson."""
    lessons = {lesson.ref: lesson for lesson in available_lessons(course)}
    modules = []
    for module in course.modules:
        refs = [ref for ref in course.lessons(module.id) if ref in lessons]
        modules.append(ModuleResult(module=module, lessons=tuple(_lesson_result(lessons[ref], record) for ref in refs)))
    return Results(modules=tuple(modules), confusions=_confusions(lessons.values(), record))


def _lesson_result(lesson: Lesson, record: Record) -> LessonResult:
    return LessonResult(
        lesson=lesson,
        completed=lesson.ref in record.completed,
        mastered=lesson.ref in record.mastered,
        state=standing_in_lesson(lesson, record),
    )


def _confusions(lessons: Iterable[Lesson], record: Record) -> tuple[Confusion, ...]:
    """Pairs of places that were confused in the learner's own attempts (not in shown answers), in the whole course."""
    mixed: Counter[tuple[str, ...]] = Counter()
    belonging: Counter[tuple[str, str]] = Counter()
    where: defaultdict[tuple[str, ...], Counter[Ref]] = defaultdict(Counter)
    names: dict[tuple[str, str], str] = {}
    by_ref = {}
    for lesson in lessons:
        by_ref[lesson.ref] = lesson
        for exercise in lesson.exercises:
            if not exercise.cases or not exercise.scored:
                continue
            ref = lesson.ref.at(exercise.id)
            scale = exercise.framework.id if exercise.framework else str(ref)
            names |= {(scale, target): name for target, name in exercise.options.items()}
            for belongs, given in _placements(exercise, record.attempts.get(ref, ())):
                belonging[scale, belongs] += 1
                if given != belongs:
                    pair = (scale, *sorted((belongs, given)))
                    mixed[pair] += 1
                    where[pair][lesson.ref] += 1
    return tuple(
        Confusion(
            one=names[pair[0], pair[1]],
            other=names[pair[0], pair[2]],
            mixed=count,
            placed=belonging[pair[0], pair[1]] + belonging[pair[0], pair[2]],
            lesson=by_ref[where[pair].most_common(1)[0][0]],
        )
        for pair, count in mixed.most_common(5)
        if count >= MIXED_UP_OFTEN
    )


def _placements(exercise: Exercise, attempts: Iterable[Attempt]) -> Iterable[tuple[str, str]]:
    """(Where a case belongs, where it was put) for all own attempts; a place that earns credit counts as right."""
    for attempt in attempts:
        placed = {} if attempt.shown else exercise.placed(attempt.answer)
        for case in exercise.cases:
            if case.best and (given := placed.get(case.id)):
                yield case.best, case.best if case.credit_of.get(given) else given
