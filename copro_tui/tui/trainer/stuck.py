"""Who may need help, with the rule above, to find and to order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from copro_tui.analytics.people import named
from copro_tui.analytics.stuck import Stuck, StuckReport
from copro_tui.cohorts.model import Cohort, people_count
from copro_tui.course import places
from copro_tui.course.refs import Ref
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.terminal.field import Field
from copro_tui.trainer.service import Progress, TrainerService
from copro_tui.tui.bindings import bindings
from copro_tui.tui.screens.base import PRINTABLE, TopLine
from copro_tui.tui.trainer.base import ReadingScreen
from copro_tui.tui.widgets.table import BETWEEN, LEAST_FIRST, Column, Table

WHY = 39
"""Cells of a reason, such as “nothing checked since 28 September 2026”, at most."""
LEAST_WITH_WHERE = 46
"""Cells beside those of the name below which where somebody is stuck has no column of its own."""


class StuckScreen(ReadingScreen[StuckReport]):
    """Each reason on a row of a table; opening it leads to the person."""

    HELP = mark(
        "Each row is a reason why somebody may need a hand. Open it to see how they got on. Type a part of a name to "
        "find somebody; ← and → go along the heads, and o orders by one of them, or the other way round."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("stuck")
    DEFAULT_CSS = """
    StuckScreen {
        & #body > Table { max-width: 118; }
        &.-wide #body { width: 1fr; }
        & #find { max-width: 40; margin: 0; }
        & #count { margin: 0; }
    }
    """

    def __init__(self, service: TrainerService, cohort: Cohort) -> None:
        super().__init__(service, cohort)
        self._reasons: dict[str, Stuck] = {}
        """The reasons by the ids of their rows, which are their numbers."""
        self._names: dict[Ref, str] = {}
        self._by = ("who", False)

    def compose_body(self) -> ComposeResult:
        yield Static(Content(_("Reading…")), id="state", classes="words muted")
        field = Field(placeholder=_("Part of a name"), id="find", restrict=PRINTABLE)
        field.cursor_blink = False
        yield field
        yield Static(Content(""), id="count", classes="words muted")
        yield Table(id="found")

    def on_mount(self) -> None:
        self.query_one(TopLine).show(_("May need a hand"), self.cohort.name)

    def load(self, progress: Progress) -> StuckReport:
        self._names = self.service.names_of_places()
        return self.service.standing(self.cohort.id, progress).stuck

    def show(self, found: StuckReport) -> None:
        self._reasons = {str(number): one for number, one in enumerate(found.found)}
        self.say(found.rule, "" if found.found else _("Nobody, by this rule."))
        self._fill()

    @on(Input.Changed, "#find")
    def _fill(self) -> None:
        rows = named(list(self._reasons.values()), self.query_one("#find", Input).value)
        texts = {"who": lambda one: one.name.casefold(), "where": self._where, "why": lambda one: one.words}
        by, backwards = self._by
        ordered = sorted(rows, key=texts[by], reverse=backwards)
        ids = {id(one): row for row, one in self._reasons.items()}
        self.query_one(Table).show([ids[id(one)] for one in ordered], self._columns, by, backwards=backwards)
        self.query_one("#count", Static).update(Content(people_count(len({one.learner for one in rows}))))

    def _where(self, one: Stuck) -> str:
        return self._names.get(one.where, str(one.where))

    def _where_and_why(self, row: str) -> str:
        one = self._reasons[row]
        return _("%(where)s: %(words)s") % {"where": self._where(one), "words": one.words}

    def _columns(self, cells: int) -> Sequence[Column]:
        rest, reasons = cells - 2 - LEAST_FIRST - BETWEEN, self._reasons
        who = Column(id="who", head=_("Who"), text=lambda row: reasons[row].name, whole=True)
        if rest < LEAST_WITH_WHERE:
            return who, Column(id="why", head=_("Why"), cells=min(WHY, rest), text=self._where_and_why, whole=True)
        where, why = rest * 7 // 20, min(WHY, rest * 11 // 20)
        return (
            who,
            Column(id="where", head=_("Where"), cells=where, text=lambda row: self._where(reasons[row]), whole=True),
            Column(id="why", head=_("Why"), cells=why, text=lambda row: reasons[row].words, whole=True),
        )

    @on(Table.Opened)
    def _open(self, event: Table.Opened) -> None:
        self.go(places.Person(self.cohort.id, self._reasons[event.row].learner))

    @on(Table.Ordered)
    def _order(self, event: Table.Ordered) -> None:
        by, backwards = self._by
        self._by = event.column, event.column == by and not backwards
        self._fill()
        self.query_one(Table).action_end(0)

    def action_find(self) -> None:
        """Go to the field; Enter leads from there back to the table."""
        self.query_one("#find").focus()

    @on(Input.Submitted, "#find")
    def _to_the_table(self) -> None:
        self.query_one(Table).focus()

    def action_scroll(self, by: int) -> None:
        self.query_one(Table).step_page(by)
