"""A learner's results: scores, time, and what they took for what."""

from __future__ import annotations

from msgspec import Struct

from copro_tui.course.course import Course, available_lessons
from copro_tui.course.lesson import Lesson
from copro_tui.course.model import Module
from copro_tui.player.mix_ups import Confusion, Misses, confusions, misses
from copro_tui.player.sure_misses import SureMiss, sure_misses
from copro_tui.progress.completion import LessonStanding, standing_in_lesson
from copro_tui.progress.record import Record
from copro_tui.progress.standing import ModuleStanding, mean_score, standing_in_module


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
    standing: ModuleStanding
    """With the means of the first and best scores of its exercises."""

    @property
    def completed(self) -> int:
        return sum(one.completed for one in self.lessons)


class Results(Struct, frozen=True, kw_only=True):
    """The results of all modules, what was taken for what, and where the misses fall."""

    modules: tuple[ModuleResult, ...]
    best: float | None
    """The mean of the best scores of all exercises; None if there is none."""
    confusions: tuple[Confusion, ...]
    """The most frequent first."""
    misses: Misses | None = None
    """On the framework that was placed on most; None if on none."""
    sure_misses: tuple[SureMiss, ...] = ()
    """What the learner was sure of, and was not right."""

    @property
    def lessons(self) -> tuple[LessonResult, ...]:
        return tuple(one for module in self.modules for one in module.lessons)

    @property
    def completed(self) -> int:
        return sum(module.completed for module in self.modules)

    @property
    def seconds(self) -> int:
        """The time spent on answering."""
        return sum(one.state.seconds for one in self.lessons)

    @property
    def begun(self) -> bool:
        """Whether any exercise was answered."""
        return any(one.state.answered for one in self.lessons)


def results(course: Course, record: Record) -> Results:
    """The results in ``record`` for the current lessons of the course. Opens every lesson."""
    lessons = {lesson.ref: lesson for lesson in available_lessons(course)}
    modules = []
    for module in course.modules:
        refs = [ref for ref in course.lessons(module.id) if ref in lessons]
        marked = [one for ref in refs for one in lessons[ref].marked]
        standing = standing_in_module(course.lessons(module.id), marked, record)
        found = tuple(_lesson_result(lessons[ref], record) for ref in refs)
        modules.append(ModuleResult(module=module, lessons=found, standing=standing))
    every = tuple(lessons.values())
    return Results(
        modules=tuple(modules),
        best=mean_score(record.standing(one).best for lesson in every for one in lesson.marked),
        confusions=confusions(every, record),
        misses=misses(every, record),
        sure_misses=sure_misses(every, record),
    )


def _lesson_result(lesson: Lesson, record: Record) -> LessonResult:
    return LessonResult(
        lesson=lesson,
        completed=lesson.ref in record.completed,
        mastered=lesson.ref in record.mastered,
        state=standing_in_lesson(lesson.outline, record),
    )
