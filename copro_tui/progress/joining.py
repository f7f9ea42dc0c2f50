"""Joining a record with another copy of it: by the ids of the events, and by the later change of the settings."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from copro_tui.progress.chunks import Events
from copro_tui.progress.events import EVENT_TYPES, About
from copro_tui.storage.union import union


class JoinedEvents(Struct, frozen=True, kw_only=True):
    """What came of joining the events of two copies."""

    events: dict[str, list[dict[str, Any]]]
    """By table."""
    added: dict[str, int]
    """How many were not here before, by table."""
    differing: tuple[str, ...]
    """The ids of those that differ from the ones here, which were left as they are here."""


def join_events(here: Events, outside: Events) -> JoinedEvents:
    """The events of two copies, each id once. A table that gets any from outside is in the order of their times."""
    events, added = {}, {}
    differing: list[str] = []
    for kind in EVENT_TYPES:
        joined = union(here.get(kind.table, ()), outside.get(kind.table, ()), key=lambda event: str(event["id"]))
        in_order = here.get(kind.table) and joined.added
        events[kind.table] = sorted(joined.entries, key=_when) if in_order else joined.entries
        added[kind.table] = joined.added
        differing += joined.differing
    return JoinedEvents(events=events, added=added, differing=tuple(differing))


def later(here: About, outside: About) -> About:
    """The one of the two that was changed later. Where both were at once, it is the same whichever is here."""
    return max(here, outside, key=lambda about: (about.changed, msgspec.json.encode(about, order="deterministic")))


def _when(event: dict[str, Any]) -> tuple[str, str]:
    return event["at"], event["id"]
