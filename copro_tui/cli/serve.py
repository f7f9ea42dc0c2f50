"""``copro serve``: the course by a link, for people who have no terminal."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from copro_tui.cli.context import course_folder
from copro_tui.cli.output import say
from copro_tui.errors import ExitCode, RecordError, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.text.days import day_in_words

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


@click.group(invoke_without_command=True)
@with_data
@with_address
@with_port
@click.option("--socket", type=click.Path(path_type=Path), metavar="PATH", help="Listen on this Unix socket instead.")
@click.option("--behind-proxy", is_flag=True, help="A proxy in front passes on who asks, in X-Forwarded-For.")
@click.option("--visits", type=click.IntRange(1, 1000), default=60, show_default=True, help="The most at once.")
@click.option(
    "--privacy",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="A text of your own for the page about privacy.",
)
@click.pass_context
def serve(
    context: click.Context,
    data: Path,
    address: str | None,
    port: int,
    socket: Path | None,
    behind_proxy: bool,
    visits: int,
    privacy: Path | None,
) -> None:
    """Offer the course by a link: in a browser, each person with a record of their own."""
    if context.invoked_subcommand is not None:
        return
    _check_that_it_is_installed()
    from copro_tui.cli.cached_course import cached_course
    from copro_tui.serve.context import Context, Settings
    from copro_tui.serve.guard import local_address
    from copro_tui.serve.server import serve as run
    from copro_tui.serve.starting import Starting
    from copro_tui.serve.visits import Limits
    from copro_tui.storage.reading import read_regular

    folder = course_folder(context.obj)
    course, people = cached_course(folder), _people(data)
    words = read_regular(privacy, follow=True).decode("utf-8", "replace") if privacy is not None else ""
    reached = _address(address) if address else local_address(port)
    settings = Settings(reached, words, behind_proxy)
    say(_("The course is at: %(address)s") % {"address": _origin(address, port)})
    say(_("People: %(count)d. “copro serve invite NAME” makes a link for somebody.") % {"count": len(people.all())})
    try:
        starting = Starting(folder, data.resolve(), people)
        run(Context(course, settings, people), starting, Limits(visits=visits), port=port, socket=socket)
    except OSError as error:
        raise UsageError(
            _("The course cannot be offered at: %(where)s (%(why)s).")
            % {"where": socket or port, "why": error.strerror},
            _("Is another program there already? Choose another with --port."),
        ) from error


@serve.command()
@click.argument("names", metavar="NAME…", nargs=-1, required=True)
@with_data
@with_address
@with_port
@click.option("--again", is_flag=True, help="Make a new link for somebody who has one, and end the old one.")
def invite(names: tuple[str, ...], data: Path, address: str | None, port: int, again: bool) -> None:
    """Make a personal link for each name. It is shown once, and opens that person's record: send it to them alone."""
    people, origin = _people(data), _origin(address, port)
    for name in names:
        say(f"{name}: {origin}/in#{people.invite(name, again=again)}")


@serve.command("people")
@with_data
def list_people(data: Path) -> None:
    """Who was invited, and when they were last here."""
    people = _people(data).all()
    if not people:
        say(_("Nobody has been invited yet."))
    for one in people:
        values = {"name": one.name, "day": day_in_words(one.seen.astimezone().date()) if one.seen else ""}
        if not one.link:
            say(_("%(name)s: shut out") % values)
        else:
            say(_("%(name)s: last here on %(day)s") % values if one.seen else _("%(name)s: not here yet") % values)


@serve.command()
@click.argument("name")
@with_data
def revoke(name: str, data: Path) -> None:
    """Shut somebody out: their link and cookies end. Their record stays."""
    person = _people(data).revoke(name)
    say(_("Shut out: %(name)s. The record is still in: %(folder)s")
        % {"name": person.name, "folder": _people(data).folder(person)})  # fmt: skip


@serve.command("check")
@with_data
@with_address
@click.pass_context
def check_serving(context: click.Context, data: Path, address: str | None) -> ExitCode:
    """Look for whatever could keep people from coming in, or their records from being kept apart."""
    _check_that_it_is_installed()
    from copro_tui.cli.serve_check import look_over

    _people(data)
    secure = address is not None and _address(address).secure
    found = list(look_over(course_folder(context.obj), data.resolve(), secure=secure))
    for one in found:
        say(one.line())
    return ExitCode.FOUND_PROBLEMS if any(one.level == "error" for one in found) else ExitCode.OK


def _people(data: Path) -> People:
    """The people of a data folder. Raises RecordError if it cannot be made."""
    from copro_tui.serve.people import People
    from copro_tui.storage.atomic import make_folder

    try:
        make_folder(data.resolve())
        make_folder(data.resolve() / "cache")
    except OSError as error:
        raise RecordError(
            _("The folder %(folder)s cannot be used (%(why)s).") % {"folder": data, "why": error.strerror},
            _("Name another with --data."),
        ) from error
    return People(data.resolve(), lambda: datetime.now(UTC))


def _address(address: str) -> Address:
    """The address that was given. Raises UsageError if it is none."""
    from copro_tui.serve.guard import outside_address

    found = outside_address(address)
    if found is None:
        raise UsageError(
            _("“%(address)s” cannot be the address of the course.") % {"address": address},
            _("It begins with https:// and has no path; http:// is for this computer alone."),
        )
    return found


def _origin(address: str | None, port: int) -> str:
    if address is not None:
        _address(address)
        return address.rstrip("/")
    return f"http://127.0.0.1:{port}"


def _check_that_it_is_installed() -> None:
    if not all(find_spec(one) for one in NEEDED):
        raise UsageError(
            _("“copro serve” needs a part that is not installed."), _('pip install "copro[serve]" installs it.')
        )
