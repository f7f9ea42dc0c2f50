"""Catalogues of texts in other languages, for tests."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from copro_tui import i18n

HEADER = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"


def write_catalogue(folder: Path, texts: dict[str, str], header: str = HEADER) -> None:
    """A compiled gettext catalogue: tables of lengths and offsets, then the texts, each ended by a zero byte."""
    entries = sorted((key.encode(), text.encode()) for key, text in {"": header, **texts}.items())
    keys: list[bytes] = []
    values: list[bytes] = []
    count, data = len(entries), b""
    start = 28 + 16 * count
    for column, table in ((0, keys), (1, values)):
        for entry in entries:
            table.append(struct.pack("<II", len(entry[column]), start + len(data)))
            data += entry[column] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 0)
    (folder / "LC_MESSAGES").mkdir(parents=True)
    (folder / "LC_MESSAGES/copro.mo").write_bytes(head + b"".join(keys) + b"".join(values) + data)


def speak_welsh(folder: Path, monkeypatch: pytest.MonkeyPatch, texts: dict[str, str]) -> None:
    """Give the program a catalogue of these texts in Welsh, in a folder of the test's own, until the test ends."""
    write_catalogue(folder / "locale/cy", texts)
    monkeypatch.setattr(i18n, "__file__", str(folder / "i18n.py"))
