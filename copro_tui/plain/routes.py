"""Which function reads out each place, and where it leads next. Each is imported only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from copro_tui.commands import Command
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.plain.commands import ASIDES, BACK, HELP, HOME, QUIT, Given
from copro_tui.plain.help import help_told
from copro_tui.plain.menu import Entry, Menu, choose
from copro_tui.plain.voice import Voice
from copro_tui.player import CoursePlayer

LEADING_AWAY = (places.Home, places.Module, places.Lesson, places.Step, places.Review, places.Learners)
"""Places that the learner moves to; all others are read out, and then the learner resumes."""


def offer(
    voice: Voice,
    player: CoursePlayer,
    menu: Callable[[], Menu],
    *,
    back: Place | None = None,
) -> Place:
    """Offer a menu, again after each look-up, until the learner goes elsewhere; returns the place to go to.

    It is read once; afterwards it is only said that one is there again, and what Enter alone opens is gone.
    ``back`` is where *back* leads; without it, *back* is not offered. Raises Ended on *quit*.
    """
    commands = (HELP, *((BACK,) if back is not None else ()), HOME, QUIT, *ASIDES)
    offered, read = menu(), True
    while True:
        chosen = choose(voice, offered, commands=commands, back=not read)
        match look_up(voice, player, chosen, commands):
            case Command() as command if command is BACK and back is not None:
                return back
            case Command():
                voice.say(*help_told(commands, offered.forms()))
            case Place() as place:
                return place
        offered, read = replace(menu(), enter=None), False


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
        case places.Contact():
            from copro_tui.plain.contact import name_contact

            return name_contact(voice, player)
        case places.Plan():
            from copro_tui.plain.journal import plan

            return plan(voice, player)
        case places.Journal():
            from copro_tui.plain.journal import journal

            return journal(voice, player)
        case places.Results():
            from copro_tui.plain.results import results

            return results(voice, player)
        case places.Send():
            from copro_tui.plain.send import send

            return send(voice, player)
        case places.Settings():
            from copro_tui.plain.settings import settings

            return settings(voice, player)
        case places.Practice():
            from copro_tui.plain.practice import practise

            practise(voice)
        case places.Keys():
            from copro_tui.plain.settings import keys

            keys(voice, player)
        case _:
            return _looked_up(voice, player, place, here)
    return None


def _looked_up(voice: Voice, player: CoursePlayer, place: Place, here: Sequence[Command]) -> Place | Command | None:
    """Read out what the course has to look up."""
    match place:
        case places.Frameworks():
            from copro_tui.plain.frameworks import frameworks

            return frameworks(voice, player)
        case places.Framework(framework):
            from copro_tui.plain.frameworks import one_framework

            return one_framework(voice, player, framework)
        case places.Glossary(text):
            from copro_tui.plain.glossary import glossary

            return glossary(voice, player, text)
        case places.Word(word):
            from copro_tui.plain.glossary import one_word

            one_word(voice, player, word)
        case places.Sources():
            from copro_tui.plain.sources import sources

            return sources(voice, player)
        case places.Search(text):
            from copro_tui.plain.search import search

            return search(voice, player, text, here)
    return None
