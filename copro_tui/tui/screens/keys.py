"""The learner's own keys: choose a command, press Enter, then press its new key."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from copro_tui.commands import Command
from copro_tui.commands.groups import grouped
from copro_tui.commands.keymap import KNOWN, Checked, by_present_ids, can_be_taken, check, problem_with, users
from copro_tui.commands.letters import is_letter, key_name
from copro_tui.figures.cells import BLANK, Cell, Figure, Ground, Hit, Row, belonging, paragraph
from copro_tui.figures.parts import heading
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import CoursePlayer
from copro_tui.text.width import fit
from copro_tui.text.wrap import wrap
from copro_tui.tui.appearance import AppearanceChanged
from copro_tui.tui.bindings import bindings
from copro_tui.tui.screens.base import CourseScreen, TopLine
from copro_tui.tui.widgets.figure_view import FigureView

KEY_CELLS = 18
"""Cells for the keys of a command."""

CHANGEABLE = tuple(
    one for one in KNOWN.values()
    if one.name and (not one.keys or any(is_letter(key) or re.fullmatch(r"f\d+", key) for key in one.keys))
)  # fmt: skip
"""The commands in the list; arrows, digits, Enter, Tab and Esc stay what they are."""


class KeyRows(FigureView):
    """Every command with its keys, in groups."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("keys")

    @dataclass
    class Wanted(Message):
        """A key is wanted for a command; with an empty key the one that it came with."""

        command: str
        key: str

    def __init__(self, now: Checked) -> None:
        super().__init__(id="keys-list")
        self._now = now
        self._waiting = False
        """Whether the next key that is pressed is the new one."""
        self._said = ""
        self._asked_twice = ""
        """The key that has another meaning, and is taken if it is pressed once more."""

    def show(self, now: Checked) -> None:
        """Show which keys the commands have now."""
        self._now = now
        self.redraw()

    def stops(self) -> list[str]:
        return [one.id for _group, ones in grouped(CHANGEABLE) for one in ones]

    def draw(self, cells: int) -> Figure:
        rows: list[Row] = []
        for group, ones in grouped(CHANGEABLE):
            rows += [*([BLANK] if rows else []), heading(_(group), cells)]
            for one in ones:
                rows += self._rows(one, cells)
        return tuple(rows)

    def _rows(self, one: Command, cells: int) -> Figure:
        here = one.id == self.current
        ground: Ground = "select" if here else ""
        keys = "  ".join(map(key_name, self._now.keys(one.id))) or _("no key")
        own = one.id in self._now.mine
        room = cells - KEY_CELLS - 2
        name, *others = wrap(_(one.name), room)
        row: Row = (
            Cell("▶ " if here else "  ", "strong", ground=ground),
            Cell(fit(name, room), "strong" if here else "", ground=ground),
            Cell(fit(_("%(keys)s, yours") % {"keys": keys} if own else keys, KEY_CELLS), "strong", ground=ground),
        )
        rows: list[Row] = [
            row,
            *((Cell(fit("  " + text, cells), "strong" if here else "", ground=ground),) for text in others),
        ]
        if here and self._said:
            rows += paragraph(self._said, cells, "strong", indent=4)
        elif here and one.help:
            rows += paragraph(_(one.help), cells, "muted", indent=4)
        return belonging(tuple(rows), ("item", one.id))

    # -- changing -----------------------------------------------------------------------------------------------

    def watch_current(self) -> None:
        self._stop_waiting("")

    def controls(self) -> list[Hit]:
        """None: a key of one's own takes more than one switch."""
        return []

    def clicked(self, hit: Hit) -> None:
        if hit[1] == self.current:
            self.action_set()
        else:
            self.current = hit[1]

    def action_set(self) -> None:
        """Take the next key that is pressed."""
        if self.current:
            self._waiting = True
            self._said = _("Press the new key. Esc leaves it as it is.")
            self.redraw()

    def action_reset(self) -> None:
        if self.current:
            self.post_message(self.Wanted(self.current, ""))

    def on_key(self, event: events.Key) -> None:
        if not self._waiting or self.current is None:
            return
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self._stop_waiting(_("Left as it is."))
        elif event.key == self._asked_twice:
            self._take(event.key)
        else:
            self._ask(event.key)

    def _ask(self, key: str) -> None:
        """Take a key at once if nothing has it; else say who has it."""
        assert self.current is not None
        others = users(self.current, key, self._now)
        values = {"key": key_name(key), "other": " · ".join(dict.fromkeys(_(KNOWN[one].name) for one in others))}
        self._asked_twice = ""
        if problem := problem_with(key):
            self._said = problem
        elif not others:
            self._take(key)
            return
        elif can_be_taken(key, others, self._now):
            self._asked_twice = key
            self._said = _("%(key)s means “%(other)s”. Press it once more to take it from there.") % values
        else:
            self._said = _("%(key)s means “%(other)s”. Press another key, or Esc.") % values
        self.redraw()

    def _take(self, key: str) -> None:
        assert self.current is not None
        self._stop_waiting(_("%(key)s is the key now. Delete brings the old one back.") % {"key": key_name(key)})
        self.post_message(self.Wanted(self.current, key))

    def _stop_waiting(self, said: str) -> None:
        self._waiting, self._asked_twice, self._said = False, "", said
        self.redraw()


class KeysScreen(CourseScreen):
    """Every command with its keys, and a way to change them."""

    HELP = mark(
        "Choose a command with the arrow keys, press Enter, then press its new key. If something else has that key, "
        "this is said at once. Delete brings back the key that it came with."
    )

    def __init__(self, player: CoursePlayer) -> None:
        super().__init__(player)
        self._rows = KeyRows(check(player.about.keys))

    def compose_body(self) -> ComposeResult:
        yield Static(Content(_("Choose a command, press Enter, then press its new key.")), classes="words muted")
        yield self._rows

    def on_mount(self) -> None:
        self.query_one(TopLine).show(_("Keys"), self.player.about.name)
        self._rows.focus()

    @on(KeyRows.Wanted)
    def _change(self, event: KeyRows.Wanted) -> None:
        own = by_present_ids(self.player.about.keys)
        own.pop(event.command, None)
        if event.key:
            own[event.command] = event.key
        checked = check(own)
        with self.complaining():
            self.player.change_about(keys=checked.mine)
            self._rows.show(checked)
            self.post_message(AppearanceChanged())
