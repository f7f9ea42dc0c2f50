"""Stations on a line: the lessons of a module, the steps of a lesson. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from copro_tui.figures.cells import Cell, Hit, Role, Row
from copro_tui.i18n import gettext as _

StationSign = Literal["done", "again", "here", "to-do"]
"""Done; done, and worth another look; where the learner is; still to do."""

STATION_SIGNS: dict[StationSign, str] = {"done": "●", "again": "◐", "here": "◉", "to-do": "○"}
ROLES: dict[StationSign, Role] = {"done": "right", "again": "wrong", "here": "strong", "to-do": "muted"}
BETWEEN = 3
"""The most cells between two stations."""


class Stop(Struct, frozen=True):
    """A station of a trail."""

    sign: StationSign
    hit: Hit | None = None


def sign(one: StationSign, hit: Hit | None = None) -> Cell:
    """The sign of a station by itself."""
    return Cell(STATION_SIGNS[one], ROLES[one], hit, bold=True)


def trail(stops: Sequence[Stop], cells: int, chosen: int | None = None, between: int = BETWEEN) -> Row:
    """The stations on a line in at most ``cells`` cells; the one at ``chosen`` (from 0) stands out on the line.

    The line is solid as far as the learner has come, and there is an empty cell at both ends, so that the stations
    stay where they are when one is chosen. Where there is no room for the line, signs stand side by side; where there
    is none for all signs either, those around the chosen one do.
    """
    if not stops:
        return ()
    first, last = _window(len(stops), max(1, cells - 2), chosen)
    shown = stops[first:last]
    gap = max(0, min(between, (cells - 2 - len(shown)) // max(1, len(shown) - 1)))
    row = [Cell(" ")]
    for place, stop in enumerate(shown):
        if place:
            row.append(_line(shown[place - 1], stop, gap))
        row.append(sign(stop.sign, stop.hit))
    row.append(Cell(" "))
    if chosen is not None:
        row[2 * (chosen - first) : 2 * (chosen - first) + 3] = _chosen(row, 2 * (chosen - first) + 1)
    return tuple(one for one in row if one.text)


def key_of_signs() -> Row:
    """What the signs of a trail mean."""
    words: dict[StationSign, str] = {
        "done": _("done"), "again": _("look again"), "here": _("here"), "to-do": _("to do"),
    }  # fmt: skip
    row: list[Cell] = []
    for one, word in words.items():
        row += [Cell("  ")] * bool(row) + [sign(one), Cell(f" {word}", "muted")]
    return tuple(row)


def _window(count: int, cells: int, around: int | None) -> tuple[int, int]:
    """Which stations are shown where there is not room for all: first, and one past the last."""
    if count <= cells:
        return 0, count
    first = max(0, min((around or 0) - cells // 2, count - cells))
    return first, first + cells


def _line(before: Stop, after: Stop, cells: int) -> Cell:
    """The line between two stations."""
    came = before.sign in ("done", "again") and after.sign != "to-do"
    return Cell(("━" if came else "╌") * cells, "right" if came else "rule")


def _chosen(row: Sequence[Cell], at: int) -> list[Cell]:
    """The station at ``at`` with what is on both sides of it: on accent, a cell wider where there is room."""
    before, stop, after = row[at - 1 : at + 2]
    if not before.text or not after.text:
        return [before, Cell(stop.text, "strong", stop.hit, "select"), after]
    chip = Cell(f" {stop.text} ", "on", stop.hit, "accent")
    return [replace(before, text=before.text[:-1]), chip, replace(after, text=after.text[1:])]
