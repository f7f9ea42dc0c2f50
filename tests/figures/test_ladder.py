"""The ladder as it is drawn: explored, placed on, and being built; and other orders that are being built."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.figures import circle_built, ladder, ladder_built, slots
from copro_tui.figures.board import Laid
from copro_tui.figures.building import Building, Rung, Standing
from copro_tui.figures.cells import Figure, as_text, figure_width
from copro_tui.figures.colourless import in_brackets
from copro_tui.figures.draw import draw_building, step_building
from copro_tui.frameworks import Shape
from tests.figures.boards import FRAMEWORKS, laid, real
from tests.figures.strategies import cells, hits, names

ARNSTEIN = real("arnstein")
STANDINGS: list[Standing] = ["fixed", "open", "belongs", ""]


def shown(figure: Figure) -> str:
    return "\n" + as_text(in_brackets(figure)) + "\n"


def building(
    framework: str = "arnstein", chosen: str | None = None, *, held: bool = False, marked: bool = False
) -> Building:
    one = FRAMEWORKS[framework]
    rungs = tuple(
        Rung(id=point.id, name=point.name, standing=STANDINGS[place % 4] if marked else "", belongs=5)
        for place, point in enumerate(one.points)
    )
    return Building(rungs=rungs, chosen=chosen, held=held, shape=one.shape, most=one.most, least=one.least)


def test_a_ladder_that_is_explored_has_the_lines_and_names_of_its_bands() -> None:
    assert (
        shown(ladder.drawing(ARNSTEIN, Laid(chosen="placation"), 76))
        == """
      ║         most power to citizens         ║
   8  ┣━  Citizen control                     ━┫
   7  ┣━  Delegated power                     ━┫  Citizen power
   6  ┣━  Partnership                         ━┫
 ▶ 5  ├─  Placation                           ─┤
   4  ├─  Consultation                        ─┤  Tokenism
   3  ├─  Informing                           ─┤
   2  ┊╌  Therapy                             ╌┊  Non-participation
   1  ┊╌  Manipulation                        ╌┊
      ║        least power to citizens         ║
"""
    )


def test_while_placing_the_token_is_on_its_plank_and_the_names_are_at_the_edge() -> None:
    assert (
        shown(ladder.drawing(ARNSTEIN, laid(ARNSTEIN, "A✓3 C✓3", chosen=6, held="B6"), 76))
        == """
   8  ┣━  Citizen control           ━┫
   7  ┣━  Delegated power           ━┫                         Citizen power
 ▶ 6  ┣━  Partnership          [B]  ━┫
   5  ├─  Placation                 ─┤
   4  ├─  Consultation              ─┤                              Tokenism
   3  ├─  Informing                 ─┤  A✓ C✓
   2  ┊╌  Therapy                   ╌┊                     Non-participation
   1  ┊╌  Manipulation              ╌┊
"""
    )


def test_a_miss_is_traced_outside_the_rail() -> None:
    rows = shown(ladder.drawing(ARNSTEIN, laid(ARNSTEIN, "A✓5", trace="B65"), 76)).splitlines()
    assert rows[3:5] == [
        "   6  ┣━  Partnership               ━┫  ╭─ B✗ yours",
        "   5  ├─  Placation                 ─┤  ╰▶[B] its place   A✓",
    ]


def test_on_a_narrow_ladder_a_trace_has_signs_only_and_what_lies_there_is_on_the_plank() -> None:
    rows = shown(ladder.drawing(ARNSTEIN, laid(ARNSTEIN, "A✓5 C✓5 D✓6 E✓3", trace="B65"), 38)).splitlines()
    assert rows[3:7] == [
        "   6  ┣━  Partnership     D✓  ━┫ ╭─B✗",
        "   5  ├─  Placation       +2  ─┤ ╰▶[B]",
        "   4  ├─  Consultation        ─┤",
        "   3  ├─  Informing           ─┤ E✓",
    ]


def test_a_tall_ladder_has_its_rails_between_the_rungs() -> None:
    rows = shown(ladder.drawing(ARNSTEIN, laid(ARNSTEIN, trace="B63"), 76, tall=True)).splitlines()[1:]
    assert len(rows) == 15
    assert rows[7].split() == ["│", "│", "│"]
    assert rows[13].split() == ["┊", "┊"]


def test_a_band_gives_way_to_a_trace_and_keeps_its_name() -> None:
    text = shown(ladder.drawing(ARNSTEIN, laid(ARNSTEIN, "A✓7 B✓7 C✓7 D✓7 E✓7 F✓7 G✓7 H✓7", trace="X75"), 76))
    assert "Citizen power" in text
    assert "Tokenism" in text


def test_a_ladder_whose_bands_mean_something_else_is_neutral() -> None:
    from tests.exercises.builders import ladder as plain
    from tests.figures.boards import board_of

    figure = ladder.drawing(board_of(plain(4, bands=2)), Laid(), 76)
    assert shown(figure).count("╠═") == 4
    assert not {"to", "for", "with"} & {cell.role for row in figure for cell in row}


def test_a_ladder_is_built_on_neutral_rails() -> None:
    assert (
        shown(draw_building(building(chosen="placation"), 76))
        == """
      ║         most power to citizens         ║
   8  ╠═  Citizen control                     ═╣
   7  ╠═  Delegated power                     ═╣
   6  ╠═  Partnership                         ═╣
 ▶ 5  ╠═  Placation                           ═╣
   4  ╠═  Consultation                        ═╣
   3  ╠═  Informing                           ═╣
   2  ╠═  Therapy                             ═╣
   1  ╠═  Manipulation                        ═╣
      ║        least power to citizens         ║
