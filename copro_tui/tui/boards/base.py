"""The base of all boards: an exercise in the rows that there are, and the messages that it sends to its screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from msgspec.structs import replace
from textual.binding import BindingType
from textual.geometry import Offset
from textual.message import Message

from copro_tui.exercises import Answer, Exercise, Work
from copro_tui.figures import spectrum
from copro_tui.figures.board import Board as Places
from copro_tui.figures.board import Laid
from copro_tui.figures.card import card
from copro_tui.figures.cells import BLANK, Cell, Figure, Hit, Row, indented, paragraph
from copro_tui.figures.draw import draw, drawing_of
from copro_tui.figures.parts import button
from copro_tui.figures.prose import prose
from copro_tui.figures.rows import has_mark
from copro_tui.i18n import gettext as _
from copro_tui.player import StepView
from copro_tui.player.messages import changed_words, left_out_words
from copro_tui.text.safe import safe
from copro_tui.text.width import width
from copro_tui.tui.appearance import look_of
from copro_tui.tui.bindings import bindings
from copro_tui.tui.boards.arrange import Arranged, Parts, Sheet, arranged
from copro_tui.tui.boards.asks_how_sure import AsksHowSure
from copro_tui.tui.boards.how_sure import ACTIONS, how_sure
from copro_tui.tui.widgets.moving import MovingFigure


@dataclass
class AnswerChanged(Message):
    """The learner changed what is on the board: an order, ticks, a text."""

    answer: Answer


@dataclass
class Held(Message):
    """The case in view is held over another place; over none if it is empty."""

    place: str


class PutDown(Message):
    """The case in view is to be put down where it is held."""


class NextCase(Message):
    """The reason was read; on to the next case."""


class TakeBack(Message):
    """What was put down last is to be taken back."""


class Check(Message):
    """The answer is to be checked."""


class Board(MovingFigure, AsksHowSure):
    """An exercise as it is worked on."""

    WIDE = True
    BINDINGS: ClassVar[list[BindingType]] = bindings("board")
    DEFAULT_CSS = """
    Board { height: 1fr; max-width: 78; }
    """

    def __init__(self, view: StepView) -> None:
        super().__init__(id="board")
        self.view = view
        self.said = ""
        """What was just said to the learner, until the next key."""
        self._before: list[Work] = []
        self._scrolled = 0

    # -- what is shown ------------------------------------------------------------------------------------------

    def parts(self, sheet: Sheet) -> Parts:
        """What there is to show on a sheet."""
        raise NotImplementedError

    @property
    def exercise_in_view(self) -> Exercise:
        exercise = self.view.exercise
        assert exercise is not None
        return exercise

    @property
    def onward_words(self) -> str:
        """What the button says once nothing is left to be done."""
        return _("Go on") if self.view.in_review else _("Next step")

    @property
    def sheet(self) -> Sheet:
        """The room that there is now."""
        window, look = self.app.size, look_of(self)
        return Sheet(
            columns=window.width,
            height=window.height,
            cells=self.size.width,
            rows=self.size.height,
            text=look.cells,
            airy=look.airy,
            place_line=look.place_line,
        )

    def draw(self, cells: int) -> Figure:
        shown = self.arranged(self.sheet)
        self._left, self._page = shown.left, shown.page
        return shown.figure

    def _laid_out(self, cells: int) -> Figure:
        """As it is drawn: it has taken the room that there is, with as much space as that leaves."""
        return self.draw(cells)

    def arranged(self, sheet: Sheet) -> Arranged:
        """What is shown on a sheet; on one that is too small for any board, that it is, and what fits."""
        if not sheet.too_small:
            return arranged(_indented(self._whole(sheet), sheet.margin), sheet, self._scrolled)
        room = max(0, sheet.rows - 2)
        notice = paragraph(_("This window is too small for the board. Make it larger."), sheet.text_cells, "wrong")
        if len(notice) > room:
            notice = paragraph(_("Too small."), sheet.text_cells, "wrong")[:room]
        notice = indented(notice, sheet.margin)
        rest = replace(sheet, rows=sheet.rows - len(notice))
        shown = arranged(_indented(self._whole(rest), rest.margin), rest, self._scrolled)
        return replace(shown, figure=(*notice, *shown.figure))

    def _whole(self, sheet: Sheet) -> Parts:
        """The parts; at the end of the exercise with what its author says then, below all other words."""
        parts, text = self.parts(sheet), self.exercise_in_view.after
        if self.view.asked:
            asked = how_sure(self.sureness, self.said, sheet.text_cells)
            return replace(parts, button=(), words=() if sheet.short else parts.words, asked=asked)
        if self.view.phase != "over" or not text:
            return parts
        return replace(parts, words=stacked([parts.words, prose(text, sheet.text_cells)]))

    _left = 0
    """How many rows of words are below the last in view."""

    _page = 1
    """How many of them are in view."""

    def show(self, view: StepView) -> None:
        """Show the exercise in its current state."""
        if view.asked != self.view.asked:
            self.sureness, self.said = None, ""
        if view.phase != self.view.phase or view.case != self.view.case:
            self._scrolled, self.said, self._before = 0, "", []
        self.view = view
        self.redraw()

    def say(self, words: str) -> None:
        """Say something to the learner beside the button, until the next key."""
        self.said = words
        self.redraw()

    # -- parts that all boards have -----------------------------------------------------------------------------

    def question(self, cells: int) -> Figure:
        return paragraph(safe(self.exercise_in_view.prompt), cells, "strong")

    def asides(self, cells: int) -> list[Figure]:
        """What stands below the board besides the answer: that the question changed, what was left out, the hint."""
        view, found = self.view, []
        if view.changed:
            found.append(paragraph(changed_words(view), cells, "muted"))
        if view.left_out:
            found.append(paragraph(left_out_words(view), cells, "muted"))
        if view.hinted and self.exercise_in_view.hint and view.phase in ("offered", "held", "open", "marked"):
            found.append(card(_("Hint"), "", [safe(self.exercise_in_view.hint)], cells))
        return found

    def button_row(self, words: str, action: str, aside: str, cells: int) -> Row:
        """A button, and beside it what was just said to the learner, or what may be said there."""
        first = (button(words, hit=("button", action)), Cell("  ")) if words else ()
        text = self.said or aside
        if not self._fits(text, words, cells):
            return first[:1]
        return (*first, Cell(text, "strong" if self.said else "muted")) if text else first[:1]

    def said_below(self, aside: str, words: str, cells: int) -> Figure:
        """What does not fit beside the button, as a paragraph above it."""
        text = self.said or aside
        if self.view.asked or self._fits(text, words, cells):
            return ()
        return paragraph(text, cells, "strong" if self.said else "muted")

    @staticmethod
    def _fits(text: str, words: str, cells: int) -> bool:
        return width(text) + (width(words) + 4 if words else 0) <= cells

    # -- keys -----------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action can be done now: while it is asked how sure the learner is, nothing but to answer."""
        if action in ACTIONS or (self.view.asked and action != "more"):
            return self.view.asked and action in ACTIONS
        return self.can_do(action, parameters)

    def can_do(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action can be done now, as far as the exercise is concerned."""
        if action == "put_back":
            return self.in_hand
        return bool(self._before) if action == "undo" else True

    @property
    def scrolls(self) -> bool:
        """Whether there are more words below the board than are in view."""
        return self._left > 0 or self._scrolled > 0

    def become(self, work: Work, message: Message, *, undoable: bool = True) -> None:
        """Show other work at once, and tell the screen of it."""
        self.said = ""
        if work == self.view.work:
            self.redraw()
            return
        before = self.view.phase, bool(self._before)
        if undoable:
            self._before.append(self.view.work)
        self.view = replace(self.view, work=work)
        self.redraw()
        if (self.view.phase, bool(self._before)) != before:  # most moves change none of the keys that work
            self.refresh_bindings()
        self.post_message(message)

    def action_undo(self) -> None:
        """Take back the last move; never one whose reason was read."""
        if not self._before:
            self.say(_("There is nothing to take back."))
            return
        work = self._before.pop()
        self.become(work, self.message_for(work), undoable=False)
        self.refresh_bindings()

    def message_for(self, work: Work) -> Message:
        """The message that tells the screen of ``work``."""
        return AnswerChanged(work.answer)

    def action_put_back(self) -> None:
        """Put what is in hand back to where it was."""
        self.put_back()

    def action_more(self, by: int) -> None:
        """Scroll what is said below the board by as much as is in view, up (negative) or down."""
        self._scrolled = max(0, self._scrolled + min(by * self._page, self._left))
        self.redraw()

    def clicked(self, hit: Hit) -> None:
        kind, name = hit
        if kind == "button":
            self.screen.call_later(self.run_action, name)  # not by the board itself, which it may remove

    def hit_at(self, offset: Offset) -> Hit | None:
        """What lies at a place; while it is asked how sure the learner is, the answers alone."""
        hit = super().hit_at(offset)
        return hit if not self.view.asked or (hit is not None and hit[0] == "button") else None

    def controls(self) -> list[Hit]:
        """The buttons, and where nothing else is asked, what can be taken on the board."""
        buttons = [cell.hit for row in self._figure for cell in row if cell.hit is not None and cell.hit[0] == "button"]
        return [*dict.fromkeys(buttons), *(() if self.view.asked else self.choices())]

    def choices(self) -> list[Hit]:
        """What can be taken on the board now, besides its button."""
        return super().controls()

    # -- the terminal's cursor ----------------------------------------------------------------------------------

    def spot(self) -> Offset:
        return self.spot_on(self._figure)

    def spot_on(self, figure: Figure) -> Offset:
        """On the answer to a question, else on what is in hand, else on the cursor's mark, else where what was answered
        belongs, else on the card."""
        for wanted in (self.is_sure_answer, _is_in_hand, has_mark, self.is_answered, _is_card):
            for number, row in enumerate(figure):
                left = 0
                for cell in row:
                    if wanted(cell):
                        mark = cell.text.find("▶")
                        return Offset(left + (mark if mark >= 0 else len(cell.text) - len(cell.text.lstrip())), number)
                    left += width(cell.text)
        return Offset(0, 0)

    def is_answered(self, cell: Cell) -> bool:
        """Whether a cell is what was answered just now."""
        return False


def _is_in_hand(cell: Cell) -> bool:
    """Whether it is the token in hand, on the place line if there is one, or what was picked up."""
    return cell.ground == "accent" and (cell.hit is None or cell.hit[0] != "button")


def _is_card(cell: Cell) -> bool:
    return cell.text.startswith("▌")


def cursor_row(figure: Figure) -> int:
    """The row with the cursor's mark; the first where none has it."""
    return next((number for number, row in enumerate(figure) if any(map(has_mark, row))), 0)


def _indented(parts: Parts, margin: int) -> Parts:
    """The parts with texts ``margin`` cells in; the board keeps the whole width."""
    return replace(
        parts,
        question=indented(parts.question, margin),
        card=indented(parts.card, margin),
        small_card=indented(parts.small_card, margin),
        words=indented(parts.words, margin),
        place_line=indented((parts.place_line,), margin)[0] if parts.place_line else (),
        button=indented((parts.button,), margin)[0] if parts.button else (),
        asked=indented(parts.asked, margin),
    )


def room_for(board: Places, sheet: Sheet) -> tuple[int, int]:
    """The cells for a board, and how far in it stands: as texts do, but lanes go one cell out to each side of them."""
    lanes = drawing_of(board, sheet.cells, low=sheet.short) is spectrum
    return (sheet.cells, 0) if lanes else (sheet.board_cells, sheet.margin)


def drawn(board: Places, laid: Laid, sheet: Sheet) -> Figure:
    """A board on a sheet."""
    cells, margin = room_for(board, sheet)
    return indented(draw(board, laid, cells, tall=sheet.tall, low=sheet.short), margin)


def stacked(figures: Sequence[Figure]) -> Figure:
    """Figures one below the other, with an empty row between them; those without a row take none."""
    rows: list[Row] = []
    for figure in figures:
        if rows and figure:
            rows.append(BLANK)
        rows += figure
    return tuple(rows)
