"""Runs of the sender in tests: some statements of a record, a ledger, and a clock that nobody waits for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from copro_tui.progress.ledger import Ledger
from copro_tui.xapi.client import Lrs
from copro_tui.xapi.sending import PATIENCE, Sender, Sent, Timing
from copro_tui.xapi.statements import Statement, Statements
from tests.clock import FakeClock
from tests.progress.events import new_store
from tests.xapi.real_course import ACTOR, IRI, attempt, exercises, real_course


class Passing:
    """A time that passes only while somebody sleeps, and by ``look`` seconds with each look at it."""

    def __init__(self, look: float = 0.001, clock: FakeClock | None = None) -> None:
        self.look = look
        self.clock = clock or FakeClock()
        self.slept: list[float] = []
        self.passed = 0.0

    def monotonic(self) -> float:
        self.passed += self.look
        return self.passed

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.passed += seconds
        self.clock.time += timedelta(seconds=seconds)

    @property
    def timing(self) -> Timing:
        return Timing(now=self.clock, monotonic=self.monotonic, sleep=self.sleep, chance=lambda: 1.0)


def some_statements(count: int) -> list[Statement]:
    """Statements about answers, an id for each."""
    ref, exercise = next((ref, one) for ref, one in exercises().items() if one.kind == "choose")
    made = Statements(real_course(), ACTOR)
    events = [attempt(ref, exercise, exercise.solution(), number) for number in range(count)]
    return [*made.of_all(events)]


def new_ledger(folder: Path) -> Ledger:
    """The ledger of a record that has just begun."""
    return Ledger(new_store(folder).path)


def run(
    address: str,
    ledger: Ledger,
    statements: Sequence[Statement],
    *,
    passing: Passing | None = None,
    seconds: float = PATIENCE,
    renewed: bool = True,
    request_seconds: float = 20.0,
) -> Sent:
    """One run, by a program that starts afresh."""
    lrs = Lrs(address, "ann", "secret", seconds=request_seconds)
    timing = (passing or Passing()).timing
    return Sender(lrs, ledger, IRI, timing, seconds, renewed=renewed).send(statements)
