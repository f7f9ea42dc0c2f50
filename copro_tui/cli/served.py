"""The process of one visit: it confines itself, opens one record, and shows the screens to its server.

``python -m copro_tui.cli.served --course DIR --records DIR … --front FRONT``, started by the server alone, which
says the person's name in the first line on standard input: other accounts can see how a process was started.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from copro_tui.errors import CoproError, ExitCode
from copro_tui.i18n import gettext as _

if TYPE_CHECKING:
    from copro_tui.player import CoursePlayer, Profiles

FAULTS = "faults.txt"
"""The file, beside somebody's record, with the details of faults of the program."""


def main() -> int:
    """Show the screens until the learner leaves or the server goes; returns the exit status."""
    given, name = _arguments(), _first_line()
    _confine(given)
    try:
        return _show(given, name)
    except CoproError as error:
        print(str(error), file=sys.stderr)
        return error.exit_code
    except Exception:
        return _at_fault(given, traceback.format_exc())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--course", type=Path, required=True)
    parser.add_argument("--records", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--inbox", type=Path, required=True)
    parser.add_argument("--front", choices=("screens", "lines"), required=True)
    return parser.parse_args()


def _confine(given: argparse.Namespace) -> None:
    """Allow what Python, the course and one record need."""
    from copro_tui.serve.confine import confine

    package = Path(__file__).parent.parent
    python = {Path(one) for one in (sys.prefix, sys.base_prefix, sys.exec_prefix, *sys.path) if one}
    system = [Path(one) for one in ("/usr", "/lib", "/lib64", "/etc", "/dev/urandom", "/proc/self")]
    read = [*python, *system, package, given.course, given.cache]
    confine(read=read, write=[given.records, Path("/dev/null")], put=_inboxes(given))


def _inboxes(given: argparse.Namespace) -> list[Path]:
    """The inboxes of cohorts that the server has."""
    try:
        return [one for one in given.inbox.iterdir() if one.is_dir()]
    except OSError:
        return []


def _first_line() -> str:
    """The first line on standard input; what comes after it is left for the front."""
    line = b""
    while (byte := os.read(0, 1)) not in (b"", b"\n"):
        line += byte
    return line.decode("utf-8", "replace")


def _show(given: argparse.Namespace, name: str) -> int:
    """Open the record, and show the screens or the ordinary page. Raises CourseError, RecordError."""
    from copro_tui.cli.cached_course import cached_course
    from copro_tui.cli.loading import loading
    from copro_tui.cli.start import profiles_in
    from copro_tui.cohorts.delivering import to_inbox_of
    from copro_tui.progress.learners import Learners

    with loading():
        course, deliver = cached_course(given.course, given.cache), to_inbox_of(given.inbox)
        profiles = profiles_in(course, given.records, random.Random(), deliver=deliver, alone=True)
        Learners(given.records).ensure(name, datetime.now(UTC))  # before anything is drawn, it may wait longer
        player = profiles.only() or profiles.open(name)
    return (_lines if given.front == "lines" else _screens)(given, profiles, player)


def _screens(given: argparse.Namespace, profiles: Profiles, player: CoursePlayer) -> int:
    """Show the screens; the last line on standard error says what was not as it should be."""
    from copro_tui.tui.app import CoproApp

    app = CoproApp(profiles, player)
    app.run()
    if details := app.fault():
        return _at_fault(given, details)
    if unkept := app.last_words():
        print(unkept, file=sys.stderr)
        return ExitCode.RECORD
    return ExitCode.OK


def _at_fault(given: argparse.Namespace, details: str) -> int:
    """The program is at fault: the details go into a file of the person's own, and a sentence to them."""
    from copro_tui.cli.last_resort import note

    with suppress(OSError):
        note(details, given.records / FAULTS, datetime.now(UTC))
    print(_("Something is wrong in the program itself. What you did before is saved."), file=sys.stderr)
    return ExitCode.FAULT


def _lines(_given: argparse.Namespace, profiles: Profiles, player: CoursePlayer) -> int:
    """Play plain mode, a turn for each page."""
    from copro_tui.plain.session import visit
    from copro_tui.serve.page_voice import PageVoice

    voice = PageVoice(sys.stdin.buffer, sys.stdout.buffer)
    kept = visit(voice, profiles, player)
    voice.end()
    return ExitCode.OK if kept else ExitCode.RECORD


if __name__ == "__main__":
    sys.exit(main())
