"""The door to a course: who learns here, and a player for each."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from copro_tui.course.course import open_course
from copro_tui.errors import RecordError, UsageError
from copro_tui.player import Profiles
from copro_tui.progress.learners import Learners
from tests.clock import FakeClock
from tests.courses import SECOND
from tests.players import play


@pytest.fixture
def profiles(folder: Path, clock: FakeClock) -> Profiles:
    return Profiles(open_course(folder), Learners(folder / "progress"), clock, random.Random(1))


def spoil(folder: Path, name: str) -> Path:
    """Put nonsense in the place of a learner's record."""
    (path,) = (folder / "progress").glob(f"{name.lower()}-*.json")
    path.write_text("{")
    return path


def test_at_first_nobody_is_known_and_nothing_is_written(profiles: Profiles, folder: Path) -> None:
    assert profiles.known() == ()
    assert profiles.only() is None
    assert not (folder / "progress").exists()


def test_the_only_learner_comes_straight_in(profiles: Profiles) -> None:
    profiles.create("Ann", "cy")
    player = profiles.only()
    assert player is not None
    assert (player.about.name, player.about.language) == ("Ann", "cy")


def test_several_learners_have_to_choose(profiles: Profiles) -> None:
    for name in ("Ann", "Bob"):
        profiles.create(name)
    assert profiles.only() is None
    assert {learner.name for learner in profiles.known()} == {"Ann", "Bob"}


def test_learners_of_one_folder_do_not_see_each_others_work(profiles: Profiles) -> None:
    play(profiles.create("Ann").open_lesson(SECOND))
    assert profiles.create("Bob").modules()[0].standing.done == 0
    assert profiles.open("Ann").modules()[0].standing.done == 1


@pytest.mark.parametrize("name", ["", "\x1b", "x" * 300])
def test_an_unusable_name_is_refused_and_nothing_is_written(profiles: Profiles, folder: Path, name: str) -> None:
    with pytest.raises(UsageError):
        profiles.create(name)
    with pytest.raises(UsageError):
        profiles.open(name)
    assert not (folder / "progress").exists()


def test_a_spoilt_record_is_found_before_a_lesson_is_opened_and_left_as_it_is(profiles: Profiles, folder: Path) -> None:
    profiles.create("Ann")
    path = spoil(folder, "Ann")
    for enter in (profiles.only, lambda: profiles.open("Ann"), lambda: profiles.create("Ann")):
        with pytest.raises(RecordError, match="cannot be read"):
            enter()
    assert path.read_text() == "{"


def test_a_spoilt_record_does_not_keep_the_others_out(profiles: Profiles, folder: Path) -> None:
    for name in ("Ann", "Bob"):
        profiles.create(name)
    spoil(folder, "Ann")
    assert sorted(bool(learner.trouble) for learner in profiles.known()) == [False, True]
    assert profiles.open("Bob").about.name == "Bob"
