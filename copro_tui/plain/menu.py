"""Menus: choose one of several entries by number or name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from copro_tui.commands import Command
from copro_tui.commands.search import Index, Thing
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.plain.asking import heard
from copro_tui.plain.blocks import Back, Block, Choices, Hint, Item, Opening, Trouble, Way, text
from copro_tui.plain.commands import (
    AGAIN,
    BACK,
    HEARD,
    HELP,
    HOME,
    MORE,
    ON_A_MENU,
    PLACES,
    QUESTION,
    QUIT,
    SUMMARY,
    Given,
    NotUnderstoodError,
    or_words,
    parse,
    ways_of,
    words_of,
)
from copro_tui.plain.help import help_told
from copro_tui.plain.meant import Suggested, one_named, politely, says_enter, says_next
from copro_tui.plain.voice import Ended, Voice

ONWARD = ("continue", "next")
"""The ids of entries that lead on in the course, which a word for *next* opens."""


class Entry(Struct, frozen=True):
    """One line of a menu."""

    id: str
    """Its id. Before a colon at its end it is a word that can be typed for it."""
    name: str
    standing: str = ""
    """Its status, read after its name."""
    means: Place | Command | None = None
    """The place that it opens or the command that it gives; None if the caller handles it by its id."""
    label: str = ""
    """Its number, where that is not its place in the menu."""
    words: str = ""
    """More text by which it is found."""


class Menu(Struct, frozen=True):
    """Entries to choose from, and what is said of them."""

    name: str
    """What the place is called."""
    heading: tuple[Block, ...]
    entries: tuple[Entry, ...]
    summary: Callable[[], Sequence[Block]] = tuple
    """What there is to know besides, said on request; the heading if there is nothing."""
    more: tuple[Block, ...] = ()
    """What is said to *more*."""
    enter: Entry | None = None
    """What Enter alone opens; its name says so."""
    ways: str = ""
    """What else can be typed, as a sentence."""
    findable: tuple[Entry, ...] = ()
    """What is looked for in where something else is typed."""
    look_for: str = ""
    """What a line is that looks for something that is no entry; empty where everything is one."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The numbers of the entries."""
        return tuple(entry.label or str(number) for number, entry in enumerate(self.entries, start=1))

    def read(self, commands: Sequence[Command]) -> list[Block]:
        """The whole menu, with what can be typed."""
        enter = [Hint(self.enter.name)] if self.enter else []
        return [*self.heading, *self.choices(), *enter, self.hint(commands)]

    def choices(self) -> list[Block]:
        """The entries, each with its number."""
        return [Choices(self.items)] if self.entries else []

    @property
    def items(self) -> tuple[Item, ...]:
        """The entries as they are said."""
        pairs = zip(self.labels, self.entries, strict=True)
        return tuple(Item(label, one.name, one.standing) for label, one in pairs)

    def form(self) -> Opening:
        """What is waited for."""
        pairs = zip(self.labels, self.entries, strict=True)
        onward = next((label for label, one in pairs if one.id in ONWARD), "")
        return Opening(self.items, self.look_for, onward)

    def forms(self) -> list[str]:
        """What can be typed besides commands, as sentences."""
        if not self.entries:
            return [self.ways] if self.ways else []
        number = _("Type 1, or its name.") if len(self.entries) == 1 else _("Type a number or a name.")
        return [number, self.ways] if self.ways else [number]

    def hint(self, commands: Sequence[Command]) -> Hint:
        """What can be typed now."""
        return Hint(or_words(" ".join(self.forms()), commands))

    def named(self, line: str) -> Entry:
        """The entry that a line names. Raises NotUnderstoodError."""
        from copro_tui.plain.grammar import Named

        pairs = list(zip(self.labels, self.entries, strict=True))
        if said := [one for one in self.entries if one.id == f"{line.casefold().strip()}:"]:
            return said[0]
        if says_next(line) and (onward := [one for one in self.entries if one.id in ONWARD]):
            return onward[0]
        chosen = one_named(line, [Named(label, one.id, one.name, _short(one.name)) for label, one in pairs])
        return next(one for one in self.entries if one.id == chosen)


def opening(place: Place, name: str, standing: str = "") -> Entry:
    """An entry that opens a place."""
    return Entry(str(place), name, standing, place)


def place_of(chosen: Entry | Given) -> Place | None:
    """The place that was chosen; None if the learner wants to go back."""
    if isinstance(chosen, Given):
        return chosen.opens
    return chosen.means if isinstance(chosen.means, Place) else None


def _short(name: str) -> str:
    """A name as far as its first comma or colon: WHEN, of *WHEN, When to do it*."""
    return re.split("[,:]", name)[0]


