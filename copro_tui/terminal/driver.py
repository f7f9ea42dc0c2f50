"""A terminal driver that leaves the real cursor visible, so that screen magnifiers and braille displays follow it."""

from __future__ import annotations

from textual.driver import Driver


def with_visible_cursor(driver: type[Driver]) -> type[Driver]:
    """A subclass of ``driver`` that shows the terminal's cursor, which Textual moves with the focus but hides."""

    class VisibleCursor(driver):  # type: ignore[misc, valid-type]
        """The platform's driver with its cursor shown."""

        def start_application_mode(self) -> None:
            super().start_application_mode()
            self.write("\x1b[?25h")

    return VisibleCursor
