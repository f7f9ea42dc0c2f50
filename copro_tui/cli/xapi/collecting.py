"""``copro cohort collect COHORT --lrs URL``: what a learning record store has of a cohort's members."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from copro_tui.cli.cohort_context import repository_of
from copro_tui.cli.output import say
from copro_tui.cli.terminal import is_terminal
from copro_tui.errors import ExitCode, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.xapi.client import Lrs
from copro_tui.xapi.collecting import Collecting, Progress
from copro_tui.xapi.connection import checked_address
from copro_tui.xapi.passwords import VARIABLE, keep_password, password_for
from copro_tui.xapi.sending import Timing
from copro_tui.xapi.statements import check_iri


def collect_from(
    course: Path | None, cohort_id: str, address: str, user: str | None, *, everyone: bool, again: bool
) -> ExitCode:
    """Read it, and say what was new. Raises as ``Collecting.run`` does, or if the course has no ``iri``."""
    repository = repository_of(course)
    check_iri(repository.course)
    cohort = repository.open(cohort_id)
    address = checked_address(address)
    name = user or _asked_user()
    lrs = Lrs(address, name, _password(f"{name} {address} {cohort.id}"))
    collecting = Collecting(repository, cohort, lrs, Timing(), everyone=everyone)
    try:
        for _progress in collecting.run(again=again):
            pass
    finally:
        for line in _in_words(collecting.progress):
            say(line)
    return ExitCode.OK


def _asked_user() -> str:
    if not is_terminal(sys.stdin):
        raise UsageError(_("An LRS is signed in to with a name."), _("Give it with --user."))
    return str(click.prompt(_("The name to sign in with")))


def _password(key: str) -> str:
    """The password for a cohort; asked for the first time, and kept."""
    if (found := password_for(key)) is not None:
        return found
    if not is_terminal(sys.stdin):
        raise UsageError(_("There is no password."), _("Put it into %(variable)s.") % {"variable": VARIABLE})
    password = str(click.prompt(_("The password"), hide_input=True))
    if not os.environ.get(VARIABLE):
        say(keep_password(key, password))
    return password


def _in_words(read: Progress) -> list[str]:
    statements = ngettext("%(count)d statement read.", "%(count)d statements read.", read.statements)
    answers = ngettext("%(count)d answer is new.", "%(count)d answers are new.", read.answers)
    people = ngettext(
        "Something was told of %(count)d member.", "Something was told of %(count)d members.", len(read.people)
    )
    lines = [
        statements % {"count": read.statements},
        answers % {"count": read.answers},
        people % {"count": len(read.people)},
    ]
    if read.strangers:
        strangers = ngettext(
            "%(count)d person in the store is not in this cohort and was passed over; --everyone takes them in.",
            "%(count)d people in the store are not in this cohort and were passed over; --everyone takes them in.",
            len(read.strangers),
        )
        lines.append(strangers % {"count": len(read.strangers)})
    return [" ".join(lines)]
