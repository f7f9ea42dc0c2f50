"""How the processes of people are started: from what, with an environment made from nothing, and in which folder."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from copro_tui.errors import RecordError
from copro_tui.serve.conversation import Conversation
from copro_tui.serve.forking import Begin
from copro_tui.serve.parent import Parent
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


class Starting:
    """Starts processes that each open one record of a course."""

    def __init__(self, course: Path, data: Path, people: People) -> None:
        self._people = people
        where = ["--course", str(course), "--inbox", str(data / INBOX), "--cache", str(data / CACHE)]
        self._parent = Parent([sys.executable, "-m", "copro_tui.cli.served", *where], _environment(data))

    async def begin(self) -> None:
        """Load everything now, so that the first who comes need not wait for it. Raises OSError."""
        await self._parent.start()

    async def end(self) -> None:
        """Nothing more will be started."""
        await self._parent.stop()

    async def screens(self, visit: Visit, person: Person, size: Size) -> bool:
        """Start the screens of somebody; returns whether they have begun. Raises OSError."""
        records = str(self._folder(person))
        return await visit.start(
            self._parent.fork(Begin("screens", records, person.name, width=size.width, height=size.height))
        )

    async def lines(self, conversation: Conversation, person: Person) -> bool:
        """Start the ordinary page of somebody; returns whether it has said something. Raises OSError."""
        return await conversation.start(self._parent.fork(Begin("lines", str(self._folder(person)), person.name)))

    def _folder(self, person: Person) -> Path:
        folder = self._people.folder(person)
        make_folder(folder)
        with suppress(RecordError):  # the day of a visit is no reason to shut anybody out
            self._people.here(person)
        return folder


def _environment(home: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT_FROM_ENVIRONMENT if name in os.environ}
    return {
        **kept,
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "TEXTUAL_DRIVER": DRIVER,
        "PYTHONDONTWRITEBYTECODE": "1",
    }
