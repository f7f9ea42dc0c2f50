"""Frameworks: the ladders, the spectrum, the values. Named models that exercises and figures share."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from msgspec import Meta, Struct

Id = Annotated[str, Meta(pattern="^[a-z][a-z0-9-]*$", max_length=60)]
"""An id. Records refer to it, so it must never change."""

Line = Annotated[str, Meta(min_length=1, max_length=600)]
"""A text that somebody reads, of at most a short paragraph."""

Title = Annotated[str, Meta(min_length=1, max_length=90)]
"""A text that has to fit on one line, or nearly."""

Prose = Annotated[str, Meta(min_length=1, max_length=6000)]
"""Markdown."""

Caption = Annotated[str, Meta(max_length=40)]
"""What stands at one end of a ladder or a line, on one frame of three zones, or over the steps of a scale."""

Shape = Literal["ladder", "spectrum", "scale", "list", "venn", "cycle", "domains", "columns"]
"""How a framework is drawn."""


class Band(Struct, frozen=True, forbid_unknown_fields=True):
    """A group of neighbouring points, such as *tokenism* or *doing with*."""

    id: Id
    name: Title
    gloss: Annotated[str, Meta(max_length=400)] = ""


class Point(Struct, frozen=True, forbid_unknown_fields=True):
    """One rung, point, domain or value of a framework."""

    id: Id
    name: Title
    gloss: Line
    """What it means, in a sentence."""
    short: Annotated[str, Meta(max_length=20)] = ""
    """A shorter name for narrow drawings."""
    band: Id | None = None
    voice: Annotated[str, Meta(max_length=300)] = ""
    """The sentence that an organisation at this point is acting out."""
    examples: tuple[Title, ...] = ()
    sources: tuple[Id, ...] = ()

    @property
    def label(self) -> str:
        """The short name, or the name if there is none."""
        return self.short.strip() or self.name


class Row(Struct, frozen=True, forbid_unknown_fields=True):
    """One row of the table that goes with a figure: what holds for each band, or for each point."""

    name: Title
    cells: dict[Id, Line]
    """By the id of a band or of a point."""


class Framework(Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A named model whose points are ordered from the lowest (or leftmost, or first) up."""

    id: Id
    title: Title
    shape: Shape
    points: Annotated[tuple[Point, ...], Meta(min_length=2)]
    short: Annotated[str, Meta(max_length=40)] = ""
    about: Annotated[str, Meta(max_length=6000)] = ""
    """Who made it, when and why, and what it is criticised for: Markdown."""
    most: Caption = ""
    """What there is most of at its highest (or rightmost) point; shown at that end while its order is built.
    Of three zones it is what the frame of the last two is called; of a scale, what its steps measure."""
    least: Caption = ""
    """The same of its lowest (or leftmost) point."""
    bands: tuple[Band, ...] = ()
    rows: tuple[Row, ...] = ()
    sources: tuple[Id, ...] = ()

    @property
    def label(self) -> str:
        """The short title, or the title if there is none."""
        return self.short or self.title

    @property
    def ordered(self) -> bool:
        """Whether its points go from less to more, so that neighbouring points mean similar things."""
        return self.shape in ("ladder", "spectrum", "scale")

    @cached_property
    def by_id(self) -> dict[str, Point]:
        return {point.id: point for point in self.points}

    @cached_property
    def places(self) -> dict[str, int]:
        """The position of each point (from 0), by its id."""
        return {point.id: place for place, point in enumerate(self.points)}

    def point(self, point_id: str) -> Point:
        return self.by_id[point_id]

    def numbered(self, point_id: str) -> str:
        """A point by its number, counted from 1, and its name: “3 information”."""
        return f"{self.places[point_id] + 1} {self.point(point_id).label}"

    def band_of(self, point_id: str) -> Band | None:
        band_id = self.by_id[point_id].band
        return next((band for band in self.bands if band.id == band_id), None)

    def spans(self) -> tuple[tuple[Band | None, int, int], ...]:
        """Runs of neighbouring points in the same band, as (band, first place, last place)."""
        runs: list[tuple[Band | None, int, int]] = []
        for place, point in enumerate(self.points):
            band = self.band_of(point.id)
            if runs and runs[-1][0] == band:
                runs[-1] = (band, runs[-1][1], place)
            else:
                runs.append((band, place, place))
        return tuple(runs)


class Correspondence(Struct, frozen=True):
    """One row of the crosswalk: the points of each framework that roughly say the same."""

    points: dict[Id, tuple[Id, ...]]
    """By the framework's id; a framework with nothing to say here is left out."""


class Crosswalk(Struct, frozen=True):
    """Which points of the frameworks roughly correspond."""

    title: Title
    caution: Line
    rows: tuple[Correspondence, ...]

    def links(self, left: Framework, right: Framework) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
        """The rows that have points of both: (ids in ``left``, ids in ``right``)."""
        return tuple(
            (row.points[left.id], row.points[right.id])
            for row in self.rows
            if row.points.get(left.id) and row.points.get(right.id)
        )
