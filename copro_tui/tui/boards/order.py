"""Building a ladder, a spectrum, a circle, or putting any sequence in order."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from textual.binding import BindingType

from copro_tui.exercises import Order, Work
from copro_tui.figures import slots
from copro_tui.figures.board import Direction, Laid, board_of_framework
from copro_tui.figures.building import Building, Rung, Standing
from copro_tui.figures.card import card, point_card
from copro_tui.figures.cells import Cell, Figure, Hit, flow, indented, paragraph
from copro_tui.figures.draw import draw_building, step_building
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import StepView
from copro_tui.player.feedback_words import summary_words
from copro_tui.text.safe import safe
from copro_tui.tui.bindings import bindings
from copro_tui.tui.boards.arrange import Parts, Sheet
from copro_tui.tui.boards.base import AnswerChanged, Board, cursor_row, drawn, stacked
from copro_tui.tui.widgets.figure_view import keys_to
from copro_tui.tui.widgets.scanned import Scanned


class OrderBoard(Board):
    """Things to be picked up, moved and put down."""

    HELP = mark(
        "Enter picks up what the cursor is on; the arrow keys move it, and Enter puts it down. A number sends it to "
        "that place at once. c checks: the first check says which are in place, the second where the others belong. "
        "With the mouse, click one to pick it up, then ▲ ▼ or another one to put it there; or drag it."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("order")

    def __init__(self, view: StepView, exercise: Order) -> None:
        super().__init__(view)
        self.exercise = exercise
        self._at_lift: Work | None = None
        """The work when the one in hand was picked up; None while nothing is in hand."""
        self._texts = {item.id: item.text for item in exercise.items}

    @property
    def order(self) -> list[str]:
        """As it stands, from the top down."""
        return list(self.view.answer)

    @property
    def held(self) -> bool:
        return self._at_lift is not None

    def stops(self) -> list[str]:
        return self.order

    def show(self, view: StepView) -> None:
        if view.answer != self.view.answer or view.phase != "open" or view.asked:
            self._at_lift = None
        super().show(view)

    # -- drawing ------------------------------------------------------------------------------------------------

    def parts(self, sheet: Sheet) -> Parts:
        cells = sheet.text_cells
        figure = self._stands(sheet) if self.view.phase == "over" else self._built(sheet)
        words, action, aside = self._button()
        below = [*self.asides(cells), self._reason(cells), self.said_below(aside, words, cells)]
        return Parts(
            question=() if sheet.short and self._begun else self._heading(cells),
            board=figure,
            spot=cursor_row(figure),
            words=stacked(below),
            button=self.button_row(words, action, aside, cells),
        )

    def _heading(self, cells: int) -> Figure:
        """The question, or how the last check came out."""
        view = self.view
        if view.phase == "over":
            words = summary_words(view)
            return flow([Cell("" if view.was_shown else "✓", "right", bold=True), Cell(words, "strong")], cells)
        if not view.work.earlier:
            return self.question(cells)
        head = paragraph(safe(self.exercise.after_check(view.work)), cells, "strong")
        if not self.exercise.fixed(view.work):
            more = _("h gives you a hint.") if self.exercise.hint and not view.hinted else ""
        elif len(view.work.earlier) == 1:
            more = _("Now move the others. One that you move steps over the fixed ones.")
        else:
            more = _("The marks say where the others belong. Move them there, or press a and we do it for you.")
        return (*head, *(paragraph(more, cells, "muted") if more else ()))

    def _building(self) -> Building:
        """The order as it stands, and what was said of each."""
        marks, fixed, known = self.view.marks, self.exercise.fixed(self.view.work), len(self.view.work.earlier)
        rungs = []
        for place, item in enumerate(self.order):
            standing: Standing = ""
            belongs = marks[item].belongs if item in marks else ""
            if item in fixed:
                standing = "fixed"
            elif known > 1 and belongs != str(self.exercise.number(place)):
                standing = "belongs"
            elif known and self.order == self.view.work.earlier[-1]:
                standing = "open"
            rungs.append(
                Rung(
                    id=item,
                    name=safe(self._texts[item]),
                    standing=standing,
                    belongs=int(belongs) if belongs and standing == "belongs" else 0,
                )
            )
        framework = self.exercise.framework
        if self.exercise.climbs:
            rungs.reverse()
        return Building(
            rungs=tuple(rungs),
            chosen=self.current,
            held=self.held,
            shape=framework.shape if framework else "list",
            most=framework.most if framework else "",
            least=framework.least if framework else "",
        )

    def _built(self, sheet: Sheet) -> Figure:
        cells, margin = self._room(sheet)
        return indented(draw_building(self._building(), cells, tall=sheet.tall), margin)

    def _room(self, sheet: Sheet) -> tuple[int, int]:
        """The cells for the order, and how far in it stands: slots go one cell out to each side, as lanes do."""
        wide = slots.fits(self._building(), sheet.cells)
        return (sheet.cells, 0) if wide else (sheet.board_cells, sheet.margin)

    def _stands(self, sheet: Sheet) -> Figure:
        """The finished drawing, with the cursor on one of its points."""
        if self.exercise.framework is None:
            return self._built(sheet)
        board = board_of_framework(self.exercise.framework)
        return drawn(board, Laid(chosen=self.current), sheet)

    def _reason(self, cells: int) -> Figure:
        """Why the one under the cursor stands where it does, as soon as that may be said."""
        given = self.view.marks.get(self.current or "")
        if given is None or not given.because or self.held:
            return ()
        framework = self.exercise.framework
        if self.view.phase == "over" and framework is not None and given.item in framework.by_id:
            head = point_card(framework, given.item, cells)
            point = framework.by_id[given.item]
            return head if given.because == point.gloss else (*head[:1], *card("", "", [safe(given.because)], cells))
        return card("", "", [Cell(safe(self._texts[given.item]), "strong"), safe(given.because)], cells)

    @property
    def _begun(self) -> bool:
        """Whether something is in hand or was moved, before the first check: the question was read then."""
        return not self.view.work.earlier and (self.held or not self._untouched)

    @property
    def _untouched(self) -> bool:
        """Whether nothing was moved since it began, or since the last check."""
        return bool(self.exercise.missing(self.view.work, self.view.layout))

    def _button(self) -> tuple[str, str, str]:
        if self.view.phase == "over":
            return self.onward_words, "screen.onward", ""
        if self.held:
            name = {"name": safe(self._texts[self.current or ""])}
            return "", "", _("%(name)s is in your hand. Enter puts it down, Esc sends it back.") % name
        if not self.view.work.earlier:
            return _("Check"), "screen.check", _("Nothing moved yet. Enter picks one up.") if self._untouched else ""
        return _("Check again"), "screen.check", ""

    # -- keys ---------------------------------------------------------------------------------------------------

    def key_label(self, command: str) -> str:
        return keys_to(len(self.order)) if command == "order.1" else super().key_label(command)

    def can_do(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        over = self.view.phase == "over"
        match action:
            case "lift":
                return not over and not self.held
            case "drop":
                return self.held
            case "put_back":
                return self.held or self.in_hand
            case "move" | "send":
                return not over
        return super().can_do(action, parameters)

    def action_lift(self) -> None:
        """Pick up what the cursor is on."""
        if self.current is None:
            return
        if self.current in self.exercise.fixed(self.view.work):
            self.say(_("That one is in place, and stays there."))
            return
        self._at_lift, self.said = self.view.work, ""
        self.redraw()
        self.refresh_bindings()

    def action_drop(self) -> None:
        self._at_lift = None
        self.redraw()
        self.refresh_bindings()

    def action_go(self, way: Direction) -> None:
        """Along the drawing: the cursor, or what is in hand."""
        to = step_building(self._building(), self._room(self.sheet)[0], way)
        if to is None or self.current is None:
            return
        if self.held:
            self._move(self.current, self.order.index(to))
        else:
            self.said = ""
            self.current = to

    def _place(self, number: int) -> int:
        """The place (from 0, the top) with this number."""
        return len(self.order) - number if self.exercise.climbs else number - 1

    def _move(self, item: str, place: int) -> None:
        """Move one by a place towards ``place``, over those that are fixed."""
        fixed, order = self.exercise.fixed(self.view.work), self.order
        at, by = order.index(item), 1 if place > order.index(item) else -1
        while 0 <= place < len(order) and order[place] in fixed:
            place += by
        if 0 <= place < len(order) and place != at:
            self._put(item, place)

    def _put(self, item: str, place: int) -> None:
        moved = self.exercise.moved(self.view.work, item, place)
        work = self.exercise.changed(self.view.work, moved, self.view.layout)
        self.become(work, AnswerChanged(work.answer))

    def action_move(self, by: int) -> None:
        """Move what the cursor is on up (negative) or down, without picking it up."""
        if self.current in self.order:
            self._move(self.current, self.order.index(self.current) + by)

    def action_send(self, number: int) -> None:
        """Send what the cursor is on to the place with this number."""
        if self.current is None or number > len(self.order):
            return
        if self.current in self.exercise.fixed(self.view.work):
            self.say(_("That one is in place, and stays there."))
        else:
            self._put(self.current, self._place(number))

    def action_end(self, place: int) -> None:
        if self.held and self.current:
            self._put(self.current, len(self.order) - 1 if place else 0)
        else:
            super().action_end(place)

    def put_back(self) -> None:
        super().put_back()
        if self._at_lift is not None:
            work, self._at_lift = self._at_lift, None
            self.become(work, AnswerChanged(work.answer), undoable=False)
            self._before = [one for one in self._before if one != work]
            self.refresh_bindings()

    # -- one switch ---------------------------------------------------------------------------------------------

    def choices(self) -> list[Hit]:
        fixed = () if self.view.phase == "over" else self.exercise.fixed(self.view.work)
        items: list[Hit] = [("item", one) for one in self.order if one not in fixed]
        drawn = {cell.hit for row in self._figure for cell in row}
        ways: list[Hit] = [("target", "up"), ("target", "down")]
        return [*(one for one in ways if self.held and one in drawn), *items]

    def point_at(self, hits: Collection[Hit]) -> None:
        """Point at these controls; what is in hand stays in hand."""
        if self.held:
            Scanned.point_at(self, hits)
        else:
            super().point_at(hits)

    # -- the mouse ----------------------------------------------------------------------------------------------

    def clicked(self, hit: Hit) -> None:
        kind, name = hit
        if kind == "button":
            super().clicked(hit)
        elif self.view.phase == "over":
            self.current = name if name in self.order else self.current
        elif kind == "target" and self.held:
            self.action_go("up" if name == "up" else "down")
        elif self.held and name == self.current:
            self.action_drop()
        elif self.held and name in self.order and self.current:
            self._put(self.current, self.order.index(name))
        elif name in self.order:
            self.current = name
            self.action_lift()

    def dragged(self, item: str, over: Hit) -> None:
        if self.view.phase != "over" and over[1] in self.order and item in self.order:
            self.current = item
            if not self.held:
                self.action_lift()
            if self.held:
                self._put(item, self.order.index(over[1]))

    def dropped(self, item: str, on: Hit | None) -> None:
        self.action_drop()
