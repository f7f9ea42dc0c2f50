"""One cohort: its modules, who may need a hand, and the grid of who has done what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from copro_tui.analytics.gradebook import Gradebook, Outline, cell_words
from copro_tui.cohorts.dates import day_in_words, day_of
from copro_tui.cohorts.model import Cohort, people_count
from copro_tui.figures.bars import bar
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.text.width import fit, width
from copro_tui.trainer.service import Progress, Standing, TrainerService
from copro_tui.tui.messages import HandOver
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.trainer.base import ReadingScreen, trouble_lines
from copro_tui.tui.widgets.menu import Entry, Menu


class GroupScreen(ReadingScreen[Standing]):
    """Everybody by module; a person, a module and what the group differs about are one key further."""

    HELP = mark(
        "At the top are the modules: open one to see its exercises. Below is everybody: open a person to see how they "
        "got on. Figures are lessons completed of all and the mean of the best scores; ✓ is complete, ★ mastered."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "assign", mark("Assign modules"), id="group.assign"),
        Binding("m", "members", mark("Members"), id="group.members"),
        Binding("d", "differ", mark("Workshop"), id="group.differ"),
        Binding("i", "invite", mark("Save the invitation"), show=False, id="group.invite"),
    ]

    def __init__(self, service: TrainerService, cohort: Cohort) -> None:
        super().__init__(service, cohort)
        self._away = False
        self._standing: Standing | None = None

    def on_mount(self) -> None:
        self._head()

    def on_screen_suspend(self) -> None:
        self._away = True

    def on_screen_resume(self) -> None:
        if self._away:
            self.action_read()

    def _head(self) -> None:
        cohort = self.cohort
        about = [people_count(len(cohort.members))]
        if cohort.workshop:
            day = day_in_words(date.fromisoformat(cohort.workshop))
            about.append(_("workshop on %(day)s") % {"day": day})
        self.query_one(TopLine).show(cohort.name, ", ".join(about))

    def find_out(self, along: Progress) -> Standing:
        return self.service.standing(self.cohort.id, along)

    def show(self, found: Standing) -> None:
        self._standing, self.cohort = found, found.cohort
        self._head()
        self.say(*trouble_lines(found.grid.troubles))
        stuck = len({one.learner for one in found.stuck.found})
        words = people_count(stuck) if stuck else _("nobody")
        self.query_one(Menu).show(
            [
                *_modules(found.grid),
                Entry("stuck", _("May need a hand"), words, gap=True),
                Entry("differ", _("The workshop: where the group differs")),
                Entry("assign", _("Assign modules")),
                Entry("members", _("Members")),
                Entry("invite", _("Save the invitation")),
                *_people(found.grid),
            ]
        )

    def action_learner(self, learner: str) -> None:
        from copro_tui.tui.trainer.learner import LearnerScreen

        self.app.push_screen(LearnerScreen(self.service, self.cohort, learner))

    def action_module(self, module: str) -> None:
        from copro_tui.tui.trainer.item_analysis import ItemAnalysisScreen

        self.app.push_screen(ItemAnalysisScreen(self.service, self.cohort, module))

    def action_stuck(self) -> None:
        from copro_tui.tui.trainer.stuck import StuckScreen

        if self._standing is not None:
            self.app.push_screen(StuckScreen(self.service, self.cohort, self._standing.stuck))

    def action_differ(self) -> None:
        from copro_tui.tui.trainer.workshop import WorkshopScreen

        self.app.push_screen(WorkshopScreen(self.service, self.cohort))

    def action_assign(self) -> None:
        from copro_tui.tui.trainer.assign import AssignScreen

        self.app.push_screen(AssignScreen(self.service, self.cohort))

    def action_members(self) -> None:
        from copro_tui.tui.trainer.members import MembersScreen

        self.app.push_screen(MembersScreen(self.service, self.cohort))

    def action_invite(self) -> None:
        """Hand the invitation over: into the downloads folder, or through the browser."""
        invitation = self.service.invitation(self.cohort).decode()
        self.post_message(HandOver(invitation, f"{self.cohort.id}-invitation.json"))


def _modules(grid: Gradebook) -> list[Entry]:
    """A line a module: how many have completed it, and when it is due."""
    dues, people = [_due(module) for module in grid.modules], len(grid.rows)
    room, entries = max(map(width, dues), default=0), []
    for number, (module, due) in enumerate(zip(grid.modules, dues, strict=True)):
        done = sum(row.cells[number].complete for row in grid.rows)
        right = _("%(done)d of %(people)d") % {"done": done, "people": people}
        right = f"{right}  {fit(due, room)}" if room else right
        text = f"{module.label:<6} {module.title}"
        entries.append(Entry(f"module:{module.id}", text, right, middle=partial(bar, done, people)))
    return entries


def _due(module: Outline) -> str:
    return _("due %(day)s") % {"day": day_in_words(date.fromisoformat(module.due))} if module.due else ""


def _people(grid: Gradebook) -> list[Entry]:
    """A line a person, in columns under a heading."""
    if not grid.rows:
        return [Entry("none", _("Nobody is in it yet: m adds members, i saves the invitation."), gap=True, still=True)]
    rows = [[*map(cell_words, row.cells), _last(row.last)] for row in grid.rows]
    heads = [*(module.label for module in grid.modules), _("Last at work")]
    cells = [max(width(text) for text in column) for column in zip(heads, *rows, strict=True)]

    def line(texts: Sequence[str]) -> str:
        return "  ".join(fit(text, room) for text, room in zip(texts, cells, strict=True))

    return [
        Entry("heading", _("Who"), line(heads), role="band", gap=True, still=True),
        *(Entry(f"learner:{row.learner}", row.name, line(texts)) for row, texts in zip(grid.rows, rows, strict=True)),
    ]


def _last(stamp: str) -> str:
    day = day_of(stamp)
    return day.isoformat() if day else "–"
