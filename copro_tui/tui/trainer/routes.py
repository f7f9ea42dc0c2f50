"""Which screen shows a place of the trainer's program. Each is imported only when it is asked for."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from copro_tui.cohorts.model import Cohort
from copro_tui.cohorts.repository import CohortFileError, Unreadable
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.reports.catalogue import report_type
from copro_tui.trainer.exports import export
from copro_tui.trainer.service import TrainerService
from copro_tui.tui.trainer.base import TrainerScreen

SomeScreen = Screen[Any]


def screen_for(place: Place, service: TrainerService, front: SomeScreen) -> SomeScreen:
    """A new screen for a place; ``front`` is the top screen.

    Raises UsageError if there is no such place, CourseError if the file of its cohort has mistakes.
    """
    match place:
        case places.Help():
            from copro_tui.tui.screens.help import HelpScreen

            return HelpScreen(front)
        case places.NewCohort():
            from copro_tui.tui.trainer.begin import BeginScreen

            return BeginScreen(service)
        case places.AnswerSources(ref):
            from copro_tui.tui.trainer.sources import AnswerSourcesScreen

            return AnswerSourcesScreen(service, ref, front.cohort if isinstance(front, TrainerScreen) else None)
        case places.Cohort(cohort):
            return _group(service, cohort)
        case places.InCohort(cohort) if shown := _in_cohort(place, service, _known(service, cohort, front)):
            return shown
    raise UsageError(_("There is no such place here: %(place)s") % {"place": place})


def _known(service: TrainerService, cohort_id: str, front: SomeScreen) -> Cohort:
    """A cohort from the top screen if that shows it, else read from its file."""
    known = front.cohort if isinstance(front, TrainerScreen) else None
    return known if known is not None and known.id == cohort_id else service.repository.open(cohort_id)


def _group(service: TrainerService, cohort_id: str) -> SomeScreen:
    """The screen of a cohort, or of the mistakes in its file."""
    try:
        cohort = service.repository.open(cohort_id)
    except CohortFileError as error:
        from copro_tui.tui.trainer.cohorts import MistakesScreen

        return MistakesScreen(service, Unreadable(cohort_id, error.problems))
    from copro_tui.tui.trainer.group import GroupScreen

    return GroupScreen(service, cohort)


def _in_cohort(place: places.InCohort, service: TrainerService, cohort: Cohort) -> SomeScreen | None:
    match place:
        case places.People():
            from copro_tui.tui.trainer.people import PeopleScreen

            return PeopleScreen(service, cohort)
        case places.Members():
            from copro_tui.tui.trainer.members import MembersScreen

            return MembersScreen(service, cohort)
        case places.Collect():
            from copro_tui.tui.trainer.collect import CollectScreen

            return CollectScreen(service, cohort)
        case places.Reports():
            from copro_tui.tui.trainer.reports import ReportsScreen

            return ReportsScreen(service, cohort)
        case places.Report(_cohort, kind, ref) if (of := report_type(kind)) and (kind == "spread") == (ref is not None):
            from copro_tui.tui.trainer.report import ReportScreen

            return ReportScreen(service, cohort, of, ref)
        case places.Roster():
            from copro_tui.tui.trainer.roster import RosterScreen

            return RosterScreen(service, cohort)
        case places.Matching(_cohort, learner):
            from copro_tui.tui.trainer.matching import MatchingScreen

            return MatchingScreen(service, cohort, learner)
        case places.Export(_cohort, kind) if made := export(kind):
            from copro_tui.tui.trainer.export import ExportScreen

            return ExportScreen(service, cohort, made)
        case places.Assign():
            from copro_tui.tui.trainer.assign import AssignScreen

            return AssignScreen(service, cohort)
        case places.Keeping():
            from copro_tui.tui.trainer.keeping import KeepingScreen

            return KeepingScreen(service, cohort)
        case places.Stuck():
            from copro_tui.tui.trainer.stuck import StuckScreen

            return StuckScreen(service, cohort)
        case places.Persisting():
            from copro_tui.tui.trainer.persisting import PersistingScreen

            return PersistingScreen(service, cohort)
        case places.Person(_cohort, learner):
            from copro_tui.tui.trainer.learner import LearnerScreen

            return LearnerScreen(service, cohort, learner)
        case places.ItemAnalysis(_cohort, module) if module in [one.id for one in service.course.modules]:
            from copro_tui.tui.trainer.item_analysis import ItemAnalysisScreen

            return ItemAnalysisScreen(service, cohort, module)
        case places.Exercise(_cohort, ref):
            from copro_tui.tui.trainer.exercise_detail import ExerciseDetailScreen

            return ExerciseDetailScreen(service, cohort, ref)
        case places.Workshop():
            from copro_tui.tui.trainer.workshop import WorkshopScreen

            return WorkshopScreen(service, cohort)
        case places.Distribution(_cohort, ref):
            from copro_tui.tui.trainer.distribution import DistributionScreen

            return DistributionScreen(service, service.watch(cohort, str(ref)))
    return None
