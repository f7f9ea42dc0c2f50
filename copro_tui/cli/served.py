"""The process of one visit: it confines itself, opens one record, and shows the screens to its server.

``python -m copro_tui.cli.served --course DIR … --control NUMBER``, started by the server alone, loads everything once,
and is forked for each visit. Whose visit it is comes over a socket: other accounts can see how a process was started.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import socket
import sys
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from copro_tui.errors import CoproError, ExitCode
from copro_tui.i18n import gettext as _
from copro_tui.serve.forking import Begin, next_to_begin

if TYPE_CHECKING:
    from copro_tui.player import CoursePlayer, Profiles

FAULTS = "faults.txt"
"""The file, beside somebody's record, with the details of faults of the program."""

LOADED = (
    *("copro_tui.cli.cached_course", "copro_tui.cli.loading", "copro_tui.cli.start", "copro_tui.cohorts.delivering"),
    *("copro_tui.plain.session", "copro_tui.serve.confine", "copro_tui.serve.page_voice"),
    *("copro_tui.terminal.web_driver", "copro_tui.tui.app", "copro_tui.tui.screens.lesson"),
)
"""What is loaded before the first visit."""

LARGEST_FILE, MOST_MEMORY = 64 * 1024 * 1024, 1024 * 1024 * 1024
"""The most bytes of a file that a visit may write, and of the memory that it may ask for."""


def main() -> int:
    """Wait for visits, or, in the process of one, show what it asks for until it ends; returns the exit status."""
    given = _arguments()
    for name in LOADED:
        import_module(name)
    begin = next_to_begin(socket.socket(fileno=given.control))
    return ExitCode.OK if begin is None else _visit(given, begin)


def _visit(given: argparse.Namespace, begin: Begin) -> int:
    records = Path(begin.records)
    os.environ.update(HOME=begin.records, COLUMNS=str(begin.width), ROWS=str(begin.height))
    os.chdir(records)
    _confine(given, records)
    try:
        return _show(given, begin)
    except CoproError as error:
        print(str(error), file=sys.stderr)
        return error.exit_code
    except Exception:
        return _at_fault(records, traceback.format_exc())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--course", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--inbox", type=Path, required=True)
    parser.add_argument("--control", type=int, required=True)
    return parser.parse_args()


def _confine(given: argparse.Namespace, records: Path) -> None:
    """Allow what Python, the course and one record need."""
    from copro_tui.serve.confine import confine

    for what, most in ((resource.RLIMIT_FSIZE, LARGEST_FILE), (resource.RLIMIT_AS, MOST_MEMORY)):
        resource.setrlimit(what, (most, most))
    package = Path(__file__).parent.parent
    python = {Path(one) for one in (sys.prefix, sys.base_prefix, sys.exec_prefix, *sys.path) if one}
    system = [Path(one) for one in ("/usr", "/lib", "/lib64", "/etc", "/dev/urandom", "/proc/self")]
    read = [*python, *system, package, given.course, given.cache]
    confine(read=read, write=[records, Path("/dev/null")], put=_inboxes(given))


def _inboxes(given: argparse.Namespace) -> list[Path]:
    """The inboxes of cohorts that the server has."""
    try:
        return [one for one in given.inbox.iterdir() if one.is_dir()]
    except OSError:
        return []


def _show(given: argparse.Namespace, begin: Begin) -> int:
    """Open the record, and show the screens or the ordinary page. Raises CourseError, RecordError."""
    from copro_tui.cli.cached_course import cached_course
    from copro_tui.cli.loading import loading
    from copro_tui.cli.start import profiles_in
    from copro_tui.cohorts.delivering import to_inbox_of
    from copro_tui.progress.learners import Learners

    records = Path(begin.records)
    with loading():
        course, deliver = cached_course(given.course, given.cache), to_inbox_of(given.inbox)
        profiles = profiles_in(course, records, random.Random(), deliver=deliver, served=True)
        Learners(records).ensure(begin.name, datetime.now(UTC))  # before anything is drawn, it may wait longer
        player = profiles.only() or profiles.open(begin.name)
    return (_lines if begin.front == "lines" else _screens)(records, profiles, player)


def _screens(records: Path, profiles: Profiles, player: CoursePlayer) -> int:
    """Show the screens; the last line on standard error says what was not as it should be."""
    from copro_tui.tui.app import CoproApp

    app = CoproApp(profiles, player)
    app.run()
    if details := app.fault():
        return _at_fault(records, details)
    if unkept := app.last_words():
        print(unkept, file=sys.stderr)
        return ExitCode.RECORD
    return ExitCode.OK


def _at_fault(records: Path, details: str) -> int:
    """The program is at fault: the details go into a file of the person's own, and a sentence to them."""
    from copro_tui.cli.last_resort import note

    with suppress(OSError):
        note(details, records / FAULTS, datetime.now(UTC))
    print(_("Something is wrong in the program itself. What you did before is saved."), file=sys.stderr)
    return ExitCode.FAULT


def _lines(_records: Path, profiles: Profiles, player: CoursePlayer) -> int:
    """Play plain mode, a turn for each page."""
    from copro_tui.plain.session import visit
    from copro_tui.serve.page_voice import PageVoice

    voice = PageVoice(sys.stdin.buffer, sys.stdout.buffer)
    kept = visit(voice, profiles, player)
    voice.end()
    return ExitCode.OK if kept else ExitCode.RECORD


if __name__ == "__main__":
    sys.exit(main())
