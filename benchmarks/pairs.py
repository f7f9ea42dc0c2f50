"""Comparing two programs fairly: one after the other, in turns, so that whatever else the machine does hits both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

PAIRS = 10
"""How many runs of each; the median of them counts."""


@dataclass(frozen=True)
class Comparison:
    """What was measured of copro, and of what it is held against in the same run."""

    what: str
    copro: float
    baseline: float
    unit: str
    against: str
    """The name of the baseline."""
    aim: float
    """The ratio that is aimed at, at most."""

    @property
    def ratio(self) -> float:
        return self.copro / self.baseline


def medians(copro: Callable[[], float], baseline: Callable[[], float]) -> tuple[float, float]:
    """Run both in ``PAIRS`` pairs, taking turns in going first, after one pair that only warms the machine up."""
    copro_runs: list[float] = []
    baseline_runs: list[float] = []
    for number in range(PAIRS + 1):
        turns = [(copro, copro_runs), (baseline, baseline_runs)]
        for run, runs in reversed(turns) if number % 2 else turns:
            runs.append(run())
    return median(copro_runs[1:]), median(baseline_runs[1:])
