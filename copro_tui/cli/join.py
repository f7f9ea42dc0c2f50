"""``copro join``: a learner joins the cohort of an invitation."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from copro_tui.cli.cohort_context import now, repository_of
from copro_tui.cli.context import learner_named
from copro_tui.cli.output import say
from copro_tui.cli.terminal import is_terminal
from copro_tui.cohorts.assignments import assignments_for
from copro_tui.cohorts.invitations import join as keep_joined
from copro_tui.cohorts.invitations import kept_in_words, read_invitation
from copro_tui.cohorts.learner_work import learner_in, record_of
from copro_tui.i18n import available_languages
from copro_tui.i18n import gettext as _
from copro_tui.progress.learners import Learners


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--learner",
    metavar="NAME",
    help="Who joins; without it, who learned last. Where nobody has begun, a record begins.",
)
@click.pass_context
def join(context: click.Context, file: Path, learner: str | None) -> None:
    """Join the cohort of an invitation."""
    repository = repository_of(context.obj)
    learner = learner_named(context, learner)
    invitation = read_invitation(file, repository.course)
    if not (learners := Learners(repository.records)).known() and (learner is not None or _can_be_asked()):
        name = learner or click.prompt(_("Nobody has a record here yet. What shall we call you?"), prompt_suffix=" ")
        known = invitation.language in available_languages()
        learners.create(name, now(), invitation.language if known else "en")
    who, name = learner_in(record_of(repository.records, learner))
    keep_joined(repository.records, invitation, who, now())
    say(_("%(name)s has joined “%(cohort)s”.") % {"name": name, "cohort": invitation.name})
    titles = {module.id: module.title for module in repository.course.modules}
    today = now().astimezone().date()
    for one in assignments_for(repository, who):
        say("  " + ", ".join(part for part in (titles[one.module], one.when(today)) if part))
    say(_("You will find it at the top of home: start “copro”."))
    if until := kept_in_words(invitation.keep_until):
        say(until)
    say(_("When your trainer asks for it, “copro send” writes a file with what you did."))


def _can_be_asked() -> bool:
    """Whether there is somebody who types the answers."""
    return is_terminal(sys.stdin)
