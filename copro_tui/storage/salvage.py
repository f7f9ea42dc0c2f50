"""What is whole in the bytes of a damaged file: every document whose own checksum agrees, wherever it lies.

Nothing else of the file needs to be right: a byte-order mark in front, bytes after the end, a stray byte, a cut-off end
and two files run together cost only the documents that they hit.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress

import msgspec
from msgspec import Raw, Struct

from copro_tui.storage.checksums import MARK, KeptDocument, check_of

_SUM = re.compile(rb'"([\w-]+)/(\d+)":(\d+)')
"""An entry in the table of checksums."""
_DOCUMENT = re.compile(r'"(\d+)":\s*(?=\{)')
_SEAL = re.compile(rb'"sums":\{[^{}]*\}\}\}\}')
"""The end of a file."""


class Piece(Struct, frozen=True):
    """A whole document of a damaged file."""

    table: str
    number: int
    document: KeptDocument


class Salvage(Struct, frozen=True):
    """What a damaged file still says."""

    pieces: tuple[Piece, ...]
    """In the order in which they lie in the file; the same place may come twice, also with different documents."""
    missing: frozenset[tuple[str, int]]
    """Tables and numbers of the documents that the file had and that are not whole."""
    to_the_end: bool
    """Whether the table of checksums at the end is there, so that ``missing`` is complete."""


def salvaged(data: bytes) -> Salvage:
    """The whole documents in the bytes of a damaged file."""
    sums = {(table.decode(), int(number), int(check)) for table, number, check in _SUM.findall(data)}
    found = {**dict(_unmarked(data, sums)), **dict(_marked(data))}
    pieces = tuple(found[start] for start in sorted(found))
    named = {(table, number) for table, number, _check in sums}
    named |= {(mark[1].decode(), int(mark[2])) for mark in MARK.finditer(data)}
    whole = {(piece.table, piece.number) for piece in pieces}
    return Salvage(pieces, frozenset(named - whole), _SEAL.search(data) is not None)


def _marked(data: bytes) -> Iterator[tuple[int, Piece]]:
    """The documents whose own marks agree, each with where it begins."""
    for mark in MARK.finditer(data):
        table, number = mark[1].decode(), int(mark[2])
        start = mark.start() - int(mark[3])
        body = data[start : mark.start()] if start >= 0 else b""
        if check_of(f"{table}/{number}", body) == int(mark[4], 16):
            yield start, Piece(table, number, KeptDocument(Raw(data[start : mark.end()])))


def _unmarked(data: bytes, sums: set[tuple[str, int, int]]) -> Iterator[tuple[int, Piece]]:
    """The documents for which the checksums at the end of the file vouch: in older files they have no marks."""
    tables = {(number, check): table for table, number, check in sums}
    text = data.decode("latin-1")  # one letter for each byte
    decoder = json.JSONDecoder(strict=False)
    for found in _DOCUMENT.finditer(text):
        with suppress(ValueError, RecursionError):
            start, end = found.end(), decoder.raw_decode(text, found.end())[1]
            table = tables.get((int(found[1]), zlib.crc32(data[start:end])))
            if table is not None:
                msgspec.json.decode(data[start:end])  # the bytes must be text as well
                yield start, Piece(table, int(found[1]), KeptDocument(Raw(data[start:end])))
