"""Comparing two programs fairly: one after the other, in turns, so that whatever else the machine does hits both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

T = TypeVar("T")

PAIRS = 10
"""How many runs of each; the median of them counts."""


@dataclass(frozen=True)
class Comparison:
    """What was measured of copro, and of what it is held against in the same run."""

    what: str
    copro: float
    baseline: float
    ratio: float
    """The median of the pairs' ratios: both of a pair met the machine as it was at that moment."""
    unit: str
    against: str
    """The name of the baseline."""
    aim: float
    """The ratio that is aimed at, at most."""


def pairs(copro: Callable[[], T], baseline: Callable[[], T]) -> list[tuple[T, T]]:
    """Run both in ``PAIRS`` pairs, taking turns in going first, after one pair that only warms the machine up."""
    runs = []
    for number in range(PAIRS + 1):
        if number % 2:
            second = baseline()
            runs.append((copro(), second))
        else:
            runs.append((copro(), baseline()))
    return runs[1:]


def compared(what: str, runs: Sequence[tuple[float, float]], unit: str, against: str, aim: float) -> Comparison:
    """The medians of some pairs of runs."""
    copro, baseline = (median(ones) for ones in zip(*runs, strict=True))
    return Comparison(what, copro, baseline, median(one / other for one, other in runs), unit, against, aim)
