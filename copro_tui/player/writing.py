"""What the learner wrote and placed of their own work: the journal, and the plan it adds up to."""

from __future__ import annotations

from msgspec import Struct

from copro_tui.course.library import Course, LessonUnavailableError
from copro_tui.course.model import Lesson, LessonRef, PlanPart
from copro_tui.exercises import Exercise, Reflect
from copro_tui.exercises.placing import Placing
from copro_tui.progress.record import Record


class JournalEntry(Struct, frozen=True, kw_only=True):
    """One reflection, the newest of its exercise."""

    ref: LessonRef
    step: str
    at: str
    prompt: str
    text: str
    versions: int
    """How often it was written; the older ones are kept."""


class PlanEntry(Struct, frozen=True, kw_only=True):
    """One part of the plan, with what fills it so far."""

    part: PlanPart
    lines: tuple[str, ...]
    """The learner's words, and their placements as "case: place"."""
    filled: tuple[tuple[LessonRef, str], ...]
    """The exercises that those came from: lesson and step."""
    waiting: tuple[tuple[LessonRef, str], ...]
    """The exercises that would fill it and have not been answered."""

    @property
    def written(self) -> bool:
        return bool(self.lines) and not self.waiting


def journal(record: Record) -> tuple[JournalEntry, ...]:
    """The newest words of every reflection, oldest first; those of exercises that are gone are still here."""
    entries = []
    for exercise, written in record.reflections.items():
        module, lesson, step = exercise.split("/")
        newest = written[-1]
        entries.append(
            JournalEntry(
                ref=LessonRef(module, lesson),
                step=step,
                at=newest.at,
                prompt=newest.prompt,
                text=newest.text,
                versions=len(written),
            )
        )
    return tuple(sorted(entries, key=lambda entry: entry.at))


def plan(course: Course, record: Record) -> tuple[PlanEntry, ...]:
    """The parts of the plan. Opens every lesson of the course, to find which exercises fill which part."""
    lines: dict[str, list[str]] = {part.id: [] for part in course.plan}
    filled: dict[str, list[tuple[LessonRef, str]]] = {part.id: [] for part in course.plan}
    waiting: dict[str, list[tuple[LessonRef, str]]] = {part.id: [] for part in course.plan}
    for lesson in _lessons(course):
        for exercise in lesson.exercises:
            if exercise.plan not in lines:
                continue
            if record.answered(f"{lesson.ref}/{exercise.id}"):
                lines[exercise.plan] += _said(exercise, record, f"{lesson.ref}/{exercise.id}")
                filled[exercise.plan].append((lesson.ref, exercise.id))
            else:
                waiting[exercise.plan].append((lesson.ref, exercise.id))
    return tuple(
        PlanEntry(
            part=part,
            lines=tuple(lines[part.id]),
            filled=tuple(filled[part.id]),
            waiting=tuple(waiting[part.id]),
        )
        for part in course.plan
    )


def _lessons(course: Course) -> list[Lesson]:
    lessons = []
    for ref in course.all_lessons():
        try:
            lessons.append(course.lesson(ref))
        except LessonUnavailableError:
            continue
    return lessons


def _said(exercise: Exercise, record: Record, ref: str) -> list[str]:
    if isinstance(exercise, Reflect):
        return [record.words(ref)]
    answer = record.standing(ref).answer
    if isinstance(exercise, Placing) and isinstance(answer, dict):
        names = exercise.target_names
        return [f"{item.text}: {names[answer[item.id]]}" for item in exercise.items if answer.get(item.id) in names]
    return []
