"""``copro cohort collect``."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import click

from copro_tui.cli.cohort_context import cohort_named
from copro_tui.cli.output import say
from copro_tui.cli.progress_bar import waiting
from copro_tui.cli.trainer_context import service_of
from copro_tui.cohorts.inbox import Refused
from copro_tui.errors import ExitCode, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.storage.files import files_in
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
    admin, files = service_of(course).admin, tuple(chain.from_iterable(map(_files_in, files)))
    inboxes = admin.inboxes(cohort_id)
    for inbox in inboxes:
        say(_("Inbox: %(folder)s") % {"folder": inbox})
    if not files and not inboxes:
        raise UsageError(
            _("There is no inbox of yours here for “%(cohort)s”.") % {"cohort": cohort_id},
            _("Name the files that learners sent you."),
        )
    refused, received = 0, admin.receive(cohort_id)
    if not files and not received:
        say(_("Nothing new has arrived."))
    for one in waiting(chain(received, admin.collect(cohort_id, files)), len(received) + len(files)):
        if isinstance(one, Refused):
            refused += 1
            say(one.why, err=True)
            continue
        new = ngettext("%(count)d new answer", "%(count)d new answers", one.answers) % {"count": one.answers}
        message = _("%(file)s: %(name)s, %(new)s, now a member.") if one.member else _("%(file)s: %(name)s, %(new)s.")
        line = message % {"file": one.file, "name": one.name, "new": new}
        say(f"{line} {differences_in_words(one.differing)}".rstrip())
    if refused:
        counted = ngettext("%(count)d file was not taken in.", "%(count)d files were not taken in.", refused)
        say(counted % {"count": refused}, err=True)
    return ExitCode.FOUND_PROBLEMS if refused else ExitCode.OK


def _files_in(path: Path) -> list[Path]:
    """The files that are meant: those in a folder, or the file itself."""
    return files_in(path, ".json") if path.is_dir() else [path]
