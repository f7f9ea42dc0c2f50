"""What the table of a framework says of one of its points, or of the band of that point. Pure."""

from __future__ import annotations

from copro_tui.figures.cells import Cell, Figure, Row, paragraph
from copro_tui.figures.parts import heading
from copro_tui.frameworks import Framework
from copro_tui.text.safe import safe
from copro_tui.text.width import fit, width

NARROWEST_COLUMN = 24
"""Below this many cells a column of text cannot be read well: then it stands below the name of its row."""


def at_point(framework: Framework, point_id: str, title: str, cells: int) -> Figure:
    """The rows of the table at a point under a heading; empty if it has none."""
    point = framework.by_id.get(point_id)
    if point is None:
        return ()
    said = [(row.name, row.cells.get(point.id) or row.cells.get(point.band or "", "")) for row in framework.rows]
    said = [(name, text) for name, text in said if text]
    if not said:
        return ()
    lead = max(width(name) for name, _text in said) + 4
    rows: list[Row] = [heading(title, cells)]
    for name, text in said:
        if cells - lead < NARROWEST_COLUMN:
            rows += [(Cell(f"  {safe(name)}", "muted"),), *paragraph(text, cells, indent=4)]
        else:
            rows += paragraph(text, cells, first=fit(f"  {safe(name)}", lead))
    return tuple(rows)
