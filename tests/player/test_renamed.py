"""Lessons and steps that were given other ids: what was done under the old ones counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.course.refs import Ref
from tests.clock import FakeClock
from tests.courses import COURSE, SHORT, problems_of, write_course
from tests.players import go_to, play, start

ONE_MODULE = "".join(line for line in COURSE.splitlines(keepends=True) if "id: when" not in line).split("plan:")[0]
OLD, NEW = Ref("what", "old"), Ref("what", "new")
RENAMED = SHORT.replace("steps:", "was: [old]\nsteps:").replace(
    "- choose: tick\n", "- choose: box\n    was: [tick]\n", 1
)


def write(folder: Path, **lessons: str) -> Path:
    return write_course(folder, lessons={f"what/1-{name}": text for name, text in lessons.items()}, course=ONE_MODULE)


def test_what_was_done_under_former_ids_counts(tmp_path: Path, clock: FakeClock) -> None:
    folder = write(tmp_path / "course", old=SHORT)
    play(start(folder, clock).open_lesson(OLD))
    (folder / "lessons/what/1-old.yaml").unlink()
    write(folder, new=RENAMED)
    assert problems_of(folder) == []
    player = start(folder, clock)
    (entry,) = player.lessons("what")
    assert (entry.completed, entry.mastered) == (True, True)
    view = go_to(player, NEW, "box").view()
    assert view.standing.best == 1
    assert view.feedback is not None  # its draft came along


def test_without_was_a_lesson_of_another_id_is_another_lesson(tmp_path: Path, clock: FakeClock) -> None:
    folder = write(tmp_path / "course", old=SHORT)
    play(start(folder, clock).open_lesson(OLD))
    (folder / "lessons/what/1-old.yaml").unlink()
    write(folder, new=SHORT)
    player = start(folder, clock)
    assert not player.lessons("what")[0].completed
    assert player.modules()[0].standing.done == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (RENAMED.replace("was: [tick]", "was: [read]"), 'a step is still called "read"'),
        (RENAMED.replace("was: [tick]", "was: [tick, tick]"), 'the former id "tick" is named twice'),
        (RENAMED.replace("was: [old]", "was: [new]"), 'a lesson is still called "what/new"'),
    ],
)
def test_a_former_id_that_is_not_free_is_refused(tmp_path: Path, text: str, message: str) -> None:
    (problem,) = problems_of(write(tmp_path / "course", new=text))
    assert message in problem
