"""The events of a record as chunks on disk, and as plain data for merging copies.

A full chunk never changes again and is compressed, so that a record of ten thousand answers is a file of only half a
megabyte.
"""

from __future__ import annotations

import base64
import os
import zlib
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from copro_tui.i18n import gettext as _
from copro_tui.progress.events import EVENT_TYPES, SHAPE, About, Event
from copro_tui.progress.names import tidy_name
from copro_tui.progress.record_file import not_a_record
from copro_tui.storage.checksums import KeptDocument, Tables, too_many_parts
from copro_tui.storage.reading import MIB, opened, read_regular
from copro_tui.storage.tinydb_storage import SafeStorage

CHUNK = 200
"""How many events a full chunk has."""

LARGEST_CHUNK = 16 * MIB
"""The most bytes that a compressed chunk may unpack to."""
LARGEST_UNPACKED = 128 * MIB
"""The most bytes that all chunks of one kind of events may have."""

Events = Mapping[str, list[dict[str, Any]]]
"""Events as plain data, by table, so that fields unknown to this version are kept."""


_DECODERS = {kind: msgspec.json.Decoder(list[kind]) for kind in EVENT_TYPES}  # type: ignore[valid-type]


class _Chunk(Struct):
    """A document of events: plain, or packed (JSON, compressed with deflate, in base 64)."""

    events: msgspec.Raw = msgspec.Raw(b"")
    packed: str = ""


_OPENING, _TAIL = b'{"about":{"1":', b"}}}}"
"""How a record file begins and ends: with the owner's details and the checksums."""

_HEAD = 4096
"""How many bytes at the beginning of a record are read to find its owner."""


class _Head(Struct):
    about: dict[str, About]


def about_in(tables: Tables, path: Path) -> About:
    """The owner's details in the tables of a record. Raises DamagedError if they are missing."""
    try:
        return _tidy(msgspec.json.decode(KeptDocument.of(tables["about"]["1"]).raw, type=About))
    except (KeyError, msgspec.MsgspecError, RecursionError) as error:
        raise not_a_record(path, str(error)) from error


def about_at(path: Path) -> About | None:
    """The owner's details in a record file; None if they cannot be read.

    Only the beginning and the end of a file are read if they are as this program writes them.
    """
    try:
        with opened(path) as file:
            about = _about_in_head(os.read(file, _HEAD))
            if about is not None:
                os.lseek(file, -len(_TAIL), os.SEEK_END)
                if os.read(file, len(_TAIL)) == _TAIL:
                    return _tidy(about)
        found = msgspec.json.decode(read_regular(path), type=_Head).about.get("1")
        return found and _tidy(found)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _tidy(about: About) -> About:
    """The same with a name that can be shown and found again, whatever an older version took in."""
    name = tidy_name(about.name)
    return about if name == about.name else replace(about, name=name)


def _about_in_head(head: bytes) -> About | None:
    """The owner's details at the beginning of a file, up to the first } that completes them; None if not there."""
    end = head.find(b"}}", len(_OPENING)) if head.startswith(_OPENING) else -1
    while end >= 0:
        with suppress(msgspec.MsgspecError, UnicodeDecodeError):
            return msgspec.json.decode(head[len(_OPENING) : end + 1], type=About)
        end = head.find(b"}}", end + 1)
    return None


def events_in(tables: Tables, kind: type[Event], path: Path) -> list[Event]:
    """The events of one kind, in the order in which they were added. Raises DamagedError if they are not valid."""
    try:
        return [event for chunk in _chunks(tables, kind) for event in _DECODERS[kind].decode(chunk)]
    except (msgspec.MsgspecError, ValueError, zlib.error, RecursionError) as error:
        raise not_a_record(path, str(error)) from error


def plain_events(tables: Tables) -> dict[str, list[dict[str, Any]]]:
    """Every event of a record as plain data, by table. The tables must already have been validated."""
    return {
        kind.table: [event for chunk in _chunks(tables, kind) for event in msgspec.json.decode(chunk)]
        for kind in EVENT_TYPES
    }


