"""``copro doctor``: one line for each thing that was looked at, and what to do where it is not as it should be."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from copro_tui import __version__
from copro_tui.cli.context import course_folder, record_folders
from copro_tui.cli.doctor.accounts import look_at_folders, nearest
from copro_tui.cli.doctor.finding import Finding, good, problem, warn
from copro_tui.cli.doctor.records import look_at_records
from copro_tui.cli.doctor.terminal import look_at_terminal
from copro_tui.cli.output import say
from copro_tui.course.check import check_course
from copro_tui.course.course import open_course
from copro_tui.errors import CourseError, ExitCode, RecordError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext

LITTLE_SPACE, NO_SPACE = 100_000_000, 5_000_000
"""Free bytes below which there is a warning, and below which there is a problem."""

LIBRARIES = ("textual", "tinydb", "msgspec", "filelock", "PyYAML")


@click.command()
@click.option("--fix", is_flag=True, help="Mend what can be mended without losing anything.")
@click.pass_obj
def doctor(course: Path | None, fix: bool) -> ExitCode:
    """Look for whatever could keep copro from working well, and say what to do about it."""
    wrong = False
    for finding in _look(course, fix=fix):
        say(finding.line())
        wrong = wrong or finding.level == "error"
    return ExitCode.FOUND_PROBLEMS if wrong else ExitCode.OK


def _look(course: Path | None, *, fix: bool) -> Iterator[Finding]:
    yield from _versions()
    try:
        folder = course_folder(course)
    except CourseError as error:
        yield problem(error.message, error.hint)
    else:
        yield from _course(folder)
        yield from _records(folder, fix=fix)
    yield from look_at_terminal()


def _records(course: Path, *, fix: bool) -> Iterator[Finding]:
    try:
        folders = record_folders(course)
    except RecordError as error:
        yield problem(error.message, error.hint)
        return
    yield from _space(folders.own)
    yield from look_at_folders(folders)
    yield from look_at_records(folders.own, fix=fix)


def _versions() -> Iterator[Finding]:
    values = {"copro": __version__, "python": platform.python_version(), "system": platform.platform(terse=True)}
    yield good(_("copro %(copro)s, Python %(python)s, %(system)s") % values)
    found = []
    for name in LIBRARIES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            yield problem(_("%(library)s is not installed") % {"library": name}, _("install copro again"))
    yield good(", ".join(found))


def _course(folder: Path) -> Iterator[Finding]:
    try:
        course = open_course(folder)
    except CourseError as error:
        yield problem(error.message, error.hint)
        return
    lessons = len(course.all_lessons())
    message = ngettext("course in %(folder)s, %(count)d lesson", "course in %(folder)s, %(count)d lessons", lessons)
    yield good(message % {"folder": folder, "count": lessons})
    if mistakes := len(check_course(folder)):
        message = ngettext("the course has %(count)d mistake", "the course has %(count)d mistakes", mistakes)
        yield warn(message % {"count": mistakes}, _("run “copro check” to see every one with its line"))


def _space(records: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(nearest(records)).free
    message = _("%(megabytes)d MB free for records") % {"megabytes": free // 1_000_000}
    if free < NO_SPACE:
        yield problem(message, _("make room on this disk: no answer can be saved now"))
    elif free < LITTLE_SPACE:
        yield warn(message, _("make room on this disk before it is full"))
    else:
        yield good(message)
