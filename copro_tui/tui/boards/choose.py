"""Choosing one or several of some options."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from copro_tui.exercises import Choose
from copro_tui.figures.cells import BLANK, Cell, Figure, Hit, Role, Row
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import StepView
from copro_tui.text.wrap import wrap
from copro_tui.tui.bindings import bindings
from copro_tui.tui.boards.base import Board, reason, sign, verdict_role


class ChooseBoard(Board):
    """Options to tick."""

    HELP = mark(
        "Choose with Space, or type the option's number. With the mouse, click it. Where several can be right, choose "
        "all that apply."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("choose")

    def __init__(self, view: StepView, exercise: Choose) -> None:
        super().__init__(view)
        self.exercise = exercise
        self._texts = {item.id: item.text for item in exercise.items}

    @property
    def ticked(self) -> list[str]:
        return list(self.view.answer)

    def stops(self) -> list[str]:
        return list(self.view.layout)

    def draw(self, cells: int) -> Figure:
        rows: list[Row] = []
        if self.exercise.several:
            rows += [(Cell(_("Choose all that apply."), "muted"),), BLANK]
        for number, item in enumerate(self.stops(), start=1):
            rows += self._option(number, item, cells)
        given = self.mark_of(self.current or "")
        if given is not None:
            rows += [BLANK, *reason(given, cells, placed=False)]
        return tuple(rows)

    def _option(self, number: int, item: str, cells: int) -> Figure:
        here, chosen, given = item == self.current, item in self.ticked, self.mark_of(item)
        left, right = ("[", "]") if self.exercise.several else ("(", ")")
        box = f"{left}{'x' if chosen else ' '}{right}"
        lead = f"{'▶' if here else ' '} {number} {box} {sign(given):1} "
        role: Role = "current" if here else verdict_role(given)
        text = self._texts[item]
        if given is not None and given.verdict == "right":
            text = _("%(option)s (right)") % {"option": text}
        elif given is not None and given.verdict == "missed":
            text = _("%(option)s (right, missed)") % {"option": text}
        return tuple(
            (Cell(lead if not line else " " * len(lead), "current" if here and not line else "number", ("item", item)),
             Cell(part, role, ("item", item)))
            for line, part in enumerate(wrap(text, cells - len(lead)))
        )  # fmt: skip

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("tick", "tick_number"):
            return not self.checked
        return super().check_action(action, parameters)

    def ready_to_check(self) -> None:
        if not self.ticked and not self.exercise.several and self.current:
            self._tick(self.current)

    def action_tick(self) -> None:
        if self.current:
            self._tick(self.current)

    def action_tick_number(self, number: int) -> None:
        if number <= len(self.stops()):
            self.current = self.stops()[number - 1]
            self._tick(self.current)

    def _tick(self, item: str) -> None:
        ticked = self.ticked
        if self.exercise.several:
            self.change([one for one in ticked if one != item] if item in ticked else [*ticked, item])
        else:
            self.change([item])

    def clicked(self, hit: Hit) -> None:
        self.current = hit[1]
        self._tick(hit[1])
