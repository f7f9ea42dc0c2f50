"""Choose the driver: the cursor is left visible, so that screen magnifiers and braille displays follow it."""

from __future__ import annotations

import sys

from textual.driver import Driver


def driver_for(driver: type[Driver]) -> type[Driver]:
    """The driver to use where Textual would use ``driver``."""
    if sys.platform != "win32":
        from textual.drivers.linux_driver import LinuxDriver

        from copro_tui.terminal.unix_driver import UnixDriver

        if driver is LinuxDriver:
            return UnixDriver

    class VisibleCursor(driver):  # type: ignore[misc, valid-type]
        """The platform's driver with its cursor shown."""

        def start_application_mode(self) -> None:
            super().start_application_mode()
            self.write("\x1b[?25h")

    return VisibleCursor
