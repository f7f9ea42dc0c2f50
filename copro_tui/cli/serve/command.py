"""``copro serve``: the course by a link, for people who have no terminal."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import click

from copro_tui.cli.context import course_folder
from copro_tui.cli.lazy import Later, LazyGroup
from copro_tui.cli.output import say
from copro_tui.cli.serve.options import (
    address_of,
    check_that_it_is_installed,
    origin_of,
    people_of,
    with_address,
    with_data,
    with_port,
)
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _

if TYPE_CHECKING:
    from copro_tui.serve.context import SingleSignOn

NAME_HEADER = "X-Forwarded-Preferred-Username"
"""The header in which oauth2-proxy passes on a name."""

SHORTEST_SECRET = 20
"""The fewest characters of the secret between a proxy and the server."""

COMMANDS = (
    Later(
        "invite",
        "copro_tui.cli.serve.invite:invite",
        "Make a personal link for each name; it opens that person's record, so send it to them alone.",
    ),
    Later(
        "people",
        "copro_tui.cli.serve.people:list_people",
        "Who was invited, with their folders, and when they were last here.",
    ),
    Later("revoke", "copro_tui.cli.serve.revoke:revoke", "Shut somebody out: link and cookies end, the record stays."),
    Later(
        "restore",
        "copro_tui.cli.serve.restore:restore",
        "Put the last good copy of the list of people back.",
    ),
    Later("check", "copro_tui.cli.serve.check:check", "Look for what could keep people out, or records together."),
)


@click.group(cls=LazyGroup, commands=COMMANDS, invoke_without_command=True)
@with_data
@with_address
@with_port
@click.option("--socket", type=click.Path(path_type=Path), metavar="PATH", help="Listen on this Unix socket instead.")
@click.option("--behind-proxy", is_flag=True, help="A proxy in front passes on who asks, in X-Forwarded-For.")
@click.option("--identity-header", metavar="NAME", help="Single sign-on: the proxy's header that says who somebody is.")
@click.option("--name-header", metavar="NAME", default=NAME_HEADER, help="And the one with their name.")
@click.option(
    "--proxy-secret-file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="And the file with what it sends as X-Proxy-Secret.",
)
@click.option(
    "--open", "open_to_all", is_flag=True, help="And everybody whom it knows may come, not only who was invited."
)
@click.option("--visits", type=click.IntRange(1, 1000), default=60, show_default=True, help="The most at once.")
@click.pass_context
def serve(
    context: click.Context,
    data: Path,
    address: str | None,
    port: int,
    socket: Path | None,
    behind_proxy: bool,
    identity_header: str | None,
    name_header: str,
    proxy_secret_file: Path | None,
    open_to_all: bool,
    visits: int,
) -> None:
    """Offer the course by a link: in a browser, with a record for each."""
    if context.invoked_subcommand is not None:
        return
    check_that_it_is_installed()
    from copro_tui.cli.cached_course import cached_course
    from copro_tui.course.warming import warm
    from copro_tui.serve.context import Context, Settings
    from copro_tui.serve.guard import local_address
    from copro_tui.serve.own_words import own_words_in
    from copro_tui.serve.server import serve as run
    from copro_tui.serve.starting import CACHE, Starting
    from copro_tui.serve.visits import Limits
    from copro_tui.storage.lock import SCREEN_SECONDS

    folder = course_folder(context.obj)
    people, cache = people_of(data, SCREEN_SECONDS), data.resolve() / CACHE
    course = cached_course(folder, cache)
    warm(cached_course(folder, cache))  # not the one that stays: the server itself needs little of it
    reached = address_of(address) if address else local_address(port)
    sign_on = _sign_on(identity_header, name_header, proxy_secret_file, open_to_all=open_to_all)
    settings = Settings(reached, own_words_in(data), behind_proxy, sign_on)
    count = len(people.all())

    def begun() -> None:
        say(_("The course is at: %(address)s") % {"address": origin_of(address, port)})
        say(_("People: %(count)d. “copro serve invite NAME” makes a link for somebody.") % {"count": count})

    try:
        starting = Starting(folder, data.resolve(), people)
        run(
            Context(course, settings, people, secrets.token_bytes(32)),
            starting,
            Limits(visits=visits),
            port=port,
            socket=socket,
            begun=begun,
        )
    except OSError as error:
        raise UsageError(
            _("The course cannot be offered at: %(where)s (%(why)s).")
            % {"where": socket or port, "why": os.strerror(error.errno) if error.errno else error},
            _("Is another program there already? Choose another with --port."),
        ) from error


def _text_in(file: Path) -> str:
    """The text in a file that was named. Raises UsageError if it cannot be read."""
    from copro_tui.storage.reading import read_regular

    try:
        return read_regular(file, follow=True).decode("utf-8", "replace").strip()
    except OSError as error:
        said = _("%(file)s cannot be read (%(why)s).")
        raise UsageError(said % {"file": file, "why": error.strerror}) from error


def _sign_on(header: str | None, name: str, secret_file: Path | None, *, open_to_all: bool) -> SingleSignOn | None:
    """How a proxy says who somebody is; None where people come by links. Raises UsageError."""
    from copro_tui.serve.context import SingleSignOn

    if header is None:
        return None
    secret = _text_in(secret_file) if secret_file is not None else ""
    if len(secret) < SHORTEST_SECRET:
        raise UsageError(
            _("Single sign-on needs a long secret between proxy and server (characters: at least %(count)d).")
            % {"count": SHORTEST_SECRET},
            _("Put it into a file, name that with --proxy-secret-file, and let the proxy send it as X-Proxy-Secret."),
        )
    return SingleSignOn(header, name, secret, open_to_all)