def checked_events(document: KeptDocument, kind: type[Event]) -> list[dict[str, Any]] | None:
    """The events of one chunk as plain data; None if they are not valid events of this kind."""
    try:
        chunk = _json_of(document)
        _DECODERS[kind].decode(chunk)
    except (msgspec.MsgspecError, ValueError, zlib.error):
        return None
    return msgspec.json.decode(chunk, type=list[dict[str, Any]])


def packed(events: list[dict[str, Any]]) -> dict[str, Any]:
    """The compressed document of a full chunk; one that would unpack to too much stays as it is."""
    data = msgspec.json.encode(events)
    if len(data) > LARGEST_CHUNK:
        return {"events": events}
    return {"packed": base64.b64encode(zlib.compress(data)).decode()}


def append(storage: SafeStorage, event: Event) -> None:
    """Add an event at the end of its table: to the last chunk, or to a new one if that is full."""
    from tinydb.table import Document  # here, as with the storage: reading a record does without it

    plain = msgspec.to_builtins(event)
    table = storage.table(event.table)
    number = len(table)
    chunk = table.get(doc_id=number) if number else None
    if not isinstance(chunk, Document) or "packed" in chunk:
        table.insert(Document({"events": [plain]}, number + 1))
        return
    events = [*chunk["events"], plain]
    if len(events) < CHUNK:
        table.update({"events": events}, doc_ids=[number])
    else:
        table.update(_becomes(packed(events)), doc_ids=[number])


def _becomes(other: dict[str, Any]) -> Callable[[MutableMapping[str, Any]], None]:
    """A TinyDB update operation that replaces the whole document by ``other``."""

    def become(document: MutableMapping[str, Any]) -> None:
        document.clear()
        document.update(other)

    return become


def chunked(about: About, events: Events) -> Tables:
    """The tables of a record with this owner and these events."""
    return {"about": {"1": msgspec.to_builtins(msgspec.structs.replace(about, shape=SHAPE))}, **chunked_events(events)}


def chunked_events(events: Events) -> Tables:
    """The tables of these events."""
    tables: Tables = {}
    for table, ones in events.items():
        chunks = [ones[at : at + CHUNK] for at in range(0, len(ones), CHUNK)]
        tables[table] = {
            str(number): packed(chunk) if len(chunk) == CHUNK else {"events": chunk}
            for number, chunk in enumerate(chunks, start=1)
        }
    return tables


def _chunks(tables: Tables, kind: type[Event]) -> Iterator[bytes | msgspec.Raw]:
    """The chunks of one kind of events, each as the JSON of a list."""
    documents = tables.get(kind.table, {})
    left = LARGEST_UNPACKED
    for number in sorted(documents, key=int):
        events = _json_of(KeptDocument.of(documents[number]))
        left -= len(events)
        if left < 0:
            raise ValueError(_("it unpacks to more than %(size)d MiB") % {"size": LARGEST_UNPACKED // MIB})
        yield events


def _unpacked(text: str) -> bytes:
    """The JSON in a compressed chunk. Raises ValueError or zlib.error if it is not valid, or unpacks to too much."""
    unpacking = zlib.decompressobj()
    data = unpacking.decompress(base64.b64decode(text, validate=True), LARGEST_CHUNK)
    if unpacking.unconsumed_tail:
        raise ValueError(_("a part of it unpacks to more than %(size)d MiB") % {"size": LARGEST_CHUNK // MIB})
    if not unpacking.eof:
        raise ValueError(_("a compressed part is cut short"))
    if too_many_parts(data):
        raise ValueError(_("it has too many parts"))
    return data


def _json_of(document: KeptDocument) -> bytes | msgspec.Raw:
    chunk = msgspec.json.decode(document.raw, type=_Chunk)
    return _unpacked(chunk.packed) if chunk.packed else chunk.events
