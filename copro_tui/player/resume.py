"""Where *continue* leads, and at which step a lesson opens. Pure functions of course and record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from copro_tui.course import places
from copro_tui.course.course import Course
from copro_tui.course.outline import Outline
from copro_tui.course.places import Place
from copro_tui.course.refs import Ref
from copro_tui.progress.completion import step_state
from copro_tui.progress.record import Record


class ResumePoint(Struct, frozen=True, kw_only=True):
    """Where *continue* leads: the step where the learner stopped, or the next lesson if that one is finished."""

    lesson: Outline
    step: str | None
    """The id of the step; None for the beginning of the lesson."""
    place: int
    """The step's position in the lesson, from 0."""
    begun: bool
    """Whether the learner has begun this lesson."""
    last_seen: datetime | None
    """When the learner was last here."""
    recap: str = ""
    """What to remember from the lesson before."""

    @property
    def opens(self) -> Place:
        """The place that is opened."""
        ref = self.lesson.ref
        return places.Lesson(ref) if self.step is None else places.Step(ref.at(self.step))

    @property
    def minutes(self) -> int:
        """About how many minutes are left of the lesson."""
        return self.lesson.minutes_left(self.place)


def resume_point(course: Course, record: Record, begin_with: Sequence[str] = ()) -> ResumePoint | None:
    """The step last seen, or the next lesson once that one is complete.

    A learner who has seen no step yet begins with the modules ``begin_with``, if any. None if everything is complete or
    no lesson is available.
    """
    if record.last_step is None:
        return _beginning(_first_lesson(course, record, begin_with))
    at = datetime.fromisoformat(record.visited[record.last_step])
    stopped = course.outline(record.last_step.of_lesson)
    if stopped is not None and stopped.ref not in record.completed:
        place = _place_of_work(stopped, record.last_step.step, record)
        step = None if place is None else stopped.steps[place].id
        return ResumePoint(lesson=stopped, step=step, place=place or 0, begun=True, last_seen=at)
    following = next_lesson(course, record, record.last_step.of_lesson)
    return _beginning(following, at, stopped.remember if stopped else "")


def next_lesson(course: Course, record: Record, after: Ref | None) -> Outline | None:
    """The first available lesson that is not complete, looking onward from ``after`` and then from the start."""
    refs = course.all_lessons()
    start = refs.index(after) + 1 if after in refs else 0
    for ref in (*refs[start:], *refs[:start]):
        if ref not in record.completed and (lesson := course.outline(ref)):
            return lesson
    return None


def place_in(lesson: Outline, record: Record) -> int:
    """The position (from 0) of the step at which a lesson opens: the last seen, or the first once it is complete."""
    if lesson.ref in record.completed:
        return 0
    seen = (lesson.place_of(ref.step) for ref in reversed(record.visited) if ref.of_lesson == lesson.ref)
    return next((place for place in seen if place is not None), 0)


def _beginning(lesson: Outline | None, last_seen: datetime | None = None, recap: str = "") -> ResumePoint | None:
    """The resume point at the beginning of a lesson that the learner has not begun; None if ``lesson`` is None."""
    if lesson is None:
        return None
    return ResumePoint(lesson=lesson, step=None, place=0, begun=False, last_seen=last_seen, recap=recap)


def _first_lesson(course: Course, record: Record, modules: Sequence[str]) -> Outline | None:
    """The first available lesson of these modules, or of the course if they have none."""
    for module in modules:
        for ref in course.lessons(module):
            if ref not in record.completed and (lesson := course.outline(ref)):
                return lesson
    return next_lesson(course, record, None)


def _place_of_work(lesson: Outline, step: str, record: Record) -> int | None:
    """The position (from 0) of the step to continue with: ``step``, or, after the end, one that was skipped.

    None if the lesson no longer has such a step.
    """
    place = lesson.place_of(step)
    if place == len(lesson.steps) - 1 and step_state(lesson, lesson.steps[place], record) == "done":
        return next((n for n, one in enumerate(lesson.steps) if step_state(lesson, one, record) != "done"), place)
    return place
