"""What a trainer can find by name: the cohorts, and the places and members of one of them."""

from __future__ import annotations

from collections.abc import Iterator

from copro_tui.cohorts.model import Cohort
from copro_tui.commands.search import Thing, thing
from copro_tui.course import places
from copro_tui.i18n import gettext as _
from copro_tui.trainer.service import TrainerService


def things(service: TrainerService, cohort: Cohort | None) -> Iterator[Thing]:
    """Every search entry, people last; ``cohort`` is the one on the screen, if any."""
    yield Thing(means=places.Home(), name=_("Cohorts"))
    yield thing(places.NewCohort())
    if cohort is not None:
        yield from _of_cohort(service, cohort)
    for one in service.cohorts():
        name = one.name if isinstance(one, Cohort) else one.id
        label = _("Cohort: %(name)s") % {"name": name}
        yield Thing(means=places.Cohort(one.id), name=name, label=label, sort="part")
    if cohort is not None:
        yield from _people(cohort)


def _of_cohort(service: TrainerService, cohort: Cohort) -> Iterator[Thing]:
    yield Thing(means=places.Workshop(cohort.id), name=_("The workshop: where the group differs"))
    yield Thing(means=places.People(cohort.id), name=_("Everybody, to find and to order"))
    yield Thing(means=places.Stuck(cohort.id), name=_("May need a hand"))
    yield Thing(means=places.Persisting(cohort.id), name=_("Mix-ups that persist after review"))
    yield Thing(means=places.Collect(cohort.id), name=_("Collect what learners sent"))
    yield Thing(means=places.Reports(cohort.id), name=_("Reports to save"))
    yield Thing(means=places.Report(cohort.id, "reminders"), name=_("Reminders to send"))
    yield Thing(means=places.Assign(cohort.id), name=_("Assign modules"))
    yield Thing(means=places.Members(cohort.id), name=_("Members"))
    yield Thing(means=places.Keeping(cohort.id), name=_("Until when it is kept"))
    yield Thing(means=places.Roster(cohort.id), name=_("Who is expected: the roster"))
    for module in service.course.modules:
        label = _("Exercises: %(module)s") % {"module": module.label}
        yield Thing(means=places.ItemAnalysis(cohort.id, module.id), name=module.title, label=label, sort="part")


def _people(cohort: Cohort) -> Iterator[Thing]:
    for one in cohort.members:
        label = _("Member: %(name)s") % {"name": one.name}
        yield Thing(means=places.Person(cohort.id, one.id), name=one.name, label=label, sort="detail")
