"""``copro badge new-key``."""

from __future__ import annotations

import click

from copro_tui.cli.badge.settings import settings_folder
from copro_tui.cli.output import say
from copro_tui.exchange.badge import issuer_of
from copro_tui.i18n import gettext as _
from copro_tui.trainer.badges import make_key, read_key


@click.command()
def new_key() -> None:
    """Make the key with which you sign badges, once."""
    folder = settings_folder()
    path = make_key(folder)
    say(_("Your key is in %(file)s, for your account alone.") % {"file": path})
    say(_("Copy it to a safe place now: without it you can issue no more badges as the same issuer."))
    say(_("Tell people that your badges are signed by: %(key)s") % {"key": issuer_of(read_key(folder))})
