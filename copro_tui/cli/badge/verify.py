"""``copro badge verify``."""

from __future__ import annotations

import os
from pathlib import Path

import click

from copro_tui.cli.badge.settings import settings_folder
from copro_tui.cli.files import PATH
from copro_tui.cli.output import say
from copro_tui.errors import ExitCode
from copro_tui.exchange.badge import checked, is_for, issuer_of
from copro_tui.i18n import gettext as _
from copro_tui.text.days import day_in_words
from copro_tui.trainer.badges import KEY_FILE, read_badge, read_key


@click.command()
@click.argument("file", type=PATH)
@click.option("--issuer", metavar="KEY", help="Whose it should be: what “new-key” told them (did:key:…).")
@click.option("--address", metavar="E-MAIL", help="Whether it is for who has this address.")
def verify(file: Path, issuer: str | None, address: str | None) -> ExitCode:
    """Check a badge: whether its signature is good, and whose it is."""
    found = checked(read_badge(file), file.name)
    values = {"course": found.course, "trainer": found.issuer, "day": day_in_words(found.day), "key": found.did}
    say(_("The signature is good. “%(course)s” was mastered; issued by %(trainer)s, %(day)s.") % values)
    say(_("Signed by: %(key)s") % values)
    good = True
    folder = settings_folder()
    if issuer is not None:
        good = found.did == issuer
        say(_("That is the issuer you named.") if good else _("That is not the issuer you named."), err=not good)
    elif os.path.lexists(folder / KEY_FILE) and issuer_of(read_key(folder)) == found.did:
        say(_("That is your own key."))
    else:
        say(_("Anybody can call themselves so: compare this key with the one that the issuer tells you."))
    if address is not None:
        theirs = is_for(found, address)
        say(_("It is for who has this address.") if theirs else _("It does not say that it is for this address."))
        good = good and theirs
    return ExitCode.OK if good else ExitCode.FOUND_PROBLEMS
