"""Figures as SVG: the same words in the same places as on a screen."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

from hypothesis import given
from hypothesis import strategies as st

from copro_tui.documents.figure_svg import CELL, ROW, figure_svg
from copro_tui.figures.cells import Cell, as_text
from copro_tui.text.width import width

TEXTS = st.text(st.sampled_from("ab ▶─│…<&“日"), max_size=8)


@given(st.lists(st.lists(st.builds(Cell, TEXTS, st.sampled_from(["", "to", "strong"])), max_size=4), max_size=4))
def test_every_run_stands_where_its_cells_are(rows: list[list[Cell]]) -> None:
    figure = tuple(map(tuple, rows))
    svg = ElementTree.fromstring(figure_svg(figure, "A drawing"))
    written = [[" "] * 60 for _row in rows]
    for text in svg.iter("text"):
        row, left = (int(text.attrib["y"]) // ROW, int(text.attrib["x"]) // CELL)
        shown = text.text or ""
        assert int(text.attrib["textLength"]) == width(shown) * CELL
        for one in re.findall(r".", shown):
            written[row][left] = one
            left += width(one)
            if width(one) == 2:
                written[row][left - 1] = ""
    lines = ["".join(row).rstrip() for row in written]
    assert lines == (as_text(figure).split("\n") if rows else [])


def test_it_is_named_for_those_who_do_not_see_it() -> None:
    svg = ElementTree.fromstring(figure_svg(((Cell(" A ", "on", ground="to"),),), "The <ladder>"))
    assert (svg.attrib["role"], svg.findtext("title")) == ("img", "The <ladder>")
    (ground,) = svg.iter("rect")
    assert ground.attrib["class"] == "ground-to"
