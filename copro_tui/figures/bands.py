"""The bands of a framework as they are drawn: each in its hue and its own line. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from copro_tui.frameworks import Framework

Hue = Literal["to", "for", "with"]

HUES: tuple[Hue, Hue, Hue] = ("to", "for", "with")
"""Doing to, doing for, doing with; of a ladder of power, its three stages."""

LINES = ("╌", "─", "━")
"""The line of each of three bands, so that they differ where there is no colour."""

UPRIGHT = ("┊", "│", "┃")
"""The same lines upright."""

TINTS: Mapping[Hue, Literal["to-tint", "for-tint", "with-tint"]] = {
    "to": "to-tint", "for": "for-tint", "with": "with-tint",
}  # fmt: skip
"""The ground of a lane or plank in each hue."""


def hue(framework: Framework, point_id: str) -> Hue | None:
    """The hue of a point's band; None where the bands mean something else than to, for and with."""
    place = band_place(framework, point_id)
    hued = framework.shape in ("ladder", "spectrum") and len(framework.bands) == len(HUES)
    return HUES[place] if hued and place is not None else None


def band_place(framework: Framework, point_id: str) -> int | None:
    """The place of a point's band among the bands, from 0; None without one."""
    band = framework.band_of(point_id)
    return None if band is None else framework.bands.index(band)


def line_of(framework: Framework, point_id: str, *, upright: bool = False) -> str:
    """One cell of the line of a point's band; thin where there are not three bands."""
    place = band_place(framework, point_id)
    lines = UPRIGHT if upright else LINES
    return lines[place] if place is not None and len(framework.bands) == len(lines) else lines[1]
