"""Which function reads out each place, and where it leads next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from copro_tui.commands import Command
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.plain.blocks import Block, hints
from copro_tui.plain.commands import ASIDES, BACK, HELP, QUIT, Given, help_lines
from copro_tui.plain.contact import name_contact
from copro_tui.plain.frameworks import frameworks, one_framework
from copro_tui.plain.glossary import glossary, one_word
from copro_tui.plain.journal import journal, plan
from copro_tui.plain.menu import Entry, choose
from copro_tui.plain.practice import practise
from copro_tui.plain.results import results
from copro_tui.plain.search import search
from copro_tui.plain.settings import keys, settings
from copro_tui.plain.sources import sources
from copro_tui.plain.voice import Voice
from copro_tui.player import CoursePlayer

Menu = tuple[list[Block], list[Entry]]
"""The heading of a menu, and its entries."""

LEADING_AWAY = (places.Home, places.Module, places.Lesson, places.Step, places.Learners)
"""Places that the learner moves to; all others are read out, and then the learner resumes."""


def offer(
    voice: Voice,
    player: CoursePlayer,
    menu: Callable[[], Menu],
    *,
    back: Place | None = None,
    enter: Entry | None = None,
) -> Place:
    """Offer a menu, again after each look-up, until the learner goes elsewhere; returns the place to go to.

    ``back`` is where *back* leads; without it, *back* is not offered. ``enter`` is what Enter alone opens at first; its
    name says so. Raises Ended on *quit*.
    """
    commands = (HELP, *((BACK,) if back is not None else ()), QUIT, *ASIDES)
    while True:
        chosen, enter = choose(voice, *menu(), commands=commands, enter=enter), None
        match look_up(voice, player, chosen, commands):
            case Command() as command if command is BACK and back is not None:
                return back
            case Command():
                voice.say(*hints(help_lines(commands)))
            case Place() as place:
                return place


def look_up(
    voice: Voice, player: CoursePlayer, chosen: Entry | Given, here: Sequence[Command]
) -> Place | Command | None:
    """Read out what was chosen, then whatever the learner opens from there, one after another.

    Returns the place to go to (a lesson, home …), a command of ``here`` to carry out, or None to resume.
    """
    leads = chosen.means
    while isinstance(leads, Place):
        if isinstance(leads, LEADING_AWAY):
            return leads
        leads = _read_out(voice, player, leads, here)
    return leads


def _read_out(voice: Voice, player: CoursePlayer, place: Place, here: Sequence[Command]) -> Place | Command | None:
    """Read a place out; returns what the learner opens from there, or None to go back."""
    match place:
        case places.Frameworks():
            return frameworks(voice, player)
        case places.Framework(framework):
            return one_framework(voice, player, framework)
        case places.Glossary(text):
            return glossary(voice, player, text)
        case places.Word(word):
            one_word(voice, player, word)
        case places.Contact():
            return name_contact(voice, player)
        case places.Plan():
            return plan(voice, player)
        case places.Journal():
            return journal(voice, player)
        case places.Results():
            return results(voice, player)
        case places.Sources():
            sources(voice, player)
        case places.Settings():
            settings(voice, player)
        case places.Practice():
            practise(voice)
        case places.Keys():
            keys(voice, player)
        case places.Search(text):
            return search(voice, player, text, here)
    return None
