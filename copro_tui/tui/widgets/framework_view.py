"""A framework as a figure to be explored: each point with its meaning; or two frameworks side by side."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.geometry import Offset

from copro_tui.figures import columns, spectrum
from copro_tui.figures.at_point import at_point
from copro_tui.figures.beside import beside
from copro_tui.figures.board import Direction, Laid, board_of_framework
from copro_tui.figures.card import point_card
from copro_tui.figures.cells import BLANK, Figure, Hit, indented, paragraph
from copro_tui.figures.draw import draw, drawing_of, step, ways
from copro_tui.figures.rows import has_mark
from copro_tui.frameworks import Crosswalk, Framework
from copro_tui.i18n import gettext as _
from copro_tui.terminal.cursor import put_cursor
from copro_tui.text.marks import marked
from copro_tui.text.width import width
from copro_tui.tui.appearance import Appearance, look_of
from copro_tui.tui.bindings import bindings
from copro_tui.tui.widgets.figure_view import FigureView, keys_to

TALL = 34
"""Rows of a window from which a figure has more space in it."""


class FrameworkView(FigureView):
    """Explore the points with the arrow keys along the drawing, by their numbers, or with a click."""

    WIDE = True
    BINDINGS: ClassVar[list[BindingType]] = bindings("explore")
    DEFAULT_CSS = "FrameworkView { max-width: 78; }"

    def __init__(
        self,
        framework: Framework,
        other: Framework | None = None,
        crosswalk: Crosswalk | None = None,
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._framework = framework
        self._other = other
        self._crosswalk = crosswalk
        self._came_from: str | None = None
        self._explored = False
        """Whether the learner has gone to a point of what is shown."""
        self._meaning = 0, 1
        """First row and one past the last row of the current point's meaning."""

    def show(self, framework: Framework, other: Framework | None = None) -> None:
        """Show another framework, or another pair."""
        self._framework, self._other, self._explored = framework, other, False
        self.set_reactive(FigureView.current, self.first_stop())
        self.redraw()

    def watch_current(self) -> None:
        self._explored = True
        super().watch_current()

    def stops(self) -> list[str]:
        if self._other is None:
            return [point.id for point in self._framework.points]
        return [f"{one.id}/{point.id}" for one in (self._framework, self._other) for point in reversed(one.points)]

    def first_stop(self) -> str | None:
        """None of a figure that is explored: nothing is said of a point before the learner asks."""
        return super().first_stop() if self._other is not None else None

    # -- drawing ------------------------------------------------------------------------------------------------

    def draw(self, cells: int) -> Figure:
        """The figure and what is said of it; both are a cell in from each side where lanes have that cell for them."""
        room, margin = self._room(cells)
        text = min(look_of(self).cells, room)
        if self._other is not None and self._crosswalk is not None:
            figure = indented(beside(self._framework, self._other, self._crosswalk, room, self.current), margin)
            meaning, below = self._card(text), (BLANK, *paragraph(marked(self._crosswalk.caution), text, "muted"))
        else:
            board, laid = board_of_framework(self._framework), Laid(chosen=self.current)
            lanes = drawing_of(board, cells) is spectrum
            figure = draw(board, laid, cells if lanes else room, tall=self.app.size.height >= TALL)
            figure = figure if lanes else indented(figure, margin)
            whole = drawing_of(board, room) is columns  # it says itself what each point means
            meaning, below = ((), ()) if whole else (self._card(text), self._at_this_point(text))
        self._meaning = (len(figure) + 1, len(figure) + 1 + len(meaning)) if meaning else (0, 1)
        return (*figure, *indented((BLANK, *meaning, *below) if meaning else below, margin))

    @staticmethod
    def _room(cells: int) -> tuple[int, int]:
        """The cells of a drawing that is no lanes, and how far in it stands: as the widest texts do."""
        room = min(Appearance().cells, cells)
        return room, min(1, (cells - room) // 2)

    def _card(self, cells: int) -> Figure:
        if self.current is None:
            return ()
        framework_id, _slash, point_id = self.current.rpartition("/")
        shown = self._other if self._other is not None and self._other.id == framework_id else self._framework
        return point_card(shown, point_id, cells) if point_id in shown.by_id else ()

    def _at_this_point(self, cells: int) -> Figure:
        """What the rows of the framework\'s table say of the point, or of its band."""
        said = at_point(self._framework, self.current or "", _("At this point"), cells)
        return (BLANK, *said) if said else ()

    # -- keys and the mouse -------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave arrow keys to the screen, for scrolling, where they lead to no point or the figure is out of view."""
        if action == "go":
            way: Direction = parameters[0]  # type: ignore[assignment]
            return self._in_view() and self._to(way) is not None
        if action == "explore":
            return self._other is None
        if action in ("step", "end"):
            return self._other is not None
        return True

    def key_label(self, command: str) -> str:
        if command != "explore.1":
            return super().key_label(command)
        return keys_to(len(self._framework.points), ways(board_of_framework(self._framework), self._walked))

    @property
    def _walked(self) -> int:
        """The cells in which the figure is drawn whose arrows are followed: lanes take a cell more on both sides."""
        board, cells = board_of_framework(self._framework), self.size.width
        return cells if drawing_of(board, cells) is spectrum else self._room(cells)[0]

    def _to(self, way: Direction) -> str | None:
        """The point to which an arrow leads; None if to none. Of two frameworks the points follow one another."""
        if self._other is not None:
            stops = self.stops()
            at = stops.index(self.current) if self.current in stops else 0
            to = at + {"up": -1, "down": 1}.get(way, len(stops))
            return stops[to] if 0 <= to < len(stops) else None
        return step(board_of_framework(self._framework), self._walked, self.current, way, self._came_from)

    def _in_view(self) -> bool:
        scroller = self._scroller()
        if scroller is None:
            return True
        seen = scroller.region.intersection(self.region)
        return seen.height >= min(3, self.region.height)

    def action_go(self, way: Direction) -> None:
        to = self._to(way)
        if to is not None and to != self.current:
            self._came_from, self.current = self.current, to

    def action_explore(self, number: int) -> None:
        """Go to the point with this number."""
        if number <= len(self._framework.points):
            self._came_from, self.current = self.current, self._framework.points[number - 1].id

    def clicked(self, hit: Hit) -> None:
        if hit[1] in self.stops():
            self.current = hit[1]

    # -- scrolling, and the terminal's cursor -------------------------------------------------------------------

    def reach(self, height: int) -> tuple[int, int]:
        """The rows of the point and its meaning; only those of the meaning if the window is too low for both.

        Two frameworks side by side are seen from their heads down, until the learner goes to a point.
        """
        if not self._explored:
            return 0, 1
        point, (top, below) = self.spot().y, self._meaning
        return (point, below) if below - point <= height else (top, below)

    def spot(self) -> Offset:
        """On the mark of the cursor."""
        for number, row in enumerate(self._figure):
            left = 0
            for cell in row:
                if has_mark(cell):
                    return Offset(left + cell.text.index("▶"), number)
                left += width(cell.text)
        return super().spot()

    def show_current(self) -> None:
        if self.current is None:
            self._moved()
        else:
            super().show_current()

    def _moved(self) -> None:
        """Until a point is asked for, the terminal's cursor stays where the reader begins: above the figure."""
        if self.current is not None or self.parent is None:
            super()._moved()
        elif self.is_attached and self.has_focus and self.screen.is_active:
            first, scroller = self.parent.children[0], self._scroller()
            top = first.content_region.y if scroller is None else max(scroller.content_region.y, first.content_region.y)
            put_cursor(self, Offset(first.content_region.x, top))
