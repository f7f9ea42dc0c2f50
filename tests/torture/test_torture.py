"""One run of the quick kinds of adversity, so that the machine is known to work; ``make torture`` runs it for long."""

from __future__ import annotations

import random

import pytest

from tests.torture.__main__ import PARTS, WHY_NOT
from tests.torture.tally import Tally

SEED = 8
"""One with which a run of “disk” is in plain mode, which is quicker."""
QUICK = ("disk", "readers", "sharing")
"""The parts of which one run takes a second or two."""


@pytest.mark.parametrize("part", QUICK)
def test_nothing_is_lost_shown_or_changed(part: str) -> None:
    if WHY_NOT.get(part):
        pytest.skip(WHY_NOT[part])
    tally = PARTS[part](random.Random(SEED))
    assert tally.troubles == []
    assert tally.well
    assert tally.runs.total() == 1
    assert tally.acknowledged or tally.bad_inputs or part == "sharing"


def test_an_answer_that_is_lost_or_kept_unseen_would_be_counted() -> None:
    tally = Tally()
    tally.compare(["one", "two"], ["before"], ["before", "two", "three"], "here")
    assert (tally.acknowledged, tally.lost, tally.refused_but_kept, len(tally.troubles)) == (2, 1, 1, 1)
    assert not tally.well


def test_the_answer_under_way_at_a_kill_may_be_kept() -> None:
    tally = Tally()
    tally.compare(["one"], [], ["one", "two"], "here", under_way=1)
    assert tally.well


def test_a_traceback_would_be_counted() -> None:
    tally = Tally()
    tally.saw(b"Traceback (most recent call last):", "here")
    assert (tally.tracebacks, tally.well) == (1, False)
