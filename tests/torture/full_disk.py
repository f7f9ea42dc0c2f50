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

from tests.torture.learner import long_course
from tests.torture.tally import Tally
from tests.torture.visits import FRONTS, go_on, look, visit

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
    tally, front = Tally(), chance.choice(FRONTS)
    left = chance.choice((0, 0, 4, 8, 12, 16, 20, 24, 32)) * KIB
    where = f"{front}, {left // KIB} KiB left"
    tally.runs["full disk"] += 1
    with small_disk(4096 * KIB) as disk:
        folder = long_course(disk / "course")
        filling = fill(disk, left)
        kept = look(tally, folder, visit(folder, front), [], where)
        filling.unlink()
        go_on(tally, folder, front, kept, f"{where}, then room again")
    return tally
