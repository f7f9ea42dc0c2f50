"""One learner of a cohort: how far they are in each lesson, how each exercise went, and what they chose to send."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from copro_tui.analytics.gradebook import Cell, Outline, own_tries, row_of, tries_by_exercise
from copro_tui.analytics.stuck import Stuck, reasons
from copro_tui.cohorts.learner_work import Trouble, Try, Words, Work
from copro_tui.course.model import Lesson


class Answered(Struct, frozen=True, kw_only=True):
    """One exercise as one learner answered it."""

    exercise: str
    """``module/lesson/step``."""
    prompt: str
    tries: int
    """Their own; an answer that was shown is none."""
    first: float | None
    best: float | None
    shown: bool
    """Whether they had the answer shown."""


class LessonPortrait(Struct, frozen=True, kw_only=True):
    """One lesson, as far as a learner is in it."""

    ref: str
    title: str
    completed: bool
    mastered: bool
    exercises: tuple[Answered, ...]
    """Those that were answered."""


class ModulePortrait(Struct, frozen=True, kw_only=True):
    """One module, as far as a learner is in it."""

    module: Outline
    cell: Cell
    lessons: tuple[LessonPortrait, ...]


class LearnerDetail(Struct, frozen=True, kw_only=True):
    """One learner."""

    learner: str
    name: str
    last: str
    modules: tuple[ModulePortrait, ...]
    stuck: tuple[Stuck, ...]
    words: tuple[Words, ...]
    """Reflections that they chose to send."""
    troubles: tuple[Trouble, ...]


def portrait(
    lessons: Mapping[str, Lesson],
    modules: Sequence[Outline],
    work: Work,
    today: date,
    *,
    words: Sequence[Words] = (),
    troubles: Sequence[Trouble] = (),
) -> LearnerDetail:
    """One learner's work, told by the lessons of ``modules``; ``lessons`` are those that can be read."""
    row, tries = row_of(work, modules), tries_by_exercise(work)
    completed = {one.what for one in work.done}
    mastered = {one.what for one in work.done if one.mastered}

    def of_lesson(ref: str) -> LessonPortrait:
        lesson = lessons.get(ref)
        asked = [(f"{ref}/{one.id}", one.prompt) for one in lesson.exercises] if lesson is not None else []
        return LessonPortrait(
            ref=ref,
            title=lesson.title if lesson is not None else ref.partition("/")[2],
            completed=ref in completed,
            mastered=ref in mastered,
            exercises=tuple(_answered(one, prompt, tries[one]) for one, prompt in asked if one in tries),
        )

    return LearnerDetail(
        learner=work.learner,
        name=work.name,
        last=row.last,
        modules=tuple(
            ModulePortrait(module=module, cell=cell, lessons=tuple(map(of_lesson, module.lessons)))
            for module, cell in zip(modules, row.cells, strict=True)
        ),
        stuck=tuple(reasons(modules, work, today)),
        words=tuple(words),
        troubles=tuple(troubles),
    )


def _answered(exercise: str, prompt: str, tries: Sequence[Try]) -> Answered:
    count, first, best = own_tries(tries)
    return Answered(exercise=exercise, prompt=prompt, tries=count, first=first, best=best, shown=count < len(tries))
