"""A page of a lesson on the screen: its text and its figure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content
from textual.widgets import Markdown, Static

from copro_tui.course.model import Page
from copro_tui.figures.cells import Figure
from copro_tui.terminal.cursor import put_cursor
from copro_tui.text.safe import safe, safe_markdown
from copro_tui.tui.widgets.framework_view import FrameworkView
from copro_tui.tui.widgets.picture import Picture


class PageStep(VerticalGroup):
    """A step to read."""

    DEFAULT_CSS = """
    PageStep {
        & > Markdown, & > .title, & > Picture { max-width: $text-cells; margin: 0 0 $text-gap 1; }
        & > Markdown { padding: 0; background: $background; }
        & > .title { text-style: bold; color: $role-strong; }
    }
    """

    def __init__(self, page: Page, figure: FrameworkView | None, below: Callable[[int], Figure]) -> None:
        """``figure`` stands under the text, and what ``below`` draws under both: the learner's own words."""
        super().__init__()
        self._page = page
        self._figure = figure
        self._below = below

    def compose(self) -> ComposeResult:
        if self._page.title:
            yield Static(Content(safe(self._page.title)), classes="title")
        yield Markdown(safe_markdown(self._page.text), open_links=False)
        if self._figure is not None:
            yield self._figure
        yield Picture(self._below)

    def focus(self, scroll_visible: bool = True) -> Self:
        """The figure, if there is one, takes the keys; the terminal's cursor is at the beginning of the text."""
        if self._figure is not None:
            self._figure.focus(scroll_visible=False)
        put_cursor(self, self.screen.query_one("#body").content_region.offset)
        return self
