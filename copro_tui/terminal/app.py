"""The base of an app that any terminal can show."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from textual import on
from textual.app import App
from textual.dom import DOMNode
from textual.driver import Driver

from copro_tui.terminal.cursor import is_text
from copro_tui.terminal.driver import driver_for
from copro_tui.terminal.signalled import Signalled

SECONDS_TO_ARRIVE = 0.1
"""Seconds after a signal in which keys that were pressed before it are still read."""

SECONDS_TO_SETTLE = 2
"""Seconds after a signal within which the app ends, though not all keys may have had their effect."""


class TerminalApp(App[None]):
    """An app that no input ends, and that a signal ends in order: screens are closed, the terminal is as it was."""

    ended_by: int | None = None
    """The number of the signal that ended it; its return code is 128 more."""

    def get_driver_class(self) -> type[Driver]:
        return driver_for(super().get_driver_class())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the program be suspended where there is a shell to go to, and where its key does not undo in a text."""
        if action == "suspend_process":
            return sys.platform != "win32" and not self.is_web and not is_text(self.focused)
        return super().check_action(action, parameters)

    @on(Driver.SignalResume)
    def _redraw(self) -> None:
        """Draw everything: a terminal that the shell had for a while is empty."""
        self.screen.refresh(layout=True)

    @on(Signalled)
    def _signalled(self, event: Signalled) -> None:
        if self.ended_by is None:
            self.ended_by = event.number
            self.set_timer(SECONDS_TO_ARRIVE, self._settle)
            self.set_timer(SECONDS_TO_SETTLE, self._end)

    def _settle(self) -> None:
        """End once everything that was typed has come from the focused widget to the app, as its messages do."""
        self._pass_on(list(self.focused.ancestors_with_self) if self.focused is not None else [])

    def _pass_on(self, way: Sequence[DOMNode]) -> None:
        for number, node in enumerate(way, start=1):
            if node.call_later(self._pass_on, way[number:]):
                return
        self._end()

    def _end(self) -> None:
        self.exit(return_code=128 + (self.ended_by or 0))
