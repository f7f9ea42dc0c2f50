"""The words of the course in plain mode: one that is named, those that a text is found in, or all as a menu."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.course.model import Word
from copro_tui.course.places import Place
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.plain.blocks import Block, Heading, Trouble, text
from copro_tui.plain.commands import Given
from copro_tui.plain.meant import nothing_found
from copro_tui.plain.menu import Entry, Menu, choose, find, suggestion
from copro_tui.plain.voice import Voice
from copro_tui.player import CoursePlayer

ALL = "all:"
"""The id of the entry that lists all words."""


def glossary(voice: Voice, player: CoursePlayer, wanted: str = "") -> Place | None:
    """Look up what is typed; returns another place that the learner asks for, or None to go back.

    With ``wanted`` that is looked up alone: it is read if it is one word, else those that have it are offered.
    """
    words = {word.id: word for word in player.words()}
    entries = tuple(Entry(one.id, one.term, words=" ".join((*one.also, one.meaning))) for one in words.values())
    menu = _menu(entries)
    if wanted:
        found = _named(wanted, entries) or find(wanted, entries)
        if len(found) < 2:
            voice.say(*_read(words, found, wanted, entries))
            return None
        heading = (Heading(ngettext("Found: %(count)d.", "Found: %(count)d.", len(found)) % {"count": len(found)}),)
        menu = replace(menu, heading=heading, entries=found, ways="")
    back = False
    while True:
        chosen = choose(voice, menu, back=back)
        if isinstance(chosen, Given) and isinstance(chosen.opens, places.Glossary):
            found = find(chosen.rest, entries)
            voice.say(*_read(words, found, chosen.rest, entries))
        elif isinstance(chosen, Given):
            return chosen.opens
        elif chosen.id == ALL:
            menu, back = replace(menu, heading=(Heading(_("All words:")),), entries=entries, ways=""), False
            continue
        else:
            voice.say(*_told(words[chosen.id], words))
        back = True


def _menu(entries: tuple[Entry, ...]) -> Menu:
    heading = Heading(ngettext("%(count)d word.", "%(count)d words.", len(entries)) % {"count": len(entries)})
    ways = _("Or type a word, or a part of one.")
    everything = (Entry(ALL, _("All words")),)
    return Menu(
        name_of(places.Glossary()),
        (heading,),
        everything,
        findable=entries,
        ways=ways,
        look_for=_("A word, or a part of one"),
    )


def _named(wanted: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The word of which this is the name."""
    return tuple(one for one in entries if one.name.casefold() == wanted.casefold().strip())


def _read(words: Mapping[str, Word], found: tuple[Entry, ...], wanted: str, entries: tuple[Entry, ...]) -> list[Block]:
    """What was found, or that nothing was."""
    if not found:
        return [Trouble(nothing_found(wanted, suggestion(wanted, entries)))]
    return [block for one in found for block in _told(words[one.id], words)]


def one_word(voice: Voice, player: CoursePlayer, word_id: str) -> None:
    """Read one word out."""
    words = {word.id: word for word in player.words()}
    voice.say(*_told(words[word_id], words))


def _told(word: Word, words: Mapping[str, Word]) -> list[Block]:
    told: list[Block] = [text(_("%(term)s: %(meaning)s") % {"term": word.term, "meaning": word.meaning})]
    if related := [words[one].term for one in word.see if one in words]:
        told.append(text(_("See also: %(words)s") % {"words": ", ".join(related)}))
    return told
