"""Sending to a real LRS while sender and server are killed.

``python -m benchmarks.lrs --statements N --kills K --seed S``, in the venv of ``make lrs``. At the end as many are
wanted as there are in the LRS, each once. Beside that: how long a run takes, and the same posted by a loop.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from copro_tui.course.refs import Ref
from copro_tui.progress.events import Attempt
from copro_tui.progress.learners import Learners
from copro_tui.progress.ledger import Ledger
from copro_tui.xapi.client import Lrs
from copro_tui.xapi.connection import Connection, keep_connection
from copro_tui.xapi.passwords import VARIABLE
from copro_tui.xapi.sending import MOST
from copro_tui.xapi.statements import Statements
from tests.xapi.ralph import PASSWORD, USER, Ralph, ralph
from tests.xapi.real_course import HOME_PAGE, IRI, ROOT, attempt, exercises, real_course, some_answer

EVENTS_AT_ONCE = 200
RUNS = 1_000
"""After how many runs the sender is given up."""


def events(count: int, chance: random.Random) -> list[Attempt]:
    """Attempts at the exercises of the course, right or not."""
    marked: list[Ref] = [ref for ref, one in exercises().items() if one.scored]
    found = []
    for number in range(count):
        ref = chance.choice(marked)
        at = f"2026-{1 + number % 10:02d}-{1 + number // 10 % 28:02d}T09:{number % 60:02d}:00.000+00:00"
        found.append(attempt(ref, exercises()[ref], some_answer(exercises()[ref], chance), number + 1, at=at))
    return found


def connected(folder: Path, server: Ralph, made: list[Attempt]) -> Path:
    """The record of somebody who answered all that, and agreed to send it; in a course folder of its own."""
    shutil.copytree(ROOT / "lessons", folder / "lessons")
    course = folder / "lessons" / "course.yaml"
    course.write_text(course.read_text(encoding="utf-8") + f"\niri: {IRI}\n", encoding="utf-8")
    store = Learners(folder / "progress").create("Ann", datetime.now(UTC))
    for begin in range(0, len(made), EVENTS_AT_ONCE):
        store.add(*made[begin : begin + EVENTS_AT_ONCE])
    agreed = Connection(lrs=server.address, home_page=HOME_PAGE, user=USER, kinds=("answers",), made="2026")
    keep_connection(store.path, agreed)
    return store.path


def send(folder: Path) -> subprocess.Popen[bytes]:
    """A sender, as a learner starts it."""
    command = [sys.executable, "-m", "copro_tui", "--course", str(folder), "xapi", "send"]
    environment = {**os.environ, VARIABLE: PASSWORD}
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def killing(folder: Path, record: Path, server: Ralph, kills: int, chance: random.Random) -> dict[str, int]:
    """Send, and kill the sender or the server at random moments while something arrives; returns how often which."""
    killed, sender = {"sender": 0, "server": 0}, send(folder)
    for _kill in range(kills):
        if not goes_on(sender, record):
            break  # everything was sent
        time.sleep(chance.uniform(0, 0.5))
        if chance.random() < 0.5:
            killed["sender"] += sender.poll() is None
            sender.kill()
            sender.wait()
            sender = send(folder)
        else:
            killed["server"] += 1
            server.kill()
            server.start()
    sender.kill()
    sender.wait()
    return killed


def goes_on(sender: subprocess.Popen[bytes], record: Path) -> bool:
    """Wait until more is in the ledger than now; False if the sender ended, or nothing happens for a long time."""
    ledger = Ledger(record).path
    before = ledger.stat().st_size if ledger.exists() else 0
    for _look in range(6_000):
        if ledger.exists() and ledger.stat().st_size > before:
            return True
        if sender.poll() is not None:
            return False
        time.sleep(0.01)
    return False


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=2_000)
    parser.add_argument("--kills", type=int, default=6)
    parser.add_argument("--seed", type=int, default=3)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    with tempfile.TemporaryDirectory(prefix="copro-lrs-") as name, ralph(Path(name) / "ralph") as server:
        folder = Path(name) / "course"
        made = events(asked.statements, chance)
        record = connected(folder, server, made)
        killed = killing(folder, record, server, asked.kills, chance)
        begun = time.perf_counter()
        for _run in range(RUNS):
            before = len(Ledger(record).known(server.address).there)
            if send(folder).wait() == 0:
                break
        seconds, rest = time.perf_counter() - begun, asked.statements - before
        kept = [one["id"] for one in server.kept()]
        ledger = len(Ledger(record).known(server.address).there)
        print(f"killed: the sender {killed['sender']} times, the server {killed['server']} times")
        print(f"wanted {asked.statements}, there {len(kept)}, distinct {len(set(kept))}, in the ledger {ledger}")
        print(f"the last run sent {rest} in {seconds:.1f} s; a run with nothing to send takes {timed(folder):.1f} s")
        again = resent(folder, record, server)
        looped = loop(server, record, made)
        print(f"all sent again without a ledger: {again:.1f} s; by a loop: {looped:.1f} s; ratio {again / looped:.2f}")


def resent(folder: Path, record: Path, server: Ralph) -> float:
    """How long it takes to send everything once more, which is all there already."""
    Ledger(record).path.unlink()
    seconds = timed(folder)
    assert len(Ledger(record).known(server.address).there) == len({one["id"] for one in server.kept()})
    return seconds


def timed(folder: Path) -> float:
    begun = time.perf_counter()
    send(folder).wait()
    return time.perf_counter() - begun


def loop(server: Ralph, record: Path, made: list[Attempt]) -> float:
    """The baseline: the same statements in the same batches, posted again one after the other."""
    connection = Connection(lrs=server.address, home_page=HOME_PAGE, user=USER, made="2026")
    learner = Learners(record.parent).open_at(record).record.about.learner
    bodies = [one.bytes for one in Statements(real_course(), connection.actor(real_course(), learner)).of_all(made)]
    lrs, begun = Lrs(server.address, USER, PASSWORD), time.perf_counter()
    for begin in range(0, len(bodies), MOST):
        assert lrs.post(bodies[begin : begin + MOST]).status in (200, 204)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
