"""What a learner was asked to do, in lines."""

from __future__ import annotations

from pathlib import Path

from copro_tui.cohorts.model import Assigned
from tests.clock import FakeClock
from tests.cohorts.groups import ask_ann
from tests.courses import LATER
from tests.plain.talking import replies, talk
from tests.players import play, start


def test_it_stands_first_with_who_asks_and_by_when(folder: Path, clock: FakeClock) -> None:
    modules = Assigned("what", opens="2026-02-03"), Assigned("when", due="2026-01-04")
    ask_ann(folder, clock, *modules, workshop="2026-02-14")
    said = talk(folder, clock, ["when", "b"], name="Ann")
    assert (
        "English.\nFor “Spring group”, asked by Siân. Workshop: 14 February 2026.\n"
        "1. Start: WHEN 1, A later lesson, about 2 min\n"
        "2. WHEN, When to do it: 0 of 1 lesson, was due 4 January 2026, still open\n"
        "3. WHAT, What it is: 0 of 2 lessons, opens 3 February 2026\n"
    ) in said
    assert (
        "WHEN, When to do it\nFor “Spring group”, asked by Siân: was due 4 January 2026, still open.\n"
        in replies(said)[0]
    )


def test_what_is_done_is_not_asked_for_any_more(folder: Path, clock: FakeClock) -> None:
    ask_ann(folder, clock, Assigned("when", due="2026-01-31"))
    play(start(folder, clock).open_lesson(LATER))
    said = talk(folder, clock, [], name="Ann")
    assert "For “Spring group”, asked by Siân: all done.\n" in said
    assert "due" not in said


def test_who_is_in_no_cohort_hears_nothing_of_it(folder: Path, clock: FakeClock) -> None:
    start(folder, clock, "Ben")
    ask_ann(folder, clock, Assigned("when", due="2026-01-31"))
    said = talk(folder, clock, [], name="Ben")
    assert "1. Start: WHAT 1" in said
    assert "asked" not in said
