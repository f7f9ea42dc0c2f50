"""``copro cohort new``."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.output import say
from copro_tui.cli.trainer_context import say_inbox, service_of
from copro_tui.i18n import gettext as _


@click.command()
@click.argument("cohort_id", metavar="ID")
@click.option("--name", help="What people call the group; without it, its id.")
@click.option("--trainer", default="", help="Your name, as learners see it.")
@click.option("--language", default="en", show_default=True, help="The language of who has not chosen one.")
@click.option("--workshop", metavar="DAY", default="", help="When the group meets: 2026-02-14, or “14 Feb”.")
@click.pass_obj
def new(course: Path | None, cohort_id: str, name: str | None, trainer: str, language: str, workshop: str) -> None:
    """Begin a cohort."""
    service = service_of(course)
    service.admin.begin(name or cohort_id, cohort_id=cohort_id, trainer=trainer, language=language, workshop=workshop)
    path = service.repository.path(cohort_id)
    say(_("The cohort “%(cohort)s” begins in %(file)s.") % {"cohort": cohort_id, "file": path})
    say_inbox(service, cohort_id)
