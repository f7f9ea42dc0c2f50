"""Files that a person takes away: each is kept under a random key until it is fetched, once."""

from __future__ import annotations

import secrets

from msgspec import Struct

MOST, LARGEST = 8, 4 * 1024 * 1024
"""The most files that wait to be fetched, and the most bytes of one."""


class HandedOver(Struct, frozen=True):
    """A file that somebody takes away."""

    name: str
    data: bytes


class Files:
    """The files of one process that wait to be fetched."""

    def __init__(self) -> None:
        self._files: dict[str, HandedOver] = {}

    def keep(self, name: str, data: bytes) -> str:
        """Keep a file, and return its key. Raises ValueError if it is too large."""
        if len(data) > LARGEST:
            raise ValueError
        key = secrets.token_hex(16)
        self._files[key] = HandedOver(name, data)
        while len(self._files) > MOST:
            del self._files[next(iter(self._files))]
        return key

    def take(self, key: str) -> HandedOver | None:
        """A file by its key; it can be had once."""
        return self._files.pop(key, None)
