"""What a conversation is made of, as its author writes it: people, gauges, turns with replies, and endings."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from copro_tui.exercises.evidence import Evidence
from copro_tui.frameworks import Id, Line
from copro_tui.text.marks import marked

MOST_ON_A_GAUGE = 5
"""How many squares a gauge has."""

Name = Annotated[str, Meta(min_length=1, max_length=24)]
"""What a person or a gauge is called."""

Told = Annotated[str, Meta(max_length=300)]
"""A line or two that nobody says."""

Level = Annotated[int, Meta(ge=0, le=MOST_ON_A_GAUGE)]
Change = Annotated[int, Meta(ge=-MOST_ON_A_GAUGE, le=MOST_ON_A_GAUGE)]


class Person(Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody who speaks in a conversation."""

    id: Id
    name: Name
    role: Annotated[str, Meta(max_length=48)] = ""


class Gauge(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that replies raise and lower, from 0 to 5, such as trust."""

    id: Id
    name: Name
    start: Level


class Reply(Evidence, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing that can be said at a turn."""

    id: Id
    text: Annotated[str, Meta(min_length=1, max_length=240)]
    because: Line
    """Why it fits here, or does not."""
    credit: Annotated[float, Meta(ge=0, le=1)]
    """How well it fits at this moment, whatever is further along a framework. Learners never see it."""
    goes: Id
    """The turn or the ending that it leads to."""
    then: Told = ""
    """What happens next, or what they answer."""
    at: Id | None = None
    """The point of the framework that it acts from."""
    gauges: dict[Id, Change] = {}  # noqa: RUF012 - msgspec copies it
    """By how much it raises or lowers the gauges."""


class Turn(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A moment at which the learner says something."""

    id: Id
    replies: Annotated[tuple[Reply, ...], Meta(min_length=2, max_length=4)]
    who: Id | None = None
    says: Told = ""
    tells: Told = ""
    """What is seen or heard, before somebody speaks or instead of it."""


class Ending(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a conversation can end."""

    id: Id
    text: Line
    gained: Told = ""
    lost: Told = ""


def fullest(turn: Turn) -> Reply:
    """The reply with the most credit, the first of equals."""
    return max(turn.replies, key=lambda one: one.credit)


def read_turn(turn: Turn) -> Turn:
    """A turn whose texts were read for what is set off in them."""
    replies = tuple(
        replace(one, text=marked(one.text), because=marked(one.because), then=marked(one.then)) for one in turn.replies
    )
    return replace(turn, says=marked(turn.says), tells=marked(turn.tells), replies=replies)


def read_ending(ending: Ending) -> Ending:
    """An ending whose texts were read for what is set off in them."""
    return replace(ending, text=marked(ending.text), gained=marked(ending.gained), lost=marked(ending.lost))
