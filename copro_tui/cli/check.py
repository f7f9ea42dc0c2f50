"""``copro check``: everything that is wrong with a course."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

import click

from copro_tui.cli.context import course_folder
from copro_tui.cli.files import output_or, with_output, write
from copro_tui.cli.output import say
from copro_tui.course.check import check_course
from copro_tui.course.course import open_course
from copro_tui.course.evidence.check import check_evidence
from copro_tui.course.yaml_nodes import Problem
from copro_tui.errors import ExitCode, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext

MOST_SHOWN = 30
"""Mistakes of one file that are printed; the others are counted."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="[DIR]", required=False)
@click.option("--evidence", is_flag=True, help="Also say which answers rest on little, or are given away by words.")
@click.option("--review", is_flag=True, help="Also write a page on which an expert can review every answer.")
@click.option("--map", "talk", metavar="TALK", help="Draw all ways through a conversation as a text instead.")
@with_output("The file for --review; without it, review.html.")
@click.pass_obj
def check(
    course: Path | None,
    folder: Path | None,
    evidence: bool,
    review: bool,
    talk: str | None,
    output: Path | None,
    overwrite: bool,
) -> ExitCode:
    """Check a course: every mistake with its line and how to mend it."""
    if output is not None and not review:
        raise UsageError(_("A file can be named with --review only."))
    page = output_or(output, "review.html", overwrite=overwrite) if review else None
    found = course_folder(folder or course)
    if talk is not None:
        from copro_tui.course.map import map_of

        say("\n".join(map_of(open_course(found), talk)))
        return ExitCode.OK
    problems = check_course(found, keep=True)
    if page is not None and not problems:
        from copro_tui.documents.review import review_page

        write(page, review_page(open_course(found), date.today()).encode(), overwrite=overwrite, shared=True)
    if evidence and not problems:
        return _say_evidence(found)
    _print(problems, MOST_SHOWN)
    if not problems:
        say(_("No mistakes in %(folder)s.") % {"folder": found})
        return ExitCode.OK
    message = ngettext("%(count)d mistake in %(folder)s.", "%(count)d mistakes in %(folder)s.", len(problems))
    say(message % {"count": len(problems), "folder": found}, err=True)
    return ExitCode.FOUND_PROBLEMS


def _say_evidence(folder: Path) -> ExitCode:
    """What can be said of the answers of a course without mistakes."""
    problems = check_evidence(open_course(folder), date.today())
    _print(problems, len(problems))
    if not problems:
        say(_("No mistakes in %(folder)s, and every answer says why it is believed.") % {"folder": folder})
        return ExitCode.OK
    message = ngettext(
        "No mistakes in %(folder)s, but %(count)d thing to look at.",
        "No mistakes in %(folder)s, but %(count)d things to look at.",
        len(problems),
    )
    say(message % {"count": len(problems), "folder": folder}, err=True)
    return ExitCode.FOUND_PROBLEMS


def _print(problems: Sequence[Problem], most: int) -> None:
    """The problems of each file, up to ``most``; the others are counted."""
    for file, of_file in groupby(problems, key=lambda one: one.path):
        shown = list(of_file)
        for problem in shown[:most]:
            say(str(problem))
        if (more := len(shown) - most) > 0:
            message = ngettext("%(file)s: and %(count)d more mistake.", "%(file)s: and %(count)d more mistakes.", more)
            say(message % {"file": file, "count": more})
