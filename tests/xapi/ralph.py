"""A real LRS for tests: Ralph, with its statements in a file, on this computer alone (extra ``test-lrs``)."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

USER, PASSWORD = "copro", "secret"
SERVER = """\
import sys
import uvicorn
from ralph.backends.data.base import BaseOperationType
from ralph.backends.data.fs import FSDataBackend
FSDataBackend.default_operation_type = BaseOperationType.APPEND  # else the second write fails
from ralph.api import app
uvicorn.run(app, fd=int(sys.argv[1]), log_level="error")
"""
STARTING = 60.0
"""Seconds that it may take to start; other work goes on beside it."""


class Ralph:
    """A server whose data is in ``folder``. It can be killed and started again, on the same port."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.data.mkdir(parents=True, exist_ok=True)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.root = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self.address = f"{self.root}/xAPI"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def _environment(self) -> dict[str, str]:
        outside = {name: value for name, value in os.environ.items() if not name.startswith("RALPH_")}
        return {
            **outside,
            "RALPH_APP_DIR": str(self.folder),
            "RALPH_RUNSERVER_BACKEND": "fs",
            "RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH": str(self.data),
        }

    def add_user(self) -> None:
        """Let the program in."""
        account = ("-A", "copro", "https://example.org/programs")
        command = [sys.executable, "-m", "ralph", "auth", "-u", USER, "-p", PASSWORD, "-s", "all", *account, "-w"]
        subprocess.run(command, env=self._environment, check=True, capture_output=True, timeout=STARTING)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        (self.folder / "history.json").unlink(missing_ok=True)  # torn by a kill, it would fail for ever
        handle = self._listening.fileno()
        command = [sys.executable, "-c", SERVER, str(handle)]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                command, env=self._environment, pass_fds=[handle], stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        with urllib.request.urlopen(f"{self.root}/__lbheartbeat__", timeout=STARTING):
            pass

    def kill(self) -> None:
        """End it at once, whatever it does."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def close(self) -> None:
        self.kill()
        self._listening.close()

    def kept(self) -> list[dict[str, Any]]:
        """Every statement in its file, as often as it is there."""
        found = []
        for path in self.data.glob("*.jsonl"):
            for line in path.read_bytes().splitlines():
                with suppress(ValueError):  # cut short by a kill
                    found.append(json.loads(line))
        return found


@contextmanager
def ralph(folder: Path) -> Iterator[Ralph]:
    """A Ralph that runs until it is not needed any more."""
    server = Ralph(folder)
    try:
        server.add_user()
        server.start()
        yield server
    finally:
        server.close()
