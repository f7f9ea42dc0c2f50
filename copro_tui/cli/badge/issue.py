"""``copro badge issue``."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.badge.settings import settings_folder
from copro_tui.cli.cohort_context import cohort_named
from copro_tui.cli.files import check_output, output_or, with_output, write
from copro_tui.cli.trainer_context import service_of
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.text.ascii import hyphenated
from copro_tui.trainer.badges import issue as made_badge
from copro_tui.trainer.badges import read_key


@click.command()
@click.argument("cohort_id", metavar="COHORT", type=cohort_named)
@click.argument("who", metavar="LEARNER")
@click.option("--issuer", default="", help="Who issues it; without it, the cohort's trainer.")
@click.option("--url", default="", metavar="URL", help="The issuer's page.")
@click.option("--with-address", is_flag=True, help="If they want it: a hash of their address in the roster goes in.")
@with_output("The file to write; without it, COHORT-LEARNER-badge.json. A page to print is written beside it.")
@click.pass_obj
def issue(
    course: Path | None,
    cohort_id: str,
    who: str,
    issuer: str,
    url: str,
    with_address: bool,
    output: Path | None,
    overwrite: bool,
) -> None:
    """Write the badge of somebody who has mastered every lesson."""
    service = service_of(course)
    cohort = service.open(cohort_id)
    member = cohort.find_member(who)
    key = read_key(settings_folder())
    path = output_or(output, f"{cohort.id}-{hyphenated(member.name)[:40] or 'learner'}-badge.json", overwrite=overwrite)
    page = path.with_suffix(".html")
    if page == path:
        raise UsageError(_("The badge is a JSON file."), _("Name one that ends in .json."))
    check_output(page, overwrite=overwrite)
    made = made_badge(
        service.course,
        cohort,
        member,
        service.work_of(cohort, member),
        key,
        issuer=issuer,
        url=url,
        email=service.roster.address_of(cohort, member) if with_address else "",
        file=path.name,
        now=service.now(),
    )
    write(path, made.badge, overwrite=overwrite)
    write(page, made.page, overwrite=overwrite)
    service.roster.badge_issued(cohort, member, made.id)
