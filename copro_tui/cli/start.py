"""Start-up shared by the screens and plain mode: open the course, choose the learner, look up their assignments."""

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
    course: Path | None, learner: str | None, chance: random.Random
) -> tuple[Profiles, CoursePlayer | None, Callable[[CoursePlayer], HomeAssignments | None]]:
    """Return the profiles, the player to start with (or None), and a function that looks up assignments.

    ``course`` is the course folder, or None for the nearest; ``learner`` the name of who learns, or None for the only
    one there is. Raises CourseError, RecordError or UsageError.
    """
    folder = find_course_folder(course, Path.cwd())
    opened, records = open_course(folder), records_folder(folder)
    profiles = Profiles(opened, Learners(records), _now, chance)
    player = profiles.open(learner) if learner is not None else profiles.only()
    return profiles, player, assignment_lookup(opened, records)


def assignment_lookup(course: Course, records: Path) -> Callable[[CoursePlayer], HomeAssignments | None]:
    """Return a function that looks up what is assigned to a player's learner, as it is now.

    It returns None where nobody is in a cohort, for which nothing is loaded, and where the files of cohorts cannot be
    read, which keeps nobody from learning.
    """

    def look_up(player: CoursePlayer) -> HomeAssignments | None:
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

    return look_up


def _now() -> datetime:
    return datetime.now(UTC)
