"""What is read out for each place, and where it leads."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from copro_tui.commands import Command
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.plain.commands import ASIDES, BACK, HELP, QUIT, Given, help_lines
from copro_tui.plain.console import Console
from copro_tui.plain.frameworks import frameworks, one_framework
from copro_tui.plain.glossary import glossary, one_word
from copro_tui.plain.journal import journal, plan
from copro_tui.plain.menu import Entry, choose
from copro_tui.plain.results import results, sources
from copro_tui.plain.search import search
from copro_tui.plain.settings import keys, settings
from copro_tui.player import CoursePlayer

Menu = tuple[list[str], list[Entry]]
"""What is said first, and what can be chosen."""

LEADING_AWAY = (places.Home, places.Module, places.Lesson, places.Step, places.Learners)
"""The places that one goes to; all others are only read out, and then one is where one was."""


def offer(console: Console, player: CoursePlayer, menu: Callable[[], Menu], *, back: Place | None = None) -> Place:
    """Offer a menu, and again after each look-up, until something leads away: the place to go to.

    ``back`` is where going back leads; without it, it leads nowhere. Raises Ended on *quit*.
    """
    commands = (HELP, *((BACK,) if back is not None else ()), QUIT, *ASIDES)
    while True:
        chosen = choose(console, *menu(), commands=commands)
        match look_up(console, player, chosen, commands):
            case Command() as command if command is BACK and back is not None:
                return back
            case Command():
                console.say_all(help_lines(commands))
            case Place() as place:
                return place


def look_up(
    console: Console, player: CoursePlayer, chosen: Entry | Given, here: Sequence[Command]
) -> Place | Command | None:
    """Read out what was chosen, and what is asked for from there, one thing after the other.

    Returns the place to go to from here (a lesson, home …), the command of ``here`` to be done, or None to go on where
    one was.
    """
    leads = chosen.means
    while isinstance(leads, Place):
        if isinstance(leads, LEADING_AWAY):
            return leads
        leads = _read_out(console, player, leads, here)
    return leads


def _read_out(console: Console, player: CoursePlayer, place: Place, here: Sequence[Command]) -> Place | Command | None:
    """Read a place out: what is asked for from there, or None to go back."""
    match place:
        case places.Frameworks():
            return frameworks(console, player)
        case places.Framework(framework):
            return one_framework(console, player, framework)
        case places.Glossary(text):
            return glossary(console, player, text)
        case places.Word(word):
            one_word(console, player, word)
        case places.Plan():
            return plan(console, player)
        case places.Journal():
            return journal(console, player)
        case places.Results():
            return results(console, player)
        case places.Sources():
            sources(console, player)
        case places.Settings():
            settings(console, player)
        case places.Keys():
            keys(console, player)
        case places.Search(text):
            return search(console, player, text, here)
    return None
