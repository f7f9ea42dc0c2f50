"""The pane beside a list: what there is to say of the entry that the cursor is on."""

from __future__ import annotations

from collections.abc import Callable

from copro_tui.figures.cells import BLANK, Cell, Figure, Row, paragraph
from copro_tui.text.safe import safe
from copro_tui.tui.widgets.drawing import Drawing
from copro_tui.tui.widgets.figure_view import FigureView


class Beside(Drawing):
    """Follows the cursor of a list."""

    WIDE = True

    def __init__(self, beside: FigureView, figure: Callable[[int], Figure]) -> None:
        """``figure`` draws what is said of the current entry, in a number of cells."""
        super().__init__(id="beside")
        self._list = beside
        self._draws = figure

    def on_mount(self) -> None:
        self.watch(self._list, "current", self.redraw, init=False)

    def draw(self, cells: int) -> Figure:
        return self._draws(cells)


def titled(name: str, kind: str, texts: Figure, cells: int) -> Figure:
    """What is said of something: its name, perhaps what it is, and then the texts."""
    rows: list[Row] = [*paragraph(safe(name), cells, "strong")]
    if kind:
        rows += paragraph(safe(kind), cells, "muted")
    return (*rows, *((BLANK, *texts) if texts else ()))


def paragraphs(texts: list[str] | tuple[str, ...], cells: int) -> Figure:
    """Texts one below the other, with an empty row between them."""
    rows: list[Row] = []
    for text in texts:
        rows += [*((BLANK,) if rows else ()), *paragraph(safe(text), cells)]
    return tuple(rows)


def subheading(text: str) -> Row:
    """A heading within a pane."""
    return (Cell(text, "muted", bold=True),)
