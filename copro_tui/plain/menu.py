"""Choosing one of several things by its number or by its name."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from copro_tui.i18n import gettext as _
from copro_tui.plain.commands import BACK, ON_A_MENU, QUIT, Command, NotUnderstoodError, help_lines, parse
from copro_tui.plain.console import Console, Ended
from copro_tui.plain.matching import Named, find


class Entry(Struct, frozen=True):
    """One line of a menu."""

    id: str
    name: str
    standing: str = ""
    """What there is to say of it after its name."""


class Chosen(Struct, frozen=True):
    """An entry by its id, or a command with what followed it."""

    entry: str = ""
    command: Command | None = None
    rest: str = ""


def choose(
    console: Console, heading: Sequence[str], entries: Sequence[Entry], *, commands: tuple[Command, ...] = ON_A_MENU
) -> Chosen:
    """Read out ``entries`` and wait for one of them, or for a command. Raises Ended on *quit*."""
    console.gap()
    console.say_all(heading)
    _read_out(console, entries, commands)
    named = [Named(str(number), one.id, one.name) for number, one in enumerate(entries, start=1)]
    while True:
        line = console.ask()
        if given := parse(line, commands):
            command, rest = given
            if command is QUIT:
                raise Ended
            if command.name != "help":
                return Chosen(command=command, rest=rest)
            console.say_all(help_lines(commands))
            _read_out(console, entries, commands)
        else:
            try:
                return Chosen(find(line, named))
            except NotUnderstoodError as error:
                console.say(str(error))
                console.say(_what_to_type(len(entries), commands))


def _read_out(console: Console, entries: Sequence[Entry], commands: tuple[Command, ...]) -> None:
    for number, entry in enumerate(entries, start=1):
        text = f"{entry.name}: {entry.standing}" if entry.standing else entry.name
        console.say(f"{number}. {text}")
    console.say(_what_to_type(len(entries), commands))


def _what_to_type(count: int, commands: tuple[Command, ...]) -> str:
    back = BACK in commands
    if not count:
        return _("? for help, b back, q quit.") if back else _("? for help, q quit.")
    values = {"count": count}
    if back:
        return _("A number from 1 to %(count)d, or a name. ? for help, b back, q quit.") % values
    return _("A number from 1 to %(count)d, or a name. ? for help, q quit.") % values
