"""What commands print: what others wrote may be in it, so nothing goes out that could control the terminal."""

from __future__ import annotations

import sys

import click

from copro_tui.i18n import gettext as _
from copro_tui.text.safe import safe, safe_line


def say(text: str, *, err: bool = False) -> None:
    """Print a text, safely."""
    click.echo(safe(text), err=err)


def complain(problem: str) -> None:
    """Say what is wrong on standard error, on one line."""
    print(_("copro: %(problem)s") % {"problem": safe_line(problem)}, file=sys.stderr)
