"""Points without any order between them, and the tables that go with figures."""

from __future__ import annotations

from copro_tui.figures.cells import BLANK, Cell, Figure, Role, Row, paragraph
from copro_tui.frameworks import Framework
from copro_tui.text.width import clip, fit, width
from copro_tui.text.wrap import wrap

NARROWEST_COLUMN = 24
"""Below this many cells a column of text cannot be read well."""


def listed(framework: Framework, cells: int, current: str | None = None) -> Figure:
    """The points one under the other, under their bands where they have any."""
    rows: list[Row] = []
    band = None
    for point in framework.points:
        if framework.bands and framework.band_of(point.id) != band:
            band = framework.band_of(point.id)
            rows.append((Cell(clip(band.name if band else "", cells), "band"),))
        here = point.id == current
        role: Role = "current" if here else ""
        for number, text in enumerate(wrap(point.name, cells - 4)):
            mark = ("▶ ◆ " if here else "  ◆ ") if not number else "    "
            rows.append((Cell(mark, "current" if here else "rail"), Cell(text, role, ("item", point.id))))
    return tuple(rows)


def table(framework: Framework, cells: int) -> Figure:
    """The rows of a framework (who knows, who decides …) as text: the row's name, then each band or point."""
    names = {band.id: band.name for band in framework.bands} | {one.id: one.label for one in framework.points}
    rows: list[Row] = []
    for row in framework.rows:
        rows += [BLANK, (Cell(clip(row.name, cells), "strong"),)]
        lead = max(width(names[key]) for key in row.cells) + 4
        for key, text in row.cells.items():
            if cells - lead < NARROWEST_COLUMN:
                rows += [(Cell("  " + clip(names[key], cells - 2), "band"),), *paragraph(text, cells, indent=4)]
            else:
                rows += paragraph(text, cells, first=fit(f"  {names[key]}", lead))
    return tuple(rows)


def columns(framework: Framework, cells: int, current: str | None = None) -> Figure:
    """The points side by side as columns, with the framework's rows under them; as a list if there is no room."""
    count = len(framework.points)
    room = (cells - 2) // count - 2
    if room < NARROWEST_COLUMN:
        return (*listed(framework, cells, current), *table(framework, cells))
    heads = []
    for point in framework.points:
        here = point.id == current
        heads.append(Cell(fit(("▶ " if here else "  ") + point.name, room), "current" if here else "strong",
                          ("item", point.id)))  # fmt: skip
    rows: list[Row] = [_side_by_side(heads), (Cell("─" * (count * (room + 2)), "rail"),)]
    for row in framework.rows:
        rows.append((Cell(clip(row.name, cells), "band"),))
        texts = [wrap(row.cells.get(point.id, ""), room - 2) for point in framework.points]
        for line in range(max(map(len, texts))):
            rows.append(
                _side_by_side([Cell("  " + fit(one[line] if line < len(one) else "", room - 2)) for one in texts])
            )
    return tuple(rows)


def _side_by_side(cells: list[Cell]) -> Row:
    return tuple(part for cell in cells for part in (cell, Cell("  ")))
