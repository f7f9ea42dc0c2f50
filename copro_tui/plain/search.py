"""Find a place, a lesson, a framework, a word, a page or a command by a part of its name or text."""

from __future__ import annotations

from collections.abc import Sequence

from copro_tui.commands import COLOURS, Command
from copro_tui.commands.search import Index, thing
from copro_tui.course.places import Place
from copro_tui.i18n import gettext as _
from copro_tui.plain.blocks import Heading, Hint, Trouble
from copro_tui.plain.commands import ASIDES, QUIT, Given, naming_commands
from copro_tui.plain.menu import Entry, choose
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
    if not text:
        ways = _("Type %(screen.search)s and a part of a name, for example %(screen.search)s ladder.")
        voice.say(Hint(naming_commands(ways)))
        return None
    commands = [*(one for one in here if one not in ASIDES), *COLOURS]
    index = Index([*map(thing, commands), *things(player)])
    found = index.find(text)
    if not found:
        voice.say(Trouble(_nothing(text, index.suggest(text))))
        return None
    heading = _("Found:")
    if len(found) > MOST:
        heading = _("Found %(count)d. These are the nearest %(most)d:") % {"count": len(found), "most": MOST}
    entries = [Entry(_id(one.means), one.name, one.kind, one.means) for one in found[:MOST]]
    chosen = choose(voice, [Heading(heading)], entries)
    if isinstance(chosen, Given):
        return chosen.opens
    if chosen.means is QUIT:
        raise Ended
    if isinstance(chosen.means, Command) and chosen.means in _THEMES:
        take_choice(voice, player, "theme", _THEMES[chosen.means])
        return None
    return chosen.means


def _nothing(text: str, suggestion: str) -> str:
    values = {"text": " ".join(text.split()), "word": suggestion}
    if suggestion:
        return _("Nothing found for “%(text)s”. Did you mean %(word)s?") % values
    return _("Nothing found for “%(text)s”.") % values


def _id(means: Place | Command) -> str:
    return means.id if isinstance(means, Command) else str(means)
