"""Shared by trainers' and learners' cohort commands: the repository and the time."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from copro_tui.cli.cached_course import cached_course
from copro_tui.cli.context import course_folder, record_folders
from copro_tui.cohorts.repository import CohortRepository


def cohort_named(typed: str) -> str:
    """The id of the cohort that was typed, in capitals too, as its name may be; for a command's argument."""
    return typed.lower() if re.fullmatch("[A-Za-z][A-Za-z0-9-]*", typed) else typed


def repository_of(course: Path | None) -> CohortRepository:
    """The cohorts of the course in ``course`` (None: the nearest). Raises CourseError if there is none.

    Raises RecordError if this account cannot use the folder of its records.
    """
    found = cached_course(course_folder(course))
    folders = record_folders(found.folder)
    return CohortRepository(found, folders.own, folders.shared)


def now() -> datetime:
    return datetime.now(UTC)
