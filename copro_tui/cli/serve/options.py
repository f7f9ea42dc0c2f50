"""What the commands of a server share: its data folder, its address, and whether it is installed."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from copro_tui.errors import RecordError, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.storage.lock import LOCK_SECONDS

if TYPE_CHECKING:
    from copro_tui.serve.guard import Address
    from copro_tui.serve.people import People

PORT = 8000
"""The port where it listens, unless another is named."""

NEEDED = ("aiohttp", "textual_serve")
"""The packages of the extra."""

with_data = click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    default=Path("served"),
    show_default=True,
    help="The folder of people and their records.",
)
with_address = click.option(
    "--address", metavar="URL", help="The address by which browsers reach it, for example https://learn.example.org"
)
with_port = click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True, help="The port.")


def people_of(data: Path, lock_seconds: float = LOCK_SECONDS) -> People:
    """The people of a data folder; ``lock_seconds`` is how long to wait while another program changes their list.

    Raises RecordError if the folder cannot be made.
    """
    from copro_tui.serve.people import People
    from copro_tui.serve.starting import CACHE
    from copro_tui.storage.atomic import make_folder

    try:
        make_folder(data.resolve())
        make_folder(data.resolve() / CACHE)
    except OSError as error:
        raise RecordError(
            _("The folder %(folder)s cannot be used (%(why)s).") % {"folder": data, "why": error.strerror},
            _("Name another with --data."),
        ) from error
    return People(data.resolve(), lambda: datetime.now(UTC), lock_seconds)


def address_of(address: str) -> Address:
    """The address that was given. Raises UsageError if it is none."""
    from copro_tui.serve.guard import outside_address

    found = outside_address(address)
    if found is None:
        raise UsageError(
            _("“%(address)s” cannot be the address of the course.") % {"address": address},
            _("It begins with https:// and has no path; http:// is for this computer alone."),
        )
    return found


def origin_of(address: str | None, port: int) -> str:
    """The beginning of links: the address that was given, or that of this computer. Raises UsageError."""
    if address is not None:
        address_of(address)
        return address.rstrip("/")
    return f"http://127.0.0.1:{port}"


def check_that_it_is_installed() -> None:
    """Raise UsageError, with what to do, if the extra is not installed."""
    if not all(find_spec(one) for one in NEEDED):
        raise UsageError(
            _("“copro serve” needs a part that is not installed."), _('pip install "copro[serve]" installs it.')
        )
