"""A sheet of cells to draw boards on: lines and grounds first, then texts over them. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from copro_tui.figures.cells import Cell, Figure, Ground, Hit, Role, Row
from copro_tui.text.width import width

_BARE: tuple[Ground, Hit | None] = ("", None)
"""No ground, and nothing to click on."""


class Canvas:
    """``rows`` times ``cells`` cells. What is drawn beyond the edges is left out."""

    def __init__(self, cells: int, rows: int) -> None:
        self._cells, self._rows = cells, rows
        self._signs = [[" "] * cells for _row in range(rows)]
        self._roles: list[list[Role]] = [[""] * cells for _row in range(rows)]
        self._grounds = [[_BARE] * cells for _row in range(rows)]
        """What is under the texts: signs, their roles, and the ground with its click target."""
        self._texts: list[dict[int, Cell]] = [{} for _row in range(rows)]

    def area(self, row: int, left: int, rows: int, cells: int, hit: Hit | None, ground: Ground = "") -> None:
        """Give a rectangle a ground and a click target; lines that were drawn there go."""
        first, end = max(0, left), min(self._cells, left + cells)
        room = max(0, end - first)
        for line in range(max(0, row), min(self._rows, row + rows)):
            self._signs[line][first:end] = [" "] * room
            self._roles[line][first:end] = [""] * room
            self._grounds[line][first:end] = [(ground, hit)] * room

    def line(self, row: int, left: int, signs: str, role: Role = "rule") -> None:
        """Draw signs of one cell each; grounds and click targets stay."""
        if 0 <= row < self._rows:
            for place, sign in zip(range(left, self._cells), signs, strict=False):
                self._signs[row][place], self._roles[row][place] = sign, role

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
        signs, roles, grounds, texts = self._signs[row], self._roles[row], self._grounds[row], self._texts[row]
        end = self._cells
        while end and signs[end - 1] == " " and not roles[end - 1] and grounds[end - 1] == _BARE:
            end -= 1
        end = max(end, *(place + width(cell.text) for place, cell in texts.items())) if texts else end
        place = 0
        while place < end:
            role, (ground, hit) = roles[place], grounds[place]
            start = place
            if cell := texts.get(place):
                place += width(cell.text)
                yield Cell(cell.text, cell.role, cell.hit or hit, cell.ground or ground, cell.bold, cell.style)
                continue
            place += 1
            while place < end and place not in texts and roles[place] == role and grounds[place] == grounds[start]:
                place += 1
            yield Cell("".join(signs[start:place]), role, hit, ground)
