"""Who of the roster a member is."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from copro_tui.cohorts.model import Cohort
from copro_tui.cohorts.roster import Person
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.text.safe import safe
from copro_tui.trainer.service import TrainerService
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.trainer.base import CohortScreen
from copro_tui.tui.trainer.form import FormScreen
from copro_tui.tui.widgets.menu import Entry, Menu

MOST = 50
"""How many people are listed; more are found by a part of their name or number."""


class MatchingScreen(FormScreen, CohortScreen):
    """Lists who is not matched yet; or, for who is, takes that back."""

    HELP = mark("Type a part of the name or the number to find somebody, and choose who it is. It can be taken back.")

    def __init__(self, service: TrainerService, cohort: Cohort, learner: str) -> None:
        super().__init__(service, cohort)
        self._member = cohort.find_member(learner)
        roster = service.roster.there(cohort)
        self._known = roster.by_learner.get(self._member.id)
        own = self._member.name.casefold()
        waiting = (one for one in roster.people if not one.learner)
        self._waiting = sorted(waiting, key=lambda one: (one.name.casefold() != own, one.name.casefold()))

    def compose_body(self) -> ComposeResult:
        if self._known is None:
            asked = _("Who of the roster is %(name)s? Type a part of the name or number") % {"name": self._member.name}
            yield from self.field(safe(asked), "find")
        else:
            values = {"name": self._member.name, "person": self._known.in_words}
            yield Static(Content(safe(_("%(name)s is %(person)s.") % values)), classes="words")
        yield Menu(id="people")
        yield self.problem_line()

    def on_mount(self) -> None:
        self.query_one(TopLine).show(self._member.name, self.cohort.name)
        self._fill()
        self.query_one(Input if self._known is None else Menu).focus()

    @on(Input.Changed)
    def _fill(self) -> None:
        menu = self.query_one(Menu)
        if self._known is not None:
            menu.show([Entry("back", _("Take it back: that is somebody else"))])
            return
        typed = self.value("find").casefold().split()
        found = [one for one in self._waiting if all(part in one.in_words.casefold() for part in typed)]
        none = Entry("none", _("Nobody who is not matched yet."), role="muted", still=True)
        rest = len(found) - MOST
        more = [Entry("more", _("and %(count)d more") % {"count": rest}, role="muted", still=True)] if rest > 0 else []
        menu.show([*(map(_entry, found[:MOST]) if found else [none]), *more])

    def chosen(self, entry: str) -> None:
        name = {"name": self._member.name}
        if entry == "back":
            self.service.roster.part(self.cohort, self._member.id)
            self.app.tell(_("%(name)s is not matched any more.") % name)
        else:
            number = entry.removeprefix("number:")
            self.service.roster.join(self.cohort, self._member.id, number)
            self.app.tell(_("%(name)s is %(person)s.") % {**name, "person": number})
        self.app.pop_screen()


def _entry(one: Person) -> Entry:
    return Entry(f"number:{one.number}", one.in_words, one.email)
