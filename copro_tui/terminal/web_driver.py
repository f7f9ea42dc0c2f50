"""The driver of screens in a browser: the program ends with its server, and files go to the browser whole."""

from __future__ import annotations

import base64
import signal
from pathlib import Path
from typing import BinaryIO, Literal, TextIO

from textual.drivers.web_driver import WebDriver

from copro_tui.terminal.signalled import Signalled

_END = getattr(signal, "SIGHUP", signal.SIGTERM)  # Windows has no SIGHUP


class ServedDriver(WebDriver):
    """Textual's driver for the web, whose app ends when its input does, and draws everything when it is told to."""

    def run_input_thread(self) -> None:
        """Read what the server sends; at its end the server has gone, and the app is told to end."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self.send_message(Signalled(_END))

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        if packet_type == "redraw":
            self.send_message(self.SignalResume())
        else:
            super().on_meta(packet_type, payload)

    def deliver_binary(
        self,
        binary: BinaryIO | TextIO,
        *,
        delivery_key: str,
        save_path: Path,
        open_method: Literal["browser", "download"] = "download",
        encoding: str | None = None,
        mime_type: str | None = None,
        name: str | None = None,
    ) -> None:
        """Send a file in one piece: plans and certificates are small."""
        binary.seek(0)
        content = binary.read()
        data = content.encode(encoding or "utf-8") if isinstance(content, str) else content
        self.write_meta({"type": "file", "name": save_path.name, "data": base64.b64encode(data).decode()})
        self._delivery_complete(delivery_key, save_path=None, name=name)
