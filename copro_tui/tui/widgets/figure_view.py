"""A figure on the screen: drawn by roles, walked through by keys, clicked and dragged by the mouse."""

from __future__ import annotations

from itertools import takewhile
from typing import ClassVar, Self

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.geometry import Offset, Region, Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from copro_tui.figures.ascii import figure_in_ascii
from copro_tui.figures.cells import Figure, Hit
from copro_tui.figures.spacing import airy
from copro_tui.terminal.cursor import put_cursor
from copro_tui.text.width import width
from copro_tui.tui.appearance import look_of
from copro_tui.tui.bindings import bindings

AROUND = 10
"""Lines of a window that a figure leaves free: for the line at the top, the question, a reason, and the keys."""

ROLES = ("muted", "strong", "number", "rail", "current", "lifted", "right", "near", "wrong", "band", "target", "quote")


class FigureView(Widget, can_focus=True):
    """Shows a figure; one of its *stops* (item ids) is the current one.

    A subclass draws the figure and names the stops; it is told of clicks, drags and drops in the figure's own terms.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"role--{role}" for role in ROLES}
    DEFAULT_CSS = """
    FigureView {
        height: auto;
        width: 1fr;
        text-wrap: nowrap;
        & .role--muted { color: $role-muted; }
        & .role--strong { color: $role-strong; text-style: bold; }
        & .role--number { color: $role-number; }
        & .role--rail { color: $role-rail; }
        & .role--current { color: $role-current; background: $role-current-ground; text-style: bold; }
        & .role--lifted { color: $role-lifted; background: $role-lifted-ground; text-style: bold; }
        & .role--right { color: $role-right; text-style: bold; }
        & .role--near { color: $role-near; text-style: bold; }
        & .role--wrong { color: $role-wrong; text-style: bold; }
        & .role--band { color: $role-band; }
        & .role--target { color: $role-target; }
        & .role--quote { color: $role-quote; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("figure")

    WIDE = False
    """Whether it may be wider than a text: lines of text in it are not."""

    current: reactive[str | None] = reactive(None)
    """The id of the current stop."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._figure: Figure = ()
        self._drawn_at = -1
        """The width that the figure was drawn for; -1 where it has to be drawn again."""
        self._held: str | None = None
        self._dragged = False

    # -- for subclasses -----------------------------------------------------------------------------------------

    def draw(self, cells: int) -> Figure:
        """The figure in at most ``cells`` cells, as it stands now."""
        raise NotImplementedError

    def stops(self) -> list[str]:
        """The ids that the keys walk through, from the top."""
        return []

    def spot(self) -> Offset:
        """Where the current stop stands in the figure: what is scrolled into view, and where the cursor goes."""
        for number, row in enumerate(self._figure):
            left = 0
            for cell in row:
                if cell.hit is not None and cell.hit[1] == self.current:
                    return Offset(left, number)
                left += width(cell.text)
        return Offset(0, 0)

    def reach(self, height: int) -> tuple[int, int]:
        """The lines, from one to before another, that belong to the current stop: as many come into view as fit."""
        top = below = self.spot().y
        for row in self._figure[top:]:
            if not any(cell.hit is not None and cell.hit[1] == self.current for cell in row):
                break
            below += 1
        return top, max(below, top + 1)

    def clicked(self, hit: Hit) -> None:
        """A click, or a drop where it was picked up."""

    def dragged(self, item: str, over: Hit) -> None:
        """``item`` is being dragged and is over something else."""

    def dropped(self, item: str, on: Hit) -> None:
        """``item`` was dragged and let go."""

    # -- drawing ------------------------------------------------------------------------------------------------

    def redraw(self) -> None:
        """Draw again, after what is shown has changed."""
        height = len(self._figure)
        self._draw_at(self.size.width)
        super().refresh(layout=len(self._figure) != height)
        if self.has_focus:
            self.call_after_refresh(self.show_current)

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """As every widget does it; without regions, what the figure is drawn from may have changed, too."""
        if not regions:
            self._drawn_at = -1
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_line(self, y: int) -> Strip:
        """One line: only those that are in view are ever rendered, however long the figure is."""
        if self._drawn_at != self.size.width:
            self._draw_at(self.size.width)
        row = self._figure[y] if y < len(self._figure) else ()
        return Strip([Segment(cell.text, self._style(cell.role)) for cell in row])

    def _style(self, role: str) -> Style:
        return self.get_component_rich_style(f"role--{role}") if role else self.rich_style

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        if self._drawn_at != width:
            self._draw_at(width)
        return len(self._figure)

    def _draw_at(self, available: int) -> None:
        self._figure, self._drawn_at = self._drawn(available), available

    def _cells(self, available: int) -> int:
        return max(20, available if self.WIDE else min(look_of(self).cells, available))

    def _drawn(self, available: int) -> Figure:
        """The figure as it comes on the screen: in ASCII where that is wanted."""
        cells = self._cells(available)
        figure = self._laid_out(cells)
        return figure_in_ascii(figure, cells) if look_of(self).ascii else figure

    def _laid_out(self, cells: int) -> Figure:
        """The figure with as much space in it as the learner likes, and as the window has room for."""
        figure = self.draw(cells)
        return airy(figure, self.app.size.height - AROUND) if look_of(self).airy else figure

    # -- where we are -------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        if self.current is None and (stops := self.stops()):
            self.set_reactive(FigureView.current, stops[0])
        self.screen.screen_layout_refresh_signal.subscribe(self, self._moved)

    def watch_current(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()

    def on_focus(self) -> None:
        self.redraw()

    def show_current(self) -> None:
        """Scroll the current stop into view, and put the terminal's cursor on it."""
        if not self.is_attached:
            return
        if (scroller := self._scroller()) is not None:
            height = scroller.scrollable_content_region.height
            top, below = (self._above(scroller) + line for line in self.reach(height))
            if self.current in self.stops()[:1] and below <= height:
                top = 0  # what stands above the first stop can be seen again
            place = Region(self.virtual_region.x, top, 1, min(below - top, height))
            scroller.scroll_to_region(place, animate=False, force=True, immediate=True)
        self._moved()

    def _scroller(self) -> VerticalScroll | None:
        return next((one for one in self.ancestors if isinstance(one, VerticalScroll)), None)

    def _above(self, scroller: VerticalScroll) -> int:
        """How many lines of what is scrolled stand above the figure."""
        between = takewhile(lambda one: one is not scroller, self.ancestors_with_self)
        return sum(one.virtual_region.y for one in between if isinstance(one, Widget))

    def _moved(self, _screen: object = None) -> None:
        """Put the terminal's cursor on the current stop, wherever it stands on the screen by now."""
        if not (self.is_attached and self.has_focus and self.screen.is_current):
            return
        place = self.content_region.offset + self.spot()
        if (scroller := self._scroller()) is not None and not scroller.region.contains_point(place):
            seen = scroller.content_region
            top = self.content_region.y + self.reach(seen.height)[0]
            place = Offset(place.x, max(seen.y, min(top, seen.bottom - 1)))
        put_cursor(self, place)

    def action_step(self, by: int) -> None:
        stops = self.stops()
        if stops:
            place = stops.index(self.current) if self.current in stops else 0
            self.current = stops[max(0, min(place + by, len(stops) - 1))]

    def action_end(self, place: int) -> None:
        if stops := self.stops():
            self.current = stops[place]

    # -- the mouse ----------------------------------------------------------------------------------------------

    def hit_at(self, offset: Offset) -> Hit | None:
        """What lies at a place of the figure."""
        if not 0 <= offset.y < len(self._figure):
            return None
        left = 0
        for cell in self._figure[offset.y]:
            left += width(cell.text)
            if offset.x < left:
                return cell.hit
        return None

    def _hit_of(self, event: events.MouseEvent) -> Hit | None:
        region = self.content_region
        return self.hit_at(Offset(event.screen_x - region.x, event.screen_y - region.y))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        hit = self._hit_of(event)
        self._dragged = False
        if hit and hit[0] == "item":
            self._held = hit[1]
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._held is None:
            return
        hit = self._hit_of(event)
        if hit and hit != ("item", self._held):
            self._dragged = True
            self.dragged(self._held, hit)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        held, self._held = self._held, None
        if held is not None:
            self.release_mouse()
        hit = self._hit_of(event)
        if hit is None:
            return
        if held is not None and self._dragged:
            self.dropped(held, hit)
        else:
            self.clicked(hit)
