"""``copro report --reminders --eml`` and ``--merge``: drafts for a mail program, and a table for a mail merge."""

from __future__ import annotations

import re
from pathlib import Path

from copro_tui.cli.files import check_output, write
from copro_tui.cli.output import say
from copro_tui.cli.progress_bar import waiting
from copro_tui.cohorts.model import people_count
from copro_tui.errors import UsageError
from copro_tui.exchange.mail import drafts, merge_table
from copro_tui.i18n import gettext as _
from copro_tui.storage.new_file import check_new_folder, write_new_folder
from copro_tui.trainer.service import TrainerService


def write_mail(
    service: TrainerService, cohort_id: str, eml: Path | None, merge: Path | None, link: str, *, overwrite: bool
) -> None:
    """Write the reminders as drafts into the folder ``eml``, and as a table into ``merge``. Raises CoproError."""
    if link and not re.fullmatch(r"https?://[^\s<>\"]+", link):
        raise UsageError(_("“%(link)s” is not an address of a page.") % {"link": link}, _("It begins with https://."))
    cohort = service.open(cohort_id)
    if eml is not None:
        check_new_folder(eml)
    if merge is not None:
        check_output(merge, overwrite=overwrite)
    letters = service.letters(cohort, waiting)
    without = sum(not one.email for one in letters.found)
    if eml is not None:
        write_new_folder(eml, drafts(letters.found, link))
        say(_("Drafts in %(folder)s: %(count)d. Nothing was sent.") % {"folder": eml, "count": len(letters.found)})
        service.post.handed_out(cohort)
    if merge is not None:
        write(merge, merge_table(letters.found, link), overwrite=overwrite)
    if without:
        say(_("No address in the roster: %(people)s.") % {"people": people_count(without)})
    if letters.left_out:
        people = people_count(letters.left_out)
        say(_("In the roster, and left out until all members are matched: %(people)s. “copro cohort match” helps.")
            % {"people": people})  # fmt: skip
    for one in letters.troubles:
        say(str(one), err=True)
