"""A complete framework as a figure."""

from __future__ import annotations

from copro_tui.figures.beside import beside as beside
from copro_tui.figures.cells import Figure
from copro_tui.figures.cycle import cycle
from copro_tui.figures.domains_old import domains
from copro_tui.figures.line import fits, line
from copro_tui.figures.lists import columns, listed
from copro_tui.figures.rungs import ladder, rungs_of
from copro_tui.figures.venn import venn
from copro_tui.frameworks import Framework


def draw(framework: Framework, cells: int, current: str | None = None) -> Figure:
    """A framework in its shape, at most ``cells`` cells wide; ``current`` is the id of the focused point."""
    match framework.shape:
        case "ladder" | "scale":
            return ladder(rungs_of(framework, current), cells, rails=framework.shape == "ladder", whole=True)
        case "spectrum" if fits(framework, cells):
            return line(framework, cells, here=current)
        case "spectrum":
            return ladder(rungs_of(framework, current), cells)
        case "venn":
            return venn(framework, cells, current)
        case "cycle":
            return cycle(framework, cells, current)
        case "domains":
            return domains(framework, cells, current)
        case "columns":
            return columns(framework, cells, current)
        case _:
            return listed(framework, cells, current)
