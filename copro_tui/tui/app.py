"""The Textual program: themes, the first screen, and who is learning."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from textual import events, on
from textual.actions import ActionParseResult
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.driver import Driver
from textual.screen import Screen

from copro_tui.errors import CoproError
from copro_tui.figures.cells import safe
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark, use_language
from copro_tui.player import Entrance, Player
from copro_tui.tui.commands import CourseCommands
from copro_tui.tui.driver import with_visible_cursor
from copro_tui.tui.messages import OtherLearner, PlayerChosen
from copro_tui.tui.screens.base import BaseScreen
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.themes import ROLE_DEFAULTS, THEMES
from copro_tui.tui.widgets.key_line import key_name


class CoproApp(App[None]):
    """copro on the screen."""

    TITLE = "copro"
    CSS = "Input > .input--placeholder, Input:focus > .input--placeholder { color: $role-muted; }"
    COMMANDS: ClassVar[set[Any]] = App.COMMANDS | {CourseCommands}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", mark("Quit"), show=False, priority=True, id="app.quit"),
    ]

    def __init__(self, entrance: Entrance, player: Player | None) -> None:
        super().__init__()
        self._entrance = entrance
        self._player = player
        if "TEXTUAL_ANIMATIONS" not in os.environ:
            self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action; an error of ours is said on the screen, and the action counts as done."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except CoproError as error:
            self.complain(error)
            return True

    def complain(self, error: CoproError) -> None:
        """Tell the learner what is wrong and what to do."""
        self.notify(safe(str(error)), severity="error", timeout=12, markup=False)

    def get_key_display(self, binding: Binding) -> str:
        return binding.key_display or key_name(binding.key)

    def get_driver_class(self) -> type[Driver]:
        return with_visible_cursor(super().get_driver_class())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return ROLE_DEFAULTS

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        if isinstance(screen, BaseScreen):
            yield SystemCommand(_("Help: the keys of this screen"), "", screen.action_help)
        yield SystemCommand(_("Quit: everything is kept"), "", self.action_quit)

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

    def on_delivery_complete(self, event: events.DeliveryComplete) -> None:
        if event.path is not None:
            self.notify(_("Saved as %(file)s") % {"file": event.path}, markup=False, timeout=10)

    def on_delivery_failed(self, event: events.DeliveryFailed) -> None:
        problem = _("The file could not be saved (%(why)s).") % {"why": event.exception}
        self.notify(problem, severity="error", markup=False, timeout=12)

    def _begin(self, player: Player) -> None:
        """Show home to a learner, as they like it; whatever was on the screen before goes."""
        use_language(player.about.language)
        if player.about.theme in self.available_themes:
            self.theme = player.about.theme
        home = HomeScreen(player)
        while len(self.screen_stack) > 2:
            self.pop_screen()
        if len(self.screen_stack) == 2:
            self.switch_screen(home)
        else:
            self.push_screen(home)
        if player.notice:
            self.notify(safe(player.notice), severity="warning", timeout=60, markup=False)
