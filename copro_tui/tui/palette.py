"""The command palette: what can be done on the screen, and every place that has a name, by a part of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from msgspec import Struct
from textual import actions
from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen
from textual.types import IgnoreReturnCallbackType

from copro_tui.commands import COMMANDS
from copro_tui.commands.command import Command
from copro_tui.commands.search import Thing, find, thing
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.i18n import gettext as _
from copro_tui.text.safe import safe
from copro_tui.tui.base_app import BaseApp
from copro_tui.tui.messages import Open


class Bound(Struct, frozen=True):
    """A command of the screen in front."""

    command: Command
    action: str
    node: DOMNode
    """The widget or screen that runs its action."""
    key: str = ""
    """Its key as it is shown; empty if the focused text field takes it as a letter."""


class Palette(Provider):
    """Commands of the screen in front, and the places of the program."""

    async def startup(self) -> None:
        """Collect all entries once: they do not change while the palette is open."""
        found = [*self.app.things(self.screen)] if isinstance(self.app, BaseApp) else []
        bound = [*_bound_on(self.screen)]
        known = {places.Search(), *(one.means for one in found)}
        self._bound: dict[Command, Bound] = {}
        self._keys: dict[Place | Command, str] = {}
        named: dict[str, Command] = {}
        for one in bound:
            self._bound.setdefault(one.command, one)
            if one.command.opens in known:
                self._keys.setdefault(one.command.opens, one.key)
            else:
                self._keys.setdefault(one.command, one.key)
                named.setdefault(one.command.name, one.command)
        ways = [one for one in found if one.sort == "way"]
        self._things = [*ways, *map(thing, named.values()), *(one for one in found if one not in ways)]

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        direct = find(query, self._things)
        scores = [(matcher.match(one.in_full), one) for one in self._things if one not in direct]
        nearly = [one for score, one in sorted(scores, key=lambda each: -each[0]) if score > 0]
        for number, one in enumerate([*direct, *nearly]):
            text = self._text(one)
            yield Hit(1 / (1 + number), Content(text), self._how(one), text=text)

    async def discover(self) -> Hits:
        """The entries offered before anything is typed: without commands that only move the focus, words and people."""
        for one in self._things:
            if one.sort != "detail" and not (isinstance(one.means, Command) and _moves_about(one.means)):
                text = self._text(one)
                yield DiscoveryHit(Content(text), self._how(one), text=text)

    def _text(self, one: Thing) -> str:
        key = self._keys.get(one.means)
        return safe(_("%(name)s (%(key)s)") % {"name": one.in_full, "key": key} if key else one.in_full)

    def _how(self, one: Thing) -> IgnoreReturnCallbackType:
        """The callback that opens a place or runs a command."""
        if isinstance(one.means, Command):
            bound = self._bound[one.means]
            return partial(self.app.run_action, bound.action, bound.node)
        return partial(self.app.post_message, Open(one.means, self.screen))


def _moves_about(command: Command) -> bool:
    """Whether a command only moves about: it has a key, but is in no line of keys. Quitting does not count."""
    return bool(command.keys) and command.foot == () and not command.first


def _bound_on(screen: Screen[Any]) -> Iterator[Bound]:
    """The commands whose keys work on a screen, and those of the screen whose keys a focused text field takes.

    Keys that only lead back are left out: they have no description.
    """
    seen = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        seen.add(binding.id)
        if active.enabled and binding.description and binding.id in COMMANDS:
            yield Bound(COMMANDS[binding.id], binding.action, active.node, screen.app.get_key_display(binding))
    for kind in type(screen).__mro__:
        for binding in kind.__dict__.get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.id in COMMANDS and binding.id not in seen:
                seen.add(binding.id)
                _namespace, name, arguments = actions.parse(binding.action)
                if binding.description and screen.check_action(name, arguments):
                    yield Bound(COMMANDS[binding.id], binding.action, screen)
