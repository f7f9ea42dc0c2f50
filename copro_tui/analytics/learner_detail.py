"""One learner of a cohort: how far they are in each lesson, how each exercise went, and what they chose to send."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from copro_tui.analytics.gradebook import Outline, row_of
from copro_tui.analytics.stuck import Stuck, reasons
from copro_tui.cohorts.learner_work import Trouble, Work
from copro_tui.course.lesson import Lesson
from copro_tui.course.refs import Ref
from copro_tui.progress.events import Reflection
from copro_tui.progress.standing import ModuleStanding, Standing


class Answered(Struct, frozen=True, kw_only=True):
    """One exercise as one learner answered it."""

    exercise: Ref
    prompt: str
    tries: int
    """How many own attempts; answers that were shown do not count."""
    first: float | None
    best: float | None
    shown: bool
    """Whether they had the answer shown."""


class LessonDetail(Struct, frozen=True, kw_only=True):
    """One lesson, and how far a learner is in it."""

    ref: Ref
    title: str
    completed: bool
    mastered: bool
    exercises: tuple[Answered, ...]
    """Those that were answered."""


class ModuleDetail(Struct, frozen=True, kw_only=True):
    """One module, and how far a learner is in it."""

    module: Outline
    cell: ModuleStanding
    lessons: tuple[LessonDetail, ...]


class LearnerDetail(Struct, frozen=True, kw_only=True):
    """One learner's results, module by module."""

    learner: str
    name: str
    last: str
    modules: tuple[ModuleDetail, ...]
    stuck: tuple[Stuck, ...]
    words: tuple[Reflection, ...]
    """Reflections that they chose to send."""
    troubles: tuple[Trouble, ...]


def learner_detail(
    lessons: Mapping[Ref, Lesson],
    modules: Sequence[Outline],
    work: Work,
    today: date,
    *,
    words: Sequence[Reflection] = (),
    troubles: Sequence[Trouble] = (),
) -> LearnerDetail:
    """One learner's work in the lessons of ``modules``; ``lessons`` are those that can be read."""
    row, standings = row_of(work, modules), work.standings

    def of_lesson(ref: Ref) -> LessonDetail:
        lesson = lessons.get(ref)
        asked = [(ref.at(one.id), one.prompt) for one in lesson.exercises] if lesson is not None else []
        return LessonDetail(
            ref=ref,
            title=lesson.title if lesson is not None else ref.lesson,
            completed=ref in standings.completed,
            mastered=ref in standings.mastered,
            exercises=tuple(
                _answered(one, prompt, standings.standing(one)) for one, prompt in asked if one in standings.attempts
            ),
        )

    return LearnerDetail(
        learner=work.learner,
        name=work.name,
        last=row.last,
        modules=tuple(
            ModuleDetail(module=module, cell=cell, lessons=tuple(map(of_lesson, module.lessons)))
            for module, cell in zip(modules, row.cells, strict=True)
        ),
        stuck=tuple(reasons(modules, row, standings, today)),
        words=tuple(words),
        troubles=tuple(troubles),
    )


def _answered(exercise: Ref, prompt: str, standing: Standing) -> Answered:
    return Answered(
        exercise=exercise,
        prompt=prompt,
        tries=standing.own,
        first=standing.first,
        best=standing.best,
        shown=standing.shown,
    )
