"""What commands on both sides of a cohort share: the cohorts of the course, the time, and files that are written."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from copro_tui.cli.output import say
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.course.course import open_course
from copro_tui.course.folder import find_course_folder
from copro_tui.i18n import gettext as _
from copro_tui.storage.files import SHARED, write_file


def repository_of(course: Path | None) -> CohortRepository:
    """The cohorts of the course in a folder (the nearest where it is None). Raises CourseError when there is none."""
    return CohortRepository(open_course(find_course_folder(course, Path.cwd())))


def now() -> datetime:
    return datetime.now(UTC)


def write(path: Path, data: bytes) -> None:
    """Write a file that was asked for, and say so. Raises RecordError."""
    write_file(path, data, SHARED)
    say(_("Written to %(file)s.") % {"file": path})
