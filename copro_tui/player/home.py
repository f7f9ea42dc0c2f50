"""What home shows of the course: where to carry on, and a trail of lessons for each module. Pure."""

from __future__ import annotations

from msgspec import Struct

from copro_tui.course.course import Course
from copro_tui.course.model import Module
from copro_tui.course.refs import Ref
from copro_tui.figures.trail import StationSign
from copro_tui.player.resume import ResumePoint
from copro_tui.progress.completion import StepState, standing_in_lesson
from copro_tui.progress.record import Record


class Station(Struct, frozen=True, kw_only=True):
    """A lesson on the trail of its module."""

    ref: Ref
    number: int
    """Counted from 1."""
    sign: StationSign
    """*Done* is mastered; *again*, finished with something under 80%; *here*, where the learner carries on."""

    @property
    def finished(self) -> bool:
        return self.sign in ("done", "again")


class Trail(Struct, frozen=True, kw_only=True):
    """A module and its lessons."""

    module: Module
    stations: tuple[Station, ...]

    @property
    def finished(self) -> int:
        return sum(one.finished for one in self.stations)

    @property
    def next(self) -> Station | None:
        """Where to go on in it: where the learner is, else the first that is not finished, else the first."""
        by_need = sorted(self.stations, key=lambda one: (one.sign != "here", one.finished))
        return by_need[0] if by_need else None


class Home(Struct, frozen=True, kw_only=True):
    """Home, for one learner."""

    stopped: ResumePoint | None
    """None when every lesson is finished, or those that are not have mistakes, so that they cannot be opened."""
    states: tuple[StepState, ...]
    """How far each step is of the lesson to carry on with."""
    trails: tuple[Trail, ...]

    @property
    def finished(self) -> int:
        return sum(one.finished for one in self.trails)

    @property
    def lessons(self) -> int:
        return sum(len(one.stations) for one in self.trails)

    @property
    def to_look_at_again(self) -> int:
        """How many lessons are finished, but not mastered."""
        return sum(one.sign == "again" for trail in self.trails for one in trail.stations)


def home(course: Course, record: Record, stopped: ResumePoint | None) -> Home:
    """Home, with the trails of the whole course."""
    here = stopped.lesson.ref if stopped else None
    return Home(
        stopped=stopped,
        states=standing_in_lesson(stopped.lesson, record).states if stopped else (),
        trails=tuple(
            Trail(
                module=module,
                stations=tuple(
                    Station(ref=ref, number=number, sign=_sign(ref, record, here))
                    for number, ref in enumerate(course.lessons(module.id), start=1)
                ),
            )
            for module in course.modules
        ),
    )


def _sign(ref: Ref, record: Record, here: Ref | None) -> StationSign:
    if ref in record.mastered:
        return "done"
    if ref in record.completed:
        return "again"
    return "here" if ref == here else "to-do"
