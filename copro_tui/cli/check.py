"""``copro check``: everything that is wrong with a course."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.course.check import check_course
from copro_tui.course.folder import find_course_folder
from copro_tui.errors import ExitCode
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext


def check(asked_for: Path | None) -> ExitCode:
    """Print each problem of a course on a line of its own. Raises CourseError when there is no course."""
    folder = find_course_folder(asked_for, Path.cwd())
    problems = check_course(folder)
    for problem in problems:
        click.echo(str(problem))
    if not problems:
        click.echo(_("No mistakes in %(folder)s.") % {"folder": folder})
        return ExitCode.OK
    click.echo(
        ngettext("%(count)d mistake in %(folder)s.", "%(count)d mistakes in %(folder)s.", len(problems))
        % {"count": len(problems), "folder": folder},
        err=True,
    )
    return ExitCode.FOUND_PROBLEMS
