"""``copro send``: a learner writes the file to give to their trainer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from copro_tui.cli.cohort_context import cohort_named, now, repository_of
from copro_tui.cli.context import learner_named
from copro_tui.cli.files import output_or, with_output, write
from copro_tui.cli.output import say
from copro_tui.cohorts.delivering import into_inbox, submission_name
from copro_tui.cohorts.inbox_folder import inbox_for
from copro_tui.cohorts.invitations import Invitation
from copro_tui.cohorts.learner_work import record_of, words_in, work_in
from copro_tui.cohorts.own_words import listed
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.cohorts.sending import cohorts_of, manifest_in_words
from copro_tui.cohorts.submission import KIND, manifest_of, submission_of
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.player.sending import OwnWords
from copro_tui.storage.accounts import owner_of
from copro_tui.storage.envelope import wrapped
from copro_tui.text.width import clip

LONGEST_EXCERPT = 70
"""The most cells of a text shown in the list to choose from."""


@click.command()
@click.argument("cohort_id", metavar="[COHORT]", type=cohort_named, required=False)
@click.option("--learner", metavar="NAME", help="Whose work; without it, that of who learned last.")
@click.option(
    "--reflection", "--own", "own", metavar="EXERCISE", multiple=True,
    help="Send what you wrote, or where you placed your own work, at this exercise, too.",
)  # fmt: skip
@click.option("--number", default="", help="Your staff number, if your trainer asks for it; only a mark of it goes.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_output("The file to write; without it, COHORT-NAME.json.")
@click.pass_context
def send(
    context: click.Context,
    cohort_id: str | None,
    learner: str | None,
    own: tuple[str, ...],
    number: str,
    yes: bool,
    output: Path | None,
    overwrite: bool,
) -> None:
    """Send your work to your trainer, or write the file for it; you see what is in it first."""
    repository = repository_of(context.obj)
    path = record_of(repository.records, learner_named(context, learner))
    work = work_in(path, repository.course)
    invitation = _cohort_of(repository, work.learner, cohort_id)
    inbox = None if output is not None else inbox_for(repository, invitation.cohort, invitation.key)
    file = output_or(output, submission_name(invitation, work.name), overwrite=overwrite) if inbox is None else inbox
    written = words_in(path, repository.course)
    to_choose = listed(written, repository.course)
    chosen = _chosen(to_choose, own)
    if not yes and not own and to_choose:
        chosen = _ticked(to_choose)
    words = [one for one in written if one.exercise in chosen]
    submission = submission_of(work, invitation, words, now(), number)
    for line in manifest_in_words(manifest_of(submission, invitation)):
        say(line)
    if inbox is not None:
        values = {"folder": inbox, "owner": owner_of(inbox)}
        say(_("It goes into the inbox %(folder)s, which only the account %(owner)s can open.") % values)
    question = _("Write this file?") if inbox is None else _("Send it?")
    if not yes and not click.confirm(question, default=True):
        raise click.exceptions.Abort
    if inbox is not None:
        say(into_inbox(inbox, wrapped(KIND, submission)))
        return
    write(file, wrapped(KIND, submission), overwrite=overwrite)
    say(_("Nothing was sent: give the file to your trainer yourself."))


def _cohort_of(repository: CohortRepository, learner: str, cohort_id: str | None) -> Invitation:
    """The cohort to send to: the one named, or the only one that the learner is in. Raises UsageError."""
    found = cohorts_of(repository, learner)
    if cohort_id is not None and cohort_id in found:
        return found[cohort_id]
    if cohort_id is None and len(found) == 1:
        return next(iter(found.values()))
    if not found or cohort_id is not None:
        raise UsageError(
            _("You have not joined that cohort.") if cohort_id else _("You have not joined a cohort yet."),
            _("“copro join FILE” opens the invitation that your trainer sent."),
        )
    raise UsageError(
        _("You are in several cohorts."), _("Name one of them: %(names)s.") % {"names": ", ".join(sorted(found))}
    )


def _chosen(written: Sequence[OwnWords], names: Sequence[str]) -> set[str]:
    """The ids of those with these names. Raises UsageError."""
    chosen = set()
    for name in names:
        found = [one.id for one in written if f"/{one.id}".endswith(f"/{name}")]
        if len(found) != 1:
            raise UsageError(
                _("There is nothing of your own called “%(name)s”.") % {"name": name},
                _("Yours are: %(names)s.") % {"names": ", ".join(one.id for one in written) or "–"},
            )
        chosen.update(found)
    return chosen


def _ticked(written: Sequence[OwnWords]) -> set[str]:
    """Ask what to include, by its number: none unless it is typed. Returns ids."""
    say(_("This is your own: what you wrote, and where you placed your own work. None is sent unless you choose it:"))
    for number, one in enumerate(written, start=1):
        say(f"  {number}  {one.prompt}\n     {clip(' '.join(one.text.split()), LONGEST_EXCERPT)}")
    typed = click.prompt(_("Numbers of those to send, with spaces (Enter for none)"), default="", show_default=False)
    numbers = {int(word) for word in typed.replace(",", " ").split() if word.isdigit()}
    return {one.id for number, one in enumerate(written, start=1) if number in numbers}
