"""Programs that are killed while they save, and programs that save all at once: nothing that was reported is lost.

``make torture`` does the same for longer.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path
from subprocess import PIPE

import pytest

from copro_tui.progress.recovery import mend
from copro_tui.progress.repository import RecordRepository
from copro_tui.storage.atomic import temporary_files
from tests.progress.events import new_store

PARTS = 2
KILLS = int(os.environ.get("TORTURE", "100"))
WINDOWS, ANSWERS = 8, 100
CHILD = (sys.executable, "-m", "tests.progress.crash")
ROOT = Path(__file__).parents[2]


def ids(path: Path) -> list[str]:
    return [event["id"] for event in RecordRepository(path).events()[1]["attempts"]]


def answer_until_killed(path: Path, kills: int, chance: random.Random) -> list[str]:
    """Kill a child at random instants, one after another. Returns the answers that were reported."""
    reported = []
    nursery = subprocess.Popen((*CHILD, str(path), "0"), cwd=ROOT, text=True, stdin=PIPE, stdout=PIPE, bufsize=1)
    with nursery:
        assert nursery.stdin is not None
        assert nursery.stdout is not None
        for number in range(kills):
            nursery.stdin.write("one more\n")
            said, child = nursery.stdout.readline().split()
            assert said == "begun"
            if number % 2:  # every other time it has saved an answer before its time runs out, however slow it is
                reported.append(nursery.stdout.readline().removeprefix("kept ").strip())
            timer = threading.Timer(chance.uniform(0, 0.06), os.kill, [int(child), signal.SIGKILL])
            timer.start()
            while (said := nursery.stdout.readline()).startswith("kept "):
                reported.append(said.split()[1])
            timer.join()
            assert said == f"ended {-signal.SIGKILL}\n"
            assert RecordRepository(path).record.about.name == "Ann"  # readable each time, before anything is mended
        nursery.stdin.close()
    return reported


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is not known there")
@pytest.mark.parametrize("part", range(PARTS))
def test_no_answer_that_was_reported_is_lost_when_the_program_is_killed(tmp_path: Path, part: int) -> None:
    path = new_store(tmp_path).path
    kills = -(-KILLS // PARTS)
    reported = answer_until_killed(path, kills, random.Random(part))
    kept = ids(path)
    assert len(reported) >= kills // 2  # they were really at work
    assert set(reported) <= set(kept)
    assert len(kept) == len(set(kept)) <= len(reported) + kills  # at most the one under way was kept unreported
    mend(RecordRepository(path))
    assert temporary_files(path) == []
    assert ids(path) == kept


def test_eight_programs_that_answer_at_once_lose_nothing_of_each_other(tmp_path: Path) -> None:
    path = new_store(tmp_path).path
    command = (*CHILD, str(path), str(ANSWERS))
    children = [subprocess.Popen(command, cwd=ROOT, stdout=PIPE, text=True) for _window in range(WINDOWS)]
    reported = [line.split()[1] for child in children for line in child.communicate(timeout=120)[0].splitlines()]
    assert [child.returncode for child in children] == [0] * WINDOWS
    assert len(reported) == WINDOWS * ANSWERS
    assert sorted(ids(path)) == sorted(reported)
