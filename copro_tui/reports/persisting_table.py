"""Which mix-ups persist after review, as a report. It names nobody, whatever is asked."""

from __future__ import annotations

from copro_tui.analytics.disclosure import SMALLEST_GROUP
from copro_tui.analytics.persisting import PersistingReport
from copro_tui.cohorts.model import Cohort
from copro_tui.i18n import gettext as _
from copro_tui.reports.tables import Report, Table


def persisting_report(cohort: Cohort, report: PersistingReport) -> Report:
    """The cases that people mixed up, and still mix up when they are asked again."""
    titles = (_("Case"), _("Its place"), _("Taken for"), _("Asked again"), _("Still mixed up"))
    title = _("Mixed up in the lesson, and asked again in a review")
    return Report(
        kind="mixed-up",
        title=_("%(cohort)s: which mix-ups persist") % {"cohort": cohort.name},
        shown=Table(
            title=title,
            keys=("case", "place", "taken_for", "asked", "still"),
            titles=titles,
            rows=tuple((one.name, one.belongs, one.taken_for, one.asked, one.still) for one in report.found),
        ),
        data=Table(
            title=title,
            keys=("exercise", "case", "name", "place", "taken_for", "asked", "still"),
            titles=(_("Exercise"), _("Id"), *titles),
            rows=tuple(
                (str(one.ref.of_lesson.at(one.ref.step)), one.ref.item, one.name, one.belongs, one.taken_for,
                 one.asked, one.still)
                for one in report.found
            ),
        ),
        notes=(
            _(
                "Of those who mixed a case up at their first try and were asked it again: how many still had it not "
                "right the last time. Where fewer than %(few)d were asked again, nothing is said."
            )
            % {"few": SMALLEST_GROUP},
            _("%(reviewed)d of %(people)d have reviewed something.")
            % {"reviewed": report.reviewed, "people": report.people},
        ),
        troubles=report.troubles,
    )  # fmt: skip
