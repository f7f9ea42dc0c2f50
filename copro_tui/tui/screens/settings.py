"""Settings: appearance, language and keys. Every change takes effect at once and is saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message

from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.figures.cells import BLANK, Cell, Figure, Ground, Hit, Role, Row, belonging, paragraph, row_width
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player.settings import Setting, only_language, own_keys, settings_of, take
from copro_tui.player.ways_in import plain_mode_words, who_can_read
from copro_tui.text.width import fit, width
from copro_tui.tui.appearance import AppearanceChanged
from copro_tui.tui.bindings import bindings
from copro_tui.tui.screens.base import CourseScreen, TopLine
from copro_tui.tui.widgets.figure_view import FigureView

GAP = 4
"""Cells between the longest name of a setting and what is chosen."""

ROOMY = 56
"""Cells from which every setting is explained, and not only the current one."""

KEYS = "keys"
"""The row that leads to the learner's own keys."""


class Choices(FigureView):
    """A row for each setting, with its current choice and what it is for."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("settings")

    @dataclass
    class Changed(Message):
        """Another choice is wanted for a setting: the next one, or the one before."""

        setting: str
        by: int

    class KeysWanted(Message):
        """The learner's own keys are to be shown."""

    def __init__(self, settings: tuple[Setting, ...], keys: str, notes: Sequence[str]) -> None:
        """``notes`` are said below the settings."""
        super().__init__(id="settings")
        self._settings, self._keys, self._notes = settings, keys, notes

    def show(self, settings: tuple[Setting, ...], keys: str) -> None:
        """Show the settings, and how many keys are the learner's own."""
        self._settings, self._keys = settings, keys
        self.redraw()

    def stops(self) -> list[str]:
        return [*(one.id for one in self._settings), KEYS]

    def draw(self, cells: int) -> Figure:
        rows: list[Row] = []
        for one in self._settings:
            about = one.about if len(one.choices) > 1 else only_language()
            rows += self._rows(one.id, one.name, one.words, about, cells, choices=len(one.choices) > 1)
        about = _("Give any command another key: press Enter, then the key.")
        rows += self._rows(KEYS, name_of(places.Keys()), self._keys, about, cells)
        for note in self._notes:
            rows += [BLANK, *paragraph(note, cells, "muted")]
        return tuple(rows)

    def _rows(self, name: str, shown: str, words: str, about: str, cells: int, *, choices: bool = False) -> Figure:
        here = name == self.current
        hit: Hit = ("item", name)
        ground: Ground = "select" if here else ""
        arrow: Role = "strong" if here else "muted"
        lead = Cell("▶ " if here else "  ", "strong", ground=ground)
        names = max(width(one) for one in (*(one.name for one in self._settings), name_of(places.Keys())))
        left: Row = (lead, Cell(fit(shown, min(names + GAP, cells - 2)), "strong" if here else "", ground=ground))
        right: Row = (Cell(words, "strong", ground=ground),)
        if choices:
            before = Cell("← ", arrow, ("button", f"-{name}"), ground)
            right = (before, *right, Cell(" →", arrow, ("button", f"+{name}"), ground))
        if row_width(left) + row_width(right) <= cells:
            lines = [(*left, *right)]
        else:
            lines = [left, (Cell("    ", ground=ground), *right)]
        rows: list[Row] = [(*row, Cell(" " * (cells - row_width(row)), ground=ground)) for row in lines]
        if here or cells >= ROOMY:
            rows += paragraph(about, cells, "muted", indent=4)
        return belonging(tuple(rows), hit)

    def controls(self) -> list[Hit]:
        """The next choice of each setting that has several, and the keys."""
        several = [one.id for one in self._settings if len(one.choices) > 1]
        return [*((("button", f"+{one}")) for one in several), ("item", KEYS)]

    def clicked(self, hit: Hit) -> None:
        kind, name = hit
        self.current = name.lstrip("+-")
        if kind == "button":
            self.action_change(-1 if name.startswith("-") else 1)
        elif name == KEYS:
            self.action_open()

    def action_open(self) -> None:
        """The next choice; or the learner's own keys."""
        if self.current == KEYS:
            self.post_message(self.KeysWanted())
        else:
            self.action_change(1)

    def action_change(self, by: int) -> None:
        if self.current and self.current != KEYS:
            self.post_message(self.Changed(self.current, by))


class SettingsScreen(CourseScreen):
    """The settings of one learner, each with its current choice."""

    HELP = mark(
        "Enter or the right arrow moves to the next choice of a setting, the left arrow to the previous one. Every "
        "change takes effect at once and is saved. The last row leads to the keys, which you can change."
    )

    def compose_body(self) -> ComposeResult:
        served = self.player.served
        yield Choices(*self._now(), notes=(plain_mode_words(served=served), *(who_can_read() if served else ())))

    def on_mount(self) -> None:
        self.query_one(Choices).focus()
        self._fill()

    def on_return(self) -> None:
        self._fill()

    def _fill(self) -> None:
        self.query_one(TopLine).show(_("Settings"), self.player.about.name)
        self.query_one(Choices).show(*self._now())

    def _now(self) -> tuple[tuple[Setting, ...], str]:
        return settings_of(self.player), own_keys(self.player)

    @on(Choices.Changed)
    def _change(self, event: Choices.Changed) -> None:
        setting = next(one for one in settings_of(self.player) if one.id == event.setting)
        if len(setting.choices) > 1:
            with self.complaining():
                take(self.player, setting.id, setting.after(event.by))
                self.post_message(AppearanceChanged())
        self._fill()

    @on(Choices.KeysWanted)
    def _keys(self) -> None:
        self.go(places.Keys())
