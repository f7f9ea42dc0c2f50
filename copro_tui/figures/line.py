"""An ordered framework drawn as a line with its bands: the spectrum of engagement."""

from __future__ import annotations

from collections.abc import Mapping

from copro_tui.figures.cells import BLANK, Cell, Figure, Role, Row
from copro_tui.frameworks import Framework
from copro_tui.text.width import fit, width
from copro_tui.text.wrap import wrap


def line(
    framework: Framework,
    cells: int,
    *,
    here: str | None = None,
    placed: Mapping[str, str] | None = None,
    roles: Mapping[str, Role] | None = None,
) -> Figure:
    """The framework from left to right: bands, names, the line itself, the numbers, and the text at each point.

    ``here`` is the point of the current case (drawn ▲); ``placed`` has a short text to draw at each point, by its id;
    ``roles`` has the roles of these texts.
    """
    widths = point_widths(framework, cells)
    rows = [*bands(framework, widths), *names(framework, widths, here)]
    rows.append(tuple(cell for place, point in enumerate(framework.points)
                      for cell in _stretch(point.id, widths[place], point.id == here)))  # fmt: skip
    rows.append(tuple(Cell(fit(str(place + 1), widths[place], centre=True), "number", ("target", point.id))
                      for place, point in enumerate(framework.points)))  # fmt: skip
    if placed is not None:
        rows += _placed(framework, widths, placed, roles or {})
    return tuple(rows)


def bands(framework: Framework, widths: list[int]) -> list[Row]:
    """The names of the bands, each above its points; no rows if there are no bands."""
    if not framework.bands:
        return []
    spans = [(band.name if band else "", sum(widths[a : b + 1])) for band, a, b in framework.spans()]
    return [
        tuple(Cell(fit(name, cells, centre=True), "band") for name, cells in spans),
        tuple(Cell("├" + "─" * (cells - 2) + "┤", "rail") for _name, cells in spans),
    ]


def names(framework: Framework, widths: list[int], here: str | None = None) -> list[Row]:
    """The names of the points, each on as many lines as it needs."""
    texts = [wrap(point.label, widths[place] - 1) for place, point in enumerate(framework.points)]
    rows: list[Row] = []
    for number in range(max(map(len, texts))):
        row = []
        for place, point in enumerate(framework.points):
            text = texts[place][number] if number < len(texts[place]) else ""
            role: Role = "current" if point.id == here else "target"
            row.append(Cell(fit(text, widths[place], centre=True), role, ("target", point.id)))
        rows.append(tuple(row))
    return rows


def _placed(framework: Framework, widths: list[int], placed: Mapping[str, str], roles: Mapping[str, Role]) -> list[Row]:
    texts = [wrap(placed.get(point.id, ""), widths[place] - 1) for place, point in enumerate(framework.points)]
    rows: list[Row] = []
    for number in range(max(map(len, texts))):
        rows.append(
            tuple(
                Cell(
                    fit(texts[place][number] if number < len(texts[place]) else "", widths[place], centre=True),
                    roles.get(point.id, "strong"),
                    ("target", point.id),
                )
                for place, point in enumerate(framework.points)
            )
        )
    return rows or [BLANK]


def _stretch(point_id: str, cells: int, here: bool) -> list[Cell]:
    left = (cells - 1) // 2
    hit = ("target", point_id)
    return [
        Cell("─" * left, "rail", hit),  # type: ignore[arg-type]
        Cell("▲" if here else "○", "current" if here else "target", hit),  # type: ignore[arg-type]
        Cell("─" * (cells - left - 1), "rail", hit),  # type: ignore[arg-type]
    ]


def fits(framework: Framework, cells: int) -> bool:
    """Whether a line of ``cells`` cells can carry the names of all points; else draw a ladder."""
    return sum(_needed(framework)) <= cells


def _needed(framework: Framework) -> list[int]:
    """The cells that each point needs: its longest word and one cell between words."""
    return [max(width(word) for word in point.label.split()) + 1 for point in framework.points]


def point_widths(framework: Framework, cells: int) -> list[int]:
    """The cells for each point: what it needs, and its share of what is left of ``cells``."""
    needed = _needed(framework)
    share = max(0, cells - sum(needed)) // len(needed)
    return [enough + share for enough in needed]
