"""The tokens at a place of a board: what lies there, what is in hand, and what a miss has to say. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from copro_tui.figures.board import TOKEN_SIGNS, Laid, Sign, Token, Trace
from copro_tui.figures.cells import Cell, Ground, Role, Row, cut, row_width
from copro_tui.i18n import gettext as _
from copro_tui.text.safe import safe_line

ROLES: Mapping[Sign, Role] = {
    "": "strong", "right": "right", "again": "wrong", "wrong": "wrong",
    "arguable": "strong", "today": "strong", "wish": "strong",
}  # fmt: skip
"""The role of a token that lies, by what is known of it."""

TALL_ROWS = 3
"""Rows for tokens in a box where there is height for their names."""

GAP = 2
"""Cells between two tokens in a row."""


def lying(token: Token) -> Cell:
    """A token that lies: its letter and its sign."""
    return Cell(token.letter + TOKEN_SIGNS[token.sign], ROLES[token.sign], ("item", token.case), bold=True)


def chip(token: Token, ground: Ground = "accent") -> Cell:
    """A token that stands out: the one in hand, or one at the place where it belongs."""
    return Cell(f" {token.letter or TOKEN_SIGNS[token.sign]} ", "on", ("item", token.case), ground)


def key_of_tokens(signs: Iterable[Sign]) -> Row:
    """What the signs of tokens mean that were put down."""
    words: dict[Sign, str] = {
        "right": _("right first time"), "again": _("right after another look"),
        "arguable": _("can be argued"), "wrong": _("still to mend"),
    }  # fmt: skip
    row: list[Cell] = []
    for one in signs:
        sign = Cell(TOKEN_SIGNS[one], ROLES[one], bold=True)
        row += [Cell("    ")] * bool(row) + [sign, Cell(f" {words[one]}", "muted")]
    return tuple(row)


def ends_of(trace: Trace) -> tuple[Cell, Cell]:
    """The two tokens of a miss: at the learner's place, and at the place where it belongs."""
    wrong = Token(case=trace.case, letter=trace.letter, place=trace.yours, sign="wrong")
    right = Token(case=trace.case, letter=trace.letter, place=trace.its)
    return lying(wrong), chip(right, "right")


def lying_at(laid: Laid, place: str) -> list[Token]:
    """The tokens that lie at a place, without that of a miss, which its trace shows."""
    traced = laid.trace.case if laid.trace else None
    return [token for token in laid.lying if token.place == place and token.case != traced]


def yours() -> str:
    """The word beside a token at the place where the learner put it, and it does not belong."""
    # Translators: at the place where the learner put a case that belongs elsewhere.
    return _("yours")


def its_place() -> str:
    """The word beside a token at the place where it belongs."""
    return _("its place")


def contact_word(sign: Sign) -> str:
    """The word for the learner's own contact, where it is today or where they wish it."""
    return {"today": _("today"), "wish": _("my wish")}.get(sign, "")


class Tokens(Struct, frozen=True):
    """The tokens at a place, each a short row of cells."""

    lying: tuple[Row, ...] = ()
    standing: tuple[Row, ...] = ()
    """What has just happened, or is happening, here: a miss, a place that is barred, the token in hand."""


def tokens_at(laid: Laid, place: str, *, words: bool = True, named: bool = False) -> Tokens:
    """The tokens at a place.

    With ``words`` a miss says which place was the learner's and which is right, and the contact where it is today and
    where it is wished; with ``named`` a token that lies has its short name beside it.
    """
    trace = laid.trace
    lie = tuple(_lying(token, words=words, named=named) for token in lying_at(laid, place))
    stand: list[Row] = []
    if trace and trace.yours == place:
        stand.append((ends_of(trace)[0], Cell(f" {yours()}" if words else "", "wrong")))
    if trace and trace.its == place:
        stand.append((ends_of(trace)[1], Cell(f" {its_place()}" if words else "", "right")))
    if laid.barred == place:
        stand.append((Cell("✗", "wrong", bold=True),))
    if laid.held and laid.held.place == place:
        stand.append((chip(laid.held),))
    return Tokens(lie, tuple(stand))


def _lying(token: Token, *, words: bool, named: bool) -> Row:
    word = contact_word(token.sign) if words and not token.letter else ""
    name = word or (safe_line(token.name) if named else "")
    return (lying(token), Cell(f" {name}")) if name else (lying(token),)


def in_a_row(tokens: Tokens, cells: int, gap: int = GAP) -> Row:
    """Tokens side by side in at most ``cells`` cells; those that lie are counted (``A✓  +2``) where they do not fit."""
    for shown in range(len(tokens.lying), -1, -1):
        left = len(tokens.lying) - shown
        more: tuple[Row, ...] = ((Cell(f"+{left}", "muted"),),) if left else ()
        row = _joined((*tokens.lying[:shown], *more, *tokens.standing), gap)
        if row_width(row) <= cells:
            return row
    return cut(_joined(tokens.standing or tokens.lying, gap), cells)


def in_rows(tokens: Tokens, cells: int, rows: int) -> list[Row]:
    """Tokens one below the other in at most ``rows`` rows; where they are too many, the last stand side by side."""
    free = max(0, rows - len(tokens.standing))
    lie = [cut(row, cells) for row in tokens.lying]
    if len(lie) > free and free:
        lie = [*lie[: free - 1], in_a_row(Tokens(_letters(tokens.lying[free - 1 :])), cells)]
    if free:
        return [*lie, *(cut(row, cells) for row in tokens.standing)]
    return [in_a_row(Tokens(_letters(tokens.lying), tokens.standing), cells)][:rows]


def rows_for_tokens(laid: Laid, *, tall: bool) -> int:
    """The rows for tokens in a box: one, or where there is height some for tokens with their names."""
    return TALL_ROWS if tall and laid.worked_on else 1


def _letters(tokens: Sequence[Row]) -> tuple[Row, ...]:
    """Tokens without their names."""
    return tuple(row[:1] for row in tokens)


def _joined(tokens: Sequence[Row], gap: int) -> Row:
    row: list[Cell] = []
    for token in tokens:
        row += [Cell(" " * gap), *token] if row else token
    return tuple(row)
