"""The real course, played once by what is heard: naturally, with mistakes, on every width, and as on a page."""

from __future__ import annotations

import io
import random
import shutil
from pathlib import Path

import pytest
from msgspec import Struct

from copro_tui.plain.session import visit
from copro_tui.plain.voice import Terminal
from copro_tui.player import CoursePlayer, Profiles
from copro_tui.progress.learners import Learners
from tests.clock import FakeClock
from tests.plain.talking import talk
from tests.plain.typist import Typist, screens_of
from tests.players import open_store, start
from tests.whole_course import real_course

ROOT = Path(__file__).parents[2]


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A course folder of its own with the real course in it."""
    shutil.copytree(ROOT / "lessons", tmp_path / "lessons")
    return tmp_path


def assert_full_marks_of(player: CoursePlayer) -> None:
    """Every lesson is complete and mastered, and every exercise was answered once, with full marks."""
    for module in player.course.modules:
        for entry in player.lessons(module.id):
            assert (entry.title, entry.completed, entry.mastered) == (entry.title, True, True)
            for exercise in player.course.lesson(entry.ref).exercises:
                standing = player.open_lesson(entry.ref, exercise.id).view().standing
                expected = (0, None) if exercise.kind == "reflect" else (1, 1.0 if exercise.scored else None)
                assert (exercise.id, standing.tries, standing.best) == (exercise.id, *expected)


WIDTHS = (20, 40, 200)


class Heard(Struct):
    """What came of playing the whole course by what is heard."""

    folder: Path
    clock: FakeClock
    typist: Typist
    screens: list[tuple[Terminal, io.StringIO, int]]


def hear(folder: Path, clock: FakeClock) -> Heard:
    """The real course, played once in four styles with mistakes, heard in parts, on terminals of several widths."""
    course = real_course()
    screens = screens_of(*WIDTHS)
    typist = Typist(course, [terminal for terminal, _out, _width in screens])
    profiles = Profiles(course, Learners(folder / "progress"), clock, random.Random(0))
    visit(typist, profiles, None)
    return Heard(folder, clock, typist, screens)


@pytest.mark.criterion("1.4.4", "1.4.10", "2.1.1", "3.3.1")
def test_the_whole_course_by_natural_lines(tmp_path: Path, clock: FakeClock) -> None:
    """In one test, since several may be run by several processes, and each would play the whole course."""
    heard = hear(tmp_path, clock)
    assert_all_was_understood(heard)
    assert heard.typist.differs == [], "a page says other words"
    for _terminal, out, width in heard.screens:
        assert [line for line in out.getvalue().splitlines() if len(line) > width] == [], f"wider than {width}"


def assert_all_was_understood(heard: Heard) -> None:
    player = CoursePlayer(real_course(), open_store(heard.folder, heard.clock), heard.clock, random.Random(1))
    assert_full_marks_of(player)
    typed = heard.typist.typed
    assert min(typed.values()) > 100
    assert heard.typist.not_refused == []
    share = len(heard.typist.refused) / sum(typed.values())
    print(f"{sum(typed.values())} lines: {len(heard.typist.refused)} refused ({share:.1%})")
    assert heard.typist.refused == []


def test_nothing_steers_the_terminal(real: Path, clock: FakeClock) -> None:
    said = talk(real, clock, ["Ann\x1b[2J", "1", "\x1b[31mred\x07\x00", ".", "q"])
    assert [one for one in said if not one.isprintable() and one != "\n"] == []
    assert start(real, clock).journal()[0].text == "red"
