"""``copro cohort new``."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.output import say
from copro_tui.cli.trainer_context import say_inbox, service_of
from copro_tui.i18n import gettext as _
from copro_tui.trainer.cohort_admin import id_meant


@click.command()
@click.argument("cohort_id", metavar="NAME")
@click.option("--name", help="What people call the group; without it, NAME.")
@click.option("--trainer", default="", help="Your name, as learners see it.")
@click.option("--language", default="en", show_default=True, help="The language of who has not chosen one.")
@click.option("--workshop", metavar="DAY", default="", help="When the group meets: “14 Feb”, 14/2/2026 or 2026-02-14.")
@click.option("--keep-until", metavar="DAY", default="", help="The last day on which what people send is kept.")
@click.pass_obj
def new(
    course: Path | None,
    cohort_id: str,
    name: str | None,
    trainer: str,
    language: str,
    workshop: str,
    keep_until: str,
) -> None:
    """Begin a cohort."""
    service = service_of(course)
    made = service.admin.begin(
        name or cohort_id,
        cohort_id=id_meant(cohort_id),
        trainer=trainer,
        language=language,
        workshop=workshop,
        keep_until=keep_until,
    )
    path = service.repository.path(made.id)
    say(_("The cohort “%(cohort)s” begins in %(file)s.") % {"cohort": made.id, "file": path})
    say_inbox(service, made.id)
