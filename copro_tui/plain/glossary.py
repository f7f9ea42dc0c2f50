"""The words of the course in plain mode: all words, or those that match a search."""

from __future__ import annotations

from copro_tui.course import places
from copro_tui.course.model import Word
from copro_tui.course.places import Place
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.plain.blocks import Break, Field, Hint, Trouble, hints, text
from copro_tui.plain.commands import BACK, HELP, ON_A_MENU, QUIT, help_lines, naming_commands, parse
from copro_tui.plain.voice import Ended, Voice
from copro_tui.player import CoursePlayer


def glossary(voice: Voice, player: CoursePlayer, wanted: str = "") -> Place | None:
    """Look up what is typed; returns another place that the learner asks for, or None to go back."""
    voice.say(Break())
    if wanted:
        _read_out(voice, player, wanted)
        return None
    count = len(player.words())
    voice.say(text(ngettext("%(count)d word.", "%(count)d words.", count) % {"count": count}))
    while True:
        ways = _(
            "A word or a part of one, or all. %(screen.help)s for help, %(screen.leave)s back, %(home.quit)s quit."
        )
        voice.say(Hint(naming_commands(ways)))
        line = voice.ask(Field(_("A word or a part of one")))
        given = parse(line, ON_A_MENU)
        if given is None:
            _read_out(voice, player, line)
        elif given.command is QUIT:
            raise Ended
        elif given.command is HELP:
            voice.say(*hints(help_lines(ON_A_MENU)))
        elif given.command is BACK:
            return None
        elif isinstance(given.opens, places.Glossary):
            _read_out(voice, player, given.rest)
        else:
            return given.opens


def one_word(voice: Voice, player: CoursePlayer, word_id: str) -> None:
    """Read one word out."""
    words = {word.id: word for word in player.words()}
    _say(voice, words[word_id], words)


def _read_out(voice: Voice, player: CoursePlayer, typed: str) -> None:
    """Read out the words with ``typed`` in their name, then those with it in their meaning."""
    words = {word.id: word for word in player.words()}
    wanted = typed.casefold().strip()
    if wanted == "all":
        found = list(words.values())
    elif wanted:
        named = [one for one in words.values() if any(wanted in name.casefold() for name in (one.term, *one.also))]
        found = named + [one for one in words.values() if one not in named and wanted in one.meaning.casefold()]
    else:
        return
    for word in found:
        _say(voice, word, words)
    if not found:
        voice.say(Trouble(naming_commands(_("No such word here. %(screen.search)s searches everything."))))


def _say(voice: Voice, word: Word, words: dict[str, Word]) -> None:
    voice.say(text(_("%(term)s: %(meaning)s") % {"term": word.term, "meaning": word.meaning}))
    if related := [words[one].term for one in word.see if one in words]:
        voice.say(text(_("See also: %(words)s") % {"words": ", ".join(related)}))
