"""A disk that fills up while somebody learns: a small one of its own in memory, which needs the rights to mount it."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cli.terminals import terminal
from tests.torture.learner import Learner, answers_in, long_course
from tests.torture.tally import Tally

POSSIBLE = sys.platform == "linux" and os.geteuid() == 0
"""Whether a disk can be mounted here."""
KIB = 1024


@contextmanager
def small_disk(size: int) -> Iterator[Path]:
    """A disk of ``size`` bytes."""
    with tempfile.TemporaryDirectory() as name:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", name], check=True)
        try:
            yield Path(name)
        finally:
            subprocess.run(["umount", "-l", name], check=True)


def fill(folder: Path, left: int) -> Path:
    """Fill the disk of ``folder`` but for about ``left`` bytes; returns the file that fills it."""
    path = folder / "filling"
    free = os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize
    path.write_bytes(bytes(max(0, free - left)))
    return path


def run(chance: random.Random) -> Tally:
    """Answer on a disk with little room, leave, make room, and go on."""
    tally, front = Tally(), chance.choice(("plain", "screens"))
    left = chance.choice((0, 0, 4, 8, 12, 16, 20, 24, 32)) * KIB
    where = f"{front}, {left // KIB} KiB left"
    tally.runs["full disk"] += 1
    with small_disk(4096 * KIB) as disk:
        folder = long_course(disk / "course")
        filling = fill(disk, left)
        arguments = ["--course", str(folder), *(["plain"] if front == "plain" else [])]
        with terminal(*arguments) as screen:
            learner = Learner(screen, front)
            learner.work()
            status = learner.leave()
        tally.saw(screen.output, where)
        if status is None:
            tally.troubles.append(f"{where}: it did not end")
        kept = answers_in(folder)
        tally.compare(learner.marked, [], kept, where)
        filling.unlink()
        with terminal(*arguments) as screen:
            again = Learner(screen, front)
            again.work()
            status = again.leave()
        tally.compare(again.marked, kept, answers_in(folder), f"{where}, then room again")
        if status != os.EX_OK:
            tally.troubles.append(f"{where}, then room again: it ended with {status}")
    return tally
