"""What a learner was asked to do: by whom, and by when. From the shared folder, and from what they joined."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from copro_tui.cohorts.days import day_in_words
from copro_tui.cohorts.invitations import joined_by
from copro_tui.cohorts.model import Assigned, Cohort
from copro_tui.cohorts.shelf import Shelf
from copro_tui.i18n import gettext as _


class Assignment(Struct, frozen=True, kw_only=True):
    """A module that a learner was asked to do."""

    cohort: str
    """Its name."""
    trainer: str
    module: str
    """Its id."""
    opens: date | None
    due: date | None
    required: bool

    def when(self, today: date) -> str:
        """In words when it is due; empty where it never is. Without blame."""
        if self.due is None:
            return ""
        if self.due == today:
            return _("due today")
        words = {"day": day_in_words(self.due)}
        return _("due %(day)s") % words if self.due > today else _("was due %(day)s, still open") % words


def assignments_for(shelf: Shelf, learner: str) -> tuple[Assignment, ...]:
    """What a learner was asked to do, the first due first. Cohorts that are archived or cannot be read are left out."""
    found: dict[tuple[str, str], Assignment] = {}
    known = set()
    for cohort in shelf.all():
        if isinstance(cohort, Cohort) and cohort.member(learner) is not None:
            known.add(cohort.key)
            if not cohort.archived:
                for one in cohort.modules:
                    found[cohort.key, one.id] = _assignment(cohort.name, cohort.trainer, one)
    for invitation in joined_by(shelf.records, learner):
        if invitation.key not in known:  # the cohort's own file is never older
            for one in invitation.modules:
                found[invitation.key, one.id] = _assignment(invitation.name, invitation.trainer, one)
    order = [module.id for module in shelf.course.modules]
    mine = [one for one in found.values() if one.module in order]
    return tuple(sorted(mine, key=lambda one: (one.due or date.max, not one.required, order.index(one.module))))


def _assignment(cohort: str, trainer: str, one: Assigned) -> Assignment:
    return Assignment(
        cohort=cohort,
        trainer=trainer,
        module=one.id,
        opens=date.fromisoformat(one.opens) if one.opens else None,
        due=one.due_day,
        required=one.required,
    )
