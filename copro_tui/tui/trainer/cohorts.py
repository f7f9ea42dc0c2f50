"""The cohorts of the course, a trainer's first screen."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from copro_tui.cohorts.model import Cohort, archived_words, people_count
from copro_tui.cohorts.repository import Unreadable
from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.text.days import day_in_words
from copro_tui.text.safe import safe
from copro_tui.trainer.service import TrainerService
from copro_tui.tui.bindings import bindings
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.trainer.base import TrainerScreen
from copro_tui.tui.widgets.menu import Entry, Menu


class CohortsScreen(TrainerScreen):
    """Every cohort of the course, and a new one."""

    HELP = mark("Open a cohort to see who has done what, to assign modules, and to see what the group differs about.")
    BINDINGS: ClassVar[list[BindingType]] = bindings("cohorts")
    NEW = str(places.NewCohort())

    def __init__(self, service: TrainerService) -> None:
        super().__init__(service)
        self._found = service.cohorts()

    def compose_body(self) -> ComposeResult:
        yield Static(Content(""), id="none", classes="words")
        yield Menu(id="cohorts")

    def on_mount(self) -> None:
        self.query_one(TopLine).show(self.service.course.title, _("For trainers"))
        self.query_one(Menu).focus()
        self._fill()

    def on_return(self) -> None:
        self._found = self.service.cohorts()
        self._fill()

    def _fill(self) -> None:
        none = self.query_one("#none", Static)
        none.update(Content(_("There is no cohort yet. A cohort is a group that learns together, with you.")))
        none.display = not self._found
        entries = [entry for one in self._found for entry in (_entry(one), *self._due(one))]
        new = places.NewCohort()
        self.query_one(Menu).show([*entries, Entry(self.NEW, name_of(new), gap=bool(entries), means=new)])

    def _due(self, one: Cohort | Unreadable) -> list[Entry]:
        """What leads to tidying a cohort whose day has passed."""
        if isinstance(one, Unreadable) or not self.service.retention.is_due(one):
            return []
        day = day_in_words(date.fromisoformat(one.keep_until))
        words = _("  Its work was to be kept until %(day)s: tidy it now") % {"day": day}
        return [Entry(f"tidy:{one.id}", words, role="strong", means=places.Keeping(one.id))]

    def action_archive(self) -> None:
        """Put the cohort on which the cursor stands away, or take it up again."""
        current = self.query_one(Menu).current
        for one in self._found:
            if isinstance(one, Cohort) and one.id == current:
                self.app.tell(archived_words(self.service.admin.archive(one.id, archived=not one.archived)))
                self.on_return()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable leaving by Escape: quitting has a key of its own."""
        return action != "leave" and super().check_action(action, parameters)


class MistakesScreen(TrainerScreen):
    """What is wrong with a cohort's file, with its lines."""

    HELP = mark("Correct the file in an editor, then go back and open the cohort again.")

    def __init__(self, service: TrainerService, cohort: Unreadable) -> None:
        super().__init__(service)
        self._cohort = cohort

    def compose_body(self) -> ComposeResult:
        file = self.service.repository.path(self._cohort.id)
        yield Static(Content(safe(_("The file %(file)s has mistakes:") % {"file": file})), classes="words")
        for problem in self._cohort.problems:
            yield Static(Content(safe(str(problem))), classes="words")

    def on_mount(self) -> None:
        self.query_one(TopLine).show(self._cohort.id)


def _entry(one: Cohort | Unreadable) -> Entry:
    place = places.Cohort(one.id)
    if isinstance(one, Unreadable):
        return Entry(one.id, one.id, _("its file has mistakes"), role="wrong", means=place)
    people = people_count(len(one.members))
    if one.archived:
        return Entry(one.id, one.name, _("%(people)s, archived") % {"people": people}, role="muted", means=place)
    return Entry(one.id, one.name, people, means=place)
