"""Two frameworks side by side: those of the real course at three widths, and nasty ones."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from copro_tui.course.course import open_course
from copro_tui.figures.beside import beside
from copro_tui.figures.cells import Figure, as_text, figure_width
from copro_tui.frameworks import Correspondence, Crosswalk, Framework
from tests.figures.strategies import cells, frameworks, hits

COURSE = open_course(Path(__file__).parents[2])
PAIRS = [pair for pair in permutations(COURSE.frameworks.whole(), 2) if COURSE.crosswalk.links(*pair)]

widths = pytest.mark.parametrize("room", [38, 75, 116])


def test_there_are_pairs_that_correspond() -> None:
    assert len(PAIRS) >= 6


def test_points_that_correspond_are_joined_and_the_chosen_one_is_marked() -> None:
    arnstein, tlap = COURSE.frameworks["arnstein"], COURSE.frameworks["tlap"]
    figure = beside(arnstein, tlap, COURSE.crosswalk, 60, "tlap/informing")
    assert (
        as_text(figure)
        == """\
  Arnstein's ladder               TLAP's ladder
────────────────────────────────────────────────────────────
  8 Citizen control               —
  7 Delegated power               —
  6 Partnership             ─┬─   7 Co-production
                             ╰─   6 Co-design
  5 Placation               ───   5 Engagement
  4 Consultation            ───   4 Consultation
  3 Informing               ─── ▶ 3 Informing
  2 Therapy                 ─┬─   2 Educating
  1 Manipulation            ─┴─   1 Coercion"""
    )
    chosen = {cell.hit for row in figure for cell in row if cell.ground == "select"}
    assert chosen == {("item", "tlap/informing")}


@widths
@pytest.mark.parametrize(("left", "right"), PAIRS, ids=lambda one: one.id)
def test_two_side_by_side_fit_and_name_all_their_points_once(left: Framework, right: Framework, room: int) -> None:
    figure = beside(left, right, COURSE.crosswalk, room)
    assert figure_width(figure) <= room
    shown = {name for _kind, name in hits(figure)}
    assert shown == {f"{one.id}/{point}" for one in (left, right) for point in one.by_id}
    for one in (left, right):
        for place, point in enumerate(one.points):
            assert "".join(f"{place + 1} {point.label}".split()) in _side(figure, f"{one.id}/{point.id}")


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_the_left_one_of_two_is_in_order_highest_first(left: Framework, right: Framework) -> None:
    figure = beside(left, right, COURSE.crosswalk, 75)
    ids = [cell.hit[1] for row in figure for cell in row if cell.hit is not None]
    places = [left.places[one.partition("/")[2]] for one in ids if one.startswith(f"{left.id}/")]
    assert places == sorted(places, reverse=True)


def _side(figure: Figure, name: str) -> str:
    """What is written of one point: its lines, one after the other."""
    texts = [cell.text for row in figure for cell in row if cell.hit is not None and cell.hit[1] == name]
    return "".join("".join(texts).split())


@given(frameworks(), frameworks("spectrum"), cells, st.data())
def test_nasty_names_side_by_side_stay_within_the_room(
    left: Framework, right: Framework, room: int, data: st.DataObject
) -> None:
    right = replace(right, id="other")
    some = data.draw(st.lists(st.sampled_from(list(left.by_id)), unique=True, min_size=1))
    others = data.draw(st.lists(st.sampled_from(list(right.by_id)), unique=True, min_size=1))
    crosswalk = Crosswalk("Roughly", "With care.", (Correspondence({"it": tuple(some), "other": tuple(others)}),))
    figure = beside(left, right, crosswalk, room)
    assert figure_width(figure) <= room
    assert {name for _kind, name in hits(figure)} == {
        f"{one.id}/{point}" for one in (left, right) for point in one.by_id
    }


def test_points_that_correspond_stand_on_one_line() -> None:
    arnstein, spectrum = COURSE.frameworks["arnstein"], COURSE.frameworks["spectrum"]
    links = COURSE.crosswalk.links(arnstein, spectrum)
    figure = beside(arnstein, spectrum, COURSE.crosswalk, 75)
    rows = [{cell.hit[1] for cell in row if cell.hit} for row in figure]
    for lefts, rights in links:
        first = max(lefts, key=arnstein.places.__getitem__), max(rights, key=spectrum.places.__getitem__)
        assert {f"arnstein/{first[0]}", f"spectrum/{first[1]}"} in rows
