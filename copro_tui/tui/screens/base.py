"""What every screen shares: a line at the top, a body that scrolls, a footer of keys, help, and translated keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.geometry import Offset, Size
from textual.screen import Screen
from textual.widget import Widget

from copro_tui.commands import Command
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.errors import CoproError
from copro_tui.i18n import gettext as _
from copro_tui.player import CoursePlayer
from copro_tui.terminal.cursor import is_text, put_cursor, put_cursor_in_field
from copro_tui.tui.appearance import AppearanceChanged
from copro_tui.tui.base_app import BaseApp
from copro_tui.tui.bindings import bindings
from copro_tui.tui.messages import Open
from copro_tui.tui.themes import next_theme
from copro_tui.tui.widgets.figure_view import FigureView
from copro_tui.tui.widgets.grid import HEIGHTS, WIDTHS, is_wide
from copro_tui.tui.widgets.key_line import KeyLine
from copro_tui.tui.widgets.menu import Menu
from copro_tui.tui.widgets.message_line import MessageLine, UnkeptLine
from copro_tui.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from textual.binding import ActiveBinding

__all__ = ["PRINTABLE", "BaseScreen", "CourseScreen", "TopLine"]

PRINTABLE = r"[^\x00-\x1f\x7f-\x9f]*"
"""Matches what can be typed or pasted into a field: anything but control characters."""


class BaseScreen(Screen[None]):
    """The base of all screens. A subclass composes its body and sets the text of the top line."""

    HELP = ""
    LANES = "-with-lanes"
    """The class of a screen that leaves lanes a cell more at both sides than texts."""
    DEFAULT_CSS = """
    BaseScreen {
        background: $background; overflow: hidden; align-horizontal: center;
        &.-screen-suspended { text-style: none; }
        & #sheets { height: 1fr; max-width: $whole-cells; }
        & #body, & #pane { padding: 1 1 0 2; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
        & #body > * { max-width: $text-cells; }
        & #pane { background: $surface; }
        & #pane > * { max-width: 44; }
        &.-wide #body { width: 80; }
        &.-narrow #body, &.-with-lanes #body { padding: 1 0 0 1; }
        &.-low #body, &.-low #pane { padding: 0 1 0 2; }
        &.-low.-narrow #body, &.-low.-with-lanes #body { padding: 0 0 0 1; }
        &.-narrow TopLine, &.-narrow KeyLine, &.-narrow UnkeptLine, &.-narrow MessageLine { padding: 0 1; }
        & .words { max-width: $text-cells; width: 1fr; height: auto; margin: 0 0 $text-gap 0; }
        & .muted { color: $role-muted; }
    }
    """
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = bindings("screen")
    app = getters.app(BaseApp)

    def __init__(self) -> None:
        super().__init__()
        self._away = False
        self._window = Size(0, 0)
        """The size of the window that the screen was laid out for."""
        self._room = Size(0, 0)
        """The size of the body when the focused text field was last scrolled into view for it."""

    def compose(self) -> ComposeResult:
        self._window = self.app.size
        yield TopLine()
        yield UnkeptLine()
        with Horizontal(id="sheets"):
            with VerticalScroll(id="body", can_focus=False):
                yield from self.compose_body()
            if self.has_room_for_pane and (pane := self._pane()):
                yield pane
        yield MessageLine()
        yield KeyLine()

    def compose_body(self) -> ComposeResult:
        """The widgets of the screen's body."""
        return iter(())

    def compose_pane(self) -> ComposeResult:
        """The widgets of the pane at the right, which is there only in a wide window; by default there is none."""
        return iter(())

    def _pane(self) -> Widget | None:
        widgets = list(self.compose_pane())
        return VerticalScroll(*widgets, id="pane", can_focus=False) if widgets else None

    @property
    def has_room_for_pane(self) -> bool:
        """Whether the window is wide enough for a pane at the right."""
        return is_wide(self)

    @property
    def has_pane(self) -> bool:
        """Whether there is a pane at the right."""
        return bool(self.query("#pane"))

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work now, named in the language in use; those of every screen come last."""
        named = {
            key: active._replace(
                binding=replace(active.binding, description=_(active.binding.description)), tooltip=_(active.tooltip)
            )
            for key, active in super().active_bindings.items()
        }
        return dict(sorted(named.items(), key=lambda one: one[1].binding.id in ("screen.leave", "screen.help")))

    async def on_event(self, event: events.Event) -> None:
        """Handle any event; a CoproError is shown as a message, and the screen stays open."""
        with self.complaining():
            await super().on_event(event)

    @on(Menu.Chosen)
    async def _chosen(self, event: Menu.Chosen) -> None:
        """Open what was chosen in the menu; a CoproError is shown as a message, and the screen stays open."""
        if not self.is_active:  # whoever presses a key twice means it once
            return
        with self.complaining():
            match event.entry.means:
                case Place() as place:
                    self.go(place)
                case Command() as command:
                    await self.app.run_action(command.does, self)
                case None:
                    self.chosen(event.entry.id)

    def chosen(self, entry: str) -> None:
        """Handle a menu entry that is neither a place nor a command; ``entry`` is its id."""

    def go(self, place: Place, *, instead: bool = False) -> None:
        """Ask the app to open a place; ``instead`` replaces this screen."""
        self.post_message(Open(place, self, instead))

    def takes(self, place: Place) -> bool:
        """Go to the place if it is on this screen; returns whether it is."""
        return False

    def keep(self) -> None:
        """Write what was not written yet, before the program ends."""

    def complain(self, error: CoproError) -> None:
        """Show an error and its hint."""
        self.app.complain(error)

    @contextmanager
    def complaining(self) -> Iterator[None]:
        """Within it a CoproError is shown as a message, and the screen stays open."""
        try:
            yield
        except CoproError as error:
            self.complain(error)

    def on_return(self) -> None:
        """Called when the screen is shown again after another one was closed."""

    def on_screen_suspend(self) -> None:
        self._away = True

    def on_screen_resume(self) -> None:
        if self._away:
            self._away = False
            self.on_return()

    @on(events.Mount)
    def _watch_layout(self) -> None:
        self.screen_layout_refresh_signal.subscribe(self, self._follow)
        self.call_after_refresh(self._follow)

    def _follow(self, _screen: object = None) -> None:
        """Move the terminal's cursor to the focused text field, or to the beginning of a text without one.

        Figures move it themselves.
        """
        body = self.query_one("#body", VerticalScroll)
        if self._room != body.size:
            self._room = body.size
            self.call_after_refresh(self._show_field)
        if self.is_active and not put_cursor_in_field(self) and self.focused is None and body.children:
            text, seen = body.children[0], body.content_region
            put_cursor(text, Offset(text.content_region.x, max(seen.y, text.content_region.y)))

    def _show_field(self) -> None:
        """Scroll no further than it takes to see the focused text field: what is asked stands above it."""
        if self.focused is None or not is_text(self.focused):
            return
        body, field = self.query_one("#body", VerticalScroll), self.focused.region
        above, below = field.y - body.content_region.y, field.bottom - body.content_region.bottom
        by = min(above, below) if below > 0 else min(above, 0)
        if by:
            body.scroll_relative(y=by, animate=False, immediate=True)

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        """As every screen does it; but a figure, which may be long, scrolls to its current stop, not to its middle, and
        a text field comes into view below what is asked."""
        super().set_focus(widget, False, from_app_focus)
        if scroll_visible and is_text(widget):
            self.call_after_refresh(self._show_field)

    def on_resize(self) -> None:
        if self._window != self.app.size:  # the first layout has drawn everything for the window as it is
            self._window = self.app.size
            self.window_changed()

    def window_changed(self) -> None:
        """Redraw figures, whose spacing depends on the window's height, and see whether a pane has room."""
        for figure in self.query(FigureView):
            figure.redraw()
        self.call_later(self._fit_pane)

    async def _fit_pane(self) -> None:
        """Add or remove the pane, as the width of the window allows."""
        if self.has_pane and not self.has_room_for_pane:
            await self.query("#pane").remove()
        elif self.has_room_for_pane and not self.has_pane and (pane := self._pane()):
            await self.query_one("#sheets").mount(pane)

    def action_leave(self) -> None:
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        else:
            self.app.exit()

    def action_scroll(self, by: int) -> None:
        """Scroll by ``by`` pages, so that text below the last menu entry can be read without a mouse."""
        body = self.query_one("#body", VerticalScroll)
        (body.scroll_page_down if by > 0 else body.scroll_page_up)(animate=False)

    def action_go(self, address: str) -> None:
        self.go(places.parse(address))

    def action_theme(self, name: str = "") -> None:
        """Switch to the theme ``name``, or to the next one if empty."""
        self.app.theme = name or next_theme(self.app.theme)


class CourseScreen(BaseScreen):
    """The base of a learner's screens."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("course")

    def __init__(self, player: CoursePlayer) -> None:
        super().__init__()
        self.player = player

    def action_theme(self, name: str = "") -> None:
        """Switch to the theme ``name``, or to the next one if empty, and save it in the learner's record."""
        name = name or next_theme(self.player.about.theme or self.app.theme)
        super().action_theme(name)
        self.player.change_about(theme=name)

    def action_language(self) -> None:
        """Go on in the next language, if there is one."""
        from copro_tui.player.settings import only_language, settings_of, take

        languages = next(one for one in settings_of(self.player) if one.id == "language")
        if len(languages.choices) == 1:
            self.app.tell(only_language())
            return
        take(self.player, "language", languages.after(1))
        self.post_message(AppearanceChanged())
