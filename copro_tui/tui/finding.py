"""What can be found from a screen: what can be done there, and every place, word and text of the program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct
from textual import actions
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from copro_tui.commands import COMMANDS
from copro_tui.commands.command import Command
from copro_tui.commands.search import Index, Thing, thing
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.tui.bindings import shown_key
from copro_tui.tui.messages import Open


class Bound(Struct, frozen=True):
    """A command of a screen."""

    command: Command
    action: str
    node: DOMNode
    """The widget or screen that runs its action."""
    key: str = ""
    """Its key as it is shown; empty if it has none, or if the focused text field takes it as a letter."""


class Finder:
    """Finds what can be done on a screen, and what else the program has."""

    def __init__(self, screen: Screen[Any], things: Iterable[Thing]) -> None:
        self._screen = screen
        found = list(things)
        known = {places.Search(), *(one.means for one in found)}
        self._bound: dict[Command, Bound] = {}
        self._keys: dict[Place | Command, str] = {}
        named: dict[str, Command] = {}
        for one in bound_on(screen):
            self._bound.setdefault(one.command, one)
            if one.command.opens in known:
                self._keys.setdefault(one.command.opens, one.key)
            else:
                self._keys.setdefault(one.command, one.key)
                named.setdefault(one.command.name, one.command)
        ways = [one for one in found if one.sort == "way"]
        self.index = Index([*ways, *map(thing, named.values()), *(one for one in found if one not in ways)])

    def find(self, text: str) -> list[Thing]:
        """What has ``text`` in its name or its text, the best first; without a text what may be wanted most."""
        return self.index.find(text) if text.strip() else [one for one in self.index.things if _offered(one)]

    def key(self, one: Thing) -> str:
        """The key that does the same; empty if none does."""
        return self._keys.get(one.means, "")

    def open(self, one: Thing) -> None:
        """Open a place, or run a command, on the screen that it was looked for from."""
        app = self._screen.app
        if isinstance(one.means, Command):
            bound = self._bound[one.means]
            app.call_later(app.run_action, bound.action, bound.node)
        else:
            app.post_message(Open(one.means, self._screen))


def _offered(one: Thing) -> bool:
    """Whether it is offered before anything is typed: not commands that only move about, words, people and texts."""
    if isinstance(one.means, Command):
        return one.means.foot != () or one.means.first
    return one.sort == "way"


def bound_on(screen: Screen[Any]) -> Iterator[Bound]:
    """The commands whose keys work on a screen, and those of the screen whose keys a focused text field takes."""
    seen = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        seen.add(binding.id)
        if active.enabled and binding.description and binding.id in COMMANDS:
            yield Bound(COMMANDS[binding.id], binding.action, active.node, shown_key(screen.app, active))
    for kind in type(screen).__mro__:
        for binding in kind.__dict__.get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.id in COMMANDS and binding.id not in seen:
                seen.add(binding.id)
                _namespace, name, arguments = actions.parse(binding.action)
                if binding.description and screen.check_action(name, arguments):
                    yield Bound(COMMANDS[binding.id], binding.action, screen)
