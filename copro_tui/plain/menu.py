"""Menus: choose one of several entries by number or name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from copro_tui.commands import Command
from copro_tui.course.places import Place
from copro_tui.i18n import gettext as _
from copro_tui.plain.blocks import Block, Choices, Field, Hint, Item, Trouble, hints
from copro_tui.plain.commands import (
    BACK,
    HELP,
    ON_A_MENU,
    QUIT,
    Given,
    NotUnderstoodError,
    help_lines,
    naming_commands,
    parse,
)
from copro_tui.plain.grammar import Named
from copro_tui.plain.meant import Suggested, one_named, politely, says_enter
from copro_tui.plain.voice import Ended, Voice


class Entry(Struct, frozen=True):
    """One line of a menu."""

    id: str
    name: str
    standing: str = ""
    """Its status, read after its name."""
    means: Place | Command | None = None
    """The place that it opens or the command that it gives; None if the caller handles it by its id."""


def opening(place: Place, name: str, standing: str = "") -> Entry:
    """An entry that opens a place."""
    return Entry(str(place), name, standing, place)


def place_of(chosen: Entry | Given) -> Place | None:
    """The place that was chosen; None if the learner wants to go back."""
    if isinstance(chosen, Given):
        return chosen.opens
    return chosen.means if isinstance(chosen.means, Place) else None


def choose(
    voice: Voice,
    heading: Sequence[Block],
    entries: Sequence[Entry],
    *,
    commands: tuple[Command, ...] = ON_A_MENU,
    enter: Entry | None = None,
) -> Entry | Given:
    """Read out ``entries`` and wait for one of them, or for a command; for Enter alone if that means ``enter``.

    Raises Ended on *quit*.
    """
    voice.say(*heading)
    _read_out(voice, entries, commands, enter)
    named = [Named(str(number), one.id, one.name, _short(one.name)) for number, one in enumerate(entries, start=1)]
    suggested = Suggested()
    while True:
        line = suggested.taken(voice.ask(Field(_("A number or a name"))))
        given = parse(line, commands)
        if given is None and enter is not None and (not line or says_enter(line)):
            return enter
        if given is None:
            try:
                chosen = one_named(line, named)
                return next(one for one in entries if one.id == chosen)
            except NotUnderstoodError as error:
                given = politely(line, commands)
                if given is None:
                    voice.say(Trouble(suggested.words(error, line, commands)))
                    voice.say(Hint(_what_to_type(len(entries), commands)))
                    continue
        if given.command is QUIT:
            raise Ended
        if given.command is not HELP:
            return given
        voice.say(*hints(help_lines(commands)))
        _read_out(voice, entries, commands, enter)


def _short(name: str) -> str:
    """A name as far as its first comma or colon: WHEN, of *WHEN, When to do it*."""
    return re.split("[,:]", name)[0]


def _read_out(voice: Voice, entries: Sequence[Entry], commands: tuple[Command, ...], enter: Entry | None) -> None:
    numbered = enumerate(entries, start=1)
    voice.say(Choices(tuple(Item(str(number), entry.name, entry.standing) for number, entry in numbered)))
    if enter is not None:
        voice.say(Hint(enter.name))
    voice.say(Hint(_what_to_type(len(entries), commands)))


def _what_to_type(count: int, commands: tuple[Command, ...]) -> str:
    back = BACK in commands
    if not count:
        ends = _("%(screen.help)s for help, %(home.quit)s quit.")
        return naming_commands(
            _("%(screen.help)s for help, %(screen.leave)s back, %(home.quit)s quit.") if back else ends
        )
    ways = _("A number from 1 to %(count)d, or a name. %(screen.help)s for help, %(home.quit)s quit.")
    if back:
        ways = _(
            "A number from 1 to %(count)d, or a name. %(screen.help)s for help, %(screen.leave)s back, "
            "%(home.quit)s quit."
        )
    return naming_commands(ways, count=count)
