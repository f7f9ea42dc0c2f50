"""``copro check``: everything that is wrong with a course."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import click

from copro_tui.cli.context import course_folder
from copro_tui.cli.output import say
from copro_tui.course.check import check_course
from copro_tui.errors import ExitCode
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext

MOST_SHOWN = 30
"""Mistakes of one file that are printed; the others are counted."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="[DIR]", required=False)
@click.pass_obj
def check(course: Path | None, folder: Path | None) -> ExitCode:
    """Check a course: every mistake with its line and how to mend it."""
    found = course_folder(folder or course)
    problems = check_course(found)
    for file, of_file in groupby(problems, key=lambda one: one.path):
        shown = list(of_file)
        for problem in shown[:MOST_SHOWN]:
            say(str(problem))
        if (more := len(shown) - MOST_SHOWN) > 0:
            message = ngettext("%(file)s: and %(count)d more mistake.", "%(file)s: and %(count)d more mistakes.", more)
            say(message % {"file": file, "count": more})
    if not problems:
        say(_("No mistakes in %(folder)s.") % {"folder": found})
        return ExitCode.OK
    message = ngettext("%(count)d mistake in %(folder)s.", "%(count)d mistakes in %(folder)s.", len(problems))
    say(message % {"count": len(problems), "folder": found}, err=True)
    return ExitCode.FOUND_PROBLEMS
