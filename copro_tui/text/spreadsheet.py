"""Texts in CSV files: which of them a spreadsheet could run as a formula, and how that is kept from happening."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from copro_tui.text.safe import safe_page

Value = str | int | float | None

_FORMULA = re.compile(r"[\s\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff�]*[=+\-@＝＋－＠﹢﹣﹦﹫]|[\t\r]")
"""The beginning of a text that a spreadsheet may run as a formula, after what it may skip (spaces, invisible signs)."""


_PART = 65_536
"""Characters of a table that are in memory at once."""


def is_formula(text: str) -> bool:
    """Whether a spreadsheet may run ``text`` as a formula."""
    return _FORMULA.match(text) is not None


def csv_text(keys: Iterable[str], rows: Iterable[Iterable[Value]]) -> str:
    """CSV by RFC 4180, with a header and CRLF. Texts that a spreadsheet could take for a formula get a ' in front."""
    return "".join(csv_parts(keys, rows))


def csv_parts(keys: Iterable[str], rows: Iterable[Iterable[Value]]) -> Iterator[str]:
    """The same in parts, for tables that are too long for the memory."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(keys)
    for row in rows:
        writer.writerow([_harmless(value) for value in row])
        if out.tell() > _PART:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()


def _harmless(value: Value) -> Value:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _harmless_text(value) if isinstance(value, str) else value


@lru_cache(4096)  # a table says much the same in many rows
def _harmless_text(text: str) -> str:
    shown = safe_page(text)
    return f"'{shown}" if is_formula(text) or is_formula(shown) else shown
