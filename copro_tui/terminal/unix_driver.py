"""The driver of Unix terminals: no input ends the program, signals end it in order, and a terminal may vanish."""

from __future__ import annotations

import os
import selectors
import signal
from collections.abc import Callable
from typing import IO, Any

from textual.app import App
from textual.constants import ESCAPE_DELAY
from textual.drivers.linux_driver import LinuxDriver

from copro_tui.terminal.input import TerminalInput
from copro_tui.terminal.signalled import Signalled

SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGUSR1, signal.SIGUSR2)
"""The signals that would end the program at once, and that it can answer by ending in order."""

SECONDS_TO_END = 5
"""Seconds after a signal within which the program ends, in order or not."""

_PORTION = 4096


class UnixDriver(LinuxDriver):
    """Textual's driver with a visible cursor, which tells its app with ``Signalled`` when it has to end."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._file = _Output(self._file)  # type: ignore[assignment]
        self._away = False
        """Whether the program is suspended, and the terminal is the shell's."""
        self._before = {number: signal.signal(number, self._end) for number in SIGNALS}
        signal.signal(signal.SIGCONT, self._go_on)

    def start_application_mode(self) -> None:
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.write("\x1b[?25h")

    def stop_application_mode(self) -> None:
        self.write("\x1b[?1016l")  # Textual asks for the mouse in pixels, and leaves it so
        super().stop_application_mode()

    def suspend_application_mode(self) -> None:
        self._away = True
        super().suspend_application_mode()

    def resume_application_mode(self) -> None:
        super().resume_application_mode()
        self._away = False

    def close(self) -> None:
        super().close()
        if not self._away:
            signal.alarm(0)
            for number, before in self._before.items():
                signal.signal(number, before)

    def write(self, data: str) -> None:
        """Write to the terminal, if there is one: a thread that has ended would be waited for for ever."""
        if self._writer_thread is not None and self._writer_thread.is_alive():
            super().write(data)

    def run_input_thread(self) -> None:
        """Read what the terminal sends until told to stop, and send it to the app as events."""
        taken = TerminalInput()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if not selector.select(ESCAPE_DELAY):
                    found = taken.pause()
                elif data := self._read():
                    found = taken.feed(data)
                else:
                    self.send_message(Signalled(signal.SIGHUP))
                    return
                for event in found:
                    self.process_message(event)

    def _read(self) -> bytes:
        """What has come from the terminal; nothing if it has gone."""
        try:
            return os.read(self.fileno, _PORTION)
        except OSError:
            return b""

    def _end(self, number: int, _frame: object) -> None:
        """Tell the app to end, and see to it that the program does."""
        signal.alarm(SECONDS_TO_END)
        self.send_message(Signalled(number))

    def _go_on(self, number: int, frame: object) -> None:
        """Take the terminal back, unless the program has it: it may be told to go on though it was not stopped."""
        if self._away:
            self._sigcont_application(number, frame)


class _Output:
    """A file for which it is no error that the terminal has gone."""

    def __init__(self, file: IO[str] | None) -> None:
        self._file = file

    def write(self, text: str) -> None:
        self._try(lambda file: file.write(text))

    def flush(self) -> None:
        self._try(lambda file: file.flush())

    def _try(self, act: Callable[[IO[str]], object]) -> None:
        if self._file is not None:
            try:
                act(self._file)
            except OSError:
                self._file = None
