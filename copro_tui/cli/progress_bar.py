"""A line that says how far a long piece of work is, once it has taken longer than a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO, TypeVar

from copro_tui.i18n import gettext as _

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds before anything is shown."""
BETWEEN = 0.2
"""Seconds between two looks of the line."""
WIDE = 30


def waiting(
    things: Iterable[T], total: int, now: Callable[[], float] = time.monotonic, to: TextIO | None = None
) -> Iterator[T]:
    """``things`` as they come, with a bar on a terminal's standard error from one second on, gone at the end."""
    stream = sys.stderr if to is None else to
    begun = now()
    if not stream.isatty():
        yield from things
        return
    due, drawn = begun + PATIENCE, False
    try:
        for done, thing in enumerate(things):
            if (moment := now()) >= due:
                due, drawn = moment + BETWEEN, True
                stream.write("\r" + _line(done, max(total, done)))
                stream.flush()
            yield thing
    finally:
        if drawn:
            stream.write("\r\x1b[K")
            stream.flush()


def _line(done: int, total: int) -> str:
    filled = WIDE * done // total if total else WIDE
    counted = _("%(done)d of %(total)d") % {"done": done, "total": total}
    return f"{'#' * filled}{'.' * (WIDE - filled)} {counted}"
