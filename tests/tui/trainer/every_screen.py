"""A walk through every screen that a trainer can see."""

from __future__ import annotations

import pkgutil
from collections.abc import AsyncIterator
from importlib import import_module

from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input

from copro_tui.cohorts.repository import Unreadable
from copro_tui.cohorts.roster import Person, Roster
from copro_tui.cohorts.roster_file import change_roster
from copro_tui.course.yaml_nodes import Problem
from copro_tui.exercises.placing import Placing
from copro_tui.i18n import gettext as _
from copro_tui.reports.catalogue import REPORTS
from copro_tui.text.ascii import to_ascii
from copro_tui.trainer.exports import EXPORTS
from copro_tui.trainer.service import TrainerService
from copro_tui.tui.trainer.assign import AssignScreen
from copro_tui.tui.trainer.base import TrainerScreen
from copro_tui.tui.trainer.begin import BeginScreen
from copro_tui.tui.trainer.cohorts import CohortsScreen, MistakesScreen
from copro_tui.tui.trainer.collect import CollectScreen
from copro_tui.tui.trainer.distribution import DistributionScreen
from copro_tui.tui.trainer.exercise_detail import ExerciseDetailScreen
from copro_tui.tui.trainer.export import ExportScreen
from copro_tui.tui.trainer.group import GroupScreen
from copro_tui.tui.trainer.item_analysis import ItemAnalysisScreen
from copro_tui.tui.trainer.keeping import KeepingScreen
from copro_tui.tui.trainer.learner import LearnerScreen
from copro_tui.tui.trainer.matching import MatchingScreen
from copro_tui.tui.trainer.members import MembersScreen
from copro_tui.tui.trainer.people import PeopleScreen
from copro_tui.tui.trainer.persisting import PersistingScreen
from copro_tui.tui.trainer.report import ReportScreen
from copro_tui.tui.trainer.reports import ReportsScreen
from copro_tui.tui.trainer.roster import RosterScreen
from copro_tui.tui.trainer.sources import AnswerSourcesScreen
from copro_tui.tui.trainer.stuck import StuckScreen
from copro_tui.tui.trainer.workshop import WorkshopScreen
from copro_tui.tui.widgets.distribution_view import DistributionView
from copro_tui.tui.widgets.menu import Menu
from tests.tui.every_screen import ONLY_A_TRAINERS
from tests.tui.pilots import shown, the, until, until_on, words

BASES = {"TrainerScreen", "CohortScreen", "ReadingScreen", "FormScreen"}
"""What is only there to be built upon."""


def our_widgets() -> set[str]:
    """The names of all screens and widgets that only a trainer has."""
    package = import_module("copro_tui.tui.trainer")
    modules = [import_module(f"{package.__name__}.{one.name}") for one in pkgutil.iter_modules(package.__path__)]
    return {
        name
        for module in modules
        for name, kind in vars(module).items()
        if isinstance(kind, type) and issubclass(kind, Widget) and kind.__module__ == module.__name__
    } - BASES | ONLY_A_TRAINERS


async def every_screen(pilot: Pilot[None], service: TrainerService) -> AsyncIterator[TrainerScreen]:
    """One screen after the other, in each of its states. The first cohort of the course is looked at."""
    yield await until_on(pilot, CohortsScreen)
    cohort = service.repository.open(service.repository.ids()[0])
    titles = [cohort.name, *(module.title for module in service.course.modules)]
    problem = Problem(f"progress/cohorts/{cohort.id}.yaml", 3, 7, titles[0], titles[-1])
    exercises = [
        (lesson.ref.at(one.id), isinstance(one, Placing))
        for lesson in service.lessons()[:1]
        for one in lesson.exercises
    ]
    module = service.course.modules[0].id
    known = Person(number="101", learner=cohort.members[0].id)
    change_roster(service.repository, cohort.id, lambda _now: Roster((known, Person(number="102"))))
    for screen in (
        MistakesScreen(service, Unreadable(cohort.id, (problem,))),
        GroupScreen(service, cohort),
        PeopleScreen(service, cohort),
        MembersScreen(service, cohort),
        StuckScreen(service, cohort),
        RosterScreen(service, cohort),
        *(MatchingScreen(service, cohort, member.id) for member in cohort.members[:2]),
        PersistingScreen(service, cohort),
        ItemAnalysisScreen(service, cohort, module),
        AnswerSourcesScreen(service, exercises[0][0], cohort),
        WorkshopScreen(service, cohort),
        ReportsScreen(service, cohort),
        *(ReportScreen(service, cohort, one, exercises[0][0] if one.id == "spread" else None) for one in REPORTS),
        *(ExportScreen(service, cohort, one) for one in EXPORTS if one.id in ("answers", "drafts", "calendar")),
        *(LearnerScreen(service, cohort, member.id) for member in cohort.members[:2]),
        *(ExerciseDetailScreen(service, cohort, ref) for ref, _placed in exercises),
    ):
        async for one in shown_alone(pilot, screen):
            yield one
    for form, keys in (
        (BeginScreen(service), ["enter"]),
        (CollectScreen(service, cohort), ["enter"]),
        (AssignScreen(service, cohort), ["enter", "end", "up", "enter"]),
        (KeepingScreen(service, cohort), ["enter"]),
    ):
        async for one in shown_alone(pilot, form):
            yield one
            one.query(Input).last().value = "z"  # which is no day
            while not the(pilot, Menu).has_focus:
                await pilot.press("tab")
            await pilot.press(*keys)
            refused = [_("“%(day)s” is not a day.") % {"day": "z"}, _("A name needs at least one letter.")]
            refused += [_("%(file)s cannot be read (%(why)s).").partition("%(why)s")[0] % {"file": "z"}]
            refused += [to_ascii(one) for one in refused]
            await until(pilot, lambda refused=refused: any(one in words(pilot) for one in refused))  # type: ignore[misc]
            yield one
    for ref in (ref for ref, placed in exercises if placed):
        watched = DistributionScreen(service, service.watch(cohort, str(ref)))
        async for one in shown_alone(pilot, watched):
            yield one
            await pilot.press("v", "a")
            for _case in the(pilot, DistributionView).stops():
                yield one
                await pilot.press("right")


async def shown_alone(pilot: Pilot[None], screen: TrainerScreen) -> AsyncIterator[TrainerScreen]:
    """A screen that is shown, read to its end, and left again."""
    pilot.app.push_screen(screen)
    await until_on(pilot, type(screen))
    await until(pilot, lambda: _("Reading…") not in shown(pilot))
    await pilot.pause()
    yield screen
    while pilot.app.screen is screen:
        await pilot.press("escape")
    await until_on(pilot, CohortsScreen)
