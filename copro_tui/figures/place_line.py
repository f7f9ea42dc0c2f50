"""The place line: where the case in hand is, in one row, for windows of few rows and for all who follow the cursor.

Pure. Under it stand the rows of the board around the place.
"""

from __future__ import annotations

from copro_tui.figures.board import Board, Laid, Token
from copro_tui.figures.cells import Cell, Figure, Row, cut, grounded, padded
from copro_tui.figures.tokens import chip, lying
from copro_tui.i18n import gettext as _
from copro_tui.text.width import width

_CASE = "\0"
"""Stands in a sentence for the token, which is drawn in its place."""


def place_line(board: Board, laid: Laid, cells: int, *, down: Token | None = None) -> Row:
    """What is where, in exactly ``cells`` cells.

    It says where the case in hand is; of a miss, which place was the learner's and which is right; of the case that
    was just put ``down``, where it lies; with none of these, which place the cursor is on.
    """
    trace, held = laid.trace, laid.held
    here = board.target(laid.chosen)
    if trace is not None:
        yours = board.target(trace.yours)
        values = {"yours": yours.number if yours else 0, "its": _named(board, trace.its)}
        words = _("%(yours)d → its place: %(its)s") % values
        row: Row = (Cell("✗ ", "wrong", ("item", trace.case), bold=True), Cell(words, "strong"))
    elif held is not None and board.target(held.place) is not None:
        row = (Cell("▶ ", "strong"), *_sentence(_("%(case)s on %(numbered)s"), chip(held), _named(board, held.place)))
    elif held is not None:
        row = (Cell("▶ ", "strong"), *_sentence(_("%(case)s is not on the board yet"), chip(held), ""))
    elif down is not None:
        row = _sentence(_("%(case)s on %(numbered)s"), lying(down), _named(board, down.place))
    elif here is not None:
        row = (Cell("▶ ", "strong"), Cell(_named(board, laid.chosen), "strong"))
    else:
        row = (Cell(_("No place chosen yet"), "muted"),)
    count = {"number": here.number if here else 0, "count": len(board.targets)}
    end = _("%(number)d of %(count)d") % count if here is not None and trace is None and down is None else ""
    room = cells - width(end) - 2 * bool(end)
    return grounded((*padded(cut(row, room), cells - width(end)), Cell(end, "muted")), "select")


def row_of(figure: Figure, place: str | None) -> int:
    """The row of a board that the cursor of a place is on, else the first row of the place; 0 if it is not there."""
    rows = [number for number, row in enumerate(figure) if any(cell.hit == ("target", place) for cell in row)]
    marked = [
        number for number in rows if any("▶" in cell.text and cell.hit == ("target", place) for cell in figure[number])
    ]
    return next(iter(marked or rows), 0)


def _sentence(text: str, case: Cell, numbered: str) -> Row:
    before, _case, after = (text % {"case": _CASE, "numbered": numbered}).partition(_CASE)
    return tuple(cell for cell in (Cell(before, "strong"), case, Cell(after, "strong")) if cell.text)


def _named(board: Board, place: str | None) -> str:
    target = board.target(place)
    return f"{target.number} {board.label(target)}" if target is not None else ""
