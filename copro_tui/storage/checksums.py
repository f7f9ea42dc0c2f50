"""The bytes of a file of TinyDB's tables: JSON, with a checksum of every document.

The checksums tell a damaged file from a good one, down to a single bit. A document that nobody has looked into stays
the bytes that it was, and goes back as those bytes: this is what makes one entry in a file of ten thousand cheap.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, MutableMapping
from typing import Any

import msgspec
from msgspec import Raw

SEAL = "seal"
"""The table of the checksums."""

Tables = dict[str, dict[str, Any]]
"""What TinyDB keeps: documents by number, by table."""


class ChecksumError(ValueError):
    """The bytes are not what a program wrote; the message says how that shows."""


class KeptDocument(MutableMapping[str, Any]):
    """A document as the file has it: decoded when somebody looks, and the same bytes again if nobody changes it."""

    __slots__ = ("_check", "_plain", "_raw")

    def __init__(self, raw: Raw) -> None:
        self._raw: Raw | None = raw
        self._check: int | None = None
        self._plain: dict[str, Any] | None = None

    @classmethod
    def of(cls, document: Any) -> KeptDocument:
        """``document`` itself where it is one, else the bytes of a new one."""
        return document if isinstance(document, cls) else cls(Raw(msgspec.json.encode(document)))

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
        self._raw = self._check = None

    def __delitem__(self, key: str) -> None:
        del self._decoded()[key]
        self._raw = self._check = None

    def _decoded(self) -> dict[str, Any]:
        if self._plain is None:
            self._plain = msgspec.json.decode(self.raw, type=dict[str, Any])
        return self._plain


def encode_tables(tables: Tables) -> bytes:
    """The bytes of a file that holds ``tables``. What is new in them becomes kept documents, for the next time."""
    for documents in tables.values():
        for number, document in documents.items():
            documents[number] = KeptDocument.of(document)
    plain = {name: {number: one.raw for number, one in documents.items()} for name, documents in tables.items()}
    return msgspec.json.encode({**plain, SEAL: {"1": {"sums": _sums(tables)}}})


def never(_tables: Tables) -> bool:
    """That no tables may be without checksums."""
    return False


def decode_tables(data: bytes, unsealed: Callable[[Tables], bool] = never) -> Tables:
    """The tables that a file holds. Raises ChecksumError when it is not whole and unchanged.

    ``unsealed`` says whether tables without checksums are taken for what they are, because the programs that write such
    files give them none. Whether they make sense is for whoever knows them.
    """
    try:
        raw = msgspec.json.decode(data, type=dict[str, dict[str, Raw]])
        seal = raw.pop(SEAL, None)
        tables: Tables = {
            name: {number: KeptDocument(one) for number, one in documents.items()} for name, documents in raw.items()
        }
        if seal is None:
            if not unsealed(tables):
                raise ChecksumError("it has no checksums")
        elif msgspec.json.decode(seal["1"], type=dict[str, dict[str, int]])["sums"] != _sums(tables):
            raise ChecksumError("its checksums do not agree")
    except KeyError:
        raise ChecksumError("its checksums are not there") from None
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ChecksumError(str(error)) from error
    return tables


def _sums(tables: Tables) -> dict[str, int]:
    return {f"{name}/{number}": one.check for name, documents in tables.items() for number, one in documents.items()}
