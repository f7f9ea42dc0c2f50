"""A page of a lesson on the screen: its text and its figure."""

from __future__ import annotations

from typing import Self

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content
from textual.widgets import Markdown, Static

from copro_tui.course.model import Page
from copro_tui.frameworks import Crosswalk, Framework
from copro_tui.terminal.cursor import put_cursor
from copro_tui.text.safe import safe, safe_markdown
from copro_tui.tui.widgets.framework_view import FrameworkView


class PageStep(VerticalGroup):
    """A step to read."""

    DEFAULT_CSS = """
    PageStep {
        & Markdown { max-width: $text-cells; padding: 0; margin: 0 0 $text-gap 0; background: $background; }
        & .title { text-style: bold; color: $role-strong; margin: 0 0 $text-gap 0; }
    }
    """

    def __init__(self, page: Page, figure: Framework | None, other: Framework | None, crosswalk: Crosswalk) -> None:
        super().__init__()
        self._page = page
        self._figure = figure
        self._other = other
        self._crosswalk = crosswalk

    def compose(self) -> ComposeResult:
        if self._page.title:
            yield Static(Content(safe(self._page.title)), classes="title")
        yield Markdown(safe_markdown(self._page.text), open_links=False)
        if self._figure is not None:
            yield FrameworkView(self._figure, self._other, self._crosswalk)

    def focus(self, scroll_visible: bool = True) -> Self:
        """The figure, if there is one, takes the keys; the terminal's cursor is at the beginning of the text."""
        for figure in self.query(FrameworkView):
            figure.focus(scroll_visible=False)
        put_cursor(self, self.screen.query_one("#body").content_region.offset)
        return self
