"""A framework as a figure, one point in focus with its gloss under it; or two side by side."""

from __future__ import annotations

from copro_tui.figures.cells import BLANK, Cell, Figure, Hit, paragraph
from copro_tui.figures.framework import beside, draw
from copro_tui.figures.lists import table
from copro_tui.frameworks import Crosswalk, Framework
from copro_tui.i18n import gettext as _
from copro_tui.text.width import clip
from copro_tui.tui.widgets.figure_view import FigureView


class FrameworkView(FigureView):
    """Walk through the points with the arrow keys, or click them."""

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
        self._meaning = 0, 1
        """First row and one past the last row of the current point's meaning."""

    def show(self, framework: Framework, other: Framework | None = None) -> None:
        """Show another framework, or another pair."""
        self._framework, self._other = framework, other
        self.set_reactive(FigureView.current, next(iter(self.stops()), None))
        self.redraw()

    def stops(self) -> list[str]:
        points = [point.id for point in self._framework.points]
        if self._framework.shape in ("ladder", "scale"):
            points.reverse()
        if self._other is None:
            return points
        return [f"{one.id}/{point.id}" for one in (self._framework, self._other) for point in reversed(one.points)]

    def draw(self, cells: int) -> Figure:
        if self._other is not None and self._crosswalk is not None:
            figure = beside(self._framework, self._other, self._crosswalk, cells, self.current)
            below: Figure = (BLANK, *paragraph(self._crosswalk.caution, cells, "muted"))
        else:
            figure = draw(self._framework, cells, self.current)
            below = () if self._framework.shape == "columns" else table(self._framework, cells)
        gloss = self._gloss(cells)
        self._meaning = len(figure) + 1, len(figure) + 1 + len(gloss)
        return (*figure, BLANK, *gloss, *below)

    def reach(self, height: int) -> tuple[int, int]:
        """The rows of the point and its meaning; only those of the meaning if the window is too low for both."""
        point, (top, below) = self.spot().y, self._meaning
        return (point, below) if below - point <= height else (top, below)

    def _gloss(self, cells: int) -> Figure:
        if self.current is None:
            return ()
        framework_id, _slash, point_id = self.current.rpartition("/")
        shown = self._other if self._other is not None and self._other.id == framework_id else self._framework
        point = shown.by_id.get(point_id)
        if point is None:
            return ()
        band = shown.band_of(point.id)
        head = point.name if band is None else _("%(point)s (%(band)s)") % {"point": point.name, "band": band.name}
        rows = [(Cell(clip(head, cells), "strong"),), *paragraph(point.gloss, cells)]
        if point.voice:
            rows += paragraph(_("“%(voice)s”") % {"voice": point.voice}, cells, "quote")
        if point.examples:
            rows += paragraph(_("For example: %(list)s") % {"list": ", ".join(point.examples)}, cells, "muted")
        return tuple(rows)

    def clicked(self, hit: Hit) -> None:
        if hit[1] in self.stops():
            self.current = hit[1]
