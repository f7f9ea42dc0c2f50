"""Another program that holds a record's lock and has stopped: screens stay alive, and say why nothing is kept."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE

from tests.torture.learner import long_course
from tests.torture.tally import Tally
from tests.torture.visits import go_on, look, visit

ROOT = Path(__file__).parents[2]
LONGEST = 5.0
"""Seconds within which screens must end after Ctrl+Q, while the lock is held; plain mode may wait for it longer."""
LONGEST_PLAIN = 60.0

HOLD = """\
import sys
from pathlib import Path
from copro_tui.progress.record_file import RECORD
from copro_tui.storage.lock import WriteLock
with WriteLock(Path(sys.argv[1]), RECORD):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held(record: Path) -> Iterator[None]:
    """A stopped program that holds the lock of ``record``; it goes on and ends at the end."""
    command = [sys.executable, "-c", HOLD, str(record)]
    with subprocess.Popen(command, cwd=ROOT, stdin=PIPE, stdout=PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        holder.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            holder.send_signal(signal.SIGCONT)
            holder.communicate()


def run(chance: random.Random) -> Tally:
    """Answer on screens or in plain mode while the lock is held; then leave, and come back when it is free."""
    tally, front = Tally(), chance.choice(("plain", "screens", "screens"))
    tally.runs["stopped lock holder"] += 1
    with tempfile.TemporaryDirectory() as name:
        folder = long_course(Path(name))
        record = next(path for path in folder.glob("progress/**/ann-*.json") if "backups" not in path.parts)
        with held(record):
            seen = visit(folder, front, keys=4, patience=LONGEST_PLAIN)
        kept = look(tally, folder, seen, [], f"{front}, lock held")
        if seen.seconds > LONGEST and front == "screens":
            tally.troubles.append(f"{front}, lock held: it took {seen.seconds:.1f} s to end")
        go_on(tally, folder, front, kept, f"{front}, lock free again")
    return tally
