"""What every screen shares: a line at the top, a body that scrolls, a footer of keys, help, and translated keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Offset, Size
from textual.screen import Screen
from textual.widgets import Static

from copro_tui.commands import Command
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.errors import CoproError
from copro_tui.i18n import gettext as _
from copro_tui.player import CoursePlayer
from copro_tui.terminal.cursor import put_cursor, put_cursor_in_field
from copro_tui.text.safe import safe
from copro_tui.text.width import clip, fit, width
from copro_tui.text.wrap import wrap
from copro_tui.tui.appearance import AppearanceChanged, in_ascii_if_wanted
from copro_tui.tui.base_app import BaseApp
from copro_tui.tui.bindings import bindings
from copro_tui.tui.messages import Open
from copro_tui.tui.themes import next_theme
from copro_tui.tui.widgets.figure_view import FigureView
from copro_tui.tui.widgets.key_line import KeyLine
from copro_tui.tui.widgets.menu import Menu

if TYPE_CHECKING:
    from textual.binding import ActiveBinding
    from textual.command import Provider


PRINTABLE = r"[^\x00-\x1f\x7f-\x9f]*"
"""Matches what can be typed or pasted into a field: anything but control characters."""


class TopLine(Static):
    """The place on the left and its status on the right, on two lines if one is too short."""

    DEFAULT_CSS = """
    TopLine {
        dock: top; height: auto; background: $panel; color: $foreground; padding: 0 2;
    }
    """

    def __init__(self) -> None:
        super().__init__(id="top", markup=False)
        self._texts = "", ""

    def show(self, where: str, right: str = "", *, title: str = "", joint: str = "›", **_more: object) -> None:
        left = f"{where} {joint} {title}" if title and joint else f"{where}  {title}".rstrip()
        self._texts = safe(left), safe(right)
        self.refresh(layout=True)

    def render(self) -> Content:
        return Content("\n".join(self._lines(self.content_size.width)))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def _lines(self, cells: int) -> list[str]:
        left, right = (in_ascii_if_wanted(self, text) for text in self._texts)
        if right and width(left) + width(right) + 2 <= cells:
            return [fit(left, cells - width(right)) + right]
        return [*_lines(left, cells), *(_lines(right, cells) if right else ())]


class UnkeptLine(Static):
    """Says that nothing is being kept, and why, for as long as that is so."""

    DEFAULT_CSS = """
    UnkeptLine { height: auto; background: $panel; color: $role-wrong; padding: 0 2; display: none; }
    """

    app = getters.app(BaseApp)

    def on_mount(self) -> None:
        self.watch(self.app, "unkept", self._show)

    def _show(self, unkept: str) -> None:
        self.update(Content(safe(unkept)))
        self.display = bool(unkept)


def _lines(text: str, cells: int) -> list[str]:
    """A text on at most three lines."""
    lines = wrap(text, cells)
    return [*lines[:2], *([clip(" ".join(lines[2:]), cells)] if lines[2:] else ())]


def _palette() -> type[Provider]:
    """The palette's commands, loaded when it is opened."""
    from copro_tui.tui.palette import Palette

    return Palette


class BaseScreen(Screen[None]):
    """The base of all screens. A subclass composes its body and sets the text of the top line."""

    HELP = ""
    DEFAULT_CSS = """
    BaseScreen {
        background: $background;
        & #body { padding: $text-gap 2 0 2; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
        &.-narrow #body { padding: 0 1; }
        &.-wide #body { align-horizontal: center; }
        & #body > * { max-width: $text-cells; }
        & .words { max-width: $text-cells; width: 1fr; height: auto; margin: 0 0 $text-gap 0; }
        & .muted { color: $role-muted; }
        &.-narrow TopLine, &.-narrow UnkeptLine, &.-narrow KeyLine { padding: 0 1; }
    }
    """
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual's own
        (0, "-narrow"),
        (60, "-normal"),
        (110, "-wide"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = bindings("screen")
    COMMANDS: ClassVar[set[Any]] = {_palette}
    app = getters.app(BaseApp)

    def __init__(self) -> None:
        super().__init__()
        self._away = False

    def compose(self) -> ComposeResult:
        yield TopLine()
        yield UnkeptLine()
        with VerticalScroll(id="body", can_focus=False):
            yield from self.compose_body()
        yield KeyLine()

    has_room_for_pane = False

    def compose_body(self) -> ComposeResult:
        """The widgets of the screen's body."""
        return iter(())

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
        try:
            await super().on_event(event)
        except CoproError as error:
            self.complain(error)

    @on(Menu.Chosen)
    async def _chosen(self, event: Menu.Chosen) -> None:
        """Open what was chosen in the menu; a CoproError is shown as a message, and the screen stays open."""
        if not self.is_current:  # whoever presses a key twice means it once
            return
        try:
            match event.entry.means:
                case Place() as place:
                    self.go(place)
                case Command() as command:
                    await self.app.run_action(command.does, self)
                case None:
                    self.chosen(event.entry.id)
        except CoproError as error:
            self.complain(error)

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
        if self.is_current and not put_cursor_in_field(self) and self.focused is None and body.children:
            text, seen = body.children[0], body.content_region
            put_cursor(text, Offset(text.content_region.x, max(seen.y, text.content_region.y)))

    def on_resize(self) -> None:
        """Redraw figures: their spacing depends on the window's height, which Textual does not tell them."""
        for figure in self.query(FigureView):
            figure.redraw()

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
            self.notify(only_language(), markup=False)
            return
        take(self.player, "language", languages.after(1))
        self.post_message(AppearanceChanged())
