"""Placing, sorting and matching: one case in hand, put down on the drawing and answered there at once."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from copro_tui.commands import COMMANDS
from copro_tui.exercises import Work
from copro_tui.exercises.placing import Placing
from copro_tui.figures.board import Direction, Laid
from copro_tui.figures.cells import Cell, Figure, Hit, Row
from copro_tui.figures.draw import step, ways
from copro_tui.figures.place_line import place_line, row_of
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import StepView
from copro_tui.player.feedback_words import after_case
from copro_tui.player.on_board import board_of, laid_of
from copro_tui.tui.bindings import bindings
from copro_tui.tui.boards.arrange import Parts, Sheet
from copro_tui.tui.boards.base import Board, Held, NextCase, PutDown, drawn, room_for, stacked
from copro_tui.tui.boards.case_words import case_card, number_of, place_meaning, reason, table_of_place
from copro_tui.tui.boards.summary import summary
from copro_tui.tui.widgets.figure_view import keys_to

CUT = 4
"""The rows of a case that are shown in a short window; the others on request."""


class CaseBoard(Board):
    """One case after the other."""

    HELP = mark(
        "Move the case along the drawing with the arrow keys, or press the number of a place; Enter puts it down. With "
        "the mouse, click a place, and click it again to put the case down. Its reason follows at once. What was not "
        "right comes back once at the end."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("placing")

    def __init__(self, view: StepView, exercise: Placing) -> None:
        super().__init__(view)
        self.exercise = exercise
        self._board = board_of(exercise)
        self._came_from: str | None = None
        self._all_of_it = False
        """Whether the whole case is shown in a short window, which usually shows its first rows."""
        self.current = self._first_to_read()

    def show(self, view: StepView) -> None:
        newly_over = view.phase == "over" != self.view.phase
        self._all_of_it = False
        super().show(view)
        if newly_over:
            self.current = self._first_to_read()

    def _first_to_read(self) -> str | None:
        """In the summary: the first case that was not right at first, else the first."""
        signs = self.view.signs
        return next((one for one in self.view.layout if signs.get(one) not in ("right", None)), self.view.layout[0])

    def stops(self) -> list[str]:
        return list(self.view.layout)

    # -- drawing ------------------------------------------------------------------------------------------------

    @property
    def laid(self) -> Laid:
        return laid_of(self.view)

    def parts(self, sheet: Sheet) -> Parts:
        view, laid, cells = self.view, self.laid, sheet.text_cells
        figure = drawn(self._board, laid, sheet)
        if view.phase == "over":
            return summary(view, self.exercise, figure, cells, self.current or "", sheet.rows, self.next_words())
        button_words, action, aside = self._button(sheet)
        return Parts(
            question=self.question(cells),
            known=number_of(view) > 1 or view.another_look,
            card=case_card(view, cells, most=CUT if sheet.short and not self._all_of_it else 0),
            small_card=case_card(view, cells, most=1 if sheet.short else 2) if view.phase == "down" else (),
            place_line=self._place_line(laid, cells) if sheet.place_line or sheet.short else (),
            board=figure,
            spot=row_of(figure, self._pointed_place or (laid.trace.its if laid.trace else laid.chosen)),
            words=stacked([*self._words(sheet), self.said_below(aside, button_words, cells)]),
            button=self.button_row(button_words, action, aside, cells),
            answered=view.phase == "down",
        )

    def _place_line(self, laid: Laid, cells: int) -> Row:
        """Where the case in view is, in one row."""
        case = self.view.case if self.view.phase == "down" else None
        down = next((one for one in laid.lying if case is not None and one.case == case.id), None)
        return place_line(self._board, laid, cells, down=down)

    def _words(self, sheet: Sheet) -> list[Figure]:
        """What is said below the board: of the place under the case in hand, or of the case that was put down."""
        view, case, cells = self.view, self.view.case, sheet.text_cells
        if case is None:
            return []
        match view.phase:
            case "held":
                return [place_meaning(self.exercise, view.work.held[case.id], cells), *self.asides(cells)]
            case "down":
                roomy = sheet.wide and sheet.tall
                return [reason(view, self.exercise, cells), table_of_place(view, self.exercise, cells) if roomy else ()]
        return self.asides(cells)

    def _button(self, sheet: Sheet) -> tuple[str, str, str]:
        """The words and the action of the button, and what is said beside it."""
        view, count = self.view, len(self.exercise.places)
        match view.phase:
            case "held":
                return _("Put down"), "put_down", ""
            case "down":
                action = "go_on" if self._is_last else "next_case"
                return _(COMMANDS[f"placing.{action.replace('_', '-')}"].name), action, after_case(view)
        arrows = self._arrows(sheet)
        if len(arrows) > len("←→"):
            return "", "", _("Move it with the arrow keys, or press 1 to %(count)d.") % {"count": count}
        return "", "", _("Move it with %(arrows)s, or press 1 to %(count)d.") % {"arrows": arrows, "count": count}

    @property
    def _is_last(self) -> bool:
        """Whether no case follows the one in view."""
        return self.exercise.go_on(self.view.work, self.view.layout).checked

    def _arrows(self, sheet: Sheet) -> str:
        """The arrows along which places follow one another on the drawing."""
        return ways(self._board, room_for(self._board, sheet)[0], low=sheet.short)

    def key_label(self, command: str) -> str:
        places = len(self.exercise.places)
        return keys_to(places, self._arrows(self.sheet)) if command == "placing.1" else super().key_label(command)

    def next_words(self) -> str:
        return _("Next step")

    def is_answered(self, cell: Cell) -> bool:
        """Of a case that was put down: where it belongs, on the place line if there is one, and on the board."""
        case = self.view.case
        if self.view.phase != "down" or case is None or cell.hit != ("item", case.id):
            return False
        return cell.ground in ("select", "right") or self.laid.trace is None

    # -- keys ---------------------------------------------------------------------------------------------------

    def can_do(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        phase = self.view.phase
        match action:
            case "put_down" | "take_back":
                return phase == "held"
            case "put_back":
                return phase == "held" or self.in_hand
            case "next_case" | "go_on":
                return phase == "down" and self._is_last == (action == "go_on")
            case "too_early":
                return phase == "offered"
            case "put" | "go":
                return phase in ("offered", "held")
            case "read":
                return phase == "over" or (phase == "down" and self.scrolls)
        return super().can_do(action, parameters)

    def _next(self, at: str | None, way: Direction, before: str | None, sheet: Sheet) -> str | None:
        """The place that an arrow leads to on the drawing."""
        return step(self._board, room_for(self._board, sheet)[0], at, way, before, low=sheet.short)

    def action_go(self, way: Direction) -> None:
        """Move the case in hand along the drawing."""
        at = self.laid.chosen
        to = self._next(at, way, self._came_from, self.sheet)
        if to is not None and to == self.laid.barred:
            to = self._next(to, way, at, self.sheet)
        if to is not None and to not in (at, self.laid.barred):
            self._came_from = at
            self._hold(to)

    def action_put(self, number: int) -> None:
        """Hold the case over the place with this number."""
        if number <= len(self.exercise.places):
            self._hold(self.exercise.places[number - 1].id)

    def action_end(self, place: int) -> None:
        if self.view.phase == "over":
            super().action_end(place)
        elif self.view.phase in ("offered", "held"):
            self._hold(self.exercise.places[place].id)

    def action_more(self, by: int) -> None:
        """Scroll what is said below the board; in a short window a case that is cut is shown as a whole first."""
        if by > 0 and self._more_of_the_case():
            self._all_of_it, self._scrolled = not self._all_of_it, 0
            self.redraw()
            if self._all_of_it or self.view.phase == "offered":
                return
        super().action_more(by)

    def _more_of_the_case(self) -> bool:
        """Whether it is the case that goes on: it is cut, and the words are not being read."""
        cut = len(case_card(self.view, self.sheet.text_cells)) > CUT
        reading = self._scrolled > 0 and self._left > 0 and self.view.phase == "held"
        return self.sheet.short and cut and self.view.phase in ("offered", "held") and not reading

    def _hold(self, place: str) -> None:
        self._all_of_it = False
        if place and place == self.laid.barred:
            self.say(_("It was not there. Try another place."))
            return
        self.become(self.exercise.hold(self.view.work, place, self.view.layout), Held(place))

    def action_put_down(self) -> None:
        self.post_message(PutDown())

    def action_next_case(self) -> None:
        self.post_message(NextCase())

    def action_go_on(self) -> None:
        self.post_message(NextCase())

    def action_too_early(self) -> None:
        self.say(_("Move it first."))

    def action_take_back(self) -> None:
        self._hold("")

    def put_back(self) -> None:
        super().put_back()
        self._hold("")

    def action_read(self, by: int) -> None:
        """Go to the reason of another case, or scroll the reason of this one."""
        if self.view.phase == "over":
            self.action_step(by)
        else:
            self.action_more(by)

    def message_for(self, work: Work) -> Message:
        return Held(work.held.get(self.exercise.in_view(work, self.view.layout), ""))

    # -- one switch ---------------------------------------------------------------------------------------------

    def choices(self) -> list[Hit]:
        if self.view.phase in ("offered", "held"):
            return [("target", one.id) for one in self.exercise.places if one.id != self.laid.barred]
        return super().choices() if self.view.phase == "over" else []

    def point_at(self, hits: Collection[Hit]) -> None:
        """Point at these controls; in a short window the part of the board around them comes into view."""
        super().point_at(hits)
        self.redraw()

    @property
    def _pointed_place(self) -> str | None:
        return next((name for kind, name in self.pointed if kind == "target"), None)

    # -- the mouse ----------------------------------------------------------------------------------------------

    def clicked(self, hit: Hit) -> None:
        kind, name = hit
        phase, held = self.view.phase, self.laid.held
        if kind == "button":
            super().clicked(hit)
        elif phase == "over" and name in self.view.layout:
            self.current = name
        elif phase in ("offered", "held"):
            if phase == "held" and held is not None and name in (held.place, held.case):
                self.action_put_down()
            elif name in self.exercise.options:
                self._hold(name)

    def dragged(self, item: str, over: Hit) -> None:
        if self.laid.held is not None and item == self.laid.held.case and over[1] in self.exercise.options:
            self._hold(over[1])
