"""Find a place, a lesson, a framework, a word or a command by part of its name."""

from __future__ import annotations

from collections.abc import Sequence

from copro_tui.commands import COLOURS, Command
from copro_tui.commands.search import find, thing
from copro_tui.course.places import Place
from copro_tui.i18n import gettext as _
from copro_tui.plain.commands import ASIDES, QUIT, Given
from copro_tui.plain.console import Console, Ended
from copro_tui.plain.menu import Entry, choose
from copro_tui.plain.settings import take_choice
from copro_tui.player import CoursePlayer
from copro_tui.player.search import things
from copro_tui.player.settings import THEMES

_THEMES = dict(zip(COLOURS, THEMES, strict=True))


def search(console: Console, player: CoursePlayer, text: str, here: Sequence[Command]) -> Place | Command | None:
    """Find ``text`` in the names of all places and of the commands ``here``, and let the learner choose.

    Returns the place or the command that is chosen, None to go back. Raises Ended on *quit*.
    """
    commands = [*(one for one in here if one not in ASIDES), *COLOURS]
    found = find(text, [*map(thing, commands), *things(player)]) if text else []
    if not found:
        console.say(_("Nothing is called that.") if text else _("Type / and a part of a name, for example / ladder."))
        return None
    chosen = choose(console, [_("Found:")], [Entry(_id(one.means), one.name, one.kind, one.means) for one in found])
    if isinstance(chosen, Given):
        return chosen.opens
    if chosen.means is QUIT:
        raise Ended
    if isinstance(chosen.means, Command) and chosen.means in _THEMES:
        take_choice(console, player, "theme", _THEMES[chosen.means])
        return None
    return chosen.means


def _id(means: Place | Command) -> str:
    return means.id if isinstance(means, Command) else str(means)
