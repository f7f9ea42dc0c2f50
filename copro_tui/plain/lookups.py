"""What can be had from anywhere: frameworks, the glossary, a search, plan, journal, results, sources, settings."""

from __future__ import annotations

from copro_tui.course.course import LessonUnavailableError
from copro_tui.course.refs import Ref
from copro_tui.i18n import gettext as _
from copro_tui.plain.commands import Command
from copro_tui.plain.console import Console
from copro_tui.plain.frameworks import frameworks, one_framework
from copro_tui.plain.glossary import glossary, one_word
from copro_tui.plain.journal import journal, plan
from copro_tui.plain.menu import Entry, choose
from copro_tui.plain.results import results, sources
from copro_tui.plain.settings import settings
from copro_tui.player import CoursePlayer, LessonPlayer


def look_up(console: Console, player: CoursePlayer, command: Command, rest: str = "") -> LessonPlayer | None:
    """Do what a command of ASIDES says. The sitting that it leads to, or None to go on where one was."""
    match command.name:
        case "frameworks":
            return _followed(console, player, frameworks(console, player))
        case "glossary":
            return _followed(console, player, glossary(console, player, rest))
        case "plan":
            return plan(console, player)
        case "journal":
            return journal(console, player)
        case "results":
            return results(console, player)
        case "sources":
            sources(console, player)
            return None
        case "settings":
            settings(console, player)
            return None
        case _:
            return search(console, player, rest)


def _followed(console: Console, player: CoursePlayer, given: tuple[Command, str] | None) -> LessonPlayer | None:
    """Where a command leads that was given while something was looked up."""
    return look_up(console, player, *given) if given else None


def search(console: Console, player: CoursePlayer, text: str) -> LessonPlayer | None:
    """Lessons, frameworks and words that have ``text`` in their names; the one that is chosen is opened."""
    entries = [entry for entry in _places(player) if text.casefold() in entry.name.casefold()]
    if not text or not entries:
        console.say(_("Nothing is called that.") if text else _("Type / and a part of a name, for example / ladder."))
        return None
    chosen = choose(console, [_("Found:")], entries)
    if chosen.command is not None:
        return None if chosen.command.name == "back" else look_up(console, player, chosen.command, chosen.rest)
    kind, _colon, rest = chosen.entry.partition(":")
    if kind == "lesson":
        return player.open_lesson(Ref(*rest.split("/")))
    if kind == "framework":
        return _followed(console, player, one_framework(console, player, rest))
    one_word(console, player, rest)
    return None


def _places(player: CoursePlayer) -> list[Entry]:
    entries = []
    for ref in player.course.all_lessons():
        try:
            title = player.course.lesson(ref).title
        except LessonUnavailableError:
            continue
        entries.append(Entry(f"lesson:{ref}", title, _("a lesson")))
    entries += [Entry(f"framework:{one.id}", one.title, _("a framework")) for one in player.frameworks()]
    return [*entries, *(Entry(f"word:{one.id}", one.term, _("a word")) for one in player.words())]
