"""``copro record erase``."""

from __future__ import annotations

import click

from copro_tui.cli.output import say
from copro_tui.cli.record.context import learner_meant, learners_of, of_learner
from copro_tui.cohorts.inbox import files_of
from copro_tui.errors import ExitCode
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.progress.ledger import is_connected
from copro_tui.progress.moving import forget_moved
from copro_tui.text.safe import safe_line


@click.command()
@of_learner
@click.pass_context
def erase(context: click.Context, learner: str | None) -> ExitCode:
    """Remove a learner's record, its backups and drafts, after the name was typed once more."""
    learners = learners_of(context)
    who = learner_meant(context, learners, learner)
    path = learners.path_of(who)
    known = next((one for one in learners.known() if one.path == path), None)
    name = known.name if known else who
    say(_("This removes the record of “%(name)s” with its backups and drafts, for ever.") % {"name": name})
    typed = click.prompt(_("Type the name to go on"), default="", show_default=False)
    if typed.strip() != name:
        say(_("That is not the name. Nothing was removed."), err=True)
        return ExitCode.USAGE
    if known and is_connected(path):
        from copro_tui.cli.xapi.context import forget_connected  # here, because hardly anybody is

        forget_connected(path, known.id)
    removed = learners.erase(who, files_of(learners.folder, known.id) if known and known.id else ())
    forget_moved(learners.folder, path.stem)
    gone, left = removed.gone, removed.left
    say(ngettext("Removed %(count)d file:", "Removed %(count)d files:", len(gone)) % {"count": len(gone)})
    for one in gone:
        say(safe_line(f"  {one}"))
    if removed.in_use:
        hint = _("Its files were removed all the same. Close that program; it cannot add anything to them.")
        say(f"{removed.in_use} {hint}", err=True)
    if not left:
        return ExitCode.OK
    message = ngettext("%(count)d file could not be removed:", "%(count)d files could not be removed:", len(left))
    say(message % {"count": len(left)}, err=True)
    for rest in left:
        say(safe_line(_("  %(file)s (%(why)s)") % {"file": rest.path, "why": rest.why}), err=True)
    say(_("Remove the reason, or ask whoever looks after this computer, and erase again."), err=True)
    return ExitCode.RECORD
