"""Sending one's work to a trainer in plain mode."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.cohorts.roster import number_mark
from copro_tui.cohorts.submission import KIND, Submission
from copro_tui.storage.envelope import unwrapped
from tests.clock import FakeClock
from tests.cohorts.groups import KEY, ask_ann
from tests.courses import FIRST
from tests.plain.talking import replies, talk
from tests.players import answered, go_to, start


@pytest.fixture
def downloads(folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where files go that people take away; Ann is in a cohort, and has written a text."""
    ask_ann(folder, clock)
    player = start(folder, clock)
    answered(go_to(player, FIRST, "words"), "My own words.")
    monkeypatch.setenv("XDG_DOWNLOAD_DIR", str(folder / "downloads"))
    monkeypatch.setenv("HOME", str(folder))
    return folder


@pytest.mark.parametrize("ticks", [0, 1, 2])
def test_own_words_go_only_if_they_are_chosen(downloads: Path, clock: FakeClock, ticks: int) -> None:
    typed = ["send to my trainer", *["1"] * ticks, "summary", "2", "quit"]
    heard = replies(talk(downloads, clock, typed, name="Ann"))
    assert "Nothing leaves before you say send." in heard[0]
    assert f"Reflections: {ticks % 2}" in heard[1 + ticks]
    (file,) = downloads.rglob("spring-ann.json")
    assert file.name in heard[2 + ticks]
    words = unwrapped(file, KIND, Submission).words
    assert [one.text for one in words] == ["My own words."] * (ticks % 2)


@pytest.mark.parametrize("number", ["", "0012"])
def test_a_staff_number_goes_as_a_mark_if_it_is_typed(downloads: Path, clock: FakeClock, number: str) -> None:
    typed = ["send to my trainer", "number", number, "summary", "2", "quit"]
    heard = replies(talk(downloads, clock, typed, name="Ann"))
    assert ("A mark of your staff number" in heard[3]) == bool(number)
    (file,) = downloads.rglob("spring-ann.json")
    assert unwrapped(file, KIND, Submission).number == (number_mark(KEY, number) if number else "")


def test_who_is_in_no_cohort_is_not_asked(folder: Path, clock: FakeClock) -> None:
    start(folder, clock)
    assert "Send to my trainer" not in talk(folder, clock, ["quit"], name="Ann")
