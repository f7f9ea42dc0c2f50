"""A progress bar on standard error, shown once a task has taken longer than a second."""

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
"""Seconds between two updates of the bar."""
WIDE = 30


def waiting(
    things: Iterable[T], total: int, now: Callable[[], float] = time.monotonic, to: TextIO | None = None
) -> Iterator[T]:
    """Yield ``things``, showing a bar on ``to`` (a terminal) after ``PATIENCE`` seconds; it is erased at the end."""
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
