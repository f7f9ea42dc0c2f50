"""What an author set off is read without its marks in plain mode, a table row by row, and drawings as they are."""

from __future__ import annotations

from pathlib import Path

from copro_tui.course.course import open_course
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.plain.talking import lesson_script, talk
from tests.players import open_store
from tests.set_off import RAW, set_off_course


def test_no_mark_is_said_and_every_exercise_may_have_a_last_word(tmp_path: Path, clock: FakeClock) -> None:
    folder = set_off_course(tmp_path)
    open_store(folder, clock)
    lesson = open_course(folder).lesson(FIRST)
    said = talk(folder, clock, ["1", "1", *lesson_script(lesson)], name="Ann")
    assert [one for one in RAW if one in said] == []
    assert "So set off and code Build the ladder, most power at the top." in said
    assert "a link (https://x.wales)." in said
    assert "Step: Asked; Who decides: The council" in said
    assert "\n /\\\\  as it is\n" in said
    assert said.count("So set after it.") == 1
    assert "So set off and code Come back to it in a month." in said
