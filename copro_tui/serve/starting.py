"""How the processes of people are started: the command, its environment made from nothing, and the folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from copro_tui.errors import RecordError
from copro_tui.serve.conversation import Conversation
from copro_tui.serve.people import People
from copro_tui.serve.people_file import Person
from copro_tui.serve.visit import Size, Visit
from copro_tui.storage.atomic import make_folder

KEPT_FROM_ENVIRONMENT = ("PATH", "TZ", "TZDIR", "LD_LIBRARY_PATH", "SYSTEMROOT")
"""What a process has of the server's environment; everything else, such as secrets, it has not."""

INBOX = "inbox"
"""The folder of the cohorts' inboxes, in the data folder."""

CACHE = "cache"
"""The folder of the course as it was read, in the data folder. Processes may read it, and not write to it."""

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
        command, environment = self._command(person, "screens"), self._environment(person, drawn)
        return await visit.start(command, environment, self._folder(person), person.name)

    async def lines(self, conversation: Conversation, person: Person) -> bool:
        """Start the ordinary page of somebody; returns whether it has said something. Raises OSError."""
        command, environment = self._command(person, "lines"), self._environment(person, {})
        return await conversation.start(command, environment, self._folder(person), person.name)

    def _folder(self, person: Person) -> Path:
        folder = self.people.folder(person)
        make_folder(folder)
        with suppress(RecordError):  # the day of a visit is no reason to shut anybody out
            self.people.here(person)
        return folder

    def _command(self, person: Person, front: str) -> list[str]:
        where = ["--course", str(self.course), "--records", str(self.people.folder(person))]
        where += ["--inbox", str(self.data / INBOX), "--cache", str(self.data / CACHE)]
        return [sys.executable, "-m", "copro_tui.cli.served", *where, "--front", front]

    def _environment(self, person: Person, more: Mapping[str, str]) -> dict[str, str]:
        kept = {name: os.environ[name] for name in KEPT_FROM_ENVIRONMENT if name in os.environ}
        return {
            **kept,
            "HOME": str(self.people.folder(person)),
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "PYTHONDONTWRITEBYTECODE": "1",
            **more,
        }
