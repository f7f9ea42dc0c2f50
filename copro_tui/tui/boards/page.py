"""A page of a lesson on the screen: its text, its figure, and the learner's own words that it refers to."""

from __future__ import annotations

from typing import Self

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content
from textual.widgets import Static

from copro_tui.course.lesson import Page
from copro_tui.figures.cells import Figure
from copro_tui.figures.timeline import timeline
from copro_tui.player import CoursePlayer, StepView
from copro_tui.terminal.cursor import put_cursor
from copro_tui.text.safe import safe
from copro_tui.tui.boards.base import stacked
from copro_tui.tui.boards.own_words import plan_so_far, recalled
from copro_tui.tui.widgets.framework_view import FrameworkView
from copro_tui.tui.widgets.picture import Picture
from copro_tui.tui.widgets.prose import Prose


class PageStep(VerticalGroup):
    """A step to read."""

    DEFAULT_CSS = """
    PageStep {
        & > .title, & > Picture { max-width: $text-cells; margin: 0 0 $text-gap 1; }
        & > .title { text-style: bold; color: $role-strong; }
    }
    """

    def __init__(self, view: StepView, page: Page, player: CoursePlayer) -> None:
        super().__init__()
        self._view = view
        self._page = page
        self._player = player
        self._figure = self._figure_of(page)

    def _figure_of(self, page: Page) -> FrameworkView | None:
        frameworks = self._player.course.frameworks
        figure = frameworks.get(page.figure or "")
        if figure is None:
            return None
        return FrameworkView(figure, frameworks.get(page.beside or ""), self._player.crosswalk())

    def compose(self) -> ComposeResult:
        if self._page.title:
            yield Static(Content(safe(self._page.title)), classes="title")
        yield Prose(self._page.text)
        if self._figure is not None:
            yield self._figure
        if self._page.timeline is not None:
            yield Picture(self._events)
        if self._page.recall is not None or self._page.shows is not None:  # one that is empty costs a second layout
            yield Picture(self._own_words, id="own-words")

    def show(self, view: StepView) -> None:
        """Show the step in its current state: what the learner wrote elsewhere may have changed."""
        self._view = view
        for own_words in self.query("#own-words").results(Picture):
            own_words.redraw()

    def _events(self, cells: int) -> Figure:
        told = self._page.timeline
        if told is None:
            return ()
        return timeline(told.events, self._player.course.frameworks.get(told.framework or ""), cells)

    def _own_words(self, cells: int) -> Figure:
        found = [recalled(self._view, self._view.today, cells)]
        if self._page.shows == "plan":
            found.append(plan_so_far(self._player.plan(), cells))
        return stacked(found)

    def focus(self, scroll_visible: bool = True) -> Self:
        """The figure, if there is one, takes the keys; the terminal's cursor is at the beginning of the text."""
        if self._figure is not None:
            self._figure.focus(scroll_visible=False)
        put_cursor(self, self.screen.query_one("#body").content_region.offset)
        return self
