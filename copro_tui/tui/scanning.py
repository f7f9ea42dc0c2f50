"""One switch: the mark goes on by itself from control to control, and one key takes what it is on."""

from __future__ import annotations

from msgspec import Struct
from textual import events
from textual.geometry import Offset
from textual.timer import Timer

from copro_tui.figures.cells import Hit
from copro_tui.terminal.cursor import is_text, put_cursor
from copro_tui.tui.base_app import BaseApp
from copro_tui.tui.scan_order import Scan, after, begun, taken
from copro_tui.tui.widgets.figure_view import FigureView
from copro_tui.tui.widgets.key_line import KeyLine
from copro_tui.tui.widgets.scanned import Scanned

SWITCHES = ("space", "enter")
"""The keys that take a control, where not any key does."""


class Control(Struct, frozen=True):
    """What a click can be on."""

    drawing: Scanned
    hit: Hit


class Scanning:
    """Goes through the controls of the screen in front."""

    def __init__(self, app: BaseApp) -> None:
        self._app = app
        self._any_key = False
        self._timer: Timer | None = None
        self._scan: Scan[Control] = Scan(())
        self._all: tuple[Control, ...] = ()
        """All controls that there were when it began."""
        self._held = False
        self._typing = False
        """Whether somebody types a text: then every key is a letter, and nothing goes on by itself."""

    @property
    def on(self) -> bool:
        return self._timer is not None

    @property
    def pointed(self) -> tuple[Control, ...]:
        """What the switch would take now."""
        return self._scan.pointed

    def use(self, seconds: int, *, any_key: bool) -> None:
        """Go on every so many seconds from now on; 0 stops it."""
        self._any_key = any_key
        if self._timer is not None:
            self._timer.stop()
            self._forget()
        self._timer = self._app.set_interval(seconds, self.advance) if seconds else None
        self._app.has_one_switch = self.on

    def hold(self) -> None:
        """Let no time pass but what ``advance`` is told of."""
        self._held = True
        if self._timer is not None:
            self._timer.pause()

    # -- going on -----------------------------------------------------------------------------------------------

    def advance(self) -> None:
        """The time of one control has passed: point at the next, or at the first where there are others now."""
        self._typing = self._typing and is_text(self._app.focused)
        if self._typing:
            return
        regions = self._regions()
        controls = tuple(one for region in regions for one in region)
        scan = after(self._scan) if controls == self._all and self._scan.groups else begun(regions)
        self._all = controls
        self._point(scan)

    def _regions(self) -> list[list[Control]]:
        """The controls of the screen in front: those of each drawing, and the line of keys."""
        screen = self._app.screen
        drawings = [*(one for one in screen.query(FigureView) if one.display), *screen.query(KeyLine)]
        return [[Control(one, hit) for hit in one.controls()] for one in drawings]

    def _point(self, scan: Scan[Control]) -> None:
        before, self._scan = {one.drawing for one in self._scan.pointed}, scan
        for drawing in before | {one.drawing for one in scan.pointed}:
            if drawing.is_attached:
                drawing.point_at(frozenset(one.hit for one in scan.pointed if one.drawing is drawing))
        self._app.call_after_refresh(self.put_cursor)

    def put_cursor(self) -> bool:
        """Put the terminal's cursor on the first of what is pointed at, which comes into view; False where nothing
        is."""
        first = next(iter(self._scan.pointed), None)
        if first is None or not first.drawing.is_attached or first.drawing.screen is not self._app.screen:
            return False
        place = first.drawing.bring_into_view(first.hit)
        if place is not None:
            put_cursor(first.drawing, place, leads=True)
        return place is not None

    def _forget(self) -> None:
        self._point(Scan(()))
        self._all = ()

    # -- the switch ---------------------------------------------------------------------------------------------

    def takes(self, event: events.Key | events.MouseDown) -> bool:
        """Whether a key is the switch; what is typed or clicked otherwise may begin a text."""
        if not self.on:
            return False
        in_text = is_text(self._app.focused)
        self._typing = self._typing and in_text
        if isinstance(event, events.MouseDown):
            self._typing = self._in_text(event)
        elif not self._typing:
            if event.key in SWITCHES or (self._any_key and "ctrl+" not in event.key):
                return True
            self._typing = in_text and event.is_printable
        if self._typing:
            self._forget()
        return False

    def _in_text(self, event: events.MouseDown) -> bool:
        at = Offset(event.screen_x, event.screen_y)
        widget, _region = self._app.screen.get_widget_at(*at)
        return is_text(widget)

    def take(self) -> None:
        """Take what is pointed at: a control does what a click on it does, a group is gone into."""
        scan, control = taken(self._scan)
        if control is None:
            self._point(scan)
        else:
            self._forget()
            if control.drawing.is_attached:
                control.drawing.call_later(control.drawing.take, control.hit)  # as a click would, and not by the app
        if self._timer is not None and not self._held:
            self._timer.reset()
