"""Events in the tables of a record: in chunks on disk, as plain data when two copies are joined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from copro_tui.i18n import gettext as _
from copro_tui.progress.record import EVENT_TYPES, SHAPE, About, Event
from copro_tui.progress.sealing import KeptDocument, Tables
from copro_tui.progress.storage import DamagedError

CHUNK = 200
"""How many events lie in one document."""

Events = Mapping[str, list[dict[str, Any]]]
"""Events as plain data, by table. Plain, so that what a later program added to an event is kept."""


def _chunk_decoder(kind: type[Event]) -> msgspec.json.Decoder[Any]:
    chunk: Any = msgspec.defstruct("Chunk", [("events", list[kind])])  # type: ignore[valid-type]
    return msgspec.json.Decoder(chunk)


_DECODERS = {kind: _chunk_decoder(kind) for kind in EVENT_TYPES}


class _Head(Struct):
    about: dict[str, About]


def about_in(tables: Tables, path: Path) -> About:
    """Whose record it is. Raises DamagedError when the tables do not say it."""
    try:
        return msgspec.json.decode(KeptDocument.of(tables["about"]["1"]).raw, type=About)
    except (KeyError, msgspec.MsgspecError) as error:
        raise not_a_record(path, str(error)) from error


def about_at(path: Path) -> About | None:
    """Whose record the file is, without reading the rest of it; None when that cannot be told."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Head).about.get("1")
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def events_in(tables: Tables, kind: type[Event], path: Path) -> Iterator[Event]:
    """The events of one kind, in the order in which they came. Raises DamagedError when they are not what they should be."""
    chunks = tables.get(kind.table, {})
    try:
        for number in sorted(chunks, key=int):
            yield from _DECODERS[kind].decode(KeptDocument.of(chunks[number]).raw).events
    except (msgspec.MsgspecError, ValueError) as error:
        raise not_a_record(path, str(error)) from error


def plain_events(tables: Tables) -> dict[str, list[dict[str, Any]]]:
    """Every event of a record whose events are known to be in order."""
    events: dict[str, list[dict[str, Any]]] = {}
    for kind in EVENT_TYPES:
        chunks = tables.get(kind.table, {})
        events[kind.table] = [one for number in sorted(chunks, key=int) for one in chunks[number]["events"]]
    return events


def chunked(about: About, events: Events) -> Tables:
    """The tables of a record of these events."""
    tables: Tables = {"about": {"1": msgspec.to_builtins(msgspec.structs.replace(about, shape=SHAPE))}}
    for table, ones in events.items():
        starts = range(0, len(ones), CHUNK)
        tables[table] = {str(n): {"events": ones[at : at + CHUNK]} for n, at in enumerate(starts, start=1)}
    return tables


def union(one: Events, other: Events) -> dict[str, list[dict[str, Any]]]:
    """The events of two copies: each id once, by time. The same whichever comes first, and however often it is done."""
    joined = {}
    for kind in EVENT_TYPES:
        by_id: dict[str, dict[str, Any]] = {}
        for event in (*one.get(kind.table, ()), *other.get(kind.table, ())):
            there = by_id.setdefault(event["id"], event)
            if there != event:  # no program does this; but if it happens, both computers have to come to the same end
                by_id[event["id"]] = min(there, event, key=_bytes)
        joined[kind.table] = sorted(by_id.values(), key=lambda event: (event["at"], event["id"]))
    return joined


def not_a_record(path: Path, why: str) -> DamagedError:
    """The error for a file that is whole and makes no sense."""
    return DamagedError(_("The file %(file)s is not a learner's record (%(why)s).") % {"file": path, "why": why}, why)


def _bytes(event: dict[str, Any]) -> bytes:
    return msgspec.json.encode(event, order="deterministic")
