"""The Textual program for learners: the first screen, who is learning, and how they like it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from textual import on
from textual.screen import Screen

from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.i18n import use_language
from copro_tui.player import CoursePlayer, Profiles
from copro_tui.text.safe import safe
from copro_tui.tui.appearance import Appearance, AppearanceChanged
from copro_tui.tui.base_app import BaseApp
from copro_tui.tui.keymap import check
from copro_tui.tui.messages import PlayerChosen
from copro_tui.tui.screens.base import BaseScreen
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.themes import THEMES

if TYPE_CHECKING:
    from copro_tui.commands.search import Thing


class CoproApp(BaseApp):
    """copro on the screen."""

    def __init__(self, profiles: Profiles, player: CoursePlayer | None, *, unicode: bool = True) -> None:
        """``unicode``: whether the terminal can show more than ASCII."""
        super().__init__(unicode=unicode)
        self._profiles = profiles
        self._player = player
        if player is not None:
            self._take_look(player)

    def get_default_screen(self) -> Screen[Any]:
        """Home where it is known who learns, and else the door: nothing is drawn before it that nobody sees."""
        if self._player is not None:
            return HomeScreen(self._player)
        from copro_tui.tui.routes import profiles_screen

        return profiles_screen(self._profiles)

    def on_mount(self) -> None:
        if self._player is not None:
            self._tell_notices(self._player)

    def screen_for(self, place: Place) -> Screen[Any]:
        from copro_tui.tui.routes import screen_for  # home shows without it

        return screen_for(place, self._profiles, self._player, self.screen)

    def show(self, place: Place, *, instead: bool = False) -> None:
        if not (isinstance(self.screen, BaseScreen) and self.screen.takes(place)):
            super().show(place, instead=instead)

    def home(self) -> Screen[Any]:
        return next((one for one in self.screen_stack if isinstance(one, HomeScreen)), super().home())

    def things(self, screen: Screen[Any]) -> Iterable[Thing]:
        from copro_tui.player.search import things

        return things(self._player) if self._player is not None else ()

    @on(PlayerChosen)
    def _player_chosen(self, event: PlayerChosen) -> None:
        """Show home to a learner, as they like it; whatever was on the screen before goes."""
        self._player = event.player
        self._take_look(event.player)
        home = self.home()
        if isinstance(home, HomeScreen):
            home.player = event.player
            self.show(places.Home())
        else:
            self.push_screen(HomeScreen(event.player))
        self._tell_notices(event.player)

    def _tell_notices(self, player: CoursePlayer) -> None:
        """What a learner has to know of their record, their settings and their keys."""
        for notice in (player.notice, *player.settings()[1], *check(player.about.keys).problems):
            if notice:
                self.notify(safe(notice), severity="warning", timeout=60, markup=False)

    @on(AppearanceChanged)
    def _look_changed(self) -> None:
        if self._player is not None:
            self._take_look(self._player)

    def _take_look(self, player: CoursePlayer) -> None:
        """Look and speak as a learner likes it, from now on and on every screen."""
        (settings, _problems), before = player.settings(), (self.theme, self.look)
        use_language(player.about.language)
        self.theme = player.about.theme if player.about.theme in self.available_themes else THEMES[0].name
        if "TEXTUAL_ANIMATIONS" not in os.environ:
            self.animation_level = settings.motion
        self.look = Appearance(
            ascii=not self._unicode or settings.symbols == "ascii",
            letters=not self._unicode,
            cells=int(settings.width),
            airy=settings.spacing == "airy",
        )
        self.set_keymap(check(player.about.keys).keymap)
        if not self.is_running:
            return
        if (self.theme, self.look) != before:
            self.refresh_css(animate=False)
        for screen in self.screen_stack:
            for widget in screen.walk_children(with_self=True):
                widget.refresh(layout=True)
