"""Frameworks: points, bands, their spans, and the crosswalk between two."""

from __future__ import annotations

import pytest

from copro_tui.frameworks import Band, Correspondence, Crosswalk, Framework, Point, Shape
from tests.exercises.builders import ladder


def framework(shape: Shape, bands: str = "", id_: str = "it") -> Framework:
    """A framework whose points a, b, c … are in the bands that the letters of ``bands`` name."""
    points = tuple(
        Point(chr(ord("a") + place), f"Point {place}", "Gloss.", band=band if band != "-" else None)
        for place, band in enumerate(bands or "--")
    )
    names = tuple(Band(one, one.upper()) for one in sorted(set(bands) - {"-"}))
    return Framework(id=id_, title="A framework", shape=shape, points=points, bands=names)


@pytest.mark.parametrize(
    ("shape", "ordered"),
    [("ladder", True), ("spectrum", True), ("scale", True), ("list", False), ("venn", False), ("cycle", False)],
)
def test_only_some_shapes_go_from_less_to_more(shape: Shape, ordered: bool) -> None:
    assert framework(shape).ordered == ordered


def test_points_are_found_by_id_and_numbered_from_the_bottom() -> None:
    rungs = ladder(4, bands=2)
    assert rungs.point("p2").name == "Point 2"
    assert rungs.places == {"p0": 0, "p1": 1, "p2": 2, "p3": 3}
    assert [getattr(rungs.band_of(one), "id", None) for one in rungs.by_id] == ["b0", "b0", "b1", "b1"]
    assert ladder(4).band_of("p0") is None


@pytest.mark.parametrize(
    ("bands", "spans"),
    [
        ("xxy", [("x", 0, 1), ("y", 2, 2)]),
        ("xyy", [("x", 0, 0), ("y", 1, 2)]),
        ("xyz", [("x", 0, 0), ("y", 1, 1), ("z", 2, 2)]),
        ("--", [(None, 0, 1)]),
        ("x-x", [("x", 0, 0), (None, 1, 1), ("x", 2, 2)]),
    ],
)
def test_spans_are_runs_of_points_in_one_band(bands: str, spans: list[tuple[str | None, int, int]]) -> None:
    found = framework("ladder", bands).spans()
    assert [(band.id if band else None, first, last) for band, first, last in found] == spans


def test_short_names_are_used_where_there_are_any() -> None:
    assert Point("a", "A long name", "Gloss.").label == "A long name"
    assert Point("a", "A long name", "Gloss.", short="short").label == "short"
    assert framework("list").label == "A framework"
    assert Framework(id="a", title="Long", shape="list", points=(), short="Short").label == "Short"


def test_the_crosswalk_links_only_rows_that_have_points_of_both() -> None:
    rows: list[dict[str, tuple[str, ...]]] = [{"l": ("a",), "r": ("b", "c")}, {"l": ("b",)}, {"l": (), "r": ("a",)}]
    rows.append({"r": ("b",), "l": ("c",)})
    crosswalk = Crosswalk("Roughly", "Careful.", tuple(map(Correspondence, rows)))
    left, right = framework("list", id_="l"), framework("list", id_="r")
    assert crosswalk.links(left, right) == ((("a",), ("b", "c")), (("c",), ("b",)))
    assert crosswalk.links(right, left) == ((("b", "c"), ("a",)), (("b",), ("c",)))
