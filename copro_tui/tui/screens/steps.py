"""Going to a step of the lesson, or to another lesson of its module."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.figures.header import step_sign
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import CoursePlayer, LessonPlayer
from copro_tui.text.safe import safe_line
from copro_tui.text.width import clip
from copro_tui.tui.bindings import bindings
from copro_tui.tui.messages import Open
from copro_tui.tui.screens.base import CourseScreen, TopLine
from copro_tui.tui.widgets.menu import Entry, Menu

LONGEST = 56
"""Cells of the longest name of a step."""


class StepsScreen(CourseScreen):
    """The steps of a lesson, each with what is done in it, and the other lessons of its module."""

    HELP = mark("Choose a step or a lesson, and go there with Enter or a click. ● is done, ◉ is where you are.")
    BINDINGS: ClassVar[list[BindingType]] = bindings("steps")

    def __init__(self, player: CoursePlayer, lesson_player: LessonPlayer) -> None:
        super().__init__(player)
        self._view = lesson_player.view()
        self._lesson = lesson_player.lesson

    def compose_body(self) -> ComposeResult:
        yield Menu([*self._steps(), *self._others()])

    def on_mount(self) -> None:
        self.query_one(TopLine).show(_("Go to"))
        menu = self.query_one(Menu)
        menu.current = str(self._view.place)
        menu.focus()

    def _steps(self) -> Iterator[Entry]:
        yield Entry("this-lesson", safe_line(self._lesson.title), role="muted", still=True)
        for place, (step, state) in enumerate(zip(self._lesson.steps, self._view.states, strict=True)):
            sign = step_sign(state, here=place == self._view.place)
            text = f"{sign} {place + 1:>2}  {clip(step.label, LONGEST)}"
            yield Entry(str(place), text, _(step.doing), means=places.Step(self._lesson.ref.at(step.id)))

    def _others(self) -> Iterator[Entry]:
        module = self.player.course.module(self._lesson.ref.module)
        yield Entry("others", module.label, role="muted", still=True, gap=True)
        for one in self.player.lessons(module.id):
            if one.ref != self._lesson.ref:
                sign = step_sign("done" if one.completed else "new")
                text = f"{sign} {one.number:>2}  {clip(safe_line(one.title), LONGEST)}"
                yield Entry(one.ref.lesson, text, means=places.Lesson(one.ref))

    def go(self, place: Place, *, instead: bool = False) -> None:
        """A step of the lesson that this came from is shown by that lesson's own screen."""
        if isinstance(place, places.Step) and place.ref.of_lesson == self._lesson.ref:
            self.app.pop_screen()
            self.app.post_message(Open(place))
        else:
            super().go(place, instead=isinstance(place, places.Lesson))