"""
    )


def test_a_rung_in_hand_is_off_the_rails_with_two_signs_to_click() -> None:
    figure = draw_building(building(chosen="placation", held=True, marked=True), 76)
    assert shown(figure).splitlines()[2:7] == [
        "   8  ╠═  Citizen control                     ═╣",
        "   7  ╠═  Delegated power                     ═╣  belongs on 5",
        "   6  ╠═  Partnership                         ═╣  ○ not yet",
        " ▶ 5  ║   [▲ Placation                       ▼]║    now rung 5",
        "   4  ╠═  Consultation                        ═╣",
    ]
    assert {("target", "up"), ("target", "down")} == {hit for hit in hits(figure) if hit[0] == "target"}


def test_a_narrow_ladder_is_built_with_signs() -> None:
    rows = shown(draw_building(building(chosen="placation", marked=True), 38)).splitlines()
    assert rows[1].strip("║ ") == "most power to citizens"
    assert [row[32:].strip() for row in rows[2:10]] == ["", "→5", "○", "✓", "", "→5", "○", "✓"]


def test_any_other_order_is_built_in_rows_the_first_at_the_top() -> None:
    rows = shown(draw_building(building("values", chosen="networks", held=True, marked=True), 76)).splitlines()
    assert rows[1].startswith("  1  Value all participants")
    assert rows[3] == "▶ 2  [▲ Develop networks across silos                      ▼] now rung 2"
    assert rows[-2].startswith("  5  People")


def test_a_spectrum_is_built_in_equal_slots_of_no_colour() -> None:
    figure = draw_building(building("spectrum", chosen="information", held=True, marked=True), 78)
    assert shown(figure).splitlines()[1:] == [
        "least shared                                                       most shared",
        "──────○────────────○─────────[◀ ● ▶]─────────○────────────○────────────○──────",
        "      1            2          ▶ 3            4            5            6",
        " ✓ in place    ○ not yet  belongs on 5               ✓ in place    ○ not yet",
        "  coercion                 information              participation",
        " protection",
        "              education                consultation              co-production",
        "              persuasion                                          involvement",
    ]
    assert not {"to", "for", "with"} & {cell.role for row in figure for cell in row}


def test_arrows_lead_along_what_is_built() -> None:
    climbing = building(chosen="placation")
    assert step_building(climbing, 76, "up") == "partnership"
    assert step_building(climbing, 76, "down") == "consultation"
    assert step_building(climbing, 76, "left") is None
    line = building("spectrum", chosen="information")
    assert step_building(line, 78, "right") == "consultation"
    assert step_building(line, 76, "right") == "consultation"
    assert step_building(line, 38, "up") == "consultation"
    assert step_building(building("values"), 76, "down") == "strengths"


@st.composite
def buildings(draw: st.DrawFn) -> Building:
    shape: Shape = draw(st.sampled_from(["ladder", "spectrum", "list", "scale", "cycle"]))
    rungs = tuple(
        Rung(id=f"r{number}", name=draw(names), standing=draw(st.sampled_from(STANDINGS)), belongs=number)
        for number in range(draw(st.integers(2, 12)))
    )
    captions = st.sampled_from(["", "most power to citizens", "w" * 40])
    return Building(
        rungs=rungs,
        chosen=draw(st.sampled_from([None, *(rung.id for rung in rungs)])),
        held=draw(st.booleans()),
        shape=shape,
        most=draw(captions),
        least=draw(captions),
    )


@given(buildings(), cells, st.booleans())
def test_what_is_built_stays_within_the_room_and_every_rung_can_be_hit(one: Building, room: int, tall: bool) -> None:
    figure = draw_building(one, room, tall=tall)
    assert figure_width(figure) <= room
    items = {name for kind, name in hits(figure) if kind == "item"}
    assert items == {rung.id for rung in one.rungs}
    held = one.held and one.chosen is not None
    assert any(cell.ground == "accent" for row in figure for cell in row) == held
    if one.chosen:
        assert "▶" in as_text(figure)


@pytest.mark.parametrize("framework", ["arnstein", "tlap"])
@pytest.mark.parametrize("room", [38, 60, 76])
def test_the_ladders_of_the_course_are_built_as_ladders(framework: str, room: int) -> None:
    assert ladder_built.fits(building(framework), room)
    assert not slots.fits(building(framework), room)
    assert not circle_built.fits(building(framework), room)
