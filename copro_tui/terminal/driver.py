"""A terminal driver that leaves the real cursor visible, so that screen magnifiers and braille displays follow it."""

from __future__ import annotations

from textual.driver import Driver


def with_visible_cursor(driver: type[Driver]) -> type[Driver]:
    """``driver``, but with the terminal's own cursor shown: Textual moves it to the focused widget, and hides it."""

    class VisibleCursor(driver):  # type: ignore[misc, valid-type]
        """The platform's driver with its cursor shown."""

        def start_application_mode(self) -> None:
            super().start_application_mode()
            self.write("\x1b[?25h")

    return VisibleCursor
