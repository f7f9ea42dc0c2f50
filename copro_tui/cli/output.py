"""Printing for commands. Output may contain other people's texts, so control characters are replaced."""

from __future__ import annotations

import sys

import click

from copro_tui.i18n import gettext as _
from copro_tui.text.safe import safe, safe_line


def say(text: str, *, err: bool = False) -> None:
    """Print a text to standard output, or to standard error if ``err``, with control characters replaced."""
    click.echo(safe(text), err=err)


def complain(problem: str) -> None:
    """Print an error on standard error, on one line."""
    print(_("copro: %(problem)s") % {"problem": safe_line(problem)}, file=sys.stderr)
