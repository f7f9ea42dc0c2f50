"""The real course, played from scripts: to full marks, and with wrong input at every prompt."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from copro_tui.course.course import open_course
from copro_tui.exercises import Exercise
from tests.clock import FakeClock
from tests.plain.talking import course_script, exercise_script, replies, talk
from tests.players import start

ROOT = Path(__file__).parents[2]
NONSENSE = ("zzz", "99 99", "=", "1=", "\x1b[A", "move 1 sideways", "put 1 before zzz", "j 99", "t t")
"""What means nothing at any prompt."""
IN_A_TEXT = (".zzz", ".99", ".t t")
"""What means nothing where every line is text."""


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A course folder of its own with the real course in it."""
    shutil.copytree(ROOT / "lessons", tmp_path / "lessons")
    return tmp_path


def assert_full_marks(folder: Path, clock: FakeClock) -> None:
    """Every lesson is complete and mastered, and every exercise was answered once, with full marks."""
    player = start(folder, clock)
    for module in player.course.modules:
        for entry in player.lessons(module.id):
            assert (entry.title, entry.completed, entry.mastered) == (entry.title, True, True)
            for exercise in player.course.lesson(entry.ref).exercises:
                standing = player.open_lesson(entry.ref, exercise.id).view().standing
                expected = (0, None) if exercise.kind == "reflect" else (1, 1.0 if exercise.scored else None)
                assert (exercise.id, standing.tries, standing.best) == (exercise.id, *expected)


@pytest.mark.criterion("2.1.1")
def test_the_whole_course_from_a_script(real: Path, clock: FakeClock) -> None:
    said = talk(real, clock, course_script(real))
    assert said.endswith("Everything is saved. You can go on at the same place next time.\n")
    assert "You have finished the course." in said
    assert_full_marks(real, clock)


@pytest.mark.criterion("3.3.1")
def test_the_whole_course_with_wrong_input_at_every_prompt(real: Path, clock: FakeClock) -> None:
    course = open_course(real)
    typed = [("", True), ("x" * 300, True), ("Ann", False)]
    for ref in course.all_lessons():
        typed += [*((line, True) for line in ("zzz", "0", "99", "\x1b[A")), ("1", False)]
        for step in course.lesson(ref).steps:
            mistakes = [(line, True) for line in (IN_A_TEXT if step.kind == "reflect" else NONSENSE)]
            for line in exercise_script(step) if isinstance(step, Exercise) else []:
                typed += [*mistakes, (line, False)]
            typed += [*((line, True) for line in NONSENSE), ("", False)]
    heard = replies(talk(real, clock, [line for line, _wrong in typed]))
    mistaken = [(line, reply) for (line, wrong), reply in zip(typed, heard, strict=False) if wrong]
    told = ("for help", "Type words or numbers")
    assert [one for one in mistaken if not any(words in one[1] for words in told) or "Score" in one[1]] == []
    assert_full_marks(real, clock)


@pytest.mark.criterion("1.4.4", "1.4.10")
@pytest.mark.parametrize("width", [20, 40, 200])
def test_no_line_is_wider_than_the_terminal(real: Path, clock: FakeClock, width: int) -> None:
    typed = course_script(real)
    said = talk(real, clock, [*typed[:-1], "5", "all", "b"], width=width)
    echoed = {f"> {line}" for line in typed}
    assert [line for line in said.splitlines() if len(line) > width and line not in echoed] == []


def test_nothing_steers_the_terminal(real: Path, clock: FakeClock) -> None:
    said = talk(real, clock, ["Ann\x1b[2J", "1", "\x1b[31mred\x07\x00", ".", "q"])
    assert [one for one in said if not one.isprintable() and one != "\n"] == []
    assert start(real, clock).journal()[0].text == "red"
