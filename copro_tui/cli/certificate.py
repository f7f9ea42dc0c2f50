"""``copro certificate``: a page that says that the course was mastered."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.context import learner_named
from copro_tui.cli.documents import player_of
from copro_tui.cli.files import output_or, with_output, write
from copro_tui.documents.certificate import certificate_of


@click.command()
@click.option("--learner", metavar="NAME", help="Whose certificate; without it, that of who learned last.")
@with_output("The file to write; without it, certificate.html.")
@click.pass_context
def certificate(context: click.Context, learner: str | None, output: Path | None, overwrite: bool) -> None:
    """Write the certificate, once every lesson is mastered."""
    file = output_or(output, "certificate.html", overwrite=overwrite)
    text = certificate_of(player_of(context.obj, learner_named(context, learner)))
    write(file, text.encode(), overwrite=overwrite)
