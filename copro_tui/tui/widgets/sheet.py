"""A sheet: headings, texts, and entries to open, each of which draws itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from textual.geometry import Offset

from copro_tui.commands import Command
from copro_tui.course.places import Place
from copro_tui.figures.cells import BLANK, Cell, Figure, Role, Row, belonging, paragraph, row_width
from copro_tui.figures.parts import heading
from copro_tui.figures.rows import MARK, spread, texts
from copro_tui.figures.trail import StationSign
from copro_tui.figures.trail import sign as station
from copro_tui.text.safe import safe
from copro_tui.tui.appearance import look_of
from copro_tui.tui.widgets.grid import NARROW
from copro_tui.tui.widgets.menu import Entry, Menu


class Drawn(Entry, frozen=True, kw_only=True):
    """A part of a sheet that draws itself; one that is *still* cannot be chosen."""

    rows: Callable[[int, bool], Figure]
    """Draws it in a number of cells; the flag says whether the cursor is on it."""
    wide: bool = False
    """Whether it reaches out on both sides of the others, where the sheet has room for that."""


class Sheet(Menu):
    """Parts one below the other."""

    def outside(self) -> int:
        """Cells at both sides that only wide parts take."""
        return 0

    def draw(self, cells: int) -> Figure:
        return self.drawing_of(self._entries, cells) or (BLANK,)

    def drawing_of(self, entries: Sequence[Entry], cells: int) -> Figure:
        """Entries as they stand on this sheet, whether they are shown or not."""
        rows: list[Row] = []
        out = self.outside()
        within = min(cells - 2 * out, look_of(self).cells)
        current = self.current if self.has_focus else None
        for one in entries:
            if one.gap and rows:
                rows.append(BLANK)
            if not isinstance(one, Drawn):
                continue
            figure = one.rows(cells if one.wide else within, one.id == current)
            figure = figure if one.still else belonging(figure, ("item", one.id))
            rows += ((Cell(" " * out), *row) for row in figure) if out and not one.wide else figure
        return tuple(tuple(map(_safe, row)) for row in rows)

    def row_of(self, entry: str) -> int:
        """The first row of an entry as it is shown; 0 where it is not."""
        rows = enumerate(self._figure)
        return next((at for at, row in rows if any(cell.hit == ("item", entry) for cell in row)), 0)

    def spot(self) -> Offset:
        """The cursor stands on its mark."""
        place = super().spot()
        for number, row in enumerate(self._figure[place.y :]):
            if not any(cell.hit == ("item", self.current) for cell in row):
                break
            for at, cell in enumerate(row):
                if cell.text.startswith(MARK):
                    return Offset(row_width(row[:at]), place.y + number)
        return place


class WithLanes(Sheet):
    """A sheet on which lanes reach out by a cell on both sides, so that their names stand under the headings.

    It takes 78 cells, where the window has them, and its screen leaves it a cell less at both sides.
    """

    WIDE = True
    DEFAULT_CSS = "WithLanes { max-width: 78; }"

    def outside(self) -> int:
        return 0 if self.app.size.width < NARROW else 1


def _safe(cell: Cell) -> Cell:
    """The cell without anything in it that could control a terminal; its width is the same."""
    text = safe(cell.text)
    return cell if text == cell.text else replace(cell, text=text)


def head(name: str, right: str = "") -> Drawn:
    """A heading with a rule to the edge, after an empty line."""
    return Drawn(
        id=f"head:{name}", text=name, still=True, gap=True, rows=lambda cells, _: (heading(name, cells, right),)
    )


def title(name: str, right: str = "", *, key: str = "") -> Drawn:
    """A heading without a rule, as in the pane: perhaps a key before it and a count after it."""

    lead = (Cell(f"{key}  ", "strong"),) if key else ()
    end = (Cell(right, "muted"),) if right else ()
    return figure(f"title:{name}", lambda cells: (spread((*lead, Cell(name, "strong")), end, cells),), gap=True)


def words(text: str, *, role: Role = "", gap: bool = False, indent: int = 0) -> Drawn:
    """A text to read."""
    return figure(f"words:{text}", lambda cells: paragraph(text, cells, role, indent=indent), gap=gap)


def figure(id: str, rows: Callable[[int], Figure], *, gap: bool = False) -> Drawn:  # noqa: A002 - as everywhere
    """A drawing that cannot be chosen."""
    return Drawn(id=id, text="", still=True, gap=gap, rows=lambda cells, _: rows(cells))


def line(
    id: str,  # noqa: A002 - as everywhere
    name: str,
    aside: str = "",
    right: str = "",
    *,
    lead: str = "",
    sign: StationSign | None = None,
    means: Place | Command | None = None,
    gap: bool = False,
    cut_aside: bool = False,
) -> Drawn:
    """An entry to open: a key or a sign, its name, an aside in a quieter role, and something at the end."""
    start = (station(sign), Cell("  ")) if sign else (Cell(lead, "strong"),)
    return Drawn(
        id=id,
        text=name,
        gap=gap,
        means=means,
        rows=lambda cells, here: texts(start, name, aside, right, cells, here=here, cut_aside=cut_aside),
    )
