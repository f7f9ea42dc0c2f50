"""Shared by trainers' and learners' cohort commands: the repository and the time."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from copro_tui.cli.context import course_folder, record_folders
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.course.course import open_course


def repository_of(course: Path | None) -> CohortRepository:
    """The cohorts of the course in ``course`` (None: the nearest). Raises CourseError if there is none.

    Raises RecordError if this account cannot use the folder of its records.
    """
    found = open_course(course_folder(course))
    folders = record_folders(found.folder)
    return CohortRepository(found, folders.own, folders.shared)


def now() -> datetime:
    return datetime.now(UTC)
