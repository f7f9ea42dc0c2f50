"""The Textual app for learners: the first screen, the current learner, and their appearance settings."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.screen import Screen
from textual.timer import Timer

from copro_tui.commands.keymap import check
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.i18n import gettext as _
from copro_tui.i18n import use_language
from copro_tui.player import CoursePlayer, Profiles
from copro_tui.player.keeping import RETRY_SECONDS
from copro_tui.progress.settings import usual_theme
from copro_tui.tui.appearance import Appearance, AppearanceChanged
from copro_tui.tui.base_app import BaseApp
from copro_tui.tui.messages import PlayerChosen
from copro_tui.tui.scanning import Scanning
from copro_tui.tui.screens.base import BaseScreen
from copro_tui.tui.screens.home import HomeScreen

if TYPE_CHECKING:
    from copro_tui.commands.search import Thing


class CoproApp(BaseApp):
    """The learners' app."""

    def __init__(
        self,
        profiles: Profiles,
        player: CoursePlayer | None,
        *,
        unicode: bool = True,
        begin_at: Place | None = None,
    ) -> None:
        """``unicode``: whether the terminal can show more than ASCII; ``begin_at``: what is opened over home."""
        super().__init__(unicode=unicode)
        self._profiles = profiles
        self._player = player
        self._begin_at = begin_at
        self._to_try_again: Timer | None = None
        self._warned_of = ""
        self.scanning = Scanning(self)
        if player is not None:
            self._take_look(player)
            player.keeping.on_change = self._unkept_changed

    def last_words(self) -> str:
        return self._profiles.last_words(self._player)

    async def action_quit(self) -> None:
        """End the program; if an answer could not be kept, say so first, and end it the next time."""
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen):
                screen.keep()
        unkept = self.last_words() if self._player is not None and self._player.keeping.waiting else ""
        if unkept and unkept != self._warned_of:
            self._warned_of = unkept
            self.tell(_("%(unkept)s To leave all the same, quit once more.") % {"unkept": unkept}, wrong=True)
        else:
            await super().action_quit()

    def get_default_screen(self) -> Screen[Any]:
        """Home if the learner is known, else the choice of a learner. No other screen is drawn first."""
        if self._player is not None:
            return HomeScreen(self._player)
        from copro_tui.tui.routes import profiles_screen

        return profiles_screen(self._profiles)

    def on_mount(self) -> None:
        if self._player is not None:
            self._scan_for(self._player)
            self._tell_notices(self._player)
        if self._begin_at is not None:
            self.show(self._begin_at)

    async def on_event(self, event: events.Event) -> None:
        """Handle any event; the key of somebody who has one switch takes what is pointed at."""
        if isinstance(event, events.Key | events.MouseDown) and not event.is_forwarded and self.scanning.takes(event):
            self.said = ()
            self.scanning.take()
        else:
            await super().on_event(event)

    def lead_cursor(self) -> bool:
        """Put the terminal's cursor on what is pointed at; False where nothing is."""
        return self.scanning.put_cursor()

    def _scan_for(self, player: CoursePlayer) -> None:
        settings, _problems = player.settings()
        seconds = 0 if settings.one_switch == "off" else int(settings.one_switch.removesuffix("s"))
        self.scanning.use(seconds, any_key=settings.switch == "any")

    def screen_for(self, place: Place) -> Screen[Any]:
        if isinstance(place, places.Search):
            from copro_tui.tui.searching import search_screen  # not needed before somebody searches

            return search_screen(self.screen, self.things(self.screen), place.find)
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
        """Close all screens and show the learner's home, with their appearance settings."""
        self._player = event.player
        self._take_look(event.player)
        event.player.keeping.on_change = self._unkept_changed
        self._unkept_changed()
        home = self.home()
        if isinstance(home, HomeScreen):
            home.player = event.player
            self.show(places.Home())
        else:
            self.push_screen(HomeScreen(event.player))
        self._tell_notices(event.player)

    def _unkept_changed(self) -> None:
        """Say whether everything is being kept; if not, try again until it is."""
        self.unkept = self._player.keeping.unkept if self._player is not None else ""
        if self._to_try_again is None and self.unkept:
            self._to_try_again = self.set_timer(RETRY_SECONDS, self._try_again)

    def _try_again(self) -> None:
        self._to_try_again = None
        if self._player is not None:
            self._player.keeping.try_again()
        self._unkept_changed()

    def _tell_notices(self, player: CoursePlayer) -> None:
        """Show messages about problems with the learner's record, settings and keys, and those that arise later."""
        for notice in (player.notice, *player.settings()[1], *check(player.about.keys).problems):
            if notice:
                self.tell(notice)
        player.on_notice(self.tell)

    @on(AppearanceChanged)
    def _look_changed(self) -> None:
        if self._player is not None:
            self._take_look(self._player)

    def _take_look(self, player: CoursePlayer) -> None:
        """Apply a learner's appearance, language and keys to all screens."""
        (settings, _problems), before = player.settings(), (self.theme, self.look)
        use_language(player.about.language)
        self.theme = player.about.theme if player.about.theme in self.available_themes else usual_theme(os.environ)
        if "TEXTUAL_ANIMATIONS" not in os.environ:
            self.animation_level = settings.motion
        self.look = Appearance(
            ascii=not self._unicode or settings.symbols == "ascii",
            letters=not self._unicode,
            cells=int(settings.width),
            airy=settings.spacing == "airy",
            brackets=not self._unicode or settings.symbols == "ascii" or self.current_theme.ansi,
            place_line=settings.place_line == "on",
        )
        self.set_keymap(check(player.about.keys, settings.letters).keymap)
        changed = (self.theme, self.look) != before
        if not self.is_running:
            if changed:
                self.call_next(self.refresh_css, animate=False)
            return
        if changed:
            self.refresh_css(animate=False)
        self._scan_for(player)
        self.redraw()
