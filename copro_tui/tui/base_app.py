"""Base app of the learner's and the trainer's program."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any, ClassVar
from weakref import WeakKeyDictionary

from msgspec import Struct
from msgspec.structs import replace
from rich.console import Console
from textual import events, on, work
from textual.actions import ActionParseResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.dom import DOMNode
from textual.filter import LineFilter
from textual.reactive import Reactive, reactive
from textual.screen import Screen
from textual.theme import Theme
from textual.worker import get_current_worker

from copro_tui.commands import COMMANDS
from copro_tui.commands.command import NO_KEY
from copro_tui.commands.letters import key_name
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.errors import CoproError
from copro_tui.i18n import gettext as _
from copro_tui.progress.settings import usual_theme
from copro_tui.text.safe import safe
from copro_tui.tui.appearance import Appearance, AppearanceApp, InAscii, WithoutColour
from copro_tui.tui.bindings import bindings
from copro_tui.tui.messages import HandOver, Open
from copro_tui.tui.themes import NATIVE, THEMES
from copro_tui.tui.widgets.grid import WHOLE

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel

    from copro_tui.commands.search import Thing

_ASIDES = ("NOTE:", "Run with textual")
"""How lines begin in which Textual tells developers what else it could show."""

_VALUES = ("│ ╭", "│ │", "│ ╰")
"""How lines begin in which Rich shows the values of variables: they may be a learner's own words."""


class Said(Struct, frozen=True):
    """A message of the program."""

    text: str
    wrong: bool = False
    """Whether something went wrong."""


