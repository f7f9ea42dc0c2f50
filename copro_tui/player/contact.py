"""My contact: the letter, form or meeting of their own that a learner takes through the course."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from copro_tui.course.course import Course
from copro_tui.course.refs import Ref
from copro_tui.errors import UsageError
from copro_tui.frameworks import Framework
from copro_tui.i18n import gettext as _
from copro_tui.progress.drafts import Draft
from copro_tui.progress.events import Reflection, new_id, stamp
from copro_tui.progress.record import Record
from copro_tui.progress.words import words

if TYPE_CHECKING:
    from copro_tui.course.lesson import Lesson


class Contact(Struct, frozen=True, kw_only=True):
    """A learner's contact, as far as it is named and placed."""

    name: str
    """In one line; empty if it was placed, but not named."""
    named_at: Ref
    """The step where it is named."""
    placed_at: Ref
    """The step where it is placed."""
    framework: Framework | None = None
    """What it is placed on; None until it is."""
    today: str = ""
    """The id of the point where it is today; empty until it is placed."""
    wish: str = ""
    """The id of the point where the learner would like it to be; empty until it is placed."""


def contact(course: Course, record: Record, drafts: Mapping[Ref, Draft]) -> Contact | None:
    """The learner's contact; None if the course asks for none, or while it is neither named nor placed."""
    steps = course.contact
    if steps is None:
        return None
    written = words(steps.named_at, record, drafts)
    name = " ".join(written.text.split()) if written else ""
    answers = _answers(steps.placed_at, record, drafts)
    asked = course.contact_outline
    placed = {case: place for answer in answers for case, place in answer.items() if place in asked.places}
    today, wish = (placed.get(case, "") for case in asked.cases) if asked.cases else ("", "")
    if not (name or today or wish):
        return None
    return Contact(
        name=name,
        named_at=steps.named_at,
        placed_at=steps.placed_at,
        framework=course.frameworks[asked.framework] if today or wish else None,
        today=today,
        wish=wish,
    )


def question(course: Course) -> str:
    """The question that asks for the contact's name; empty if the course asks for none, or not today."""
    return course.contact_outline.question


def needed(course: Course, lesson: Lesson, record: Record) -> bool:
    """Whether a lesson should be begun with a contact that has a name: at the first start of one applied to it."""
    steps = course.contact
    if (
        steps is None
        or lesson.ref == steps.named_at.of_lesson
        or any(ref.of_lesson == lesson.ref and ref != record.last_step for ref in record.visited)
    ):
        return False
    own_work = any(one.plan or (one.by_case and not one.keyed) for one in lesson.exercises)
    return own_work and bool(course.contact_outline.question)


def naming(course: Course, name: str, record: Record, now: datetime) -> Reflection:
    """What is added to the record when the contact is given a name, in one line. Raises UsageError without one."""
    steps, text = course.contact, " ".join(name.split())
    if steps is None or not text:
        raise UsageError(_("Give your contact a name, or leave it for later."))
    written = record.reflections.get(steps.named_at)
    return Reflection(
        id=new_id(),
        at=stamp(now),
        exercise=str(steps.named_at),
        prompt=question(course),
        text=text,
        after=written[-1].id if written else "",
    )


def _answers(step: Ref, record: Record, drafts: Mapping[Ref, Draft]) -> list[dict[str, str]]:
    """The last whole answer at a step, and what was put down there since."""
    kept = [record.standing(step).answer, drafts[step].answer if step in drafts else None]
    return [one for one in kept if isinstance(one, dict)]
