"""What a learner finds: names first, then the text of pages; and what was meant by a slip."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from copro_tui.commands.search import Index, excerpt
from copro_tui.course import places
from copro_tui.course.course import open_course
from copro_tui.player import Profiles
from copro_tui.player.search import things
from copro_tui.progress.learners import Learners


@pytest.fixture
def index(tmp_path: Path) -> Index:
    course = open_course(Path(__file__).parents[2])
    now = datetime(2026, 11, 3, tzinfo=UTC)
    profiles = Profiles(course, Learners(tmp_path), lambda: now, random.Random(0))
    return Index(things(profiles.create("Nia")))


def test_a_word_comes_before_the_pages_that_have_it(index: Index) -> None:
    first, *others = index.find("placation")
    assert first.means == places.Word("placation")
    assert others
    for one in others:
        assert isinstance(one.means, places.Step)
        assert "lacation" in excerpt("placation", one)


def test_what_is_not_there_is_not_found(index: Index) -> None:
    assert index.find("Public participation strategy of Atlantis") == []


@pytest.mark.parametrize(
    ("slip", "meant"), [("placaton", "placation"), ("laddr of pwer", "ladder of power"), ("zzzzzz", "")]
)
def test_a_slip_is_met_with_what_was_meant(index: Index, slip: str, meant: str) -> None:
    assert index.find(slip) == []
    assert index.suggest(slip) == meant


def test_what_is_right_needs_no_suggestion(index: Index) -> None:
    assert index.suggest("placation") == ""
