"""The doctor's checks of the terminal."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress

from copro_tui.cli.doctor.finding import Finding, good, problem, warn
from copro_tui.cli.terminal import is_terminal
from copro_tui.i18n import gettext as _
from copro_tui.progress.settings import few_colours

SAMPLES = "✓═ŵ"
"""One character of each kind that figures and Welsh need."""

ANSWER_SECONDS = 0.5
"""Seconds that a terminal may take to report its cursor's position."""

_REPORT = re.compile(rb"\x1b\[\d+;(\d+)R")


def look_at_terminal() -> Iterator[Finding]:
    """Yield the findings about the terminal: encoding, size, colours, width of letters."""
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    if encoding == "utf8":
        yield good(_("the terminal uses UTF-8"))
    else:
        yield problem(
            _("the terminal uses %(encoding)s") % {"encoding": encoding or "?"},
            _("set LANG to a locale that ends in .UTF-8, or PYTHONUTF8=1"),
        )
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        yield warn(_("not a terminal, so nothing was measured"), _("run copro doctor in a terminal window"))
        return
    yield _size()
    yield _colours()
    for letter in SAMPLES:
        yield _width(letter, cells_of(letter))


def _size() -> Finding:
    columns, lines = shutil.get_terminal_size()
    message = _("size of the terminal: %(columns)d × %(lines)d (columns × lines)") % {
        "columns": columns,
        "lines": lines,
    }
    if columns < 40 or lines < 15:
        return problem(message, _("make the window at least 40 columns wide and 15 lines high"))
    if columns < 80 or lines < 24:
        return warn(message, _("80 columns and 24 lines show everything best"))
    return good(message)


def _colours() -> Finding:
    kind = os.environ.get("TERM", "")
    if kind in ("", "dumb"):
        return warn(_("this terminal cannot draw (TERM is “%(kind)s”)") % {"kind": kind}, _("use another terminal"))
    if os.environ.get("NO_COLOR"):
        return good(_("no colours, as NO_COLOR asks"))
    if few_colours(os.environ):
        return good(_("few colours, so the screens take those of the terminal until you choose others"))
    return good(_("enough colours for the screens"))


def _width(letter: str, cells: int | None) -> Finding:
    if cells is None:
        return warn(
            _("the terminal does not say how wide “%(letter)s” comes out") % {"letter": letter},
            _("if figures look crooked, choose another font"),
        )
    message = _("“%(letter)s” is %(cells)d wide") % {"letter": letter, "cells": cells}
    if cells == 1:
        return good(message)
    return warn(message, _("figures will be crooked: in the terminal's settings, make ambiguous characters narrow"))


def cells_of(letter: str) -> int | None:
    """The width of a letter in cells: print it and ask for the cursor's position. None if there is no answer."""
    try:
        import termios
        import tty
    except ImportError:
        return None
    handle = sys.stdin.fileno()
    with suppress(OSError, termios.error):
        before = termios.tcgetattr(handle)
        try:
            tty.setcbreak(handle)
            sys.stdout.write(f"\r{letter}\x1b[6n")
            sys.stdout.flush()
            answer = _answer(handle)
        finally:
            termios.tcsetattr(handle, termios.TCSADRAIN, before)
            sys.stdout.write("\r\x1b[K")
            sys.stdout.flush()
        if match := _REPORT.search(answer):
            return int(match[1]) - 1
    return None


def _answer(handle: int) -> bytes:
    """The bytes that the terminal sends, up to the end of a cursor report or a timeout."""
    import select

    answer = b""
    while not _REPORT.search(answer) and select.select([handle], [], [], ANSWER_SECONDS)[0]:
        sent = os.read(handle, 64)
        if not sent:
            break
        answer += sent
    return answer
