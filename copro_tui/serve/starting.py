"""How the processes of people are started: the command, its environment made from nothing, and the folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from copro_tui.serve.conversation import Conversation
from copro_tui.serve.people import People, Person
from copro_tui.serve.visit import Size, Visit
from copro_tui.storage.atomic import make_folder

KEPT_FROM_ENVIRONMENT = ("PATH", "TZ", "TZDIR", "LD_LIBRARY_PATH", "SYSTEMROOT")
"""What a process has of the server's environment; everything else, such as secrets, it has not."""

INBOX = "inbox"
"""The folder of the cohorts' inboxes, in the data folder."""

DRIVER = "copro_tui.terminal.web_driver:ServedDriver"
"""What Textual draws with."""


class Starting(Struct, frozen=True):
    """Starts processes that each open one record of a course."""

    course: Path
    data: Path
    people: People

    async def screens(self, visit: Visit, person: Person, size: Size) -> bool:
        """Start the screens of somebody; returns whether they have begun. Raises OSError."""
        drawn = {"TEXTUAL_DRIVER": DRIVER, "COLUMNS": str(size.width), "ROWS": str(size.height)}
        return await visit.start(
            self._command(person, "screens"), self._environment(person, drawn), self._folder(person)
        )

    async def lines(self, conversation: Conversation, person: Person) -> bool:
        """Start the ordinary page of somebody; returns whether it has said something. Raises OSError."""
        return await conversation.start(
            self._command(person, "lines"), self._environment(person, {}), self._folder(person)
        )

    def _folder(self, person: Person) -> Path:
        folder = self.people.folder(person)
        make_folder(folder)
        return folder

    def _command(self, person: Person, front: str) -> list[str]:
        where = ["--course", str(self.course), "--records", str(self.people.folder(person))]
        where += ["--inbox", str(self.data / INBOX)]
        return [sys.executable, "-m", "copro_tui.cli.served", *where, "--name", person.name, "--front", front]

    def _environment(self, person: Person, more: Mapping[str, str]) -> dict[str, str]:
        kept = {name: os.environ[name] for name in KEPT_FROM_ENVIRONMENT if name in os.environ}
        return {
            **kept,
            "HOME": str(self.people.folder(person)),
            "XDG_CACHE_HOME": str(self.data / "cache"),
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "PYTHONDONTWRITEBYTECODE": "1",
            **more,
        }
