"""What one answer costs, and opening a record, as the record grows; beside TinyDB's own storage in the same run."""

from __future__ import annotations

import random
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
from tinydb import TinyDB

from copro_tui.progress.events import About, Attempt
from copro_tui.progress.recovery import mend
from copro_tui.progress.repository import RecordRepository

FEW, MANY, TIMES = 100, 10_000, 31
ABOUT = About(name="Ann", learner="0" * 32, made="2026-01-05T09:00:00+00:00")
CHANCE = random.Random(1)
ITEMS = ("care-home-menu", "forum", "budget-vote", "newsletter", "timebank", "helpline")
POINTS = ("coercion", "educating", "informing", "consultation", "engagement", "co-production")


def attempt(number: int) -> Attempt:
    """An attempt like those of the course: six cases placed, among three hundred exercises."""
    answer = dict(zip(ITEMS, CHANCE.choices(POINTS, k=6), strict=True))
    at = f"2026-{1 + number // 2000:02d}-{1 + number % 28:02d}T09:{number % 60:02d}:00.000+00:00"
    exercise = f"what/lesson-{number % 30}/exercise-{number % 300}"
    score = number % 7 / 6
    return Attempt(
        id=uuid.UUID(int=CHANCE.getrandbits(128)).hex,
        at=at,
        exercise=exercise,
        revision="0123456789ab",
        answer=answer,
        score=score,
    )


def filled(folder: Path, count: int) -> Path:
    """A record with ``count`` attempts."""
    store = RecordRepository(folder / f"record-{count}.json")
    store.create(ABOUT)
    store.add(*map(attempt, range(count)))
    return store.path


def stock(folder: Path, count: int) -> TinyDB:
    """The same attempts as TinyDB keeps them of itself."""
    database = TinyDB(folder / f"stock-{count}.json")
    database.table("attempts").insert_multiple(msgspec.to_builtins(attempt(number)) for number in range(count))
    return database


def median_ms(action: Callable[[], object], times: int = TIMES) -> float:
    """The median of some runs, in milliseconds."""
    runs = []
    for _run in range(times):
        begun = time.perf_counter()
        action()
        runs.append((time.perf_counter() - begun) * 1000)
    return statistics.median(runs)


def opened(path: Path) -> RecordRepository:
    """What opening a record does, from nothing in memory to everything added up."""
    store = RecordRepository(path)
    mend(store)
    assert store.record.about == ABOUT
    return store


def add_to_ours(store: RecordRepository) -> None:
    store.add(attempt(CHANCE.randrange(MANY)))


def add_to_stock(database: TinyDB) -> None:
    database.table("attempts").insert(msgspec.to_builtins(attempt(CHANCE.randrange(MANY))))


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        saving, stocks, opening = {}, {}, {}
        for count in (0, FEW, MANY):
            path = filled(folder, count)
            opening[count] = median_ms(partial(opened, path))
            saving[count] = median_ms(partial(add_to_ours, opened(path)))
            stocks[count] = median_ms(partial(add_to_stock, stock(folder, count)), 11)
        size = (folder / f"record-{MANY}.json").stat().st_size / 1e6
        print(f"one answer more, in milliseconds (median of {TIMES})   {FEW:>8} attempts {MANY:>8} attempts")
        print(f"  this program, synced to disk                 {saving[FEW]:17.1f} {saving[MANY]:17.1f}")
        print(f"  TinyDB's JSONStorage, not synced             {stocks[FEW]:17.1f} {stocks[MANY]:17.1f}")
        print(f"  of a full record: 1/{stocks[MANY] / saving[MANY]:.1f} of TinyDB's (wanted: at most 1/5)")
        print(f"  full against new: {saving[MANY] / saving[FEW]:.1f} times (wanted: at most 3)")
        print(f"opening: empty {opening[0]:.1f} ms, {MANY} attempts ({size:.1f} MB) {opening[MANY]:.1f} ms, "
              f"{opening[MANY] - opening[0]:.1f} ms more (wanted: at most 60)")  # fmt: skip


if __name__ == "__main__":
    main()
