"""Texts and frameworks for the drawings, nasty ones among them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from copro_tui.figures.cells import Figure
from copro_tui.frameworks import Band, Framework, Point, Shape
from copro_tui.text.width import width
from tests.nasty import NASTY
from tests.strategies import texts

cells = st.integers(20, 120)
"""The widths that a figure is ever drawn in."""

names = (
    texts(least=1, most=40) | st.sampled_from([one[:90] for one in NASTY.values()]) | st.from_regex(r"[a-z ]{1,90}")
).filter(lambda name: bool(name.strip()))
"""What an author may call something: it has a letter or another sign in it."""


def hits(figure: Figure) -> set[tuple[str, str]]:
    """Everything that can be clicked."""
    return {cell.hit for row in figure for cell in row if cell.hit is not None and width(cell.text)}


@st.composite
def frameworks(draw: st.DrawFn, shape: Shape = "ladder", most: int = 9, least: int = 2) -> Framework:
    """A framework of some points, in some bands or none."""
    count, bands = draw(st.integers(least, most)), draw(st.integers(0, 3))
    points: list[Any] = [
        Point(
            f"p{n}",
            draw(names),
            "A gloss.",
            short=draw(st.just("") | names.map(lambda name: name[:20].strip())),
            band=f"b{n * bands // count}" if bands else None,
        )
        for n in range(count)
    ]
    return Framework(
        id="it",
        title=draw(names),
        shape=shape,
        points=tuple(points),
        bands=tuple(Band(f"b{n}", draw(names)) for n in range(bands)),
    )
