"""Ask for a line of the learner's own: a name, a word to look for. Help and the words for hearing work there, too."""

from __future__ import annotations

from collections.abc import Sequence

from copro_tui.commands import Command
from copro_tui.i18n import gettext as _
from copro_tui.plain.blocks import Block, Field, Hint, text
from copro_tui.plain.commands import CASE, HEARD, HELP, MORE, QUIT, WHERE, Given, or_words, parse, ways_of
from copro_tui.plain.help import help_told
from copro_tui.plain.meant import Suggested
from copro_tui.plain.voice import Ended, Voice


def ask_line(
    voice: Voice,
    name: str,
    how: str,
    commands: Sequence[Command],
    *,
    told: Sequence[Block] = (),
    label: str = "",
    known: bool = False,
    suggested: Suggested | None = None,
) -> str | Given:
    """Say what is ``told`` and ``how`` to answer, and wait for a line that is no command, or for a command that leads
    elsewhere.

    ``name`` is what the place is called, ``label`` what the line is; *yes* takes what was ``suggested``. Nothing is
    said first where the learner is ``known`` to have heard it.
    Raises Ended on *quit*.
    """
    whole = [*told, Hint(or_words(how, commands))]
    voice.say(*([] if known else whole))
    while True:
        line = voice.ask(Field(label or name), ways_of(commands))
        line = suggested.taken(line) if suggested else line
        given = parse(line, (*commands, *HEARD))
        if given is None:
            return line
        if given.command is QUIT:
            raise Ended
        if given.command is HELP:
            voice.say(*help_told(commands, [how]))
        elif given.command in HEARD:
            said = heard(given.command, name)
            voice.say(*([said] if said else whole))
        else:
            return given


def heard(command: Command, name: str) -> Block | None:
    """What a word for hearing says at any place beside lessons; None where the place itself has something to say."""
    if command is WHERE:
        return text(_("You are here: %(place)s.") % {"place": name})
    if command is MORE:
        return text(_("There is no more."))
    return text(_("There is no case here.")) if command is CASE else None
