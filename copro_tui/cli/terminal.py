"""What the terminal can show, and running screens in it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from signal import Signals
from typing import TYPE_CHECKING, TextIO

from copro_tui.cli.output import complain
from copro_tui.errors import ExitCode, TerminalError
from copro_tui.i18n import gettext as _
from copro_tui.progress.settings import accessible

if TYPE_CHECKING:
    from copro_tui.tui.base_app import BaseApp

_FAULT = 1
"""What Textual returns after a fault."""
_ASCII = ("C", "POSIX")
_COERCED = ("C.UTF-8", "C.utf8", "UTF-8")
"""What Python itself puts into LC_CTYPE when it starts in the C locale (PEP 538)."""


def output_encoding(stream: str, environment: Mapping[str, str]) -> str:
    """The encoding that the terminal can show: ASCII in the C locale, although Python writes UTF-8 there."""
    language, characters = environment.get("LANG", ""), environment.get("LC_CTYPE", "")
    if language in _ASCII and characters in _COERCED:
        characters = ""
    return "ascii" if (environment.get("LC_ALL") or characters or language) in _ASCII else stream


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a standard stream exists and is a terminal."""
    return stream is not None and stream.isatty()


def can_show_screens() -> bool:
    """Whether keys can be read and screens be drawn; Textual draws them on standard error, except on Windows."""
    drawn_on = sys.__stdout__ if sys.platform == "win32" else sys.__stderr__
    return is_terminal(sys.stdin) and is_terminal(sys.stdout) and is_terminal(drawn_on)


def run_screens(app: BaseApp) -> int:
    """Run the screens of a program until the user leaves or a signal ends them; returns the exit status."""
    app.run()
    unkept = app.last_words()
    with suppress(OSError):  # the terminal may have gone
        if app.ended_by is not None:
            complain(ended_by_signal(app.ended_by, kept=not unkept))
        if app.return_code == _FAULT:
            complain(fault_of(app))
        if unkept:
            complain(unkept)
    if app.ended_by is not None:
        return app.return_code or ExitCode.TERMINAL
    if app.return_code == _FAULT:
        return ExitCode.FAULT
    if unkept:
        return ExitCode.RECORD
    return ExitCode.OK if app.return_code == 0 else ExitCode.TERMINAL


def fault_of(app: BaseApp) -> str:
    """What is said when a fault has ended the screens; the details are added to the file of faults."""
    from copro_tui.cli.last_resort import details_in_words, log_file

    details = app.fault()
    what = details.rpartition("╯")[2]  # after the frame, over as many lines as the terminal's width makes of it
    return details_in_words(what, details, log_file(), datetime.now().astimezone())


def ended_by_signal(number: int, *, kept: bool) -> str:
    """What is said when a signal has ended the screens; ``kept`` is whether everything that was done is on the disk."""
    if kept:
        return _("The program was told to end (%(signal)s); your work is saved.") % {"signal": Signals(number).name}
    return _("The program was told to end (%(signal)s); what you did last could not be saved.") % {
        "signal": Signals(number).name
    }


def shows_unicode() -> bool:
    """Whether standard output can show more than ASCII."""
    return output_encoding(sys.stdout.encoding, os.environ).lower().replace("-", "") == "utf8"


def needs_lines(environment: Mapping[str, str], lines: bool | None = None) -> bool:
    """Whether to use plain mode. ``lines`` is what was asked for: True for plain mode, False for screens.

    Raises TerminalError if screens were asked for where none can be shown.
    """
    none = environment.get("TERM") == "dumb" or not can_show_screens()
    if lines is False and none:
        raise TerminalError(_("The screens need a terminal."), _("“copro plain” says the same in lines."))
    return none or accessible(environment) if lines is None else lines
