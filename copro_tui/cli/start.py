"""What both fronts begin with: the course, the door to its records, whose record it is, and what is asked of them."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from copro_tui.course.course import Course, open_course
from copro_tui.course.folder import find_course_folder, records_folder
from copro_tui.errors import CoproError
from copro_tui.player import CoursePlayer, Profiles
from copro_tui.progress.learners import Learners

if TYPE_CHECKING:
    from copro_tui.cohorts.home_assignments import HomeAssignments


def open_profiles(
    asked_for: Path | None, learner: str | None, chance: random.Random
) -> tuple[Profiles, CoursePlayer | None, Callable[[CoursePlayer], HomeAssignments | None]]:
    """The door to the course, the player of the learner asked for (or of the only one there is), and what is asked.

    Raises CourseError, RecordError or UsageError.
    """
    folder = find_course_folder(asked_for, Path.cwd())
    course, records = open_course(folder), records_folder(folder)
    profiles = Profiles(course, Learners(records), _now, chance)
    return profiles, profiles.open(learner) if learner is not None else profiles.only(), asking(course, records)


def asking(course: Course, records: Path) -> Callable[[CoursePlayer], HomeAssignments | None]:
    """A function that finds out what a player is asked to do, as it is now.

    What cannot be read keeps nobody from learning, and where nobody is in a cohort nothing is loaded for it.
    """

    def asked(player: CoursePlayer) -> HomeAssignments | None:
        try:
            if not any((records / name).is_dir() for name in ("cohorts", "joined")):
                return None
            from copro_tui.cohorts.home_assignments import home_assignments_of
            from copro_tui.cohorts.repository import CohortRepository

            return home_assignments_of(
                CohortRepository(course, records), player.about.learner, player.now().astimezone().date()
            )
        except (CoproError, OSError):
            return None

    return asked


def _now() -> datetime:
    return datetime.now(UTC)
