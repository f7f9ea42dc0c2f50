"""Disks that fail and programs that are killed, at each file operation of a visit to a lesson."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from tests.torture.learner import long_course
from tests.torture.tally import Tally
from tests.torture.visits import FRONTS, go_on, look, visit

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)
KILL = -1
COMPILER = shutil.which("cc") or shutil.which("gcc")


@cache
def shim() -> Path:
    """The library that lets file operations fail, compiled once for each process."""
    folder = Path(tempfile.mkdtemp(prefix="shim-"))
    made, source = folder / "shim.so", Path(__file__).with_name("shim.c")
    subprocess.run([str(COMPILER), "-shared", "-fPIC", "-O1", "-o", made, source, "-ldl"], check=True)
    return made


@cache
def operations(front: str) -> int:
    """How many file operations a whole visit has."""
    with tempfile.TemporaryDirectory() as name:
        folder = long_course(Path(name))
        visit(folder, front, more=faults(folder))
        return int(last_operation(folder)[0])


def faults(folder: Path, at: int = 0, error: int = 0, *, lasting: bool = False) -> dict[str, str]:
    """The environment in which operation ``at`` on the records of a course fails, or all do from then on."""
    return {
        "LD_PRELOAD": str(shim()),
        "FAULT_FOLDER": str(folder / "progress"),
        "FAULT_COUNT": str(folder / "count"),
        "FAULT_AT": str(at),
        "FAULT_ERROR": str(error),
        "FAULT_LASTING": str(int(lasting)),
    }


def last_operation(folder: Path) -> tuple[str, str]:
    """The number and the name of the operation that failed, or of the last one."""
    number, _space, name = (folder / "count").read_text(encoding="ascii").strip().partition(" ")
    return number or "0", name.strip()


def run(chance: random.Random) -> Tally:
    """A visit during which one file operation fails, or all do from then on, or the program is killed; then another."""
    tally, front = Tally(), chance.choice(FRONTS)
    at, error = chance.randint(1, operations(front)), chance.choice((*ERRORS, KILL))
    lasting = error != KILL and chance.random() < 0.5
    what = "killed" if error == KILL else errno.errorcode[error]
    tally.runs["disk that fails" if error != KILL else "kill"] += 1
    tally.points.add(f"{front} {at}")
    with tempfile.TemporaryDirectory() as name:
        folder = long_course(Path(name))
        seen = visit(folder, front, more=faults(folder, at, error, lasting=lasting))
        where = f"{front}, operation {at} ({last_operation(folder)[1]}), {what}{' from then on' if lasting else ''}"
        killed = seen.status == -signal.SIGKILL
        kept = look(tally, folder, seen, [], where, under_way=int(killed))
        if error == KILL and seen.status not in (None, os.EX_OK, -signal.SIGKILL):
            tally.troubles.append(f"{where}: it ended with {seen.status}")
        go_on(tally, folder, front, kept, f"{where}, then a good disk")
    return tally
