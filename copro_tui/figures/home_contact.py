"""The learner's contact on home: on lanes, or in two rows. Pure."""

from __future__ import annotations

from msgspec.structs import replace

from copro_tui.figures import spectrum
from copro_tui.figures.bands import hue
from copro_tui.figures.board import TOKEN_SIGNS, Laid, Sign, Token, board_of_framework
from copro_tui.figures.cells import Cell, Figure, Role, Row
from copro_tui.figures.rows import spread
from copro_tui.frameworks import Framework
from copro_tui.i18n import gettext as _
from copro_tui.text.width import fit


def contact_rows(framework: Framework, today: str, wish: str, cells: int, *, named: bool = False) -> Figure:
    """Where the learner's contact is today, and where they would like it to be: on lanes, or else in two rows.

    With ``named`` lanes have the names of the points.
    """
    both: tuple[tuple[Sign, str, str], ...] = (("today", _("today"), today), ("wish", _("my wish"), wish))
    placed = [one for one in both if one[2] in framework.by_id]
    board = board_of_framework(framework)
    if framework.shape == "spectrum" and spectrum.fits(board, cells):
        lying = tuple(Token(case=one, letter="", place=point, sign=one, name=words) for one, words, point in placed)
        lanes = spectrum.lanes(board, Laid(lying=lying), cells, names=named)
        return tuple(tuple(replace(cell, hit=None) for cell in row) for row in lanes)
    rows: list[Row] = []
    for one, words, point in placed:
        name = framework.numbered(point)
        role: Role = hue(framework, point) or "strong"
        left = (Cell(f"{TOKEN_SIGNS[one]} ", role, bold=True), Cell(fit(words, 10)), Cell(name, role, bold=True))
        rows.append(spread(left, (), cells))
    return tuple(rows)
