"""Run the server: where it listens, how processes are started, and its end."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from aiohttp import web
from msgspec import Struct

from copro_tui.serve.app import Server, Settings
from copro_tui.serve.people import People
from copro_tui.serve.visit import Size, Visit
from copro_tui.serve.visits import Limits, Start, Visits
from copro_tui.storage.atomic import make_folder

KEPT_FROM_ENVIRONMENT = ("PATH", "TZ", "TZDIR", "LD_LIBRARY_PATH", "SYSTEMROOT")
"""What a visit's process has of the server's environment; everything else, such as secrets, it has not."""


class Place(Struct, frozen=True):
    """Where everything is."""

    course: Path
    data: Path


def environment(server: Mapping[str, str], home: Path, cache: Path, size: Size) -> dict[str, str]:
    """The environment of a visit's process, made from nothing."""
    kept = {name: server[name] for name in KEPT_FROM_ENVIRONMENT if name in server}
    return {
        **kept,
        "HOME": str(home),
        "XDG_CACHE_HOME": str(cache),
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "COLUMNS": str(size.width),
        "ROWS": str(size.height),
        "TEXTUAL_DRIVER": "copro_tui.terminal.web_driver:ServedDriver",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def command(place: Place, records: Path, name: str, language: str) -> list[str]:
    """The command of a visit's process, as a list of arguments."""
    return [
        *(sys.executable, "-m", "copro_tui.cli.served"),
        *("--course", str(place.course), "--records", str(records), "--name", name, "--language", language),
    ]


def starting(place: Place, people: People) -> Start:
    """A function that starts the process of a visit."""

    async def start(visit: Visit, size: Size) -> bool:
        person = next(one for one in people.all() if one.id == visit.person)
        records = people.folder(person)
        make_folder(records)
        kept = environment(os.environ, records, place.data / "cache", size)
        return await visit.start(command(place, records, person.name, "en"), kept, records)

    return start


def serve(settings: Settings, place: Place, people: People, *, port: int, socket: Path | None, limits: Limits) -> None:
    """Serve until told to stop: every process has ended then. Raises OSError where it cannot listen."""
    visits = Visits(starting(place, people), time.monotonic, limits)
    application = Server(settings, people, visits).application()
    listens = {"path": str(socket)} if socket is not None else {"host": "127.0.0.1", "port": port}
    web.run_app(application, **listens, print=None, access_log=None, shutdown_timeout=1.0, handle_signals=True)
