"""What both fronts begin with: the course, the door to its records, and whose record it is."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

from copro_tui.course.folder import find_course_folder, records_folder
from copro_tui.course.library import open_course
from copro_tui.player import Entrance, Player
from copro_tui.progress.learners import Learners


def open_entrance(asked_for: Path | None, learner: str | None, chance: random.Random) -> tuple[Entrance, Player | None]:
    """The door to the course, and the player of the learner asked for (or of the only one there is).

    Raises CourseError, RecordError or UsageError.
    """
    folder = find_course_folder(asked_for, Path.cwd())
    entrance = Entrance(open_course(folder), Learners(records_folder(folder)), _now, chance)
    return entrance, entrance.open(learner) if learner is not None else entrance.only()


def _now() -> datetime:
    return datetime.now(UTC)
