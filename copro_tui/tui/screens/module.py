"""The lessons of a module."""

from __future__ import annotations

from textual.app import ComposeResult

from copro_tui.course import places
from copro_tui.figures.cells import BLANK, Cell
from copro_tui.figures.home import lesson_row
from copro_tui.figures.trail import Stop
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import CoursePlayer, Station
from copro_tui.player import progress_words as say
from copro_tui.tui.screens.base import CourseScreen, TopLine
from copro_tui.tui.widgets.menu import Entry
from copro_tui.tui.widgets.sheet import Drawn, Sheet, figure, words


class ModuleScreen(CourseScreen):
    """Every lesson of one module, and how far the learner is in it."""

    HELP = mark("Choose a lesson and open it with Enter, or click it. A lesson opens where you left it.")

    def __init__(self, player: CoursePlayer, module_id: str) -> None:
        super().__init__(player)
        self._module = player.course.module(module_id)
        self._at_first = self._parts()  # read here, so that an unreadable record keeps the screen from opening

    def compose_body(self) -> ComposeResult:
        yield Sheet(self._at_first, id="lessons")

    def on_mount(self) -> None:
        self.query_one(TopLine).show(self._module.label, title=self._module.title)
        sheet = self.query_one(Sheet)
        trail = next(one for one in self.player.home().trails if one.module.id == self._module.id)
        if trail.next:
            sheet.current = trail.next.ref.lesson
        sheet.focus()

    def on_return(self) -> None:
        self.query_one(Sheet).show(self._parts())

    def _parts(self) -> list[Entry]:
        trail = next(one for one in self.player.home().trails if one.module.id == self._module.id)
        asked = self.player.assignments().by_cohort(self._module.id)
        done = say.lessons_done(trail.finished, len(trail.stations))
        return [
            *(words(one, role="muted") for one in asked),
            words(_("%(lessons)s done. Do them in any order.") % {"lessons": done}, role="muted"),
            figure("gap", lambda cells: (BLANK,)),
            *map(self._lesson, trail.stations),
        ]

    def _lesson(self, station: Station) -> Drawn:
        entry = self.player.lesson(station.ref)
        minutes = say.short_duration(entry.lesson.minutes) if entry.lesson else ""
        unbegun = entry.lesson and entry.state and not (entry.completed or entry.state.seen)
        standing = "" if unbegun else say.lesson_standing(entry)
        right = Cell(standing, "wrong" if station.sign == "again" else "")
        return Drawn(
            id=station.ref.lesson,
            text=entry.title,
            means=places.Lesson(station.ref),
            rows=lambda cells, here: lesson_row(
                station.number, Stop(station.sign), entry.title, minutes, right, cells, here=here
            ),
        )
