"""Find a place, a lesson, a framework, a word, a page or a command by a part of its name or text."""

from __future__ import annotations

from collections.abc import Sequence

from copro_tui.commands import COLOURS, COMMANDS, Command
from copro_tui.commands.search import Index, Thing, thing
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.i18n import gettext as _
from copro_tui.plain.asking import ask_line
from copro_tui.plain.blocks import Heading, Trouble
from copro_tui.plain.commands import ASIDES, BACK, ON_A_MENU, QUIT, Given
from copro_tui.plain.meant import Suggested
from copro_tui.plain.menu import Entry, Menu, choose
from copro_tui.plain.settings import take_choice
from copro_tui.plain.voice import Ended, Voice
from copro_tui.player import CoursePlayer
from copro_tui.player.search import things
from copro_tui.player.settings import THEMES

MOST = 12
"""The most results that are read out at once."""

_THEMES = dict(zip(COLOURS, THEMES, strict=True))


def search(voice: Voice, player: CoursePlayer, text: str, here: Sequence[Command]) -> Place | Command | None:
    """Find ``text`` in all places, in pages and in the commands ``here``, and let the learner choose.

    Returns the place or the command that is chosen, None to go back. Raises Ended on *quit*.
    """
    commands = [*(one for one in here if one not in ASIDES), *COLOURS]
    index, suggested = Index([*map(thing, commands), *things(player)]), Suggested()
    while not (found := index.find(text) if text else []):
        if text:
            voice.say(Trouble(suggested.instead(text, index.suggest(text))))
        line = _another(voice, suggested)
        if isinstance(line, Given):
            return line.opens
        text = line
    heading = _("Found: %(count)d.") % {"count": len(found)}
    if len(found) > MOST:
        heading = _("Found: %(count)d. The nearest %(most)d:") % {"count": len(found), "most": MOST}
    entries = tuple(Entry(_id(one.means), spoken(one.name), _kind(one), one.means) for one in found[:MOST])
    chosen = choose(voice, Menu(_("what was found"), (Heading(heading),), entries))
    if isinstance(chosen, Given):
        return chosen.opens
    if chosen.means is QUIT:
        raise Ended
    if isinstance(chosen.means, Command) and chosen.means in _THEMES:
        take_choice(voice, player, "theme", _THEMES[chosen.means])
        return None
    return chosen.means


def _another(voice: Voice, suggested: Suggested) -> str | Given:
    """What else is to be found, or a command; an empty line goes back. Raises Ended on *quit*."""
    name = _(COMMANDS["screen.search"].name)
    how = _("Type what to find, for example: ladder.")
    line = ask_line(
        voice, name, how, ON_A_MENU, told=[Heading(f"{name}.")], label=_("What to find"), suggested=suggested
    )
    if isinstance(line, Given):
        return line.rest if isinstance(line.opens, places.Search) and line.rest else line
    return line or Given(BACK)


def _kind(one: Thing) -> str:
    """What a thing is, unless its name says it."""
    return spoken(one.kind) if one.kind != one.name else _("a page")


def spoken(words: str) -> str:
    """Words with commas in place of a sign that leads from one to the next, and that is not spoken."""
    return words.replace(" › ", ", ")


def _id(means: Place | Command) -> str:
    return means.id if isinstance(means, Command) else str(means)
