"""``copro cohort collect``."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.cohort_context import cohort_named
from copro_tui.cli.output import say
from copro_tui.cli.progress_bar import waiting
from copro_tui.cli.trainer_context import service_of
from copro_tui.cohorts.inbox import Refused
from copro_tui.cohorts.retention import was_to_go
from copro_tui.errors import ExitCode
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.storage.union import differences_in_words


@click.command()
@click.argument("cohort_id", metavar="COHORT", type=cohort_named)
@click.argument("files", metavar="[FILE...]", nargs=-1, type=click.Path(path_type=Path))
@click.option("--lrs", metavar="URL", help="Read what this learning record store has of its members.")
@click.option("--user", metavar="NAME", help="The name to sign in there; the password is asked for.")
@click.option("--everyone", is_flag=True, help="With --lrs: make members of all who are in the store.")
@click.option("--again", is_flag=True, help="With --lrs: read everything, and not only what is new.")
@click.pass_obj
def collect(
    course: Path | None,
    cohort_id: str,
    files: tuple[Path, ...],
    lrs: str | None,
    user: str | None,
    everyone: bool,
    again: bool,
) -> ExitCode:
    """Take in what learners sent: from the inbox, and these files or those in these folders, again and again."""
    if lrs is not None:
        from copro_tui.cli.xapi.collecting import collect_from  # here, because no file needs it

        return collect_from(course, cohort_id, lrs, user, everyone=everyone, again=again)
    if user or everyone or again:
        raise click.UsageError("--user, --everyone and --again go with --lrs.")
    service = service_of(course)
    admin = service.admin
    for inbox in admin.inboxes(cohort_id):
        say(_("Inbox: %(folder)s") % {"folder": inbox})
    found, total = admin.collect(cohort_id, files)
    if not total:
        say(_("Nothing new has arrived."))
    refused = 0
    for one in waiting(found, total):
        if isinstance(one, Refused):
            refused += 1
            say(one.why, err=True)
            continue
        new = ngettext("%(count)d new answer", "%(count)d new answers", one.answers) % {"count": one.answers}
        message = _("%(file)s: %(name)s, %(new)s, now a member.") if one.member else _("%(file)s: %(name)s, %(new)s.")
        line = message % {"file": one.file, "name": one.name, "new": new}
        say(f"{line} {differences_in_words(one.differing)}".rstrip())
    if service.retention.is_due(cohort := service.open(cohort_id)):
        say(was_to_go(cohort), err=True)
        say(_("“copro cohort tidy %(cohort)s” removes it.") % {"cohort": cohort.id}, err=True)
    if refused:
        counted = ngettext("%(count)d file was not taken in.", "%(count)d files were not taken in.", refused)
        say(counted % {"count": refused}, err=True)
    return ExitCode.FOUND_PROBLEMS if refused else ExitCode.OK
