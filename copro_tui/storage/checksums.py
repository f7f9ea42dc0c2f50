"""Encode and decode TinyDB's tables as JSON with a checksum of every document.

The checksums detect damage down to a single bit. A document that is not accessed is never decoded and is written back
as the same bytes, which makes adding one entry to a file of ten thousand cheap.

Each document also ends with a mark of its own: where it belongs, how many bytes come before the mark, and their
checksum, as in ``{"events": […], "check": "visits/1 812 9f3c21aa"}``. So what is whole in a damaged file can be told
without the rest of it (``salvage.py``). For the same reason the document that says whose the file is (table ``about``)
is written twice, at the beginning and in the table of checksums at the end.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, MutableMapping
from typing import Any

import msgspec
from msgspec import Raw

from copro_tui.i18n import gettext as _

SEAL = "seal"
"""The table of the checksums."""

HEAD = "about"
"""The table whose document is written twice."""

CHECK = "check"
"""The last key of a document on disk; its value is the mark. Documents in memory do not have it."""

MARK = re.compile(rb',?"check":"([\w-]+)/(\d+) (\d+) ([0-9a-f]{8})"\}')
"""The end of a document: its table, number, length before the mark and checksum."""

MOST_PARTS = 5_000_000
"""The most values in a file; an answer has about ten."""

_LONGEST_MARK = 120
_NUMBER = re.compile(r"[0-9]{1,15}")

Tables = dict[str, dict[str, Any]]
"""TinyDB's data: for each table, its documents by number."""


class ChecksumError(ValueError):
    """The bytes are damaged, or were not written by this program; the message gives the reason."""


class KeptDocument(MutableMapping[str, Any]):
    """A document decoded on first access; if it is not changed, it is written back as the same bytes."""

    __slots__ = ("_check", "_place", "_plain", "_raw")

    def __init__(self, raw: Raw) -> None:
        self._raw: Raw | None = raw
        self._check: int | None = None
        self._place = ""
        """The place that the bytes are marked with, if that is known."""
        self._plain: dict[str, Any] | None = None

    @classmethod
    def of(cls, document: Any) -> KeptDocument:
        """``document`` itself if it is a KeptDocument, else a new one that holds its encoded bytes."""
        return document if isinstance(document, cls) else cls(Raw(msgspec.json.encode(document)))

    def marked(self, place: str) -> KeptDocument:
        """The document with a mark for ``place``, which is ``table/number``: itself if it has that mark already."""
        if self._place == place:
            return self
        kept = self
        if not _has_mark(bytes(self.raw), place):
            kept = KeptDocument(Raw(_with_mark(msgspec.json.encode(self._decoded()), place)))
        kept._place = place
        return kept

    @property
    def raw(self) -> Raw:
        """The document's bytes."""
        if self._raw is None:
            self._raw = Raw(msgspec.json.encode(self._plain))
        return self._raw

    @property
    def check(self) -> int:
        """The checksum of those bytes."""
        if self._check is None:
            self._check = zlib.crc32(self.raw)
        return self._check

    def __getitem__(self, key: str) -> Any:
        return self._decoded()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._decoded())

    def __len__(self) -> int:
        return len(self._decoded())

    def __setitem__(self, key: str, value: Any) -> None:
        self._decoded()[key] = value
        self._changed()

    def __delitem__(self, key: str) -> None:
        del self._decoded()[key]
        self._changed()

    def _changed(self) -> None:
        self._raw = self._check = None
        self._place = ""

    def _decoded(self) -> dict[str, Any]:
        if self._plain is None:
            self._plain = msgspec.json.decode(self.raw, type=dict[str, Any])
            self._plain.pop(CHECK, None)
        return self._plain


def check_of(place: str, body: bytes) -> int:
    """The checksum in the mark of a document: of its place, and of its bytes before the mark."""
    return zlib.crc32(body, zlib.crc32(place.encode()))


def _with_mark(raw: bytes, place: str) -> bytes:
    body = raw[:-1]
    mark = msgspec.json.encode(f"{place} {len(body)} {check_of(place, body):08x}")
    return b'%b%b"%b":%b}' % (body, b"" if body == b"{" else b",", CHECK.encode(), mark)


def _has_mark(raw: bytes, place: str) -> bool:
    """Whether the bytes of a document end with the mark that they should have at ``place``."""
    mark = MARK.search(raw, max(0, len(raw) - _LONGEST_MARK))
    if mark is None or mark.end() != len(raw):
        return False
    return raw == _with_mark(raw[: mark.start()] + b"}", place)


def encode_tables(tables: Tables) -> bytes:
    """Encode ``tables``. New documents in ``tables`` are replaced by KeptDocuments, so that they are encoded once."""
    for name, documents in tables.items():
        for number, document in documents.items():
            documents[number] = KeptDocument.of(document).marked(f"{name}/{number}")
    plain = {name: {number: one.raw for number, one in documents.items()} for name, documents in tables.items()}
    head = {f"{HEAD} {number}": raw for number, raw in plain.get(HEAD, {}).items()}
    return msgspec.json.encode({**plain, SEAL: {**head, "1": {"sums": _sums(tables)}}})


def too_many_parts(data: bytes) -> bool:
    """Whether JSON has more values than any file of ours: in memory it would be far larger than on disk."""
    return sum(data.count(one) for one in (b",", b"[", b"{")) > MOST_PARTS


def never(_tables: Tables) -> bool:
    """The default for ``unsealed``: tables must always have checksums."""
    return False


def decode_tables(data: bytes, unsealed: Callable[[Tables], bool] = never) -> Tables:
    """Decode tables and verify their checksums. Raises ChecksumError if the data is cut short or changed.

    ``unsealed`` decides whether tables without checksums are accepted. The caller checks whether the content is valid.
    """
    if too_many_parts(data):
        raise ChecksumError(_("it has too many parts"))
    try:
        raw = msgspec.json.decode(data, type=dict[str, dict[str, Raw]])
        seal = raw.pop(SEAL, None)
        tables: Tables = {
            name: {number: KeptDocument(one) for number, one in documents.items()} for name, documents in raw.items()
        }
        if not all(_is_document(number, one) for documents in raw.values() for number, one in documents.items()):
            raise ChecksumError(_("it has a document that is none"))
        if seal is None:
            if not unsealed(tables):
                raise ChecksumError(_("it has no checksums"))
        elif msgspec.json.decode(seal["1"], type=dict[str, dict[str, int]])["sums"] != _sums(tables):
            raise ChecksumError(_("its checksums do not agree"))
    except KeyError:
        raise ChecksumError(_("its checksums are not there")) from None
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ChecksumError(str(error)) from error
    return tables


def _is_document(number: str, raw: Raw) -> bool:
    return _NUMBER.fullmatch(number) is not None and bytes(memoryview(raw)[:1]) == b"{"


def _sums(tables: Tables) -> dict[str, int]:
    return {f"{name}/{number}": one.check for name, documents in tables.items() for number, one in documents.items()}
