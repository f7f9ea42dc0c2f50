"""``copro certificate``: a page that says that the course was mastered."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.context import learner_named
from copro_tui.cli.documents import player_of, today
from copro_tui.cli.files import output_or, with_output, write
from copro_tui.documents.certificate import certificate_html
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.player import CoursePlayer

MOST_NAMED = 4
"""Lessons still open that are named."""


@click.command()
@click.option("--learner", metavar="NAME", help="Whose certificate; without it, that of who learned last.")
@with_output("The file to write; without it, certificate.html.")
@click.pass_context
def certificate(context: click.Context, learner: str | None, output: Path | None, overwrite: bool) -> None:
    """Write the certificate, once every lesson is mastered."""
    file = output_or(output, "certificate.html", overwrite=overwrite)
    text = certificate_of(player_of(context.obj, learner_named(context, learner)))
    write(file, text.encode(), overwrite=overwrite)


def certificate_of(player: CoursePlayer) -> str:
    """The certificate as a page. Raises UsageError while a lesson is not mastered."""
    waiting = player.not_mastered()
    if waiting:
        raise UsageError(
            _("The certificate needs every lesson mastered; still open: %(lessons)s.")
            % {"lessons": ", ".join(waiting[:MOST_NAMED]) + (" …" if len(waiting) > MOST_NAMED else "")},
            _("A lesson is mastered when your best score in each of its exercises is 80 % or more."),
        )
    about, course = player.about, player.course
    modules = [(module.title, [entry.title for entry in player.lessons(module.id)]) for module in course.modules]
    return certificate_html(about.name, course.title, course.version, today(), about.language, modules)
