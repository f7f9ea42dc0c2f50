"""Another program that holds a record's lock and has stopped: screens stay alive, and say why nothing is kept."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE

from tests.cli.terminals import terminal
from tests.torture.learner import Learner, answers_in, long_course
from tests.torture.tally import Tally

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
        arguments = ["--course", str(folder), *(["plain"] if front == "plain" else [])]
        with held(record), terminal(*arguments) as screen:
            learner = Learner(screen, front)
            learner.work(keys=4)
            began = time.monotonic()
            status = learner.leave(LONGEST_PLAIN)
            took = time.monotonic() - began
        tally.saw(screen.output, front)
        if status is None or took > (LONGEST_PLAIN if front == "plain" else LONGEST):
            tally.troubles.append(f"{front}, lock held: it ended with {status} after {took:.1f} s")
        kept = answers_in(folder)
        tally.compare(learner.marked, [], kept, f"{front}, lock held")
        with terminal(*arguments) as screen:
            again = Learner(screen, front)
            again.work()
            status = again.leave()
        tally.compare(again.marked, kept, answers_in(folder), f"{front}, lock free again")
        if status != os.EX_OK:
            tally.troubles.append(f"{front}, lock free again: it ended with {status}")
    return tally
