"""Settings: appearance, language and keys. Every change takes effect at once and is saved."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player.settings import only_language, own_keys, settings_of, take
from copro_tui.tui.appearance import AppearanceChanged
from copro_tui.tui.bindings import bindings
from copro_tui.tui.screens.base import CourseScreen, TopLine
from copro_tui.tui.widgets.menu import Entry, Menu


class Choices(Menu):
    """A menu of settings, in which Enter changes the current one."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("settings")


class SettingsScreen(CourseScreen):
    """The settings of one learner, each with its current choice."""

    HELP = mark(
        "Enter or the right arrow takes the next choice of a setting, the left arrow the one before. Every choice "
        "takes effect at once and is kept for you. The last line leads to the keys, which you can change."
    )

    def compose_body(self) -> ComposeResult:
        yield Choices(id="settings")

    def on_mount(self) -> None:
        self.query_one(Menu).focus()
        self._fill()

    def on_return(self) -> None:
        self._fill()

    def _fill(self) -> None:
        self.query_one(TopLine).show(_("Settings"), self.player.about.name)
        self.query_one(Menu).show(
            [
                *(Entry(one.id, one.name, one.words) for one in settings_of(self.player)),
                Entry("keys", name_of(places.Keys()), own_keys(self.player), gap=True, means=places.Keys()),
            ]
        )

    def chosen(self, entry: str) -> None:
        self.action_change(1)

    def action_change(self, by: int) -> None:
        setting = next((one for one in settings_of(self.player) if one.id == self.query_one(Menu).current), None)
        if setting is None:
            return
        if setting.id == "language" and len(setting.choices) == 1:
            self.notify(only_language(), markup=False)
            return
        take(self.player, setting.id, setting.after(by))
        self.post_message(AppearanceChanged())
        self._fill()
