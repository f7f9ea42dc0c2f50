"""F1: what a screen is for, and what the keys do on it."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen

from copro_tui.commands import Command
from copro_tui.commands.groups import HERE, grouped
from copro_tui.course import places
from copro_tui.figures.cells import BLANK, Figure, Row, paragraph
from copro_tui.figures.key_list import key_list
from copro_tui.i18n import gettext as _
from copro_tui.player.ways_in import plain_mode_words
from copro_tui.tui.bindings import bindings
from copro_tui.tui.finding import bound_on
from copro_tui.tui.screens.base import BaseScreen, CourseScreen, TopLine
from copro_tui.tui.widgets.buttons import Buttons
from copro_tui.tui.widgets.drawing import Drawing


class HelpText(Drawing):
    """What the screen is for, and its keys in groups."""

    def __init__(self, texts: list[str], keys: dict[str, dict[str, list[str]]]) -> None:
        super().__init__(id="help")
        self._texts = texts
        self._keys = keys

    def draw(self, cells: int) -> Figure:
        rows: list[Row] = []
        for text in self._texts:
            rows += [*paragraph(text, cells), BLANK]
        return (*rows, *key_list(self._keys, cells))


class HelpScreen(BaseScreen):
    """The help of another screen."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings("help")
    DEFAULT_CSS = """
    HelpScreen #again { margin: 1 0 0 0; }
    """

    def __init__(self, about: Screen[Any]) -> None:
        super().__init__()
        focused = about.focused
        around = focused.ancestors_with_self if focused else ()
        texts = [about.HELP or "", *(getattr(one, "HELP", None) or "" for one in around)]
        self._texts = list(dict.fromkeys(_(text) for text in texts if text))
        self._keys = _keys_of(about)
        self._learner = isinstance(about, CourseScreen)
        if isinstance(about, CourseScreen):
            self._texts.append(plain_mode_words(served=about.player.served))

    def compose_body(self) -> ComposeResult:
        yield HelpText(self._texts, self._keys)
        if self._learner:
            yield Buttons({"practice": _("Play the practice again")}, id="again")

    def on_mount(self) -> None:
        self.query_one(TopLine).show("copro", title=_("Help"), joint="")

    @on(Buttons.Pressed)
    def _practise(self) -> None:
        self.go(places.Practice(), instead=True)

    def action_line(self, by: int) -> None:
        self.query_one("#body", VerticalScroll).scroll_relative(y=by, animate=False)


def _keys_of(screen: Screen[Any]) -> dict[str, dict[str, list[str]]]:
    """What can be done on a screen with keys, by group: what is done, and its keys."""
    keys: dict[Command, list[str]] = {}
    for one in bound_on(screen):
        if one.key:
            keys.setdefault(one.command, []).append(one.key)
    found: dict[str, dict[str, list[str]]] = {}
    for group, commands in grouped(keys):
        entries = found.setdefault(_("On this screen") if group == HERE else _(group), {})
        for command in commands:
            entries.setdefault(_(command.name), []).extend(keys[command])
    return found
