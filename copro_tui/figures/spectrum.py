"""A spectrum as lanes: from left to right, each band on its tint and with its own line. Pure.

A token in hand stands on the line; those that lie are under the names, and a miss is traced under the lanes.
"""

from __future__ import annotations

from collections.abc import Sequence

from copro_tui.figures.bands import hue, line_of
from copro_tui.figures.board import CONTACT, Board, Direction, Laid, Token, Trace
from copro_tui.figures.canvas import Canvas
from copro_tui.figures.cells import Cell, Figure, Hit, Role, Row, row_width
from copro_tui.figures.lane_columns import Column, band_names, columns
from copro_tui.figures.steps import along
from copro_tui.figures.tokens import Tokens, chip, contact_word, ends_of, in_a_row, its_place, lying, lying_at, yours
from copro_tui.text.width import clip, width

MINI = 30
"""The cells of the line in one row."""


def fits(board: Board, cells: int) -> bool:
    """Whether the board can be drawn as lanes."""
    return bool(columns(board, cells))


def step(board: Board, at: str | None, way: Direction, before: str | None = None) -> str | None:
    """The place that an arrow key comes to: ←→; None where it does nothing. → enters at the first place."""
    return along([target.id for target in board.targets], at, way, back="left", on="right")


def lanes(
    board: Board, laid: Laid, cells: int, *, tall: bool = False, names: bool = True, way: Sequence[str] = ()
) -> Figure:
    """The board as lanes, in exactly ``cells`` cells (see ``fits``).

    There is a row for tokens where one lies or is in hand, even if it is at no place yet. Without ``names`` only the
    digits are there. ``way`` are places in the order of the turns that led over them; their numbers stand on the line.
    """
    drawn = columns(board, cells)
    names_of = [column.name() if names else [] for column in drawn]
    under = [_under(column, laid) for column in drawn]
    line = any(column.band for column in drawn) * (1 + tall)
    digits = line + 1
    tokens = digits + 1 + max(map(len, names_of)) + tall
    reserved = laid.held is not None or laid.trace is not None
    bottom = tokens + max(reserved, *map(len, under))
    canvas = Canvas(cells, bottom + 2 * (laid.trace is not None))
    for column, name, rows in zip(drawn, names_of, under, strict=True):
        here, reach = column.target.id == laid.chosen, column.end - column.left
        canvas.area(0, column.left, bottom, reach, column.hit, column.tint)
        canvas.line(line, column.left, column.line * reach, column.role)
        _at(canvas, line, column.point, _on_the_line(column, laid, way))
        for number, cell in enumerate(name, start=digits + 1):
            text = Cell(cell.text, "strong") if here and cell.role != "muted" else cell
            canvas.text(number, column.centred(width(cell.text)), (text,))
        for number, row in enumerate(rows, start=tokens):
            lies = row[0].hit is not None
            reach = row_width(row)
            canvas.text(number, column.point - reach // 2 if lies else column.centred(reach), row)
    for column, name in zip(drawn, names_of, strict=True):
        if column.target.id == laid.chosen:  # its ground begins before its own cells, so it is laid over them all
            canvas.area(digits, column.start - 1, 1 + len(name), column.room + 2, column.hit, "select")
        _digit(canvas, digits, column, laid, named=names)
    for left, band in band_names(drawn):
        canvas.text(0, left, (band,))
    if laid.trace is not None:
        _trace(canvas, bottom, drawn, laid.trace, cells)
    return canvas.figure()


drawing = lanes
"""As every board calls its drawing."""


def _digit(canvas: Canvas, row: int, column: Column, laid: Laid, *, named: bool) -> None:
    here, number = column.target.id == laid.chosen, str(column.target.number)
    digit = Cell(number, "strong" if named or here else "muted")
    left = column.point - len(number) // 2
    canvas.text(row, left, (digit,))
    if here:
        canvas.text(row, left - 2, (Cell("▶", "strong"),))
    if column.target.id == laid.barred:
        canvas.text(row, left + len(number), (Cell("✗", "wrong", bold=True),))


def _at(canvas: Canvas, row: int, point: int, cell: Cell) -> None:
    """A cell with its middle at a point of the line."""
    canvas.text(row, point - width(cell.text) // 2, (cell,))


def _on_the_line(column: Column, laid: Laid, way: Sequence[str]) -> Cell:
    """What stands at a point of the line: what is in hand, the numbers of turns, the contact, or its own sign."""
    place = column.target.id
    turns = [str(turn) for turn, one in enumerate(way, start=1) if one == place]
    contact = [one for one in lying_at(laid, place) if one.sign in CONTACT]
    if laid.held is not None and laid.held.place == place:
        return chip(laid.held)
    if turns:
        return Cell(f" {' '.join(turns)} ", "on", ground=column.hue or "accent")
    if contact:
        return _contact(contact, column, held=laid.held is not None)
    if place == laid.chosen and laid.held is None and laid.trace is None:
        return Cell(" ● ", "on", ground="accent")
    return Cell("○", column.role)


def _contact(contact: Sequence[Token], column: Column, *, held: bool) -> Cell:
    """The learner's contact on the line; it stands out where it is today, unless something is in hand."""
    signs = "".join(lying(one).text for one in contact)
    hit: Hit = ("item", contact[0].case)
    today = any(one.sign == "today" for one in contact)
    if today and not held:
        return Cell(f" {signs} ", "on", hit, "accent")
    return Cell(f" {signs} ", "strong" if today else column.hue or "strong", hit, bold=True)


def _under(column: Column, laid: Laid) -> list[Row]:
    """What lies under a name: the tokens in one row, and below them a word for each sign of the contact."""
    lie = lying_at(laid, column.target.id)
    contact = [one for one in lie if one.sign in CONTACT]
    if laid.held is not None and laid.held.place == column.target.id and laid.held.sign in CONTACT:
        contact.append(laid.held)
    cases = [one for one in lie if one.sign not in CONTACT]
    rows = [in_a_row(Tokens(tuple((lying(one),) for one in cases)), column.room, gap=1)] if cases else []
    for one in contact:
        word = clip(contact_word(one.sign), column.room)
        wished = one.sign == "wish" and column.hue is not None
        rows.append((Cell(word, column.role if wished else "strong", bold=True),))
    return rows


def _trace(canvas: Canvas, row: int, drawn: Sequence[Column], trace: Trace, cells: int) -> None:
    """Two rows: the way from the wrong place to the right one, and below it what the two are."""
    points = {column.target.id: column.point for column in drawn}
    if not {trace.yours, trace.its} <= points.keys():
        return
    here, there = ends_of(trace)
    backwards = points[trace.its] < points[trace.yours]
    its_left = points[trace.its] - width(there.text) // 2
    my_left = points[trace.yours] - width(here.text) // 2
    canvas.text(row, its_left, (there,))
    canvas.text(row, my_left, (here,))
    first, last = (
        (its_left + width(there.text), my_left - 1) if backwards else (my_left + width(here.text) + 1, its_left)
    )
    rule = "─" * (last - first - 1)
    if last > first:
        canvas.text(row, first, (Cell(f"◀{rule}" if backwards else f"{rule}▶", "rule"),))
    words = [Cell(its_place(), "right"), Cell(yours(), "wrong")]
    middles = [points[trace.its], points[trace.yours]]
    if not backwards:
        words, middles = words[::-1], middles[::-1]
    for cell, left in zip(words, _apart(words, middles, cells, still=0 if backwards else 1), strict=True):
        canvas.text(row + 1, left, (cell,))


def _apart(words: Sequence[Cell], middles: Sequence[int], cells: int, *, still: int) -> tuple[int, int]:
    """Where two words begin under their points; if they would touch, the one that is not ``still`` moves outwards."""
    first, second = (width(word.text) for word in words)
    left = max(0, min(middles[0] - first // 2, cells - first - 1 - second))
    right = min(cells - second, max(middles[1] - second // 2, first + 1))
    if left + first < right:
        return left, right
    if still == 0:
        right = min(cells - second, left + first + 1)
        return right - first - 1 if right - first - 1 < left else left, right
    left = max(0, right - first - 1)
    return left, max(right, left + first + 1)


def mini(board: Board, laid: Laid, cells: int = MINI) -> Figure:
    """The board in one row: the lines of its bands, its points, and the contact where it is today and is wished."""
    framework, count = board.framework, len(board.targets)
    if framework is None or cells < 2 * count:
        return ()
    row: list[Cell] = []
    for place, target in enumerate(board.targets):
        left, end = place * cells // count, (place + 1) * cells // count
        middle = (end - left - 1) // 2
        role: Role = hue(framework, target.id) or "rule"
        signs = {one.sign for one in laid.lying if one.place == target.id}
        sign = "◆" if "today" in signs else "◇" if "wish" in signs else "○"
        line = line_of(framework, target.id)
        hit: Hit = ("target", target.id)
        row += [
            Cell(line * middle, role, hit),
            Cell(sign, "strong" if sign == "◆" else role, hit, bold=sign != "○"),
            Cell(line * (end - left - middle - 1), role, hit),
        ]
    return (tuple(row),)
