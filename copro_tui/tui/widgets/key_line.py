"""The line of keys at the bottom of the screen: the keys that work now, clickable, on as many lines as needed.

Textual's own footer is one line that is cut off where the window is narrow.
"""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from copro_tui.text.width import width
from copro_tui.tui.appearance import in_ascii_if_wanted

GAP = 2
"""Cells between two keys."""


class KeyLine(Widget):
    """One entry for each key that is to be shown: the key, and what it does."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"key-line--key"}  # noqa: RUF012 - Textual's own
    DEFAULT_CSS = """
    KeyLine {
        dock: bottom; height: auto; background: $panel; color: $foreground; padding: 0 2; text-wrap: nowrap;
        & .key-line--key { color: $role-number; text-style: bold; }
    }
    """

    def __init__(self) -> None:
        super().__init__(id="keys")
        self._lines: list[list[tuple[str, Binding]]] = []

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh(layout=True)

    def shown(self) -> list[tuple[str, Binding]]:
        """The keys to show, each with its name, in order."""
        found: dict[str, tuple[str, Binding]] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and active.enabled and binding.description:
                found.setdefault(binding.action, (in_ascii_if_wanted(self, self.app.get_key_display(binding)), binding))
        return list(found.values())

    def _laid_out(self, cells: int) -> list[list[tuple[str, Binding]]]:
        lines: list[list[tuple[str, Binding]]] = [[]]
        used = 0
        for key, binding in self.shown():
            needed = width(key) + 1 + width(binding.description)
            if lines[-1] and used + GAP + needed > cells:
                lines.append([])
                used = 0
            used += needed + (GAP if lines[-1] else 0)
            lines[-1].append((key, binding))
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._laid_out(width))

    def render(self) -> Content:
        self._lines = self._laid_out(self.content_size.width)
        style = self.get_visual_style("key-line--key")
        between = Content(" " * GAP)
        return Content("\n").join(
            between.join(
                Content.assemble(Content.styled(key, style), f" {binding.description}") for key, binding in line
            )
            for line in self._lines
        )

    def key_at(self, x: int, y: int) -> Binding | None:
        """The key at a place of the line."""
        if not 0 <= y < len(self._lines):
            return None
        left = 0
        for key, binding in self._lines[y]:
            right = left + width(key) + 1 + width(binding.description)
            if left <= x < right:
                return binding
            left = right + GAP
        return None

    async def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        binding = self.key_at(offset.x, offset.y) if offset is not None else None
        if binding is not None:
            event.stop()
            for active in self.screen.active_bindings.values():
                if active.binding.action == binding.action:  # not the key: a text field would take a letter
                    await self.app.run_action(binding.action, active.node)
                    break
