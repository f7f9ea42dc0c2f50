"""A figure on the screen, drawn by the roles and grounds of its cells."""

from __future__ import annotations

from typing import Self

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Region, Size
from textual.strip import Strip
from textual.widget import Widget

from copro_tui.figures.ascii import figure_in_ascii
from copro_tui.figures.cells import Cell, Figure, Hit, row_width
from copro_tui.figures.colourless import in_brackets
from copro_tui.figures.spacing import airy
from copro_tui.text.safe import safe_line
from copro_tui.text.width import width
from copro_tui.tui.appearance import look_of
from copro_tui.tui.widgets.cell_style import cell_style

AROUND = 10
"""Lines of a window that a figure leaves free: for the line at the top, the question, a reason, and the keys."""


class Drawing(Widget):
    """Shows a figure, which a subclass draws for a number of cells; it is drawn again only when something changed."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Drawing { height: auto; width: 1fr; text-wrap: nowrap; }
    """
    WIDE = False
    """Whether it may be wider than a text: lines of text in it are not."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._figure: Figure = ()
        self._drawn_at = -1
        """The width that the figure was drawn for; -1 where it has to be drawn again."""
        self._base = Style.null()

    def draw(self, cells: int) -> Figure:
        """The figure in at most ``cells`` cells, as it stands now."""
        raise NotImplementedError

    @property
    def painted(self) -> Figure:
        """What is on the screen: the figure."""
        return self._figure

    def redraw(self) -> None:
        """Draw again, after what is shown has changed."""
        if not self.size.width:
            self.refresh(layout=True)  # it is drawn once it is known how wide
            return
        before = self._figure
        self._draw_at(self.size.width)
        if len(self._figure) != len(before):
            super().refresh(layout=True)
            return
        changed = [y for y, (new, old) in enumerate(zip(self._figure, before, strict=True)) if new != old]
        if changed:  # a key changes a few rows: the others need not be painted again
            super().refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """As every widget does it; a full refresh also drops the figure that was drawn."""
        if not regions:
            self._drawn_at = -1
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines in view. Their own style is the same for all of them, and takes long to find out."""
        self._base = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line: only those that are in view are ever rendered, however long the figure is."""
        if self._drawn_at != self.size.width:
            self._draw_at(self.size.width)
        row = self.painted[y] if y < len(self.painted) else ()
        base, theme = self._base, self.app.theme
        segments = [Segment(safe_line(cell.text), _style(cell, base, theme)) for cell in row]
        return Strip(segments, row_width(row))  # Textual would measure every text anew, with tables of its own

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        if self._drawn_at != width:
            self._draw_at(width)
        return len(self._figure)

    def _draw_at(self, available: int) -> None:
        self._figure, self._drawn_at = self._drawn(available), available

    def _cells(self, available: int) -> int:
        return max(20, available if self.WIDE else min(look_of(self).cells, available))

    def _drawn(self, available: int) -> Figure:
        """The figure as it comes on the screen: in ASCII where that is wanted."""
        cells = self._cells(available)
        figure, look = self._laid_out(cells), look_of(self)
        if look.brackets:
            figure = in_brackets(figure)
        return figure_in_ascii(figure) if look.ascii else figure

    def _laid_out(self, cells: int) -> Figure:
        """The figure with as much space in it as the learner likes, and as the window has room for."""
        figure = self.draw(cells)
        return airy(figure, self.app.size.height - AROUND) if look_of(self).airy else figure

    def hit_at(self, offset: Offset) -> Hit | None:
        """What lies at a place of the figure."""
        if not 0 <= offset.y < len(self._figure):
            return None
        left = 0
        for cell in self._figure[offset.y]:
            left += width(cell.text)
            if offset.x < left:
                return cell.hit
        return None


def _style(cell: Cell, base: Style, theme: str) -> Style:
    """The style of a cell on a widget whose own style is ``base``."""
    if not (cell.role or cell.ground or cell.bold or cell.style):
        return base
    return base + cell_style(theme, cell.role, cell.ground, cell.bold, cell.style)
