"""The real course of today for somebody who finished an earlier version of it."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from copro_tui.course.refs import Ref
from copro_tui.player import CoursePlayer
from copro_tui.progress.repository import RecordRepository
from tests.clock import FakeClock
from tests.whole_course import real_course

FINISHED = Path(__file__).parents[1] / "progress/fixtures/2d1813c/whole-course.json"
"""The record of a learner who had answered everything rightly when the course had 21 lessons."""


def test_every_lesson_that_was_complete_still_is(tmp_path: Path, clock: FakeClock) -> None:
    path = tmp_path / "record.json"
    shutil.copy(FINISHED, path)
    player = CoursePlayer(real_course(), RecordRepository(path), clock, random.Random(1))
    done = {ref for ref in player.keeping.record.completed if isinstance(ref, Ref) and ref.lesson}
    assert len(done) == 21
    assert done <= {*real_course().all_lessons()}
    complete = {entry.ref for module in player.course.modules for entry in player.lessons(module.id) if entry.completed}
    assert complete == done
