"""Settings: how the screens look and speak, and the keys. Everything takes effect at once and is kept."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import asdict
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from copro_tui.i18n import LANGUAGES, available_languages, mark
from copro_tui.i18n import gettext as _
from copro_tui.player import Player
from copro_tui.progress.settings import CHOICES, following
from copro_tui.tui.look import LookChanged
from copro_tui.tui.screens.base import CourseScreen, TopLine
from copro_tui.tui.themes import THEMES
from copro_tui.tui.widgets.menu import Entry, Menu

NAMES = {
    "motion": mark("Motion"),
    "symbols": mark("Symbols"),
    "width": mark("Text width"),
    "spacing": mark("Spacing"),
}

WORDS = {
    "none": mark("none"),
    "basic": mark("a little"),
    "full": mark("full"),
    "unicode": mark("drawn (✓ ✗ ▶)"),
    "ascii": mark("plain letters ([ok] [x] >)"),
    "76": mark("76 letters"),
    "68": mark("68 letters"),
    "60": mark("60 letters"),
    "normal": mark("normal"),
    "airy": mark("airy"),
    "copro-dark": mark("dark"),
    "copro-light": mark("light"),
    "copro-contrast": mark("high contrast"),
}
"""What the choices are called."""


class SettingsScreen(CourseScreen):
    """The settings of one learner, each with its present choice."""

    HELP = mark(
        "Enter or the right arrow takes the next choice of a setting, the left arrow the one before. Every choice "
        "takes effect at once and is kept for you. The last line leads to the keys, which you can change."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("comma", "leave", show=False, id="screen.settings"),
        Binding("right", "change(1)", mark("Next choice"), show=False, id="settings.next"),
        Binding("left", "change(-1)", mark("Choice before"), show=False, id="settings.previous"),
    ]

    def __init__(self, player: Player) -> None:
        super().__init__(player)
        self._themes = [theme.name for theme in THEMES]

    def compose_body(self) -> ComposeResult:
        yield Menu(id="settings")

    def on_mount(self) -> None:
        self.query_one(Menu).focus()

    def on_screen_resume(self) -> None:
        self._fill()

    def _fill(self) -> None:
        self.query_one(TopLine).show(_("Settings"), self.player.about.name)
        about, (settings, _problems) = self.player.about, self.player.settings()
        chosen = {name: _(WORDS[value]) for name, value in asdict(settings).items()}
        own = len(about.keys)
        self.query_one(Menu).show(
            [
                Entry("language", _("Language"), LANGUAGES.get(about.language, about.language)),
                Entry("theme", _("Colours"), _(WORDS[self._theme()])),
                *(Entry(name, _(NAMES[name]), chosen[name]) for name in CHOICES),
                Entry("keys", _("Keys"), _("%(count)d of your own") % {"count": own} if own else "", gap=True),
            ]
        )

    def _theme(self) -> str:
        return self.player.about.theme if self.player.about.theme in self._themes else self._themes[0]

    @on(Menu.Chosen)
    def _open(self, event: Menu.Chosen) -> None:
        if event.entry == "keys":
            from copro_tui.tui.screens.keys import KeysScreen

            self.app.push_screen(KeysScreen(self.player))
        else:
            self.action_change(1)

    def action_change(self, by: int) -> None:
        setting = self.query_one(Menu).current
        if setting == "language":
            self._change_language(by)
        elif setting == "theme":
            place = self._themes.index(self._theme()) + by
            self.player.change_about(theme=self._themes[place % len(self._themes)])
        elif setting in CHOICES:
            self.player.choose(setting, following(self.player.settings()[0], setting, by))
        self.post_message(LookChanged())
        self._fill()

    def _change_language(self, by: int) -> None:
        codes = available_languages()
        if len(codes) == 1:
            self.notify(_("There is only %(language)s so far.") % {"language": LANGUAGES["en"]}, markup=False)
            return
        place = codes.index(self.player.about.language) + by if self.player.about.language in codes else 0
        self.player.change_about(language=codes[place % len(codes)])
