"""The parts of an exercise on the screen, from top to bottom, in the rows that there are. Pure.

The board stays in view whatever else has to go. When rows run short, these go, in this order: the empty row after the
question; the question, once it is known; the button, which the line of keys names too; the other empty rows; then the
words below the board are scrolled in the rows left.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from copro_tui.figures.cells import BLANK, Cell, Figure, Row
from copro_tui.figures.spacing import airy
from copro_tui.i18n import gettext as _
from copro_tui.tui.widgets.grid import NARROW, PANE, TALL

SHORT = 14
"""Fewer rows than this are a short window: the place line stands for the board, and a part of the board below it."""

FEWEST_CELLS, FEWEST_ROWS = 28, 8
"""The least room in which a board can be worked on as it is meant to be."""

FEWEST_WORDS = 3
"""Rows of words that are left in view where they have to be scrolled."""

BESIDE_BOARD = 2
"""Rows of words that are enough where the whole board is then seen: one to read, and one that says there are more."""

FEWEST_BOARD = 3
"""Rows of a board that are left in view in a short window: the one that matters, and what is before and after it."""


class Sheet(Struct, frozen=True, kw_only=True):
    """The room that an exercise has on the screen."""

    columns: int
    """The columns of the whole window."""
    height: int
    """The rows of the whole window."""
    cells: int
    """The cells that the board may fill: one more on each side than texts, so that lanes align with them."""
    rows: int
    text: int = 76
    """The most cells of a line of text."""
    airy: bool = False
    """Whether there is to be more space on the board, where there is room for that."""
    place_line: bool = False
    """Whether what is in hand and where is to be said in one row, whatever the size."""

    @property
    def narrow(self) -> bool:
        """Whether there is only a margin of one cell, and no room for lanes."""
        return self.columns < NARROW

    @property
    def wide(self) -> bool:
        """Whether the window is wide enough for a pane beside the sheet."""
        return self.columns >= PANE

    @property
    def short(self) -> bool:
        return self.rows < SHORT

    @property
    def tall(self) -> bool:
        """Whether boards have more space in them."""
        return self.height >= TALL

    @property
    def too_small(self) -> bool:
        """Whether only parts of a board can be seen."""
        return self.cells < FEWEST_CELLS or self.rows < FEWEST_ROWS

    @property
    def margin(self) -> int:
        return 0 if self.narrow else 1

    @property
    def board_cells(self) -> int:
        """The cells of a drawing that stands where texts do: all of the sheet, however short lines of text are."""
        return max(1, self.cells - 2 * self.margin)

    @property
    def text_cells(self) -> int:
        return min(self.text, self.board_cells)


class Parts(Struct, frozen=True, kw_only=True):
    """What there is to show of an exercise."""

    question: Figure = ()
    known: bool = False
    """Whether the question was read before, so that it may go."""
    card: Figure = ()
    small_card: Figure = ()
    """The card cut to what tells it from others, for when rows run short; empty if it must not be cut."""
    place_line: Row = ()
    """What is in hand and where, in one row; empty where it is not wanted."""
    board: Figure = ()
    spot: int = 0
    """The row of the board that must be in view, where there is no room for all of it."""
    words: Figure = ()
    """What is said below the board."""
    spot_in_words: tuple[int, int] | None = None
    """The first row of the words that must be in view, and one past the last; if they are too many, they scroll."""
    button: Row = ()
    asked: Figure = ()
    """A question in the place of the button, which stays in view."""
    answered: bool = False
    """Whether the words are the answer to what was done, which in a short window stand in the place of the board."""


class Arranged(Struct, frozen=True):
    """A figure of at most the rows that there were."""

    figure: Figure
    left: int = 0
    """How many rows of words are below the last in view."""
    page: int = 1
    """How many rows of words are in view, so that scrolling by as many leaves none unread."""


def arranged(parts: Parts, sheet: Sheet, scrolled: int = 0) -> Arranged:
    """The parts on a sheet; ``scrolled`` rows of words are above the first in view."""
    rows, narrow = sheet.rows, sheet.narrow
    if sheet.short:
        return _short(parts, rows, scrolled)
    question = () if narrow and parts.known else parts.question
    line: Figure = (parts.place_line,) if parts.place_line else ()
    gaps = {"question": bool(question), "card": True, "board": True, "words": True}
    button: Figure = (parts.button,) if parts.button else parts.asked

    def needed(card: Figure) -> int:
        blank = sum((
            gaps["question"],
            gaps["card"] and bool(card or line),
            gaps["board"] and bool(parts.words or button),
            gaps["words"] and bool(parts.words and button),
        ))  # fmt: skip
        return len(question) + len(card) + len(line) + len(parts.board) + len(parts.words) + len(button) + blank

    card = parts.card
    if needed(card) > rows:
        gaps["question"] = False
    if needed(card) > rows and parts.known:
        question = ()
    if needed(card) > rows and parts.words:
        button = parts.asked
    if needed(card) > rows:
        gaps = dict.fromkeys(gaps, False)
    if needed(card) > rows and parts.small_card and narrow:
        card = parts.small_card
    fixed = needed(card) - len(parts.words) - len(parts.board)
    board = airy(parts.board, rows) if sheet.airy else parts.board
    if fixed + len(board) + len(parts.words) > rows:
        board = parts.board
    if fixed + len(board) + min(len(parts.words), BESIDE_BOARD) > rows:
        board = window(board, parts.spot, max(1, rows - fixed - min(len(parts.words), FEWEST_WORDS)))
    room = max(0, rows - fixed - len(board))
    words, left = scroll(parts.words, room, scrolled, parts.spot_in_words)
    figure: list[Row] = [*question]
    figure += [BLANK] * gaps["question"]
    figure += [*card, *line]
    figure += [BLANK] * (gaps["card"] and bool(card or line))
    figure += board
    figure += [BLANK] * (gaps["board"] and bool(words or button))
    figure += words
    figure += [BLANK] * (gaps["words"] and bool(words and button))
    figure += button
    return Arranged(tuple(figure[:rows]), left, max(1, room - 1))


def _short(parts: Parts, rows: int, scrolled: int) -> Arranged:
    """A short window: the card, the place line, and what fits of the board or, once answered, of the words.

    The button stays where no place can be clicked instead of it: the line of keys has no room to name everything.
    """
    card = (parts.small_card if parts.answered else parts.card) or parts.question
    line: Figure = (parts.place_line,) if parts.place_line else ()
    button: Figure = (parts.button,) if parts.button and not line and rows > 2 * FEWEST_BOARD else parts.asked
    room = rows - len(card) - len(line) - len(button)
    if room < 2:
        card = card[: max(0, rows - len(line) - len(button) - 2)]
        room = rows - len(card) - len(line) - len(button)
    if parts.answered:
        words, left = scroll(parts.words, room, scrolled, parts.spot_in_words)
        return Arranged((*card, *line, *words), left, max(1, room - 1))
    board = window(parts.board, parts.spot, max(min(FEWEST_BOARD, room), room - min(len(parts.words), FEWEST_WORDS)))
    room -= len(board)
    words, left = scroll(parts.words, room, scrolled, parts.spot_in_words)
    return Arranged((*card, *line, *board, *words, *button), left, max(1, room - 1))


def window(figure: Figure, spot: int, rows: int) -> Figure:
    """``rows`` rows of a figure around one of them, or all of it if it has no more."""
    if len(figure) <= rows:
        return figure
    first = max(0, min(spot - rows // 2, len(figure) - rows))
    return figure[first : first + rows]


def scroll(words: Sequence[Row], rows: int, scrolled: int, spot: tuple[int, int] | None = None) -> tuple[Figure, int]:
    """What is in view of the words, and how many rows are below it; the last row in view says that there are more."""
    if len(words) <= rows:
        return tuple(words), 0
    if rows <= 0:
        return (), len(words)
    if rows == 1:
        return tuple(words[scrolled : scrolled + 1]), len(words) - scrolled - 1
    room = rows - 1
    if spot is not None:
        first, last = sorted((spot[0], spot[1] - room))
        scrolled = max(first, min(scrolled, last))
    scrolled = max(0, min(scrolled, len(words) - room))
    left = len(words) - scrolled - room
    more = (Cell(_("▼ Space for more") if left else _("▲ Page up for the beginning"), "muted"),)
    return (*words[scrolled : scrolled + room], more), left
