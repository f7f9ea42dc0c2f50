"""The lessons of a module."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from copro_tui.course import places
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import CoursePlayer, LessonEntry
from copro_tui.player.progress_words import lesson_standing
from copro_tui.tui.screens.base import CourseScreen, TopLine
from copro_tui.tui.widgets.menu import Entry, Menu


class ModuleScreen(CourseScreen):
    """Every lesson of one module, and how far the learner is in it."""

    HELP = mark("Choose a lesson and open it with Enter, or click it. A lesson opens where you left it.")

    def __init__(self, player: CoursePlayer, module_id: str) -> None:
        super().__init__(player)
        self._asked = player.assignments().by_cohort(module_id)
        self._module = player.course.module(module_id)
        self._lessons = player.lessons(module_id)

    def compose_body(self) -> ComposeResult:
        yield Static(Content(""), id="objectives", classes="words muted")
        yield Menu(id="lessons")

    def on_mount(self) -> None:
        self.query_one(TopLine).show(f"{self._module.label} · {self._module.title}")
        self.query_one(Menu).focus()
        self._fill()

    def on_return(self) -> None:
        self._lessons = self.player.lessons(self._module.id)
        self._fill()

    def _fill(self) -> None:
        entries = self._lessons
        self.query_one(Menu).show(
            [Entry(one.ref.lesson, _name(one), lesson_standing(one), means=places.Lesson(one.ref)) for one in entries]
        )
        done = sum(one.completed for one in entries)
        words = _("%(done)d of %(count)d lessons complete. Take them in any order.")
        lines = [*self._asked, words % {"done": done, "count": len(entries)}]
        self.query_one("#objectives", Static).update(Content("\n".join(lines)))


def _name(entry: LessonEntry) -> str:
    sign = "★" if entry.mastered else "✓" if entry.completed else " "
    return f"{sign} {entry.number} {entry.title}"
