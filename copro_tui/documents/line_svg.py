"""A framework as a line with the learner's own work on it, as SVG that says in words what it shows."""

from __future__ import annotations

from html import escape

from copro_tui.frameworks import Framework
from copro_tui.i18n import gettext as _
from copro_tui.player import Placed

WIDTH = 720
"""Units of the drawing's width."""


def line_svg(framework: Framework, placed: tuple[Placed, ...], number: int) -> str:
    """The points from left to right with their bands, and a labelled mark for each thing placed.

    ``number`` keeps the ids of several drawings on one page apart.
    """
    step = WIDTH / len(framework.points)
    parts = [_bands(framework, step)]
    parts.append(f'<line x1="0" y1="64" x2="{WIDTH}" y2="64" stroke="#5b6a72" stroke-width="2"/>')
    for place, point in enumerate(framework.points):
        x = step * (place + 0.5)
        parts.append(f'<circle cx="{x:.0f}" cy="64" r="5" fill="#ffffff" stroke="#5b6a72" stroke-width="2"/>')
        parts.append(_text(x, 48, point.label, 13))
    for row, one in enumerate(placed):
        x, y = step * (framework.places[one.point] + 0.5), 92 + 22 * row
        parts.append(f'<path d="M {x:.0f} 70 L {x:.0f} {y - 14:.0f}" stroke="#0b5c6b" stroke-width="2"/>')
        parts.append(f'<circle cx="{x:.0f}" cy="64" r="7" fill="#0b5c6b"/>')
        anchor = "start" if x < WIDTH / 3 else "end" if x > 2 * WIDTH / 3 else "middle"
        parts.append(_text(x, y, one.case, 14, anchor=anchor, weight="600"))
    height = 92 + 22 * len(placed)
    words = "; ".join(_("%(case)s: %(place)s") % {"case": one.case, "place": one.place} for one in placed)
    return (
        f'<svg role="img" viewBox="0 0 {WIDTH} {height}" aria-labelledby="line-{number}" '
        f'font-family="system-ui, Arial, sans-serif"><title id="line-{number}">'
        f"{escape(framework.label)}. {escape(words)}</title>{''.join(parts)}</svg>"
    )


def _bands(framework: Framework, step: float) -> str:
    drawn = []
    for band, first, last in framework.spans():
        if band is not None:
            left, right = step * first + 3, step * (last + 1) - 3
            drawn.append(f'<path d="M {left:.0f} 30 V 24 H {right:.0f} V 30" fill="none" stroke="#5b6a72"/>')
            drawn.append(_text((left + right) / 2, 17, band.name, 14, weight="600"))
    return "".join(drawn)


def _text(x: float, y: float, text: str, size: int, *, anchor: str = "middle", weight: str = "400") -> str:
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}" text-anchor="{anchor}" font-weight="{weight}" '
        f'fill="#1b2428">{escape(text)}</text>'
    )
