"""A framework drawn as a line with the learner's own placements, as SVG with a description in words."""

from __future__ import annotations

from collections.abc import Iterator

from copro_tui.documents.page import ACCENT, FONT, INK, LINE
from copro_tui.frameworks import Framework
from copro_tui.i18n import gettext as _
from copro_tui.player import Placed
from copro_tui.text.html import Html, tag

WIDTH = 720
"""The drawing's width, in SVG units."""


def line_svg(framework: Framework, placed: tuple[Placed, ...], number: int) -> Html:
    """The points from left to right with their bands, and a labelled mark for each thing placed.

    ``number`` keeps the ids of several drawings on one page apart.
    """
    title = f"line-{number}"
    words = "; ".join(_("%(case)s: %(place)s") % {"case": one.case, "place": one.place} for one in placed)
    return tag(
        "svg",
        tag("title", f"{framework.label}. {words}", id=title),
        *_drawn(framework, placed),
        role="img",
        viewBox=f"0 0 {WIDTH} {92 + 22 * len(placed)}",
        aria_labelledby=title,
        font_family=FONT,
    )


def _drawn(framework: Framework, placed: tuple[Placed, ...]) -> Iterator[Html]:
    step = WIDTH / len(framework.points)
    yield from _bands(framework, step)
    yield tag("line", x1=0, y1=64, x2=WIDTH, y2=64, stroke=LINE, stroke_width=2)
    for place, point in enumerate(framework.points):
        x = step * (place + 0.5)
        yield tag("circle", cx=f"{x:.0f}", cy=64, r=5, fill="#ffffff", stroke=LINE, stroke_width=2)
        yield _text(x, 48, point.label, 13)
    for row, one in enumerate(placed):
        x, y = step * (framework.places[one.point] + 0.5), 92 + 22 * row
        yield tag("path", d=f"M {x:.0f} 70 L {x:.0f} {y - 14:.0f}", stroke=ACCENT, stroke_width=2)
        yield tag("circle", cx=f"{x:.0f}", cy=64, r=7, fill=ACCENT)
        anchor = "start" if x < WIDTH / 3 else "end" if x > 2 * WIDTH / 3 else "middle"
        yield _text(x, y, one.case, 14, anchor=anchor, weight=600)


def _bands(framework: Framework, step: float) -> Iterator[Html]:
    for band, first, last in framework.spans():
        if band is not None:
            left, right = step * first + 3, step * (last + 1) - 3
            yield tag("path", d=f"M {left:.0f} 30 V 24 H {right:.0f} V 30", fill="none", stroke=LINE)
            yield _text((left + right) / 2, 17, band.name, 14, weight=600)


def _text(x: float, y: float, text: str, size: int, *, anchor: str = "middle", weight: int = 400) -> Html:
    at = {"x": f"{x:.0f}", "y": f"{y:.0f}"}
    return tag("text", text, **at, font_size=size, text_anchor=anchor, font_weight=weight, fill=INK)
