"""A figure on the screen that is walked through: by keys, by the mouse, and with the terminal's cursor on it."""

from __future__ import annotations

from collections.abc import Collection
from itertools import takewhile
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.geometry import Offset, Region, Size
from textual.reactive import reactive
from textual.widget import Widget

from copro_tui.figures.cells import Figure, Hit, row_width
from copro_tui.terminal.cursor import put_cursor
from copro_tui.tui.bindings import bindings
from copro_tui.tui.widgets.pointer_drag import PointerDrag


def keys_to(places: int, arrows: str = "") -> str:
    """The keys that lead to so many places: arrows, and the digits that there are."""
    last = min(places, 9)
    return f"{arrows} {f'1–{last}' if last > 1 else last}".strip()


class FigureView(PointerDrag, can_focus=True):
    """Shows a figure; one of its *stops* (item ids) is the current one.

    A subclass draws the figure and lists the stops; its methods are called for clicks, drags and drops on items.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("figure")

    current: reactive[str | None] = reactive(None, repaint=False)  # it is drawn again below, where it changes
    """The id of the current stop."""

    _spot: tuple[Figure | None, str | None, Offset] = (None, None, Offset(0, 0))
    """The spot that was found last, for which figure and which stop: a long figure is not searched twice."""
    _sizes: tuple[Size, Size | None] | None = None
    """The sizes of the figure and of what scrolls it when the current stop was last scrolled into view for them."""

    def stops(self) -> list[str]:
        """The ids of the items that the arrow keys step through, from the top."""
        return []

    def first_stop(self) -> str | None:
        """The stop that is current at the beginning; None for none."""
        return next(iter(self.stops()), None)

    def key_label(self, command: str) -> str:
        """What the line of keys shows for the keys of a command here; empty for what it shows everywhere."""
        return ""

    def redraw(self) -> None:
        super().redraw()
        if self.has_focus:
            self.call_after_refresh(self.show_current)

    def on_mount(self) -> None:
        if self.current is None:
            self.set_reactive(FigureView.current, self.first_stop())
        self.screen.screen_layout_refresh_signal.subscribe(self, self._follow_layout)

    def watch_current(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()

    def on_focus(self) -> None:
        self.redraw()
        self.call_after_refresh(self.show_current)  # drawing does not, because it has no focus until this is over

    def action_step(self, by: int) -> None:
        stops = self.stops()
        if stops:
            place = stops.index(self.current) if self.current in stops else 0
            self.current = stops[max(0, min(place + by, len(stops) - 1))]

    def action_end(self, place: int) -> None:
        if stops := self.stops():
            self.current = stops[place]

    # -- one switch ---------------------------------------------------------------------------------------------

    def controls(self) -> list[Hit]:
        """Each stop, as it is drawn."""
        if not self.size.area:
            return []
        stops = set(self.stops())
        drawn = (cell.hit for row in self._figure for cell in row if cell.hit is not None and cell.hit[1] in stops)
        return list(dict.fromkeys(drawn))

    def point_at(self, hits: Collection[Hit]) -> None:
        """Point at these controls; the cursor goes with the mark."""
        super().point_at(hits)
        if len(hits) == 1 and (stop := next(iter(hits))[1]) in self.stops():
            self.current = stop

    async def take(self, hit: Hit) -> None:
        if self.can_focus:
            self.focus(scroll_visible=False)
        self.clicked(hit)

    # -- scrolling, and the terminal's cursor -------------------------------------------------------------------

    def spot(self) -> Offset:
        """Where the current stop stands in the figure: what is scrolled into view, and where the cursor goes."""
        figure, current, found = self._spot
        if figure is not self._figure or current != self.current:
            found = _spot_of(self.current, self._figure)
            self._spot = self._figure, self.current, found
        return found

    def reach(self, height: int) -> tuple[int, int]:
        """First row of the current stop and one past its last; as many of them come into view as fit in ``height``."""
        top = below = self.spot().y
        for row in self._figure[top:]:
            if not any(cell.hit is not None and cell.hit[1] == self.current for cell in row):
                break
            below += 1
        return top, max(below, top + 1)

    def show_current(self) -> None:
        """Scroll the current stop into view, and put the terminal's cursor on it."""
        if not self.is_attached:
            return
        if (scroller := self._scroller()) is not None:
            height = scroller.scrollable_content_region.height
            top, below = (self._above(scroller) + line for line in self.reach(height))
            if self.current in self.stops()[:1] and below <= height:
                top = 0  # show what is above the first stop again
            place = Region(self.virtual_region.x, top, 1, min(below - top, height))
            scroller.scroll_to_region(place, animate=False, force=True, immediate=True)
        self._moved()

    def _follow_layout(self, _screen: object = None) -> None:
        """Follow the current stop once more where the figure, or the window on it, has another size than before.

        A figure that is shown for the first time is drawn before it is known how wide it will be.
        """
        scroller = self._scroller()
        sizes = self.size, scroller.size if scroller is not None else None
        if self.has_focus and sizes != self._sizes:
            self._sizes = sizes
            self.call_after_refresh(self.show_current)
        else:
            self._moved()

    def _scroller(self) -> VerticalScroll | None:
        return next((one for one in self.ancestors if isinstance(one, VerticalScroll)), None)

    def _above(self, scroller: VerticalScroll) -> int:
        """How many lines of the scrolled content are above the figure."""
        between = takewhile(lambda one: one is not scroller, self.ancestors_with_self)
        return sum(one.virtual_region.y for one in between if isinstance(one, Widget))

    def _moved(self) -> None:
        """Move the terminal's cursor to the current stop's position on the screen."""
        if not (self.is_attached and self.has_focus and self.screen.is_active):
            return
        place = self.content_region.offset + self.spot()
        if (scroller := self._scroller()) is not None and not scroller.region.contains_point(place):
            seen = scroller.content_region
            top = self.content_region.y + self.reach(seen.height)[0]
            place = Offset(place.x, max(seen.y, min(top, seen.bottom - 1)))
        put_cursor(self, place)


def _spot_of(stop: str | None, figure: Figure) -> Offset:
    for number, row in enumerate(figure):
        for place, cell in enumerate(row):
            if cell.hit is not None and cell.hit[1] == stop:
                return Offset(row_width(row[:place]), number)
    return Offset(0, 0)
