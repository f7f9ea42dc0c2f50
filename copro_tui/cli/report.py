"""``copro report``: what a group did, in the form asked for."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from copro_tui.cli.cohort_context import cohort_named, now
from copro_tui.cli.exports import write_answers, write_completions, write_mail
from copro_tui.cli.files import PATH, check_output, with_output, write
from copro_tui.cli.output import say
from copro_tui.cli.progress_bar import waiting
from copro_tui.cli.trainer_context import service_of
from copro_tui.errors import UsageError
from copro_tui.exchange.completion_formats import FORMAT_NAMES
from copro_tui.i18n import gettext as _
from copro_tui.reports.catalogue import FORMS, GRID, REPORTS, ReportKind, report_type
from copro_tui.reports.formats import as_text
from copro_tui.trainer.exports import Chosen

NARROWEST = 40
"""Cells to which a report can be squeezed."""

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def _options(into: str, of: Mapping[str, str]) -> Callable[[Decorated], Decorated]:
    """Decorator that adds an option for each of these ids with their help, of which the last that is given counts."""

    def decorated(command: Decorated) -> Decorated:
        for each, words in reversed(tuple(of.items())):
            command = click.option(f"--{each}", into, flag_value=each, help=words)(command)
        return command

    return decorated


@click.command()
@click.argument("cohort_id", metavar="COHORT", type=cohort_named)
@_options("kind", {one.id: one.help for one in REPORTS if one.id not in (GRID.id, "spread")})
@click.option("--spread", "exercise", metavar="EXERCISE", help="Where the group placed each case.")
@click.option("--answers", is_flag=True, help="Every answer, for analysts (needs --output).")
@click.option("--times", is_flag=True, help="With --answers: to the moment, and not to the day.")
@click.option(
    "--completions",
    type=click.Choice(tuple(FORMAT_NAMES)),
    metavar="FORMAT",
    help="For another system: plain, totara, totara-certification, iomad or moodle-grades.",
)
@click.option(
    "--eml", metavar="FOLDER", type=PATH, help="With --reminders: drafts for a mail program, in a new folder."
)
@click.option("--merge", metavar="FILE", type=PATH, help="With --reminders: a table for a mail merge.")
@click.option("--link", default="", metavar="URL", help="Where people find the course, for --eml and --merge.")
@_options("form", {one.id: one.help for one in FORMS})
@click.option("--names", is_flag=True, help="Names instead of pseudonyms in what leaves this terminal.")
@with_output("A file to write to.")
@click.pass_obj
def report(
    course: Path | None,
    cohort_id: str,
    kind: ReportKind | None,
    exercise: str | None,
    answers: bool,
    times: bool,
    completions: str | None,
    eml: Path | None,
    merge: Path | None,
    link: str,
    form: str | None,
    names: bool,
    output: Path | None,
    overwrite: bool,
) -> None:
    """Who has done what; or who is stuck, which questions work badly, what the group disagrees about."""
    if sum(one is not None for one in (exercise, kind, completions, answers or None)) > 1:
        raise click.UsageError("Choose one report.")
    if times and not answers:
        raise click.UsageError("“--times” goes with “--answers”.")
    if answers:
        chosen = Chosen(names=names, times=times)
        write_answers(service_of(course), cohort_id, form, output, chosen, overwrite=overwrite)
        return
    if completions is not None:
        write_completions(service_of(course), cohort_id, completions, form, output, overwrite=overwrite)
        return
    if eml is not None or merge is not None:
        if kind != "reminders" or form is not None or output is not None:
            raise click.UsageError("“--eml” and “--merge” go with “--reminders”, and with no other form.")
        write_mail(service_of(course), cohort_id, eml, merge, link, overwrite=overwrite)
        return
    kind = "spread" if exercise is not None else kind or GRID.id
    of = report_type(kind)
    if names and of is not None and of.names == "never":
        raise UsageError(
            _("This report names nobody, so “--names” does not go with “--%(report)s”.") % {"report": kind}
        )
    service = service_of(course)
    cohort = service.open(cohort_id)
    if kind == "reminders" and form is not None and not names:
        raise UsageError(_("Reminders are for one person each, so they carry names."), _("Add --names if you mean it."))
    if form == "xlsx" and output is None:
        raise UsageError(_("A spreadsheet needs a file to go to."), _("Name one with --output."))
    if output is not None:
        check_output(output, overwrite=overwrite)
    as_lines = form is None and output is None
    shown_names = names or (as_lines and sys.stdout.isatty())
    made = service.report(cohort, kind, waiting, exercise=exercise or "", names=shown_names)
    if form is None:
        data = as_text(made, max(NARROWEST, shutil.get_terminal_size((80, 24)).columns)).encode()
    else:
        data = next(one for one in FORMS if one.id == form).made(made, now())
    if output is not None:
        write(output, data, overwrite=overwrite)
    else:
        click.echo(data, nl=False)
    told_in_it = made.named and as_lines
    for one in (*made.left_out, *(() if told_in_it else made.troubles)):
        say(str(one), err=True)
