"""The Textual program for learners: the first screen, who is learning, and how they like it."""

from __future__ import annotations

import os
from typing import Any, ClassVar

from textual import on

from copro_tui.figures.cells import safe
from copro_tui.i18n import use_language
from copro_tui.player import Entrance, Player
from copro_tui.tui.commands import CourseCommands
from copro_tui.tui.keys import check
from copro_tui.tui.look import Look, LookChanged
from copro_tui.tui.messages import OtherLearner, PlayerChosen
from copro_tui.tui.screen_app import ScreenApp
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.themes import THEMES


class CoproApp(ScreenApp):
    """copro on the screen."""

    COMMANDS: ClassVar[set[Any]] = ScreenApp.COMMANDS | {CourseCommands}

    def __init__(self, entrance: Entrance, player: Player | None, *, unicode: bool = True) -> None:
        """``unicode``: whether the terminal can show more than ASCII."""
        super().__init__(unicode=unicode)
        self._entrance = entrance
        self._player = player

    def on_mount(self) -> None:
        if self._player is not None:
            self._begin(self._player)
        else:
            self._welcome()

    def _welcome(self) -> None:
        """Ask who is learning."""
        from copro_tui.tui.screens.welcome import LearnersScreen, WelcomeScreen

        self.push_screen((LearnersScreen if self._entrance.known() else WelcomeScreen)(self._entrance))

    @on(PlayerChosen)
    def _player_chosen(self, event: PlayerChosen) -> None:
        self._begin(event.player)

    @on(OtherLearner)
    def _other_learner(self) -> None:
        self._welcome()

    def _begin(self, player: Player) -> None:
        """Show home to a learner, as they like it; whatever was on the screen before goes."""
        self._player = player
        self._take_look(player)
        home = HomeScreen(player)
        while len(self.screen_stack) > 2:
            self.pop_screen()
        if len(self.screen_stack) == 2:
            self.switch_screen(home)
        else:
            self.push_screen(home)
        for notice in (player.notice, *player.settings()[1], *check(player.about.keys).problems):
            if notice:
                self.notify(safe(notice), severity="warning", timeout=60, markup=False)

    @on(LookChanged)
    def _look_changed(self) -> None:
        if self._player is not None:
            self._take_look(self._player)

    def _take_look(self, player: Player) -> None:
        """Look and speak as a learner likes it, from now on and on every screen."""
        settings, _problems = player.settings()
        use_language(player.about.language)
        self.theme = player.about.theme if player.about.theme in self.available_themes else THEMES[0].name
        if "TEXTUAL_ANIMATIONS" not in os.environ:
            self.animation_level = settings.motion
        self.look = Look(
            ascii=not self._unicode or settings.symbols == "ascii",
            letters=not self._unicode,
            cells=int(settings.width),
            airy=settings.spacing == "airy",
        )
        self.set_keymap(check(player.about.keys).keymap)
        self.refresh_css(animate=False)
        for screen in self.screen_stack:
            for widget in screen.walk_children(with_self=True):
                widget.refresh(layout=True)
