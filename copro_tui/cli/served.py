"""The process of one visit: it confines itself, opens one record, and shows the screens to its server.

``python -m copro_tui.cli.served --course DIR --records DIR --name NAME --front FRONT``, started by the server alone.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from copro_tui.errors import CoproError, ExitCode

if TYPE_CHECKING:
    from copro_tui.player import CoursePlayer, Profiles


def main() -> int:
    """Show the screens until the learner leaves or the server goes; returns the exit status."""
    given = _arguments()
    _confine(given)
    try:
        return _show(given)
    except CoproError as error:
        print(str(error), file=sys.stderr)
        return error.exit_code
    except Exception as error:  # whoever is at the other end sees a sentence, the log the kind of fault
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return ExitCode.FAULT


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--course", type=Path, required=True)
    parser.add_argument("--records", type=Path, required=True)
    parser.add_argument("--name", required=True)
    parser.add_argument("--inbox", type=Path, required=True)
    parser.add_argument("--front", choices=("screens", "lines"), required=True)
    return parser.parse_args()


def _confine(given: argparse.Namespace) -> None:
    """Allow what Python, the course and one record need."""
    from copro_tui.serve.confine import confine

    package = Path(__file__).parent.parent
    python = {Path(one) for one in (sys.prefix, sys.base_prefix, sys.exec_prefix, *sys.path) if one}
    system = [Path(one) for one in ("/usr", "/lib", "/lib64", "/etc", "/dev/urandom", "/proc/self")]
    cache = Path(os.environ["XDG_CACHE_HOME"]) if "XDG_CACHE_HOME" in os.environ else given.records
    read = [*python, *system, package, given.course, cache]
    confine(read=read, write=[given.records, Path("/dev/null")], put=_inboxes(given))


def _inboxes(given: argparse.Namespace) -> list[Path]:
    """The inboxes of cohorts that the server has."""
    try:
        return [one for one in given.inbox.iterdir() if one.is_dir()]
    except OSError:
        return []


def _show(given: argparse.Namespace) -> int:
    """Open the record, and show the screens or the ordinary page. Raises CourseError, RecordError."""
    from copro_tui.cli.cached_course import cached_course
    from copro_tui.cli.loading import loading
    from copro_tui.cli.start import assignments_in, sending_in
    from copro_tui.cohorts.delivering import to_inbox_of
    from copro_tui.player import Profiles
    from copro_tui.progress.learners import Learners
    from copro_tui.storage.lock import SCREEN_SECONDS

    with loading():
        course = cached_course(given.course)
        learners = Learners(given.records, lock_seconds=SCREEN_SECONDS)
        profiles = Profiles(
            course,
            learners,
            lambda: datetime.now(UTC),
            random.Random(),
            assignments_in(course, given.records),
            sending_of=sending_in(course, given.records, deliver=to_inbox_of(given.inbox)),
            alone=True,
        )
        Learners(given.records).ensure(given.name, datetime.now(UTC))  # before anything is drawn, it may wait longer
        player = profiles.only() or profiles.open(given.name)
    if given.front == "lines":
        return _lines(profiles, player)
    from copro_tui.tui.app import CoproApp

    app = CoproApp(profiles, player)
    app.run()
    if unkept := app.last_words():
        print(unkept, file=sys.stderr)
        return ExitCode.RECORD
    return ExitCode.OK


def _lines(profiles: Profiles, player: CoursePlayer) -> int:
    """Play plain mode, a turn for each page."""
    from copro_tui.plain.session import visit
    from copro_tui.serve.page_voice import PageVoice

    voice = PageVoice(sys.stdin.buffer, sys.stdout.buffer)
    kept = visit(voice, profiles, player)
    voice.end()
    return ExitCode.OK if kept else ExitCode.RECORD


if __name__ == "__main__":
    sys.exit(main())
