"""A figure as SVG: the same rows of cells as on the screens, in boxes, lines and letters of a page."""

from __future__ import annotations

from collections.abc import Iterator

from copro_tui.figures.cells import Figure, Role, Row, figure_width
from copro_tui.text.html import Html, block, tag
from copro_tui.text.safe import safe_line
from copro_tui.text.width import width

CELL, ROW, BASELINE = 10, 22, 16
"""The size of a cell, and how far the letters stand below its top, in SVG units."""


def figure_svg(figure: Figure, title: str, kind: str = "") -> Html:
    """The drawing, with ``title`` for those who do not see it; ``kind`` is a class of its own.

    Its colours are classes, ``role-…`` and ``ground-…``, which the page's style sheet gives.
    """
    wide, high = figure_width(figure) * CELL, len(figure) * ROW
    rows = [made for number, row in enumerate(figure) for made in _row(row, number * ROW)]
    return block(
        "svg", tag("title", title), *rows, class_=f"figure {kind}".strip(), role="img", viewBox=f"0 0 {wide} {high}"
    )


def _row(row: Row, top: int) -> Iterator[Html]:
    """Grounds first, then letters over them, each run stretched to its cells whatever the font is."""
    left, texts = 0, []
    for cell in row:
        cells = width(cell.text)
        if cell.ground:
            yield tag("rect", x=left, y=top, width=cells * CELL, height=ROW, class_=f"ground-{cell.ground}")
        if cell.text.strip():
            texts.append(_text(cell.text, left, top, cell.role, bold=cell.bold))
        left += cells * CELL
    yield from texts


def _text(text: str, left: int, top: int, role: Role, *, bold: bool) -> Html:
    """A run of letters without the blanks around it."""
    shown = text.strip()
    start = left + width(text[: len(text) - len(text.lstrip())]) * CELL
    named = f"role-{role}" if role else None
    weight = "700" if bold or role in ("strong", "on") else None
    return tag(
        "text",
        safe_line(shown),
        x=start,
        y=top + BASELINE,
        textLength=width(shown) * CELL,
        lengthAdjust="spacingAndGlyphs",
        class_=named,
        font_weight=weight,
    )
