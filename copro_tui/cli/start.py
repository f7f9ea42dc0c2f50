"""Start-up shared by the screens and plain mode: open the course, choose the learner."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from copro_tui.cli.cached_course import cached_course
from copro_tui.cli.context import course_folder, record_folders
from copro_tui.course.course import Course
from copro_tui.errors import CoproError
from copro_tui.player import Assignments, CoursePlayer, Profiles
from copro_tui.player.assignments import AssignmentsOf
from copro_tui.player.sending import Sending, SendingOf
from copro_tui.progress.learners import Learners
from copro_tui.storage.lock import SCREEN_SECONDS

if TYPE_CHECKING:
    from copro_tui.cohorts.sending import Deliver


def open_profiles(
    asked_for: Path | None, learner: str | None, chance: random.Random
) -> tuple[Profiles, CoursePlayer | None]:
    """Return the profiles of a course, and the player to start with (None if the learner has to be chosen).

    ``asked_for`` None means the nearest course; ``learner`` is a name, None means the only learner, if there is
    just one. Raises CourseError, RecordError or UsageError.
    """
    folder = course_folder(asked_for)
    records = record_folders(folder)
    profiles = profiles_in(cached_course(folder), records.own, chance, shared=records.shared)
    return profiles, profiles.open(learner) if learner is not None else profiles.only()


def profiles_in(
    course: Course,
    records: Path,
    chance: random.Random,
    *,
    shared: Path | None = None,
    deliver: Deliver | None = None,
    served: bool = False,
) -> Profiles:
    """Who learns a course, with their records in one folder; ``served`` if a server keeps them, for one person.

    Cohorts are in ``shared``, and what is sent to them goes the way of ``deliver``: see the functions for each.
    """
    return Profiles(
        course,
        Learners(records, lock_seconds=SCREEN_SECONDS),
        _now,
        chance,
        assignments_in(course, records, shared),
        sending_of=sending_in(course, records, shared, deliver),
        served=served,
    )


def open_last(
    asked_for: Path | None, learner: str | None, chance: random.Random
) -> tuple[Profiles, CoursePlayer | None]:
    """As ``open_profiles``; but where several learn here, the player of who learned last. None while nobody does."""
    profiles, player = open_profiles(asked_for, learner, chance)
    if player is not None:
        return profiles, player
    readable = [one.path for one in profiles.known() if not one.trouble]
    return profiles, profiles.open_at(readable[0]) if readable else None


def assignments_in(course: Course, records: Path, shared: Path | None = None) -> AssignmentsOf:
    """Return a function that looks up the assignments of a learner whose record is in ``records``.

    Cohorts are in ``shared``; where nothing is shared, beside the records.

    Without cohorts, no code for them is loaded. Unreadable cohort files are ignored, so that learners can still start.
    """

    def assignments_of(learner: str, today: date) -> Assignments:
        try:
            if _has_cohorts(records, shared):
                from copro_tui.cohorts.home_assignments import home_assignments_of
                from copro_tui.cohorts.repository import CohortRepository

                return home_assignments_of(CohortRepository(course, records, shared), learner, today)
        except (CoproError, OSError):
            pass
        return Assignments()

    return assignments_of


def sending_in(course: Course, records: Path, shared: Path | None = None, deliver: Deliver | None = None) -> SendingOf:
    """Return a function that gives what a learner can send to the cohorts that they are in.

    Without ``deliver`` it goes into the cohort's inbox, or where there is none into a file in the downloads folder.
    Without cohorts, no code for them is loaded. Where they cannot be read, nothing is offered, so that learners can
    still start.
    """

    def sending_of(record: Path, learner: str) -> Sending | None:
        try:
            if not _has_cohorts(records, shared):
                return None
            from copro_tui.cohorts.delivering import to_inbox_or_downloads
            from copro_tui.cohorts.repository import CohortRepository
            from copro_tui.cohorts.sending import CohortSending, cohorts_of

            repository = CohortRepository(course, records, shared)
            cohorts = cohorts_of(repository, learner)
        except (CoproError, OSError):
            return None
        bring = deliver or to_inbox_or_downloads(repository)
        return CohortSending(record, course, cohorts, bring, _now) if cohorts else None

    return sending_of


def _has_cohorts(records: Path, shared: Path | None) -> bool:
    """Whether there can be a cohort that somebody is in. Raises OSError if a folder cannot be searched."""
    return ((shared or records) / "cohorts").is_dir() or (records / "joined").is_dir()


def _now() -> datetime:
    return datetime.now(UTC)