class BaseApp(AppearanceApp):
    """The common part of both apps: opening places, errors, themes, delivering files."""

    TITLE = "copro"
    CSS = """
    Input, TextArea {
        border: none; border-left: outer $role-rule; padding: 0 1;
        background: $panel; background-tint: 0%; color: $role-text;
        &:focus { border: none; border-left: outer $ground-accent; background: $panel; background-tint: 0%; }
    }
    Input, Input:focus { height: 1; }
    Input > .input--placeholder, Input:focus > .input--placeholder { color: $role-muted; }
    Input > .input--selection, Input:focus > .input--selection, TextArea > .text-area--selection {
        color: $role-on; background: $ground-accent;
        &:ansi { text-style: reverse; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")
    ENABLE_COMMAND_PALETTE = False

    has_one_switch = False
    """Whether a mark goes from control to control by itself."""

    theme: Reactive[str] = Reactive(THEMES[0].name)
    """The theme to begin with is the default, for with any other all styles would be read twice at the start."""

    unkept: reactive[str] = reactive("")
    """That nothing is being kept, and why, for as long as that is so; else empty. Every screen shows it."""

    said: reactive[tuple[Said, ...]] = reactive(())
    """The messages that stand on the screen until the next key."""

    def __init__(self, *, unicode: bool = True) -> None:
        """``unicode``: whether the terminal can show more than ASCII."""
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self._faults = StringIO()
        self.error_console = Console(file=self._faults, width=120, color_system=None)  # a terminal is no place for them
        self._unicode = unicode
        self._without_colour = WithoutColour()
        self._shows: WeakKeyDictionary[Screen[Any], Place] = WeakKeyDictionary()
        """Which place each screen was opened to show."""
        self._in_ascii = {letters: InAscii(letters=letters) for letters in (False, True)}
        self.look = Appearance(ascii=not unicode, letters=not unicode, brackets=not unicode)
        if "TEXTUAL_ANIMATIONS" not in os.environ:
            self.animation_level = "none"
        self.theme = usual_theme(os.environ)

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Ours alone."""
        return {one.name: one for one in THEMES}

    def validate_theme(self, theme: str) -> str:
        """The theme to show: where no colours are wanted only one, which says all without any."""
        return NATIVE.name if self.no_color else theme

    def watch_theme(self) -> None:
        self.look = replace(self.look, brackets=self.look.ascii or self.current_theme.ansi)
        if self.is_running:
            self.redraw()

    def redraw(self) -> None:
        """Draw every screen again, after the appearance has changed."""
        for screen in self.screen_stack:
            for widget in screen.walk_children(with_self=True):
                widget.refresh(layout=True)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action; a CoproError is shown on the screen, and the action counts as done."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except CoproError as error:
            self.complain(error)
            return True

    async def on_event(self, event: events.Event) -> None:
        """Handle any event; with a key or a click the messages before it go."""
        if isinstance(event, events.Key | events.MouseDown) and not event.is_forwarded:
            self.said = ()
        await super().on_event(event)

    def tell(self, message: str, *, wrong: bool = False) -> None:
        """Show a message until the next key, below those that stand there already."""
        one = Said(safe(message), wrong)
        if one not in self.said:
            self.said = (*self.said, one)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show a message of Textual's as one of ours: nothing pops up over the work."""
        self.tell(Content.from_markup(message).plain if markup else message, wrong=severity == "error")

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text, and say so: a terminal shows nothing of it."""
        super().copy_to_clipboard(text)
        self.tell(_("Copied."))

    def complain(self, error: CoproError) -> None:
        """Show an error and its hint."""
        self.tell(str(error), wrong=True)

    def last_words(self) -> str:
        """Once it has ended: a sentence that says what could not be kept; empty if all is kept."""
        return ""

    def fault(self) -> str:
        """Once it has ended: where the fault was that ended it, without any values of variables; empty if none was."""
        lines = self._faults.getvalue().splitlines()
        kept = (line for line in lines if not line.startswith(_VALUES) and not line.strip().startswith(_ASIDES))
        return "\n".join(kept).rstrip()

    def get_key_display(self, binding: Binding) -> str:
        """The key of a binding as it is shown; empty for a command that has none."""
        if binding.key.startswith(NO_KEY):
            return ""
        command = COMMANDS.get(binding.id or "")
        labelled = command is not None and bool(command.label) and binding.key in command.keys
        return _(command.label) if command is not None and labelled else key_name(binding.key)

    def action_help_quit(self) -> None:
        """Ctrl+C: say how to quit, because many press it to copy."""
        self.tell(_("Press Ctrl+Q to quit.") if self.unkept else _("Press Ctrl+Q to quit. Your work is saved."))

    def get_line_filters(self) -> Sequence[LineFilter]:
        filters = [*super().get_line_filters(), *([self._without_colour] if self.no_color else ())]
        return [*filters, self._in_ascii[self.look.letters]] if self.look.ascii else filters

    def get_css_variables(self) -> dict[str, str]:
        text = {
            "text-cells": str(self.look.cells),
            "text-gap": "2" if self.look.airy else "1",
            "whole-cells": str(WHOLE),
        }
        return {**super().get_css_variables(), **text}

    def screen_for(self, place: Place) -> Screen[Any]:
        """A new screen that shows a place. Raises CoproError if it cannot be shown."""
        raise NotImplementedError

    def home(self) -> Screen[Any]:
        """The app's home screen."""
        return self.screen_stack[0]

    def things(self, screen: Screen[Any]) -> Iterable[Thing]:
        """The search entries that can be found from a screen."""
        return ()

    @on(Open)
    def _open(self, event: Open) -> None:
        """Show the screen of a place; a CoproError is shown on the current screen."""
        if event.by is None or event.by is self.screen:
            try:
                self.show(event.place, instead=event.instead)
            except CoproError as error:
                self.complain(error)

    def show(self, place: Place, *, instead: bool = False) -> None:
        """Show the screen of a place; ``instead`` replaces the current screen. Raises CoproError.

        Asking for the place that is shown goes back from it, so that the key that opened it closes it, too.
        """
        match place:
            case _ if place == self._shows.get(self.screen):
                self.pop_screen()
            case places.Home():
                while self.screen is not self.home():
                    self.pop_screen()
            case _ if instead:
                self.switch_screen(self._screen_of(place))
            case _:
                self.push_screen(self._screen_of(place))

    def _screen_of(self, place: Place) -> Screen[Any]:
        screen = self.screen_for(place)
        self._shows[screen] = place
        return screen

    @on(HandOver)
    def _hand_over(self, event: HandOver) -> None:
        if isinstance(event.data, bytes):
            self._deliver(event.data, event)
        else:
            self._deliver_parts(event.data, event)

    @work(thread=True)
    def _deliver_parts(self, parts: Iterable[bytes], event: HandOver) -> None:
        worker = get_current_worker()

        def on_the_screen(what: Callable[..., object], *arguments: object) -> None:
            if not worker.is_cancelled:
                self.call_from_thread(what, *arguments)

        self._deliver(parts, event, on_the_screen)

    def _deliver(
        self, data: bytes | Iterable[bytes], event: HandOver, call: Callable[..., object] = lambda what, *of: what(*of)
    ) -> None:
        """Deliver a file: through the browser if the app runs in one, else into the downloads folder.

        ``call`` calls what may only be called from the app's own thread.
        """
        try:
            if self.is_web:
                whole = BytesIO(data if isinstance(data, bytes) else b"".join(data))
                call(partial(self.deliver_binary, whole, save_filename=event.file_name))
            else:
                from copro_tui.storage.new_file import write_download  # not needed before somebody saves something

                path = write_download(event.file_name, data)
                call(self.tell, _("Saved as %(file)s.") % {"file": path})
            event.then()
        except CoproError as error:
            call(self.complain, error)

    def on_delivery_failed(self, event: events.DeliveryFailed) -> None:
        problem = _("The file could not be saved (%(why)s).") % {"why": event.exception}
        self.tell(problem, wrong=True)
