"""Where *continue* leads."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from copro_tui.course.model import Lesson


class ResumePoint(Struct, frozen=True, kw_only=True):
    """The step at which the learner stopped, or the next lesson when that one was finished."""

    lesson: Lesson
    step: str | None
    """None to begin at the lesson's beginning."""
    place: int
    """Its number, from 0."""
    begun: bool
    """Whether the learner was in this lesson before."""
    last_seen: datetime | None
    """When the learner was last here."""
    recap: str = ""
    """What the lesson before asked them to remember."""
