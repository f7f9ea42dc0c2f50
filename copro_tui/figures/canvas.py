"""A sheet of cells to draw boards on: lines and grounds first, then texts over them. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from copro_tui.figures.cells import Cell, Figure, Ground, Hit, Role, Row
from copro_tui.text.width import width


class _Mark(Struct):
    """What one cell of the sheet holds under the texts."""

    sign: str = " "
    role: Role = ""
    ground: Ground = ""
    hit: Hit | None = None


class Canvas:
    """``rows`` times ``cells`` cells. What is drawn beyond the edges is left out."""

    def __init__(self, cells: int, rows: int) -> None:
        self._cells, self._rows = cells, rows
        self._marks = [[_Mark() for _cell in range(cells)] for _row in range(rows)]
        self._texts: list[dict[int, Cell]] = [{} for _row in range(rows)]

    def area(self, row: int, left: int, rows: int, cells: int, hit: Hit | None, ground: Ground = "") -> None:
        """Give a rectangle a ground and a click target; lines that were drawn there go."""
        for line in self._marks[max(0, row) : max(0, row + rows)]:
            for mark in line[max(0, left) : max(0, left + cells)]:
                mark.sign, mark.role, mark.ground, mark.hit = " ", "", ground, hit

    def line(self, row: int, left: int, signs: str, role: Role = "rule") -> None:
        """Draw signs of one cell each; grounds and click targets stay."""
        if 0 <= row < self._rows:
            for mark, sign in zip(self._marks[row][left:], signs, strict=False):
                mark.sign, mark.role = sign, role

    def box(self, row: int, left: int, rows: int, cells: int) -> None:
        """Draw a frame with round corners, ``rows`` times ``cells`` with its lines."""
        edge = "─" * (cells - 2)
        self.line(row, left, f"╭{edge}╮")
        for inner in range(row + 1, row + rows - 1):
            self.line(inner, left, "│")
            self.line(inner, left + cells - 1, "│")
        self.line(row + rows - 1, left, f"╰{edge}╯")

    def text(self, row: int, left: int, cells: Row) -> None:
        """Write over what is there; a cell without a ground or a click target takes those of the sheet."""
        for cell in cells:
            room = width(cell.text)
            if room and 0 <= row < self._rows and left + room <= self._cells:
                self._texts[row][left] = cell
            left += room

    def figure(self) -> Figure:
        """What was drawn, without the spaces at the ends of rows."""
        return tuple(tuple(self._row(row)) for row in range(self._rows))

    def _row(self, row: int) -> Iterator[Cell]:
        marks, texts = self._marks[row], self._texts[row]
        end = max(
            [place + 1 for place, mark in enumerate(marks) if mark != _Mark()]
            + [place + width(cell.text) for place, cell in texts.items()],
            default=0,
        )
        place = 0
        while place < end:
            mark = marks[place]
            if cell := texts.get(place):
                place += width(cell.text)
                yield Cell(
                    cell.text, cell.role, cell.hit or mark.hit, cell.ground or mark.ground, cell.bold, cell.style
                )
                continue
            signs = mark.sign
            place += 1
            while place < end and place not in texts and _alike(mark, marks[place]):
                signs += marks[place].sign
                place += 1
            yield Cell(signs, mark.role, mark.hit, mark.ground)


def _alike(one: _Mark, other: _Mark) -> bool:
    return (one.role, one.ground, one.hit) == (other.role, other.ground, other.hit)
