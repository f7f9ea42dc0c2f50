"""Which mix-ups persist after review, in groups of five and more."""

from __future__ import annotations

from copro_tui.analytics.disclosure import SMALLEST_GROUP
from copro_tui.analytics.persisting import Persisting, PersistingReport
from copro_tui.course import places
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.trainer.service import Progress
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.trainer.base import ReadingScreen
from copro_tui.tui.widgets.menu import Entry, Menu


class PersistingScreen(ReadingScreen[PersistingReport]):
    """Each case that is still mixed up on a line; opening it leads to its exercise."""

    HELP = mark(
        "Each line is a case that people mixed up in the lesson and still mix up when a review asks it again. Open it "
        "to see how the group answered its exercise."
    )

    def on_mount(self) -> None:
        self.query_one(TopLine).show(_("Mix-ups that persist"), self.cohort.name)

    def load(self, progress: Progress) -> PersistingReport:
        return self.service.persisting(self.cohort, progress)

    def show(self, found: PersistingReport) -> None:
        values = {"reviewed": found.reviewed, "people": found.people, "few": SMALLEST_GROUP}
        none = _("No case is still mixed up of those that enough people (%(few)d) were asked again.")
        self.say(
            _("%(reviewed)d of %(people)d have reviewed something.") % values,
            "" if found.found else none % values,
        )
        self.query_one(Menu).show([self._entry(one) for one in found.found])

    def _entry(self, one: Persisting) -> Entry:
        values = {"name": one.name, "belongs": one.belongs, "taken": one.taken_for}
        text = _("%(name)s: %(belongs)s, taken for “%(taken)s”") % values
        right = _("%(still)d of %(asked)d") % {"still": one.still, "asked": one.asked}
        place = places.Exercise(self.cohort.id, one.ref.of_lesson.at(one.ref.step))
        return Entry(str(one.ref), text, right, means=place)
