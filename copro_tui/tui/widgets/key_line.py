"""The row of keys at the bottom of the screen: those that work now and fit, clickable, with help at its right end."""

from __future__ import annotations

from collections.abc import Collection

from textual import events, getters
from textual.binding import ActiveBinding, Binding
from textual.geometry import Offset
from textual.screen import Screen

from copro_tui.commands import COMMANDS
from copro_tui.figures.cells import Cell, Figure, Hit, Row, row_width
from copro_tui.text.width import width
from copro_tui.tui.appearance import in_ascii_if_wanted
from copro_tui.tui.base_app import BaseApp
from copro_tui.tui.bindings import shown_key
from copro_tui.tui.widgets.grid import centred
from copro_tui.tui.widgets.scanned import Scanned

GAP = 3
"""Cells between two keys."""

HELP, LEAVE = "screen.help", "screen.leave"
"""The commands that are never left out, so that the mouse alone is enough: help stands at the right end."""


class KeyLine(Scanned):
    """One entry for each key: the key, and what it does. The most used come first; what does not fit is left out."""

    WIDE = True
    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: 1; background: $panel; color: $role-text; padding: 0 2; }
    """

    app = getters.app(BaseApp)

    def __init__(self) -> None:
        super().__init__(id="keys")

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.redraw()

    def shown(self) -> list[tuple[str, Binding]]:
        """The keys to show where there is room, each with its name, the most used first."""
        found: dict[str, tuple[str, Binding]] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            wanted = binding.show or (self._scanned and self._scrolls(active))
            if wanted and active.enabled and binding.description:
                found.setdefault(binding.action, (in_ascii_if_wanted(self, shown_key(self.app, active)), binding))
        return sorted(found.values(), key=lambda one: _ORDER.get(one[1].id or "", len(_ORDER)))

    @property
    def _scanned(self) -> bool:
        """Whether one switch goes through the keys, so that every one of them comes into view."""
        return self.app.has_one_switch

    def _scrolls(self, active: ActiveBinding) -> bool:
        """Whether a command scrolls something now: who has one switch has no other way to."""
        if active.binding.id in ("screen.page-up", "screen.page-down"):
            return any(one.max_scroll_y > 0 for one in self.screen.query("#body"))
        return active.binding.id in ("board.more", "board.less") and getattr(active.node, "scrolls", False)

    def point_at(self, hits: Collection[Hit]) -> None:
        super().point_at(hits)
        self.redraw()

    def draw(self, cells: int) -> Figure:
        shown = self.shown()
        while True:
            row = self._line(shown, cells)
            first = next((binding.action for _key, binding in shown if ("item", binding.action) in self.pointed), "")
            if not first or any(cell.hit == ("item", first) for cell in row):
                return (row,)
            shown = shown[1:]

    def _line(self, shown: list[tuple[str, Binding]], cells: int) -> Row:
        """As many of the keys as fit."""
        beside = centred(cells)
        lead = Cell(" " * (beside or self._scanned))  # with room for the mark
        kept = {binding.id: _entry(key, binding) for key, binding in shown if binding.id in (LEAVE, HELP)}
        leave, end = kept.get(LEAVE, ()), kept.get(HELP, ())
        whole = cells - width(lead.text) - beside
        room = whole - sum(row_width(one) + GAP for one in (leave, end) if one)
        row: Row = ()
        for key, binding in shown:
            more = _joined(row, _entry(key, binding))
            if binding.id in kept:
                continue
            if row_width(more) > room:
                break
            row = more
        row = _joined(row, leave)
        between = Cell(" " * (whole - row_width(row) - row_width(end))) if end else Cell("")
        return tuple(cell for cell in (lead, *row, between, *end) if cell.text)

    def key_at(self, x: int, y: int) -> Binding | None:
        """The key at a place of the line."""
        hit = self.hit_at(Offset(x, y))
        return next((binding for _key, binding in self.shown() if hit and binding.action == hit[1]), None)

    async def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        binding = self.key_at(offset.x, offset.y) if offset is not None else None
        if binding is not None:
            event.stop()
            await self._run(binding.action)

    def controls(self) -> list[Hit]:
        return [("item", binding.action) for _key, binding in self.shown()]

    async def take(self, hit: Hit) -> None:
        await self._run(hit[1])

    async def _run(self, action: str) -> None:
        for active in self.screen.active_bindings.values():
            if active.binding.action == action:  # not the key: a text field would take a letter
                await self.app.run_action(action, active.node)
                break


_ORDER = {name: number for number, name in enumerate(COMMANDS)}
"""The place of each command in the table: the most used first."""


def _joined(row: Row, entry: Row) -> Row:
    return (*row, *((Cell(" " * GAP),) if row and entry else ()), *entry)


def _entry(key: str, binding: Binding) -> Row:
    hit = ("item", binding.action)
    return (Cell(key, "strong", hit), Cell(f" {binding.description}", "muted", hit))  # type: ignore[arg-type]
