"""The contents of a record: events, which are kept for ever, and the owner's details."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, ClassVar

from msgspec import Meta, Struct, field

from copro_tui.work import Answer, Sureness

SHAPE = 1
"""The version of the record format. It is raised when an older program could misread a newer record."""

Clock = Callable[[], datetime]
"""Returns the current time, with a time zone."""


def new_id() -> str:
    """An id that no other event has."""
    return uuid.uuid4().hex


def stamp(now: datetime) -> str:
    """A time as an event has it."""
    return now.astimezone(UTC).isoformat(timespec="milliseconds")


class Event(Struct, frozen=True, kw_only=True, gc=False):
    """Something that happened. Events are only ever added, so two copies of a record merge by union of their ids."""

    table: ClassVar[str]
    id: str
    """32 digits in hex that no other event has."""
    at: str
    """The time, in UTC (ISO 8601)."""


class Attempt(Event, frozen=True, kw_only=True, gc=False):
    """One checked answer."""

    table = "attempts"
    exercise: str
    """``module/lesson/step``."""
    revision: str
    """The fingerprint of what decided the exercise's score at that time."""
    answer: Answer
    score: Annotated[float, Meta(ge=0, le=1)] | None
    """From 0 to 1; None for an exercise that is not marked."""
    hinted: bool = False
    """Whether the hint had been read."""
    shown: bool = False
    """Whether this is the course's answer, shown on request."""
    seconds: int = 0
    """From opening the step to checking."""
    sure: dict[str, Sureness] = field(default_factory=dict)
    """How sure the learner was, if they were asked (see ``Work.sure``)."""


class Visit(Event, frozen=True, kw_only=True, gc=False):
    """A step was opened in its lesson."""

    table = "visits"
    step: str
    """``module/lesson/step``."""


class Completion(Event, frozen=True, kw_only=True, gc=False):
    """A lesson or a module was completed or mastered. It is never undone."""

    table = "completions"
    what: str
    """``module`` or ``module/lesson``."""
    mastered: bool = False


class Reflection(Event, frozen=True, kw_only=True, gc=False):
    """The learner's own words. The newest of an exercise counts; older ones are kept."""

    table = "reflections"
    exercise: str
    prompt: str
    """The wording of the question at that time."""
    text: str
    after: str | None = None
    """The id of the version that was there when this one was begun; empty if there was none, None if that is not known
    (records of earlier versions)."""


class Review(Event, frozen=True, kw_only=True, gc=False):
    """One answer in a review. It counts for when its card comes back, and for nothing else."""

    table = "reviews"
    card: str
    """What was asked: a case, ``module/lesson/step#case``, or all of an exercise, ``module/lesson/step``."""
    revision: str
    """The fingerprint of what decided the exercise's score at that time; empty for the learner's own words."""
    answer: Answer
    """The first answer; to one's own words, ``yes`` or ``no``: whether one would still write them."""
    score: Annotated[float, Meta(ge=0, le=1)] | None
    """From 0 to 1; None for one's own words."""
    hinted: bool = False
    seconds: int = 0
    """From opening the card to the answer."""
    sure: Sureness | None = None
    """How sure the learner was, if they were asked."""


EVENT_TYPES: tuple[type[Event], ...] = (Attempt, Visit, Completion, Reflection, Review)


class About(Struct, frozen=True, kw_only=True, gc=False):
    """The record's owner and their preferences."""

    name: Annotated[str, Meta(min_length=1)]
    learner: Annotated[str, Meta(min_length=1)]
    """A random id, so that a record can be told from another of the same name."""
    made: str
    shape: int = SHAPE
    language: str = "en"
    theme: str = ""
    changed: str = ""
    """When any of this was last changed: when two copies are merged, the later one is kept."""
    settings: dict[str, str] = field(default_factory=dict)
    """Other settings by name, only those that the learner has chosen (see ``settings.py``)."""
    keys: dict[str, str] = field(default_factory=dict)
    """The learner's own keys, by command id."""
