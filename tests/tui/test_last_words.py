"""What an author says once an exercise is over stands on the board of every kind, below all else, and never before."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from copro_tui.exercises import Exercise
from copro_tui.figures.cells import as_text
from tests.courses import EVERY_KIND, small_course
from tests.exercises.talks import SMALL
from tests.tui.test_boards_fit import SHEETS, boards

AFTER = "The **last word** on it."
KINDS = ("order", "place", "match", "sort", "choose", "talk")
LESSON = re.sub(r"(?m)^(\s+)prompt: .*$", rf"\g<0>\n\1after: {AFTER}", EVERY_KIND + SMALL.replace("\n", "\n  ").join(
    ("  ", "")).rstrip() + "\n").replace("    after: Come back to it in a month.\n", "")  # fmt: skip


def exercises(folder: Path) -> dict[str, Exercise]:
    course = small_course(folder, lessons={"what/1-it": LESSON})
    return {one.kind: one for one in course.lesson(course.all_lessons()[0]).exercises}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_said_at_the_end_and_not_before(tmp_path: Path, kind: str) -> None:
    said = {
        (board.view.phase == "over", "The last word on it." in as_text(board._whole(SHEETS["80×24"]).words))
        for _state, board in boards(exercises(tmp_path)[kind])
    }
    assert said == {(True, True), (False, False)}
