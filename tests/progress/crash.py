"""Children that answer questions, and say of each answer whose save returned that it did.

``python -m tests.progress.crash RECORD COUNT`` answers so often. With COUNT 0 it begins a child of its own for each
line that it is sent, which answers until it is killed; forking saves loading everything three hundred times.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from copro_tui.progress.repository import RecordRepository
from tests.progress.events import attempt


def answer(path: Path, count: int) -> None:
    """Answer, and report each answer in one write."""
    store = RecordRepository(path)
    for _answer in range(count):
        event = attempt(answer={"case": "point"})
        store.add(event)
        os.write(1, f"kept {event.id}\n".encode())


def nurse(path: Path) -> None:
    """Begin a child for each line of input; say how each ended."""
    import tinydb.table  # noqa: F401 - what the first write loads, once for all of them

    for _line in sys.stdin:
        child = os.fork()
        if not child:
            os.write(1, f"begun {os.getpid()}\n".encode())
            answer(path, 1_000_000)
        _child, status = os.waitpid(child, 0)
        os.write(1, f"ended {os.waitstatus_to_exitcode(status)}\n".encode())


if __name__ == "__main__":
    if sys.argv[2] == "0":
        nurse(Path(sys.argv[1]))
    else:
        answer(Path(sys.argv[1]), int(sys.argv[2]))
