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

from tests.cli.terminals import terminal
from tests.torture.learner import Learner, answers_in, long_course
from tests.torture.tally import Tally

FRONTS = ("plain", "screens")
"""Both ways to learn."""
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
    with tempfile.TemporaryDirectory() as folder:
        _marked, _status, count, _name, _output = visit(long_course(Path(folder)), front, 0, 0, lasting=False)
    return count


def visit(
    folder: Path, front: str, at: int, error: int, *, lasting: bool
) -> tuple[list[str], int | None, int, str, bytes]:
    """Answer with a disk that fails at operation ``at``.

    Returns the marks seen, the exit status, the number and the name of the last operation, and the output.
    """
    count = folder / "count"
    faults = {
        "LD_PRELOAD": str(shim()),
        "FAULT_FOLDER": str(folder / "progress"),
        "FAULT_COUNT": str(count),
        "FAULT_AT": str(at),
        "FAULT_ERROR": str(error),
        "FAULT_LASTING": str(int(lasting)),
    }
    arguments = ["--course", str(folder), *(["plain"] if front == "plain" else [])]
    with terminal(*arguments, more=faults) as screen:
        learner = Learner(screen, front)
        learner.work()
        status = learner.leave()
        number, _space, name = count.read_text().strip().partition(" ")
        return learner.marked, status, int(number or 0), name.strip(), screen.output


def run(chance: random.Random) -> Tally:
    """A visit during which one file operation fails, or all do from then on, or the program is killed; then another."""
    tally, front = Tally(), chance.choice(FRONTS)
    at, error = chance.randint(1, operations(front)), chance.choice((*ERRORS, KILL))
    lasting = error != KILL and chance.random() < 0.5
    what = "killed" if error == KILL else errno.errorcode[error]
    with tempfile.TemporaryDirectory() as name:
        folder = long_course(Path(name))
        marked, status, _count, operation, output = visit(folder, front, at, error, lasting=lasting)
        where = f"{front}, operation {at} ({operation}), {what}{' from then on' if lasting else ''}"
        tally.runs["disk that fails" if error != KILL else "kill"] += 1
        tally.points.add(f"{front} {at}")
        tally.saw(output, where)
        killed = status == -signal.SIGKILL
        if status is None:
            tally.troubles.append(f"{where}: it did not end")
        if error == KILL and not killed and status != 0:
            tally.troubles.append(f"{where}: it ended with {status}")
        kept = answers_in(folder)
        tally.compare(marked, [], kept, where, under_way=int(killed))
        again, status, _count, _name, output = visit(folder, front, 0, 0, lasting=False)
        tally.saw(output, where)
        tally.compare(again, kept, answers_in(folder), f"{where}, then a good disk")
        if status != os.EX_OK:
            tally.troubles.append(f"{where}: afterwards it ended with {status}")
    return tally
