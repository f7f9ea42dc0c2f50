"""What holds for lanes, the upright spectrum, the ladder and the list, whatever their names and what lies on them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.figures import ladder, places, spectrum, upright
from copro_tui.figures.board import Board, Laid, Token
from copro_tui.figures.cells import Figure, as_text, figure_width, row_width
from copro_tui.figures.colourless import in_brackets
from copro_tui.figures.draw import draw, step
from copro_tui.frameworks import Framework
from tests.figures.boards import FRAMEWORKS, board_of, laid, layings, real
from tests.figures.strategies import cells, frameworks, hits

DRAWN: Sequence[tuple[ModuleType, Board, int]] = [
    (spectrum, real("spectrum", short=False), 78),
    (upright, real("spectrum", short=False), 38),
    (upright, real("spectrum", short=False), 76),
    (ladder, real("arnstein"), 76),
    (ladder, real("arnstein"), 38),
    (ladder, real("tlap"), 60),
    (places, real("values", short=False), 76),
    (places, real("acts", "None of these", short=False), 38),
    (places, real("arnstein"), 30),
]
every = pytest.mark.parametrize(
    ("module", "board", "room"), DRAWN, ids=lambda one: str(getattr(one, "__name__", one))[-9:]
)
MODULES = pytest.mark.parametrize("module", [spectrum, upright, ladder, places], ids=lambda one: one.__name__[14:])


def chips(figure: Figure) -> list[str]:
    """What is in hand."""
    return [cell.text.strip() for row in figure for cell in row if cell.ground == "accent"]


def targets(figure: Figure) -> set[str]:
    return {place for kind, place in hits(figure) if kind == "target"}


@MODULES
@given(data=st.data(), room=cells, tall=st.booleans())
def test_a_board_stays_within_the_room_and_every_place_and_token_can_be_hit(
    module: ModuleType, data: st.DataObject, room: int, tall: bool
) -> None:
    board = board_of(
        data.draw(frameworks("ladder" if module is ladder else "spectrum")), short=data.draw(st.booleans())
    )
    state = data.draw(layings(board))
    if not module.fits(board, room):
        return
    figure = module.drawing(board, state, room, tall=tall)
    assert figure_width(figure) <= room
    if module in (upright, places):
        assert {row_width(row) for row in figure} == {room}
    assert targets(figure) == {one.id for one in board.targets}
    assert (chips(figure) == ["Y"]) == (state.held is not None)
    marked = {cell.hit for row in figure for cell in row if "▶" in cell.text and cell.role == "strong"}
    assert ("target", state.chosen) in marked


@every
def test_a_board_of_the_course_says_right_and_wrong_without_colour(module: ModuleType, board: Board, room: int) -> None:
    assert module.fits(board, room)
    count = len(board.targets)
    for yours, its in ((1, 2), (2, 1), (1, count), (count, 1), (count - 1, count)):
        right = module.drawing(board, laid(board, f"A✓1 B✓{its}"), room)
        wrong = module.drawing(board, laid(board, "A✓1", trace=f"B{yours}{its}"), room)
        shown = as_text(in_brackets(wrong))
        assert {"B✗", "[B]", "A✓"} <= {shown[at : at + size] for at in range(len(shown)) for size in (2, 3)}, shown
        assert "✗" not in as_text(right)
        assert ("item", "B") in hits(wrong)


@every
def test_the_place_in_hand_is_chosen_and_its_token_is_the_only_one(module: ModuleType, board: Board, room: int) -> None:
    for number, target in enumerate(board.targets, start=1):
        figure = module.drawing(board, laid(board, "A✓1", chosen=number, held=f"B{number}"), room)
        assert chips(figure) == ["B"]
        chosen = {cell.hit for row in figure for cell in row if cell.ground == "select"} - {("item", "A")}
        assert chosen == {("target", target.id)}


@every
def test_a_board_keeps_its_height_while_a_case_is_in_hand(module: ModuleType, board: Board, room: int) -> None:
    nowhere = Laid(held=Token(case="B", letter="B", place=""))
    held = [laid(board, "A✓1", chosen=n, held=f"B{n}") for n in range(1, len(board.targets) + 1)]
    drawn = [module.drawing(board, one, room) for one in (nowhere, *held)]
    assert len({len(figure) for figure in drawn}) == 1
    assert chips(drawn[0]) == []


@every
def test_a_barred_place_has_a_cross(module: ModuleType, board: Board, room: int) -> None:
    figure = module.drawing(board, laid(board, chosen=1, held="B1", barred=2), room)
    crosses = [cell.hit for row in figure for cell in row if "✗" in cell.text]
    assert crosses == [("target", board.targets[1].id)]


@every
def test_arrows_lead_along_the_drawing_from_end_to_end(module: ModuleType, board: Board, room: int) -> None:
    on, back = ("right", "left") if module is spectrum else ("down", "up")
    at, way = None, []
    while (to := module.step(board, at, on)) is not None:
        way.append(to)
        at = to
    assert sorted(way) == sorted(one.id for one in board.targets)
    assert all(module.step(board, after, back) == before for before, after in pairwise(way))
    assert module.step(board, None, back) == way[-1]
    assert all(module.step(board, way[0], other) is None for other in {"up", "down", "left", "right"} - {on, back})


@pytest.mark.criterion("1.3.2")
@pytest.mark.parametrize("framework", FRAMEWORKS.whole(), ids=lambda one: one.id)
@pytest.mark.parametrize("room", [38, 76])
def test_in_few_rows_every_place_has_its_row_and_arrows_lead_up_and_down(framework: Framework, room: int) -> None:
    board = board_of(framework)
    for number, target in enumerate(board.targets, start=1):
        figure = draw(board, laid(board, chosen=number, held=f"B{number}"), room, low=True)
        assert figure_width(figure) <= room
        assert chips(figure) == []
        (row,) = [row for row in figure if any(cell.text.strip(" │┃┊").startswith("▶") for cell in row)]
        assert {cell.hit for cell in row if cell.hit} == {("target", target.id)}
        ways = [step(board, room, target.id, way, low=True) for way in ("up", "down")]
        assert any(ways)
        assert step(board, room, target.id, "left", low=True) is None


def test_without_room_for_lanes_the_spectrum_stands_upright_and_without_rails_the_ladder_is_a_list() -> None:
    board = real("spectrum", short=False)
    assert not spectrum.fits(board, 77)
    assert draw(board, Laid(), 77) == upright.drawing(board, Laid(), 77)
    arnstein = real("arnstein")
    assert draw(arnstein, Laid(), 31) == places.drawing(arnstein, Laid(), 31)


def test_places_of_an_authors_own_are_a_list_in_their_order() -> None:
    board = real("spectrum", "Beyond it", short=False)
    assert draw(board, Laid(), 78) == places.drawing(board, Laid(), 78)
    assert as_text(draw(board, Laid(), 78)).lstrip().startswith("doing to")
