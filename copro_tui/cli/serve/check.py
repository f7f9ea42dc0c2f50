"""``copro serve check``: what could keep people from coming in, or their records from being kept apart."""

from __future__ import annotations

import asyncio
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from copro_tui.cli.context import course_folder
from copro_tui.cli.doctor.finding import Finding, good, problem, warn
from copro_tui.cli.output import say
from copro_tui.cli.serve.options import address_of, check_that_it_is_installed, people_of, with_address, with_data
from copro_tui.errors import ExitCode
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.serve.confine import version
from copro_tui.serve.people import People
from copro_tui.serve.starting import Starting
from copro_tui.serve.visit import Size, Visit
from copro_tui.storage.reading import read_regular

MEGABYTE = 1_000_000

FOR_ONE = 30 * MEGABYTE
"""The memory to reckon with for a visit, in bytes; with the course of the program one begins with 20 MB."""

LEAST_DISK = 500 * MEGABYTE
"""The free space below which a warning is given, in bytes."""

WITH_NETWORK = 4
"""The version of Landlock that can also forbid the network."""


@click.command()
@with_data
@with_address
@click.pass_context
def check(context: click.Context, data: Path, address: str | None) -> ExitCode:
    """Look for what could keep people out, or records together."""
    check_that_it_is_installed()
    people_of(data)
    secure = address is not None and address_of(address).secure
    found = list(look_over(course_folder(context.obj), data.resolve(), secure=secure))
    for one in found:
        say(one.line())
    return ExitCode.FOUND_PROBLEMS if any(one.level == "error" for one in found) else ExitCode.OK


def look_over(course: Path, data: Path, *, secure: bool) -> Iterator[Finding]:
    """Everything that can be looked at while nobody is served; ``secure`` is whether browsers come by https.

    Starts one visit of nobody's. Raises RecordError.
    """
    yield _folder(data)
    free = _("Free space: %(count)d MB") % {"count": shutil.disk_usage(data).free // MEGABYTE}
    little = shutil.disk_usage(data).free < LEAST_DISK
    yield warn(free, _("make room before people come")) if little else good(free)
    yield from _memory()
    yield _confinement()
    if secure:
        yield good(_("Browsers reach it by https"))
    else:
        yield warn(
            _("Only this computer can reach it"), _("give --address https://… and put a proxy in front for others")
        )
    yield asyncio.run(_test_visit(course))


def _folder(data: Path) -> Finding:
    if stat.S_IMODE(data.stat().st_mode) & 0o077:
        said = _("Other accounts can look into the data folder: %(folder)s") % {"folder": data}
        return problem(said, _("take their permissions away: chmod 700"))
    return good(_("The data folder is this account's alone: %(folder)s") % {"folder": data})


def _memory() -> Iterator[Finding]:
    """For how many people there is memory, where the system says how much is available."""
    try:
        lines = read_regular(Path("/proc/meminfo")).decode("ascii").splitlines()
    except OSError:
        return
    found = dict(line.split(":", 1) for line in lines)
    count = int(found.get("MemAvailable", "0 kB").split()[0]) * 1024 // FOR_ONE
    room = ngettext("Memory for about %(count)d person at once", "Memory for about %(count)d people at once", count)
    yield good(room % {"count": count}) if count else problem(room % {"count": count}, _("give it more memory"))


def _confinement() -> Finding:
    kernel = version()
    if kernel >= WITH_NETWORK:
        return good(_("The system keeps each visit to its own folder, and off the network"))
    care = _("use Linux 6.7 or later")
    if kernel:
        return warn(_("The system keeps each visit to its own folder, but not off the network"), care)
    return warn(_("The system cannot confine visits: only the program's own care keeps records apart"), care)


async def _test_visit(course: Path) -> Finding:
    """Show the screens to nobody."""
    with tempfile.TemporaryDirectory() as folder:
        people = People(Path(folder), lambda: datetime.now(UTC))
        person = people.of_link(people.invite("Test"))
        assert person is not None
        visit, begun = Visit(person.id, "", time.monotonic), time.monotonic()
        starting = Starting(course, Path(folder), people)
        shown = await starting.screens(visit, person, Size())
        seconds, complaint = time.monotonic() - begun, visit.complaint
        await visit.stop()
        await starting.end()
    if not shown:
        return problem(_("A test visit did not begin"), complaint or _("run “copro doctor”"))
    return good(_("A test visit began after: %(seconds).1f s") % {"seconds": seconds})
