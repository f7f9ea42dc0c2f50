"""The base of the boards for placing, matching and sorting: the current case, and the places it can go to."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from copro_tui.exercises import Item
from copro_tui.exercises.placing import Placing
from copro_tui.figures import groups
from copro_tui.figures.cells import Figure, Hit
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import StepView
from copro_tui.tui.bindings import bindings
from copro_tui.tui.boards.base import Board, card, reason, sign, verdict_role


class PlacingBoard(Board):
    """The current item in full, the places it can go to, and a tray of all items."""

    HELP = mark(
        "Put each item where it belongs. The arrow keys left and right move the one in hand, or type the number of its "
        "place. The arrow keys up and down take another one in hand. With the mouse, click a place, or drag a number "
        "to it."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("placing")

    def __init__(self, view: StepView, exercise: Placing) -> None:
        super().__init__(view)
        self.exercise = exercise
        self._items = {case.id: case for case in exercise.cases}
        self._targets = [place.id for place in exercise.places]
        self.set_reactive(PlacingBoard.current, self._to_begin_with())

    def show(self, view: StepView) -> None:
        newly = view.feedback is not None and not self.checked
        super().show(view)
        if newly:
            self.current = self._to_begin_with()

    def _to_begin_with(self) -> str | None:
        """Item selected first: the first unplaced one; once checked, the first that is not right."""
        stops = self.stops()
        if self.checked:
            wanted = [one for one in stops if (given := self.mark_of(one)) and given.verdict != "right"]
        else:
            wanted = [one for one in stops if one not in self.placed]
        return next(iter([*wanted, *stops]), None)

    @property
    def placed(self) -> dict[str, str]:
        return self.exercise.placed(self.view.answer)

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
        return (
            *self.tray(cells),
            *card(item.text, cells, heading, [reason(given, cells, placed=True)]),
            *self.draw_places(item, cells),
        )

    def tray(self, cells: int) -> Figure:
        """All cases by their numbers."""
        return groups.tray(self.chips(), cells)

    def draw_places(self, case: Item, cells: int) -> Figure:
        """The places with the cases put at them; the place of ``case``, the current one, is highlighted."""
        raise NotImplementedError

    def numbered_places(self) -> list[groups.Place]:
        """The places with their numbers."""
        return [
            groups.Place(id=one.id, number=number, name=one.text)
            for number, one in enumerate(self.exercise.places, start=1)
        ]

    def chips(self) -> list[groups.Chip]:
        """The cases as chips for a figure."""
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
        """Put the current item at a target, by its number from 1, and select the next unplaced item."""
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
        """Select the next unplaced item, if there is one."""
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

    def dropped(self, item: str, on: Hit | None) -> None:
        if on is None:
            return
        target = self.placed.get(on[1]) if on[0] == "item" else on[1]
        if on[0] == "item" and on[1] in self._targets:
            target = on[1]
        if target in self._targets and item in self._items:
            self._put(item, str(target))
