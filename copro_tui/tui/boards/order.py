"""Building a ladder, or putting any sequence in order."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.reactive import reactive

from copro_tui.exercises import Order
from copro_tui.figures.cells import BLANK, SIGNS, Figure, Hit, Role, paragraph
from copro_tui.figures.rungs import WIDE, Rung, ladder, move_text
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import StepView
from copro_tui.tui.appearance import in_ascii_if_wanted
from copro_tui.tui.bindings import bindings
from copro_tui.tui.boards.base import Board, verdict_role


class OrderBoard(Board):
    """Rungs to be lifted, moved and dropped."""

    HELP = mark(
        "Put the items in order. Press Space to lift one, move it with the arrow keys, and press Space to drop it. "
        "Or hold Shift with the arrow keys. With the mouse, drag an item to its place."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("order")

    lifted = reactive(False)
    """Whether the current item is lifted, so that the arrow keys move it."""

    def __init__(self, view: StepView, exercise: Order) -> None:
        super().__init__(view)
        self._at_lift = 0
        """How many changes could be undone when the item was lifted."""
        self.exercise = exercise
        self._texts = {item.id: item.text for item in exercise.items}

    @property
    def order(self) -> list[str]:
        return list(self.view.answer)

    def stops(self) -> list[str]:
        return self.order

    def show(self, view: StepView) -> None:
        self.set_reactive(OrderBoard.lifted, False)
        super().show(view)

    def draw(self, cells: int) -> Figure:
        framework = self.exercise.framework
        rails = framework is not None and framework.shape == "ladder"
        rungs = [self._rung(one, place, cells) for place, one in enumerate(self.order)]
        figure = ladder(rungs, cells, rails=rails)
        current = self.current or ""
        given = self.mark_of(current)
        below: list[Figure] = []
        if given is not None:
            below = [paragraph(self._texts[current], cells, "strong"), paragraph(given.because, cells)]
        elif not rails:
            below = [paragraph(self._texts.get(current, ""), cells, "strong")]
        return (*figure, *(BLANK,) * bool(below), *(row for part in below for row in part))

    def _rung(self, item: str, place: int, cells: int) -> Rung:
        given, here = self.mark_of(item), item == self.current
        role: Role = "lifted" if here and self.lifted else "current" if here else ""
        tail, band = "", ""
        if given is not None:
            tail = in_ascii_if_wanted(self, move_text(given.move, given.belongs) if given.move else SIGNS["right"])
            framework = self.exercise.framework
            right_band = framework.band_of(item) if framework and not given.move else None
            band = right_band.name if right_band and self._all_right else ""
        elif here and self.lifted:
            tail = _("◂ lifted") if cells >= WIDE else "◂"
        return Rung(
            id=item,
            number=self.exercise.number(place),
            name=self._texts[item],
            role=role,
            current=here,
            tail=tail,
            tail_role=verdict_role(given) or role,
            band=band,
        )

    @property
    def _all_right(self) -> bool:
        """Whether every rung is in its place, so that the bands can be bracketed."""
        feedback = self.view.feedback
        return feedback is not None and all(not one.move for one in feedback.marks)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        match action:
            case "lift" | "move":
                return not self.checked
            case "drop":
                return self.lifted
            case _:
                return super().check_action(action, parameters)

    def watch_lifted(self) -> None:
        if self.lifted:
            self._at_lift = len(self._before)
        self.redraw()
        self.refresh_bindings()

    def action_lift(self) -> None:
        """Lift the current item, or drop it if it is lifted and dropping has no key of its own."""
        self.lifted = not self.lifted

    def action_drop(self) -> None:
        self.lifted = False

    def action_step(self, by: int) -> None:
        if self.lifted:
            self.action_move(by)
        else:
            super().action_step(by)

    def action_end(self, place: int) -> None:
        if self.lifted and self.current:
            self._put(self.current, len(self.order) - 1 if place else 0)
        else:
            super().action_end(place)

    def action_move(self, by: int) -> None:
        if self.current in self.order:
            self._put(self.current, self.order.index(self.current) + by)

    def _put(self, item: str, place: int) -> None:
        order = self.order
        order.remove(item)
        order.insert(max(0, min(place, len(order))), item)
        self.change(order)

    def clicked(self, hit: Hit) -> None:
        self.current = hit[1]

    def dragged(self, item: str, over: Hit) -> None:
        if not self.checked and over[1] in self.order:
            self.current = item
            self.lifted = True
            self._put(item, self.order.index(over[1]))

    def dropped(self, item: str, on: Hit | None) -> None:
        self.lifted = False

    @property
    def in_hand(self) -> bool:
        return self.lifted or super().in_hand

    def put_back(self) -> None:
        super().put_back()
        if self.lifted:
            self.lifted = False
            self._take_back_to(self._at_lift)
