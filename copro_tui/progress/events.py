"""What a learner has done, as events that are kept for ever, and whose record it is."""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta, Struct, field

from copro_tui.exercises import Answer

SHAPE = 1
"""The version of the shape of a record. It goes up when an older program could misread a newer record."""


class Event(Struct, frozen=True, kw_only=True, gc=False):
    """Something that happened. Events are only ever added, so two copies of a record merge by union of their ids."""

    table: ClassVar[str]
    id: str
    """Unique in the world (a random UUID in hex)."""
    at: str
    """When, in UTC (ISO 8601)."""


class Attempt(Event, frozen=True, kw_only=True, gc=False):
    """One checked answer."""

    table = "attempts"
    exercise: str
    """``module/lesson/step``."""
    revision: str
    """The fingerprint of the exercise's key at that time."""
    answer: Answer
    score: Annotated[float, Meta(ge=0, le=1)] | None
    """None where nothing is marked."""
    hinted: bool = False
    """Whether the hint had been read."""
    shown: bool = False
    """Whether this is the course's answer, shown on request."""
    seconds: int = 0
    """From opening the step to checking."""


class Visit(Event, frozen=True, kw_only=True, gc=False):
    """A step came on the screen."""

    table = "visits"
    step: str
    """``module/lesson/step``."""


class Completion(Event, frozen=True, kw_only=True, gc=False):
    """A lesson or a module was completed or mastered. Nothing takes this back."""

    table = "completions"
    what: str
    """``module`` or ``module/lesson``."""
    mastered: bool = False


class Reflection(Event, frozen=True, kw_only=True, gc=False):
    """The learner's own words. The newest of an exercise is in force; the older ones are kept."""

    table = "reflections"
    exercise: str
    prompt: str
    """The question as it was asked then."""
    text: str


EVENT_TYPES: tuple[type[Event], ...] = (Attempt, Visit, Completion, Reflection)


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
    """When anything of this was last changed: of two copies of a record, the later one is right."""
    settings: dict[str, str] = field(default_factory=dict)
    """The other choices of the settings, by name: only what was chosen (see ``settings.py``)."""
    keys: dict[str, str] = field(default_factory=dict)
    """The learner's own keys, by the id of what they do."""
