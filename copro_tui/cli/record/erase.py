"""``copro record erase``."""

from __future__ import annotations

import click

from copro_tui.cli.output import say
from copro_tui.cli.record.context import learner_meant, learners_of, of_learner
from copro_tui.errors import ExitCode
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext


@click.command()
@of_learner
@click.pass_context
def erase(context: click.Context, learner: str | None) -> ExitCode:
    """Remove a learner's record, its backups and drafts, after the name was typed once more."""
    learners = learners_of(context)
    who = learner_meant(context, learners, learner)
    path = learners.path_of(who)
    name = next((one.name for one in learners.known() if one.path == path), who)
    say(_("This removes the record of %(name)s with its backups and drafts, for ever.") % {"name": name})
    typed = click.prompt(_("Type the name to go on"), default="", show_default=False)
    if typed.strip() != name:
        say(_("That is not the name. Nothing was removed."), err=True)
        return ExitCode.USAGE
    gone = learners.erase(who)
    say(ngettext("Removed %(count)d file:", "Removed %(count)d files:", len(gone)) % {"count": len(gone)})
    for path in gone:
        say(f"  {path}")
    return ExitCode.OK
