"""A spectrum as lanes of an SVG drawing: its bands on their tints and lines, and what was put at its points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from copro_tui.documents.page import FONT
from copro_tui.figures.bands import TINTS, Hue, hue
from copro_tui.figures.palette import INK_ON_PAPER
from copro_tui.frameworks import Framework
from copro_tui.text.html import Html, block, tag
from copro_tui.text.width import clip
from copro_tui.text.wrap import wrap

WIDTH = 760
"""The drawing's width, in SVG units."""

COLUMN = 110
"""The height of a full column."""

HEAD, LINE, TEXT = 30, 16, 13
"""Heights of the names of bands, of a line of text, and of its letters."""

LETTER = 0.6
"""How wide a letter is at most on average, of its size."""

LONGEST_MARK = 60
"""Letters of a mark's name."""

STROKES = {"to": (3, "4 4"), "for": (2, None), "with": (6, None)}
"""The width and the dashes of the line of each band, so that they differ where there is no colour."""


class Column(Struct, frozen=True, kw_only=True):
    """How many put something at one point."""

    share: float
    """The column's height, from 0 to 1."""
    words: str
    """What stands above it."""
    marked: bool = False
    """Whether it is set off, as the course's answer is."""


class Spread(Struct, frozen=True, kw_only=True):
    """Where a group put one thing."""

    columns: Sequence[Column]
    """One for each point."""
    median: int | None = None
    half: tuple[int, int] | None = None
    """The first and the last place of those between which half of the group is."""


class Mark(Struct, frozen=True):
    """One thing at a point, named below it."""

    place: int
    name: str


def lanes_svg(
    framework: Framework,
    number: int,
    words: Iterable[str],
    *,
    spread: Spread | None = None,
    marks: Sequence[Mark] = (),
    kind: str | None = None,
) -> Html:
    """The points from left to right in the lanes of their bands, with a column above or marks below each.

    ``words`` say what is to be seen. ``number`` keeps the ids of several drawings on one page apart.
    """
    title = f"lanes-{number}"
    step = WIDTH / len(framework.points)
    letters = int(step / (TEXT * LETTER))
    names = [wrap(point.label, letters)[:3] for point in framework.points]
    line = HEAD + 14 + (COLUMN + 22 if spread else 0)
    under = line + (34 if spread else 26)
    foot = under + LINE * max(map(len, names))
    return block(
        "svg",
        tag("title", f"{framework.label}. {'; '.join(words)}", id=title),
        *_bands(framework, step, foot, line),
        *(_columns(framework, spread, step, line) if spread else ()),
        *_points(framework, step, line),
        *(part for place, name in enumerate(names) for part in _name(name, step * (place + 0.5), under)),
        *(part for row, one in enumerate(marks) for part in _mark(one, step, (line, foot), foot + 26 + 24 * row)),
        role="img",
        viewBox=f"0 0 {WIDTH} {foot + 8 + 24 * len(marks)}",
        aria_labelledby=title,
        font_family=FONT,
        class_=kind,
    )


def _bands(framework: Framework, step: float, foot: float, line: float) -> Iterator[Html]:
    for band, first, last in framework.spans():
        left, right = step * first + 1, step * (last + 1) - 1
        own = hue(framework, framework.points[first].id)
        ground = INK_ON_PAPER[TINTS[own] if own else "surface"]
        yield tag("rect", x=f"{left:.0f}", y=0, width=f"{right - left:.0f}", height=f"{foot:.0f}", fill=ground)
        yield _line(left, right, line, own)
        if band is not None:
            name = clip(band.name, int((right - left - 20) / (14 * LETTER)))
            yield _text(left + 10, 20, name, 14, anchor="start", weight=700, fill=INK_ON_PAPER[own or "strong"])


def _line(left: float, right: float, y: float, own: Hue | None) -> Html:
    wide, dashes = STROKES[own or "for"]
    ends = {"x1": f"{left:.0f}", "x2": f"{right:.0f}", "y1": f"{y:.0f}", "y2": f"{y:.0f}"}
    return tag("line", **ends, stroke=INK_ON_PAPER[own or "muted"], stroke_width=wide, stroke_dasharray=dashes)


def _points(framework: Framework, step: float, line: float) -> Iterator[Html]:
    """The points, each with its number in it."""
    for place, point in enumerate(framework.points):
        x, colour = step * (place + 0.5), INK_ON_PAPER[hue(framework, point.id) or "muted"]
        at = {"cx": f"{x:.0f}", "cy": f"{line:.0f}"}
        yield tag("circle", **at, r=10, fill=INK_ON_PAPER["on"], stroke=colour, stroke_width=2)
        yield _text(x, line + 4.5, str(place + 1), TEXT, weight=700)


def _name(lines: Sequence[str], x: float, top: float) -> Iterator[Html]:
    yield from (_text(x, top + LINE * row, text, TEXT) for row, text in enumerate(lines))


def _columns(framework: Framework, spread: Spread, step: float, line: float) -> Iterator[Html]:
    base, wide = line - 14, min(56.0, step * 0.6)
    for place, one in enumerate(spread.columns):
        x, high = step * (place + 0.5), COLUMN * one.share
        own = hue(framework, framework.points[place].id)
        shape = {"x": f"{x - wide / 2:.0f}", "y": f"{base - high:.0f}", "width": f"{wide:.0f}", "height": f"{high:.0f}"}
        if high:
            yield tag("rect", **shape, fill=INK_ON_PAPER[own or "muted"])
        words = f"{one.words} ✓" if one.marked else one.words
        yield _text(x, base - high - 6, words, 15, weight=700, fill=INK_ON_PAPER["right" if one.marked else "text"])
    if spread.half is not None:
        left, right = (step * (place + 0.5) for place in spread.half)
        ends = {"x1": f"{left - 8:.0f}", "x2": f"{right + 8:.0f}", "y1": f"{line + 16:.0f}", "y2": f"{line + 16:.0f}"}
        yield tag("line", **ends, stroke=INK_ON_PAPER["text"], stroke_width=3)
    if spread.median is not None:
        yield _text(step * (spread.median + 0.5), line + 21, "◆", 15)


def _mark(one: Mark, step: float, rows: tuple[float, float], y: float) -> Iterator[Html]:
    line, foot = rows
    x = step * (one.place + 0.5)
    anchor = "start" if x < WIDTH / 3 else "end" if x > 2 * WIDTH / 3 else "middle"
    at = {"cx": f"{x:.0f}", "cy": f"{line:.0f}"}
    yield tag("circle", **at, r=13, fill="none", stroke=INK_ON_PAPER["strong"], stroke_width=4)
    yield tag("path", d=f"M {x:.0f} {foot:.0f} V {y - 15:.0f}", stroke=INK_ON_PAPER["strong"], stroke_width=2)
    start = x + {"start": -12, "end": 12, "middle": 0}[anchor]
    yield _text(start, y, clip(one.name, LONGEST_MARK), 14, anchor=anchor, weight=600)


def _text(
    x: float, y: float, text: str, size: int, *, anchor: str = "middle", weight: int = 400, fill: str = ""
) -> Html:
    at = {"x": f"{x:.0f}", "y": f"{y:.1f}"}
    given = fill or INK_ON_PAPER["text"]
    return tag("text", text, **at, font_size=size, text_anchor=anchor, font_weight=weight, fill=given)
