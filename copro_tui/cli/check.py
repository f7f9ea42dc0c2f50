"""``copro check``: everything that is wrong with a course."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.context import course_folder
from copro_tui.cli.output import say
from copro_tui.course.check import check_course
from copro_tui.errors import ExitCode
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="[DIR]", required=False)
@click.pass_obj
def check(course: Path | None, folder: Path | None) -> ExitCode:
    """Check a course: every mistake with its line and how to mend it."""
    found = course_folder(folder or course)
    problems = check_course(found)
    for problem in problems:
        say(str(problem))
    if not problems:
        say(_("No mistakes in %(folder)s.") % {"folder": found})
        return ExitCode.OK
    message = ngettext("%(count)d mistake in %(folder)s.", "%(count)d mistakes in %(folder)s.", len(problems))
    say(message % {"count": len(problems), "folder": found}, err=True)
    return ExitCode.FOUND_PROBLEMS