def back_at(name: str, whole: Sequence[Block]) -> Back:
    """That one is at a place again."""
    return Back(_("Back at: %(place)s. Type again to hear it.") % {"place": name}, tuple(whole))


def choose(voice: Voice, menu: Menu, *, commands: tuple[Command, ...] = ON_A_MENU, back: bool = False) -> Entry | Given:
    """Read a menu and wait for one of its entries, or for a command. What else is typed is looked for in ``findable``.

    With ``back`` the learner has heard it before, and hears only that they are there again. Raises Ended on *quit*.
    """
    suggested, whole = Suggested(), menu.read(commands)
    voice.say(*([back_at(menu.name, whole)] if back else whole))
    last: Sequence[Block] = whole
    while True:
        line = suggested.taken(voice.ask(menu.form(), _ways(menu, commands)))
        given = parse(line, (*commands, *HEARD, BACK))
        if given is None and menu.enter is not None and (not line or says_enter(line)):
            return menu.enter
        if given is None:
            try:
                return menu.named(line)
            except NotUnderstoodError as error:
                given = politely(line, (*commands, *HEARD, BACK))
                if given is None and (one := _the_one(line, menu.findable)) is not None:
                    return one
                if given is None:
                    menu, last = _elsewhere(menu, line, commands, suggested, error)
                    voice.say(*last)
                    continue
        if given.command is QUIT:
            raise Ended
        if given.command is HELP:
            last = help_told(commands, menu.forms())
        elif given.command not in (*commands, *HEARD):
            last = [text(_("There is nothing to go back to. You are here: %(place)s.") % {"place": menu.name})]
        elif given.command not in HEARD:
            return given
        elif given.command is not AGAIN:
            last = _heard(menu, given.command, commands)
        voice.say(*last)


def _ways(menu: Menu, commands: Sequence[Command]) -> list[Way]:
    """The commands that a page has buttons for, without those that the menu has.

    From home, from where there is no way back, one leaves the course.
    """
    offered = [one.means for one in menu.entries]
    besides = [one for one in commands if one.opens is None or one.opens not in offered]
    if BACK in commands:
        return ways_of(besides)
    return [*ways_of(one for one in besides if one is not HOME), Way(words_of(QUIT)[-1], _(HOME.name))]


def _elsewhere(
    menu: Menu, line: str, commands: Sequence[Command], suggested: Suggested, error: NotUnderstoodError
) -> tuple[Menu, list[Block]]:
    """A menu of what is found by a line that names no entry, or the same menu; and what is said then."""
    if found := find(line, menu.findable):
        menu = _of_what_was_found(menu, found)
        return menu, menu.read(commands)
    trouble = suggested.words(error, line, commands)
    if menu.findable and (better := suggestion(line, menu.findable)):
        trouble = suggested.instead(line, better)
    return menu, [Trouble(trouble), menu.hint(commands)]


def _heard(menu: Menu, command: Command, commands: Sequence[Command]) -> list[Block]:
    """What there is to hear of a menu by a word."""
    if command is QUESTION:
        return [*menu.heading, menu.hint(commands)]
    if command is PLACES:
        return menu.choices() or [menu.hint(commands)]
    if command is SUMMARY:
        return [*(menu.summary() or menu.heading)]
    if command is MORE and menu.more:
        return [*menu.more]
    said = heard(command, menu.name)
    return [said] if said else []


def _the_one(line: str, entries: Sequence[Entry]) -> Entry | None:
    """The entry that has this name, or is all that is found; None if there is none."""
    found = find(line, entries)
    named = [one for one in found if one.name.casefold() == line.casefold().strip()]
    return named[0] if named else found[0] if len(found) == 1 else None


def find(line: str, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries that have what was typed in their name or in their words, the best first."""
    by_place = {str(places.Search(one.id)): one for one in entries}
    return tuple(by_place[str(one.means)] for one in _index(entries).find(line)) if line.strip() else ()


def suggestion(line: str, entries: Sequence[Entry]) -> str:
    """A line like this one by which something is found; empty if there is none."""
    return _index(entries).suggest(line)


def _index(entries: Sequence[Entry]) -> Index:
    return Index(Thing(means=places.Search(one.id), name=one.name, words=one.words) for one in entries)


def _of_what_was_found(menu: Menu, found: tuple[Entry, ...]) -> Menu:
    """A menu of some of the entries that can be found, from which one can look for others."""
    words = ngettext("Found: %(count)d.", "Found: %(count)d.", len(found)) % {"count": len(found)}
    return replace(menu, heading=(text(words),), entries=tuple(replace(one, label="") for one in found), more=())
