"""What is next for a learner, in one line: where they stopped, what is due, what is asked of them and by when."""

from __future__ import annotations

from msgspec import Struct

from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.i18n import gettext as _
from copro_tui.player.course_player import CoursePlayer
from copro_tui.player.due import Due
from copro_tui.player.progress_words import carry_on_in_full, finished_words, lesson_name
from copro_tui.player.resume import ResumePoint
from copro_tui.player.review_words import due_words
from copro_tui.text.days import day_in_words


class CarryOn(Struct, frozen=True, kw_only=True):
    """Where *continue* leads."""

    place: str
    """Its address (see ``course/places.py``)."""
    lesson: str
    """What the lesson is called for short."""
    title: str
    step: int
    """The number of the step, from 1."""
    steps: int
    minutes: int
    """About how many minutes are left of the lesson."""


class AskedOf(Struct, frozen=True, kw_only=True):
    """A module that a trainer asks for and that is not done; or a review, until its day has passed."""

    module: str
    """Its id; ``review`` for a review."""
    title: str
    when: str
    """In words; empty if it has no day."""
    due: str
    """The day, such as 2026-01-31; empty if it has none."""


class DueNow(Struct, frozen=True, kw_only=True):
    """What is due for review."""

    mix_ups: int
    others: int
    minutes: int
    """About how many minutes it takes; 0 where nothing is due."""


class Status(Struct, frozen=True, kw_only=True):
    """All of it, in a form that programs can read."""

    course: str
    learner: str | None
    """None while nobody has begun."""
    carry_on: CarryOn | None = None
    """None once every lesson is finished."""
    review: DueNow | None = None
    """None where the learner wants no reviews."""
    asked: tuple[AskedOf, ...] = ()
    words: str
    """The line for people."""


def nobody(course: str) -> Status:
    """The status where nobody has begun yet."""
    return Status(course=course, learner=None, words=_("Nobody has begun here. Type “copro” to begin."))


def status_of(player: CoursePlayer) -> Status:
    """The status of a learner."""
    home, due, asked = player.home(), player.due(), _asked(player)
    stopped = carry_on_in_full(player.course, home) or finished_words(home)
    parts = [stopped.rstrip("."), due_words(due).rstrip(".") if due.count else "", *map(_asked_words, asked)]
    return Status(
        course=player.course.title,
        learner=player.about.name,
        carry_on=_carry_on(player, home.stopped) if home.stopped else None,
        review=_due_now(due),
        asked=asked,
        words=" ".join(f"{part}." for part in parts if part),
    )


def _carry_on(player: CoursePlayer, stopped: ResumePoint) -> CarryOn:
    ref = stopped.lesson.ref
    return CarryOn(
        place=str(stopped.opens),
        lesson=lesson_name(player.course, ref),
        title=stopped.lesson.title,
        step=stopped.place + 1,
        steps=len(stopped.lesson.steps),
        minutes=stopped.minutes,
    )


def _due_now(due: Due) -> DueNow | None:
    if due.off:
        return None
    return DueNow(mix_ups=due.mix_ups, others=due.others, minutes=due.minutes if due.count else 0)


def _asked(player: CoursePlayer) -> tuple[AskedOf, ...]:
    assignments = player.assignments()
    if not assignments:
        return ()
    due, _others = assignments.split(player.modules())
    review = assignments.review_due()
    when = _("by %(day)s") % {"day": day_in_words(review)} if review else ""
    asked = AskedOf(module="review", title=name_of(places.Review()), when=when, due=str(review))
    return (
        *((asked,) if review else ()),
        *(
            AskedOf(
                module=one.module.id,
                title=f"{one.module.label}, {one.module.title}",
                when=assignments.when(one.module.id),
                due=str(assignments.due(one.module.id) or ""),
            )
            for one in due
        ),
    )


def _asked_words(asked: AskedOf) -> str:
    if not asked.when:
        return _("Asked of you: %(module)s") % {"module": asked.title}
    return _("Asked of you: %(module)s, %(when)s") % {"module": asked.title, "when": asked.when}
