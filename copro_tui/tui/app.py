"""The Textual program for learners: the first screen, who is learning, and how they like it."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.screen import Screen

from copro_tui.i18n import use_language
from copro_tui.player import CoursePlayer, Profiles
from copro_tui.text.safe import safe
from copro_tui.tui.appearance import Appearance, AppearanceChanged
from copro_tui.tui.base_app import BaseApp
from copro_tui.tui.keymap import check
from copro_tui.tui.messages import OtherLearner, PlayerChosen
from copro_tui.tui.palette import CourseCommands
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.themes import THEMES

if TYPE_CHECKING:
    from copro_tui.cohorts.home_assignments import HomeAssignments


class CoproApp(BaseApp):
    """copro on the screen."""

    COMMANDS: ClassVar[set[Any]] = BaseApp.COMMANDS | {CourseCommands}

    def __init__(
        self,
        profiles: Profiles,
        player: CoursePlayer | None,
        *,
        asked: Callable[[CoursePlayer], HomeAssignments | None] | None = None,
        unicode: bool = True,
    ) -> None:
        """``asked`` finds out what a learner was asked to do; ``unicode``: whether more than ASCII can be shown."""
        super().__init__(unicode=unicode)
        self._profiles = profiles
        self._player = player
        self._asked = asked
        if player is not None:
            self._take_look(player)

    def get_default_screen(self) -> Screen[None]:
        """Home where it is known who learns, and else the door: nothing is drawn before it that nobody sees."""
        return HomeScreen(self._player, self._asked) if self._player is not None else self._door()

    def on_mount(self) -> None:
        if self._player is not None:
            self._tell_notices(self._player)

    def _door(self) -> Screen[None]:
        """Who is learning?"""
        from copro_tui.tui.screens.welcome import LearnersScreen, WelcomeScreen

        return (LearnersScreen if self._profiles.known() else WelcomeScreen)(self._profiles)

    @on(PlayerChosen)
    def _player_chosen(self, event: PlayerChosen) -> None:
        """Show home to a learner, as they like it; whatever was on the screen before goes."""
        self._player = event.player
        self._take_look(event.player)
        home = next((one for one in self.screen_stack if isinstance(one, HomeScreen)), None)
        if home is None:
            self.push_screen(HomeScreen(event.player, self._asked))
        else:
            home.player = event.player
            while self.screen is not home:
                self.pop_screen()
        self._tell_notices(event.player)

    @on(OtherLearner)
    def _other_learner(self) -> None:
        self.push_screen(self._door())

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
