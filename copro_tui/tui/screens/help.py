"""F1: what this screen is for, and every key that works on it."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from copro_tui.i18n import gettext as _
from copro_tui.terminal.cursor import put_cursor
from copro_tui.text.width import fit, width
from copro_tui.tui.bindings import bindings
from copro_tui.tui.widgets.key_line import KeyLine

KEY_CELLS = 12
"""How wide the column of keys is."""


class HelpScreen(ModalScreen[None]):
    """The help of another screen."""

    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        & #help { width: 90%; max-width: 72; height: 90%; background: $surface; border: round $primary; padding: 0 2; }
        & Static { width: 1fr; margin: 0 0 1 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("help")

    def __init__(self, about: Screen[Any]) -> None:
        super().__init__()
        focused = about.focused
        around = focused.ancestors_with_self if focused else ()
        texts = [about.HELP or "", *(getattr(one, "HELP", None) or "" for one in around)]
        self._texts = list(dict.fromkeys(_(text) for text in texts if text))
        self._keys = _key_lines(about)

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="help"):
            for text in self._texts:
                yield Static(Content(text))
            yield Static(Content("\n").join(Content(line) for line in self._keys))
        yield KeyLine()

    def on_mount(self) -> None:
        box = self.query_one("#help")
        box.border_title = Content(_("Help"))
        box.focus()
        self.screen_layout_refresh_signal.subscribe(self, self._follow)
        self.call_after_refresh(self._follow)

    def _follow(self, _screen: object = None) -> None:
        """Move the terminal's cursor to the beginning of what can be seen."""
        if self.is_current:
            box = self.query_one("#help")
            put_cursor(box, box.content_region.offset)


def _key_lines(screen: Screen[Any]) -> list[str]:
    """A line for each key with what it does, without the keys that Textual gives every widget."""
    lines: dict[str, list[str]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.id is None or not binding.description or not active.enabled:
            continue
        key = screen.app.get_key_display(binding)
        if not key:
            continue
        keys = lines.setdefault(binding.description, [])
        if key not in keys:
            keys.append(key)
    return [_in_column(" ".join(keys)) + " " + description for description, keys in lines.items()]


def _in_column(keys: str) -> str:
    """Keys padded to the width of their column; longer texts are kept in full."""
    return fit(keys, max(KEY_CELLS, width(keys)))
