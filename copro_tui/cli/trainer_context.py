"""What every trainer's command begins with: the course, its cohorts, and today."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import click

from copro_tui.cohorts.repository import CohortRepository
from copro_tui.course.course import open_course
from copro_tui.course.folder import find_course_folder
from copro_tui.i18n import gettext as _
from copro_tui.storage.files import SHARED, write_file
from copro_tui.trainer.service import TrainerService


def repository_of(asked_for: Path | None) -> CohortRepository:
    """The cohorts of the course asked for. Raises CourseError when there is none."""
    return CohortRepository(open_course(find_course_folder(asked_for, Path.cwd())))


def service_of(asked_for: Path | None) -> TrainerService:
    """A trainer's desk at the course asked for. Raises CourseError when there is none."""
    return TrainerService(repository_of(asked_for), now)


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    """The day that it is here."""
    return datetime.now().astimezone().date()


def say(text: str, *, err: bool = False) -> None:
    """Print a text that may hold what others wrote, without characters that would steer the terminal."""
    shown = "".join(one if one.isprintable() or one == "\n" else "�" for one in text)
    click.echo(shown, err=err)


def write(path: Path, data: bytes) -> None:
    """Write a file that was asked for, and say so. Raises RecordError."""
    write_file(path, data, SHARED)
    say(_("Written to %(file)s.") % {"file": path})
