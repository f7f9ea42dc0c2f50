"""A new cohort: what it is called, who trains it, and when it meets."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from copro_tui.course import places
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.trainer.form import FormScreen
from copro_tui.tui.widgets.menu import Entry, Menu


class BeginScreen(FormScreen):
    """Four fields, of which only the first is needed."""

    HELP = mark("Type what people call the group, and your own name as learners are to see it. Enter goes to the next.")

    def compose_body(self) -> ComposeResult:
        yield Static(Content(_("A cohort is a group that learns together, with you.")), classes="words")
        yield from self.field(_("What is the group called?"), "name")
        yield from self.field(_("Your name, as learners see it (may stay empty)"), "trainer")
        yield from self.day_field(
            _("When does the group meet? (may stay empty)"), "workshop", _("14 Feb, or 2027-02-14")
        )
        until = _("The last day on which what they send is kept (may stay empty)")
        yield from self.day_field(until, "keep-until", _("31 Mar, or 2027-03-31"))
        yield self.problem_line()
        yield Menu([Entry("begin", _("Begin"))], id="do")

    def on_mount(self) -> None:
        self.query_one(TopLine).show(_("New cohort"))
        self.query_one(Input).focus()

    def chosen(self, entry: str) -> None:
        cohort = self.service.admin.begin(
            self.value("name"),
            trainer=self.value("trainer"),
            workshop=self.value("workshop"),
            keep_until=self.value("keep-until"),
        )
        self.go(places.Cohort(cohort.id), instead=True)
