"""Everybody in a cohort, to find by name, by how far they are, and in any order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from copro_tui.analytics.gradebook import Outline, Row, cell_words, outlines
from copro_tui.analytics.people import EVERYBODY, LAST, NAME, Choice, choices, named, ordered
from copro_tui.cohorts.model import Cohort, people_count
from copro_tui.course import places
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.progress.standing import ModuleStanding
from copro_tui.terminal.field import Field
from copro_tui.text.days import day_in_brief, day_of
from copro_tui.text.width import width
from copro_tui.trainer.service import GroupStanding, Progress, TrainerService
from copro_tui.tui.bindings import bindings
from copro_tui.tui.screens.base import PRINTABLE, TopLine
from copro_tui.tui.trainer.base import ReadingScreen, trouble_lines
from copro_tui.tui.widgets.menu import Entry, Menu
from copro_tui.tui.widgets.table import BETWEEN, LEAST_FIRST, Column, Table

DAY = 11
"""Cells of a day with its year, such as “31 Jan 2026”."""


class PeopleScreen(ReadingScreen[GroupStanding]):
    """A table of the members. Their names are there at once; how far they are follows."""

    HELP = mark(
        "Type a part of a name, or choose whom to show. ← and → go along the heads, and o orders by one of them, or "
        "the other way round. Open a person to see how they got on. Figures are lessons completed of all and the mean "
        "of the best scores; ✓ is complete, ★ mastered, ! may need a hand."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("people")
    DEFAULT_CSS = """
    PeopleScreen {
        & #body > Table { max-width: 118; }
        &.-wide #body { width: 1fr; }
        & #find { max-width: 40; margin: 0; }
        & #shows { display: none; margin: 0 0 $text-gap 0; }
        & #state { margin: 0; }
    }
    """

    def __init__(self, service: TrainerService, cohort: Cohort) -> None:
        super().__init__(service, cohort)
        self._modules: Sequence[Outline] = outlines(service.course, cohort)
        nothing = tuple(
            ModuleStanding(done=0, lessons=len(one.lessons), mastered=0, score=None, last="") for one in self._modules
        )
        self._rows = {one.id: Row(learner=one.id, name=one.name, language="", cells=nothing) for one in cohort.members}
        self._read_all = False
        self._needing: frozenset[str] = frozenset()
        self._choices: tuple[Choice, ...] = ()
        self._choice = EVERYBODY
        self._by = (NAME, False)

    def compose_body(self) -> ComposeResult:
        field = Field(placeholder=_("Part of a name"), id="find", restrict=PRINTABLE)
        field.cursor_blink = False
        yield field
        yield Menu(id="shows")
        yield Static(Content(""), id="state", classes="words muted")
        yield Table(id="found")

    def on_mount(self) -> None:
        self.query_one(TopLine).show(_("People"), self.cohort.name)
        self._fill()

    def load(self, progress: Progress) -> GroupStanding:
        return self.service.standing(self.cohort.id, progress)

    def show(self, found: GroupStanding) -> None:
        self.cohort = found.cohort
        self._modules = found.gradebook.modules
        self._rows = {row.learner: row for row in found.gradebook.rows}
        self._needing = frozenset(one.learner for one in found.stuck.found)
        self._choices = choices(self._modules, self._needing, self.service.today(), {})
        self._read_all = True
        for line in trouble_lines(found.gradebook.troubles):
            self.app.tell(line)
        self._fill()

    @on(Input.Changed, "#find")
    def _fill(self) -> None:
        """Show whom the field and the choice leave, in order."""
        rows = named(list(self._rows.values()), self.query_one("#find", Input).value)
        if choice := self._chosen_now():
            rows = [row for row in rows if choice.takes(row)]
        by, backwards = self._by
        rows = ordered(rows, self._modules, by, backwards=backwards)
        self.query_one(Table).show([row.learner for row in rows], self._columns, by, backwards=backwards)
        words = people_count(len(rows)) if self._rows else _("Nobody is in it yet.")
        self.say(f"{choice.name}: {words}" if choice and choice.id != EVERYBODY else words)

    def _chosen_now(self) -> Choice | None:
        return next((one for one in self._choices if one.id == self._choice), None)

    def _columns(self, cells: int) -> Sequence[Column]:
        """The name, the modules, with the means where all have room, and the last day at work."""
        full = [_cells_of(one, mean=True) for one in self._modules]
        mean = sum(full) + DAY + BETWEEN * (len(full) + 1) <= cells - 2 - LEAST_FIRST
        return (
            Column(id=NAME, head=_("Who"), text=self._who),
            *(
                Column(
                    id=one.id,
                    head=one.label,
                    cells=_cells_of(one, mean=mean),
                    text=partial(self._cell, at=at, full=mean),
                )
                for at, one in enumerate(self._modules)
            ),
            Column(id=LAST, head=_("Last"), cells=DAY, text=self._last),
        )

    def _who(self, learner: str) -> str:
        return f"{self._rows[learner].name}{' !' if learner in self._needing else ''}"

    def _cell(self, learner: str, *, at: int, full: bool) -> str:
        return cell_words(self._rows[learner].cells[at], mean=full) if self._read_all else "…"

    def _last(self, learner: str) -> str:
        day = day_of(self._rows[learner].last)
        return day_in_brief(day, self.service.today()) if day else "–" if self._read_all else "…"

    @on(Table.Opened)
    def _open(self, event: Table.Opened) -> None:
        self.go(places.Person(self.cohort.id, event.row))

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

    def action_show(self) -> None:
        """Show whom one can ask for, with how many they are."""
        if not self._read_all:
            return
        menu, rows = self.query_one("#shows", Menu), self._rows.values()
        menu.show([Entry(one.id, one.name, f"{sum(map(one.takes, rows)):,}") for one in self._choices])
        menu.current = self._choice
        menu.display = True
        menu.focus()

    def chosen(self, entry: str) -> None:
        self._choice = entry
        self._close_choices()
        self._fill()

    def _close_choices(self) -> None:
        self.query_one("#shows").display = False
        self.query_one(Table).focus()

    def action_leave(self) -> None:
        if self.query_one("#shows").display:
            self._close_choices()
        else:
            super().action_leave()

    def action_scroll(self, by: int) -> None:
        self.query_one(Table).step_page(by)


def _cells_of(module: Outline, *, mean: bool) -> int:
    """Cells of a module's column: with the mean, such as “9/9 100% ★”, or without it, such as “9/9 ★”."""
    lessons = len(module.lessons)
    return max(len(f"{lessons}/{lessons} 100% ★" if mean else f"{lessons}/{lessons} ★"), width(module.label) + 1)
