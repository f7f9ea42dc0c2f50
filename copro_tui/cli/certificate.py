"""``copro certificate``: a page that says that the course was mastered."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.context import learner_named_before
from copro_tui.cli.documents import player_of, today, write_page
from copro_tui.documents.certificate import certificate_html
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.player import CoursePlayer

MOST_NAMED = 4
"""Lessons still open that are named."""


@click.command()
@click.option("--learner", metavar="NAME", help="Whose certificate; without it, that of who learned last.")
@click.option("--output", "-o", type=click.Path(path_type=Path), default=Path("certificate.html"), show_default=True)
@click.pass_context
def certificate(context: click.Context, learner: str | None, output: Path) -> None:
    """Write the certificate, once every lesson is mastered."""
    write_page(certificate_of(player_of(context.obj, learner or learner_named_before(context))), output)


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
