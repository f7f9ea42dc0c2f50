"""Damaged and hostile files of every kind that the program reads, through the commands that read them."""

from __future__ import annotations

import contextlib
import io
import random
import shutil
import tempfile
import traceback
from functools import cache
from pathlib import Path

from msgspec import Struct

from copro_tui.cli.main import main
from copro_tui.course.refs import Ref
from copro_tui.errors import ExitCode
from tests.clock import FakeClock
from tests.players import put_down, start
from tests.torture.damage import spoilt
from tests.torture.learner import CASES, long_course
from tests.torture.tally import Tally

TIMES = 30
"""How many damaged files one run reads."""


class Reader(Struct, frozen=True):
    """A kind of file, and the commands that read it."""

    file: str
    """Where it lies in the folder of a course, as a pattern."""
    commands: tuple[tuple[str, ...], ...]
    """``FILE`` in them stands for the file."""


READERS = (
    Reader("lessons/what/1-long.yaml", (("check", "."), ("plan",))),
    Reader("lessons/course.yaml", (("check", "."),)),
    Reader("lessons/frameworks/ladder.yaml", (("check", "."),)),
    Reader("progress/**/ann-*.json", (("record", "show"), ("doctor",), ("doctor", "--fix"))),
    Reader("progress/**/ann-*.drafts", (("record", "show"), ("doctor",))),
    Reader("progress/**/spring.*", (("cohort", "show", "spring"), ("report", "spring"))),
    Reader("ann.json", (("record", "import", "FILE"), ("record", "show"))),
    Reader("bundle.json", (("cohort", "collect", "spring", "FILE"), ("report", "spring"))),
    Reader("invitation.json", (("join", "FILE"), ("plan",))),
)


@cache
def template() -> Path:
    """A course folder with one good file of every kind in it, made by the program itself."""
    folder = long_course(Path(tempfile.mkdtemp(prefix="good-")))
    lesson = start(folder, FakeClock()).open_lesson(Ref("what", "long"))
    put_down(lesson, {f"answer-{number}": "here" for number in range(CASES)})
    lesson.next()
    lesson.change(["yes"])
    lesson.keep()
    for command in (
        ("cohort", "new", "spring"),
        ("cohort", "add", "spring", "Ann"),
        ("assign", "what", "--cohort", "spring", "--due", "2027-12-31"),
        ("cohort", "invite", "spring", "-o", str(folder / "invitation.json")),
        ("send", "--yes", "-o", str(folder / "bundle.json")),
        ("record", "export", "--with-journal", str(folder / "ann.json")),
    ):
        status, said = run_here(folder, command)
        assert status == ExitCode.OK, (command, said)
    return folder


def run_here(folder: Path, command: tuple[str, ...]) -> tuple[int, str]:
    """The status of a command in the course in ``folder``, and all that it said; an exception is status -1."""
    said, escaped = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), ""
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said), contextlib.chdir(folder):
        try:
            status = main(["--course", str(folder), *command])
        except BaseException:
            status, escaped = -1, traceback.format_exc()
    said.seek(0)
    return status, said.read() + escaped


def run(chance: random.Random) -> Tally:
    """Damage good files in many ways; each command that reads one says what is wrong, in words, or reads it."""
    tally = Tally()
    tally.runs["damaged files"] += 1
    for _time in range(TIMES):
        reader = chance.choice(READERS)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "course"
            shutil.copytree(template(), folder)
            file = next(one for one in sorted(folder.glob(reader.file)) if one.is_file())
            file.write_bytes(data := spoilt(file.read_bytes(), chance))
            tally.bad_inputs += 1
            for command in reader.commands:
                spoken = tuple(str(file) if one == "FILE" else one for one in command)
                status, said = run_here(folder, spoken)
                if status not in (
                    ExitCode.OK,
                    ExitCode.FOUND_PROBLEMS,
                    ExitCode.USAGE,
                    ExitCode.COURSE,
                    ExitCode.RECORD,
                ):
                    tally.tracebacks += 1
                    kept = Path(tempfile.mkdtemp(prefix="bad-")) / file.name
                    kept.write_bytes(data)
                    tally.troubles.append(f"{' '.join(command)} of {kept}: {status}, {said[-800:]}")
    return tally
