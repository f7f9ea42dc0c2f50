"""What can be had from anywhere: frameworks, the glossary, a search, plan, journal, results, sources, settings."""

from __future__ import annotations

from copro_tui.course.library import LessonUnavailableError
from copro_tui.course.model import LessonRef
from copro_tui.i18n import gettext as _
from copro_tui.plain.commands import Command
from copro_tui.plain.gallery import frameworks, one_framework
from copro_tui.plain.glossary import glossary, one_word
from copro_tui.plain.menu import Entry, choose
from copro_tui.plain.results import results, sources
from copro_tui.plain.settings import settings
from copro_tui.plain.voice import Voice
from copro_tui.plain.writing import journal, plan
from copro_tui.player import Player, Sitting


def look_up(voice: Voice, player: Player, command: Command, rest: str = "") -> Sitting | None:
    """Do what a command of ASIDES says. The sitting that it leads to, or None to go on where one was."""
    match command.name:
        case "frameworks":
            return _followed(voice, player, frameworks(voice, player))
        case "glossary":
            return _followed(voice, player, glossary(voice, player, rest))
        case "plan":
            return plan(voice, player)
        case "journal":
            return journal(voice, player)
        case "results":
            return results(voice, player)
        case "sources":
            sources(voice, player)
            return None
        case "settings":
            settings(voice, player)
            return None
        case _:
            return search(voice, player, rest)


def _followed(voice: Voice, player: Player, given: tuple[Command, str] | None) -> Sitting | None:
    """Where a command leads that was given while something was looked up."""
    return look_up(voice, player, *given) if given else None


def search(voice: Voice, player: Player, text: str) -> Sitting | None:
    """Lessons, frameworks and words that have ``text`` in their names; the one that is chosen is opened."""
    entries = [entry for entry in _places(player) if text.casefold() in entry.name.casefold()]
    if not text or not entries:
        voice.say(_("Nothing is called that.") if text else _("Type / and a part of a name, for example / ladder."))
        return None
    chosen = choose(voice, [_("Found:")], entries)
    if chosen.command is not None:
        return None if chosen.command.name == "back" else look_up(voice, player, chosen.command, chosen.rest)
    kind, _colon, rest = chosen.entry.partition(":")
    if kind == "lesson":
        return player.sit_down(LessonRef(*rest.split("/")))
    if kind == "framework":
        return _followed(voice, player, one_framework(voice, player, rest))
    one_word(voice, player, rest)
    return None


def _places(player: Player) -> list[Entry]:
    entries = []
    for ref in player.course.all_lessons():
        try:
            title = player.course.lesson(ref).title
        except LessonUnavailableError:
            continue
        entries.append(Entry(f"lesson:{ref}", title, _("a lesson")))
    entries += [Entry(f"framework:{one.id}", one.title, _("a framework")) for one in player.frameworks()]
    return [*entries, *(Entry(f"word:{one.id}", one.term, _("a word")) for one in player.words())]
