"""Putting items at targets: cases on a line or a ladder, items in groups, things to their partners."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from copro_tui.exercises import Item, Match, Place
from copro_tui.exercises.placing import Placing
from copro_tui.figures import groups
from copro_tui.figures.cells import Figure, Hit
from copro_tui.figures.ladder import Rung, ladder
from copro_tui.figures.line import fits, line
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import StepView
from copro_tui.tui.boards.base import Board, card, reason, sign, verdict_role


class PlacingBoard(Board):
    """One item in hand, shown in full; the places it can go to; and a tray of all items."""

    HELP = mark(
        "Put each item where it belongs. The arrow keys left and right move the one in hand, or type the number of its "
        "place. The arrow keys up and down take another one in hand. With the mouse, click a place, or drag a number "
        "to it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "read(-1)", mark("Read why"), show=False, key_display="↑↓", id="placing.read-left"),
        Binding("left", "shift(-1)", mark("Move"), key_display="←→", id="placing.left"),
        Binding("right", "read(1)", mark("Read why"), show=False, key_display="↑↓", id="placing.read-right"),
        Binding("right", "shift(1)", mark("Move"), show=False, key_display="←→", id="placing.right"),
        *(
            Binding(str(number), f"put({number})", mark("Put it at that number"), show=False, id=f"placing.{number}")
            for number in range(1, 10)
        ),
        Binding("backspace,delete", "take_back", mark("Take it back"), show=False, id="placing.take-back"),
    ]

    def __init__(self, view: StepView, exercise: Placing) -> None:
        super().__init__(view)
        self.exercise = exercise
        self._items = {item.id: item for item in exercise.items}
        self._targets = [target.id for target in exercise.targets]
        self.set_reactive(PlacingBoard.current, self._to_begin_with())

    def show(self, view: StepView) -> None:
        newly = view.feedback is not None and not self.checked
        super().show(view)
        if newly:
            self.current = self._to_begin_with()

    def _to_begin_with(self) -> str | None:
        """What is taken in hand first: what waits, or, of a checked answer, what is not right; else the first."""
        stops = self.stops()
        if self.checked:
            wanted = [one for one in stops if (given := self.mark_of(one)) and given.verdict != "right"]
        else:
            wanted = [one for one in stops if one not in self.placed]
        return next(iter([*wanted, *stops]), None)

    @property
    def placed(self) -> dict[str, str]:
        return dict(self.view.answer) if isinstance(self.view.answer, dict) else {}

    def stops(self) -> list[str]:
        return list(self.view.layout)

    # -- drawing ------------------------------------------------------------------------------------------------

    def draw(self, cells: int) -> Figure:
        item = self._items.get(self.current or "") or self._items[self.stops()[0]]
        given = self.mark_of(item.id)
        heading = _("%(number)d of %(count)d") % {
            "number": self.stops().index(item.id) + 1,
            "count": len(self._items),
        }
        tray = () if isinstance(self.exercise, Match) else groups.tray(self._chips(), cells)
        return (
            *tray,
            *card(item.text, cells, heading, [reason(given, cells, placed=True)]),
            *self._places(item, cells),
        )

    def _places(self, item: Item, cells: int) -> Figure:
        here = self.placed.get(item.id)
        if isinstance(self.exercise, Place):
            return self._on_framework(self.exercise, item, here, cells)
        places = [
            groups.Place(id=one.id, number=number, name=one.text)
            for number, one in enumerate(self.exercise.targets, start=1)
        ]
        if isinstance(self.exercise, Match):
            return groups.pairs(places, self._chips(), cells, current=here)
        return groups.columns(places, self._chips(), cells, current=here)

    def _on_framework(self, exercise: Place, item: Item, here: str | None, cells: int) -> Figure:
        framework, given = exercise.framework, self.mark_of(item.id)
        lying = {point.id: self._lying(point.id) for point in framework.points}
        if framework.shape == "spectrum" and fits(framework, cells):
            return line(framework, cells, here=here, lying=lying)
        rungs = []
        for place, point in reversed(list(enumerate(framework.points))):
            right = given is not None and given.target == point.id
            rungs.append(
                Rung(
                    id=point.id,
                    number=place + 1,
                    name=point.name,
                    short=point.short,
                    current=point.id == here,
                    tail=f"{'✓' if right else ' '} {lying[point.id]}",
                    tail_role="right" if right else "strong",
                )
            )
        return ladder(rungs, cells, rails=framework.shape != "scale", whole=True)

    def _lying(self, point: str) -> str:
        """The numbers of the items that were put at a point, each with its mark once checked."""
        return " ".join(f"{chip.sign}{chip.number}" for chip in self._chips() if chip.target == point)

    def _chips(self) -> list[groups.Chip]:
        placed, chips = self.placed, []
        for number, item_id in enumerate(self.stops(), start=1):
            given = self.mark_of(item_id)
            chips.append(
                groups.Chip(
                    id=item_id,
                    number=number,
                    text=self._items[item_id].text,
                    target=placed.get(item_id, ""),
                    role=verdict_role(given) if item_id != self.current else "",
                    sign=sign(given),
                    current=item_id == self.current,
                )
            )
        return chips

    # -- moving -------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("shift", "put", "take_back"):
            return not self.checked
        return super().check_action(action, parameters)

    def action_shift(self, by: int) -> None:
        if self.current is None:
            return
        at = self.placed.get(self.current)
        if at is None:
            place = 0 if by > 0 else len(self._targets) - 1
        else:
            place = max(0, min(self._targets.index(at) + by, len(self._targets) - 1))
        self._put(self.current, self._targets[place])

    def action_put(self, number: int) -> None:
        """Put the item in hand at a target by its number, and take up the next one that waits."""
        if self.current is None or number > len(self._targets):
            return
        self._put(self.current, self._targets[number - 1])
        self._take_next()

    def action_take_back(self) -> None:
        if self.current in self.placed:
            self.change({item: place for item, place in self.placed.items() if item != self.current})

    def _put(self, item: str, target: str) -> None:
        self.change({**self.placed, item: target})

    def _take_next(self) -> None:
        """Take up the next item that waits, if any does."""
        stops = self.stops()
        at = stops.index(self.current) if self.current in stops else 0
        waiting = [one for one in (*stops[at:], *stops[:at]) if one not in self.placed]
        if waiting:
            self.current = waiting[0]

    # -- the mouse ----------------------------------------------------------------------------------------------

    def clicked(self, hit: Hit) -> None:
        kind, one = hit
        if kind == "item" and one in self._items:
            self.current = one
        elif one in self._targets and self.current and not self.checked:
            self._put(self.current, one)
            self._take_next()

    def dragged(self, item: str, over: Hit) -> None:
        if item in self._items:
            self.current = item

    def dropped(self, item: str, on: Hit) -> None:
        target = self.placed.get(on[1]) if on[0] == "item" else on[1]
        if on[0] == "item" and on[1] in self._targets:
            target = on[1]
        if target in self._targets and item in self._items:
            self._put(item, str(target))
