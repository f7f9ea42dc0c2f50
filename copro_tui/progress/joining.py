"""Merge two copies of a record: events by their ids, and of the owner's details the ones changed later."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from copro_tui.progress.chunks import Events
from copro_tui.progress.events import EVENT_TYPES, About
from copro_tui.storage.union import in_order


class JoinedEvents(Struct, frozen=True, kw_only=True):
    """The result of merging the events of two copies."""

    events: dict[str, list[dict[str, Any]]]
    """By table."""
    added: dict[str, int]
    """How many events are new here, by table."""
    differing: tuple[str, ...]
    """The ids of events from outside that differ from the ones here; those here were kept."""


def join_events(here: Events, outside: Events) -> JoinedEvents:
    """Merge the events of two copies, each id once, in an order that keeps the order of both (see ``in_order``)."""
    events, added = {}, {}
    differing: list[str] = []
    for kind in EVENT_TYPES:
        joined = in_order(here.get(kind.table, ()), outside.get(kind.table, ()), key=_id, when=_when)
        events[kind.table] = joined.entries
        added[kind.table] = joined.added
        differing += joined.differing
    return JoinedEvents(events=events, added=added, differing=tuple(differing))


def later(here: About, outside: About) -> About:
    """Whichever of the two was changed later. For equal times the choice does not depend on which is ``here``."""
    return max(here, outside, key=lambda about: (about.changed, msgspec.json.encode(about, order="deterministic")))


def _id(event: dict[str, Any]) -> str:
    return str(event["id"])


def _when(event: dict[str, Any]) -> str:
    return str(event["at"])
