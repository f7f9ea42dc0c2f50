"""What every screen shares: a line at the top, a body that scrolls, a footer of keys, help, and translated keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Offset, Size
from textual.screen import Screen
from textual.widgets import Input, Static, TextArea

from copro_tui.errors import CoproError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import CoursePlayer
from copro_tui.terminal.cursor import put_cursor
from copro_tui.text.safe import safe
from copro_tui.text.width import clip, fit, width
from copro_tui.text.wrap import wrap
from copro_tui.tui.appearance import said
from copro_tui.tui.widgets.figure_view import FigureView
from copro_tui.tui.widgets.key_line import KeyLine
from copro_tui.tui.widgets.menu import Menu

if TYPE_CHECKING:
    from textual.binding import ActiveBinding


PRINTABLE = r"[^\x00-\x1f\x7f-\x9f]*"
"""What can be typed or pasted into a field: anything but what steers a terminal."""


class TopLine(Static):
    """Where we are, on the left, and how it stands, on the right; on two lines where one is too short."""

    DEFAULT_CSS = """
    TopLine {
        dock: top; height: auto; background: $panel; color: $foreground; padding: 0 2;
    }
    """

    def __init__(self) -> None:
        super().__init__(id="top", markup=False)
        self._texts = "", ""

    def show(self, left: str, right: str = "") -> None:
        self._texts = safe(left), safe(right)
        self.refresh(layout=True)

    def render(self) -> Content:
        return Content("\n".join(self._lines(self.content_size.width)))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def _lines(self, cells: int) -> list[str]:
        left, right = (said(self, text) for text in self._texts)
        if right and width(left) + width(right) + 2 <= cells:
            return [fit(left, cells - width(right)) + right]
        return [*_lines(left, cells), *(_lines(right, cells) if right else ())]


def _lines(text: str, cells: int) -> list[str]:
    """A text on at most three lines."""
    lines = wrap(text, cells)
    return [*lines[:2], *([clip(" ".join(lines[2:]), cells)] if lines[2:] else ())]


class BaseScreen(Screen[None]):
    """A screen of copro. A subclass composes its body and says what stands in the top line."""

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
        &.-narrow TopLine, &.-narrow KeyLine { padding: 0 1; }
    }
    """
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual's own
        (0, "-narrow"),
        (60, "-normal"),
        (110, "-wide"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", mark("Leave"), key_display="Esc", id="screen.leave"),
        Binding("pageup", "scroll(-1)", mark("Scroll up"), show=False, id="screen.page-up"),
        Binding("pagedown", "scroll(1)", mark("Scroll down"), show=False, id="screen.page-down"),
        Binding("f1,question_mark", "help", mark("Help"), key_display="F1", id="screen.help"),
    ]

    def compose(self) -> ComposeResult:
        yield TopLine()
        with VerticalScroll(id="body", can_focus=False):
            yield from self.compose_body()
        yield KeyLine()

    def compose_body(self) -> ComposeResult:
        """What the screen is for."""
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
        """Keys, the mouse and the like reach the screen here; an error of ours is said, and the screen stays."""
        try:
            await super().on_event(event)
        except CoproError as error:
            self.complain(error)

    @on(Menu.Chosen)
    def _chosen(self, event: Menu.Chosen) -> None:
        """Something of the screen's menu was chosen; an error of ours is said, and the screen stays."""
        if self.is_current:  # whoever presses a key twice means it once
            try:
                self.open(event.entry)
            except CoproError as error:
                self.complain(error)

    def open(self, entry: str) -> None:
        """Do what an entry of the screen's menu stands for: ``module:what`` is the action *module* on *what*."""
        kind, _colon, rest = entry.partition(":")
        getattr(self, f"action_{kind}")(*([rest] if rest else []))

    def complain(self, error: CoproError) -> None:
        """Tell the learner what is wrong and what to do."""
        self.notify(safe(str(error)), severity="error", timeout=12, markup=False)

    @on(events.Mount)
    def _watch_layout(self) -> None:
        self.screen_layout_refresh_signal.subscribe(self, self._follow)
        self.call_after_refresh(self._follow)

    def _follow(self, _screen: object = None) -> None:
        """Keep the terminal's cursor in the field that is typed in, or where a text without one begins.

        A figure does so itself.
        """
        focused, body = self.focused, self.query_one("#body", VerticalScroll)
        if not self.is_current:
            return
        if isinstance(focused, Input | TextArea):
            put_cursor(focused, focused.cursor_screen_offset)
        elif focused is None and body.children:
            text, seen = body.children[0], body.content_region
            put_cursor(text, Offset(text.content_region.x, max(seen.y, text.content_region.y)))

    def on_resize(self) -> None:
        """How much space a figure has in it depends on the window's height, of which Textual tells it nothing."""
        for figure in self.query(FigureView):
            figure.redraw()

    def action_leave(self) -> None:
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        else:
            self.app.exit()

    def action_scroll(self, by: int) -> None:
        """By a page: what stands below the last thing to open can be read without a mouse, too."""
        body = self.query_one("#body", VerticalScroll)
        (body.scroll_page_down if by > 0 else body.scroll_page_up)(animate=False)

    def action_help(self) -> None:
        from copro_tui.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))


class CourseScreen(BaseScreen):
    """A screen of somebody who learns: frameworks, glossary and search are a key away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "frameworks", mark("Frameworks"), show=False, id="screen.frameworks"),
        Binding("g", "glossary", mark("Glossary"), show=False, id="screen.glossary"),
        Binding("slash", "search", mark("Search"), show=False, id="screen.search"),
        Binding("comma", "settings", mark("Settings"), show=False, id="screen.settings"),
    ]

    def __init__(self, player: CoursePlayer) -> None:
        super().__init__()
        self.player = player

    def action_frameworks(self) -> None:
        from copro_tui.tui.screens.frameworks import FrameworksScreen

        self.app.push_screen(FrameworksScreen(self.player))

    def action_glossary(self) -> None:
        from copro_tui.tui.screens.glossary import GlossaryScreen

        self.app.push_screen(GlossaryScreen(self.player))

    def action_settings(self) -> None:
        from copro_tui.tui.screens.settings import SettingsScreen

        self.app.push_screen(SettingsScreen(self.player))

    def action_search(self) -> None:
        self.app.action_command_palette()
