"""The base of an app that any terminal can show."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.app import App
from textual.driver import Driver

from copro_tui.terminal.driver import driver_for
from copro_tui.terminal.signalled import Signalled

SECONDS_TO_ARRIVE = 0.1
"""Seconds that keys have to get to where they are kept, after a signal and before the app ends."""


class TerminalApp(App[None]):
    """An app that no input ends, and that a signal ends in order: screens are closed, the terminal is as it was."""

    ended_by: int | None = None
    """The number of the signal that ended it; its return code is 128 more."""

    def get_driver_class(self) -> type[Driver]:
        return driver_for(super().get_driver_class())

    @on(Signalled)
    def _signalled(self, event: Signalled) -> None:
        if self.ended_by is None:
            self.ended_by = event.number
            self.set_timer(SECONDS_TO_ARRIVE, partial(self.exit, return_code=128 + event.number))
