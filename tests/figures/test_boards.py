"""What holds for every board that is a drawing: zones, circle, domains, steps."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.figures import circle, domains, risk, zones
from copro_tui.figures.board import Board, Direction, Laid, Token
from copro_tui.figures.cells import Figure, as_text, figure_width
from copro_tui.text.safe import safe_line
from tests.figures.boards import laid, layings, nasty_boards, real
from tests.figures.strategies import hits

GROUPS = ("Engagement, power not shared", "None of these")

BOARDS: list[tuple[ModuleType, Board]] = [
    (zones, real("venn", *GROUPS, short=False)),
    (zones, real("venn")),
    (circle, real("stages")),
    (circle, real("stages", "None of these")),
    (domains, real("cynefin")),
    (risk, real("risk")),
    (risk, real("risk", short=False)),
    (risk, real("keogh", "None of these")),
]
every = pytest.mark.parametrize(("module", "board"), BOARDS, ids=lambda one: getattr(one, "__name__", ""))
widths = pytest.mark.parametrize("spare", [0, 1, 4, 40])
heights = pytest.mark.parametrize("tall", [False, True])
WAYS: tuple[Direction, ...] = ("up", "down", "left", "right")


def held_over(board: Board) -> list[Laid]:
    return [laid(board, "A✓1", chosen=n, held=f"B{n}") for n in range(1, len(board.targets) + 1)]


def chosen_rows(figure: Figure) -> str:
    return "".join(cell.text for row in figure for cell in row if cell.ground == "select")


@every
@widths
@heights
def test_a_board_of_the_course_is_drawn_from_its_least_width_on(
    module: ModuleType, board: Board, spare: int, tall: bool
) -> None:
    cells = module.LEAST + spare
    assert module.fits(board, cells)
    assert not module.fits(board, module.LEAST - 1)
    for state in held_over(board):
        figure = module.drawing(board, state, cells, tall=tall)
        assert figure_width(figure) <= cells
        assert {place for kind, place in hits(figure) if kind == "target"} == {one.id for one in board.targets}


@every
@heights
def test_only_the_chosen_place_is_marked_and_holds_the_token(module: ModuleType, board: Board, tall: bool) -> None:
    assert as_text(module.drawing(board, Laid(), 76, tall=tall)).count("▶") == (module is circle)
    for state in held_over(board):
        figure = module.drawing(board, state, 76, tall=tall)
        marked = [cell.hit for row in figure for cell in row if cell.text.strip() == "▶" and cell.role == "strong"]
        assert marked == [("target", state.chosen)]
        assert "▶" in chosen_rows(figure)
        chips = [cell for row in figure for cell in row if cell.ground == "accent"]
        assert [(cell.text, cell.hit) for cell in chips] == [(" B ", ("item", "B"))]


@every
@heights
def test_the_board_keeps_its_height_whatever_lies_on_it(module: ModuleType, board: Board, tall: bool) -> None:
    offered = Laid(held=Token(case="b", letter="B", place=""))
    drawn = [offered, *held_over(board), laid(board, "A✓1 B✓1 C✓1 D✓1 E✓1 F✓1 G✓2 H↺3", trace="X21", chosen=1)]
    assert len({len(module.drawing(board, one, 76, tall=tall)) for one in drawn}) == 1


@every
@heights
def test_right_and_wrong_differ_without_colour(module: ModuleType, board: Board, tall: bool) -> None:
    last = len(board.targets)
    for yours, its in ((1, 2), (last, 1), (2, last)):
        missed = as_text(module.drawing(board, laid(board, "A✓1", trace=f"B{yours}{its}", chosen=yours), 76, tall=tall))
        right = as_text(module.drawing(board, laid(board, f"A✓1 B✓{yours}", chosen=yours), 76, tall=tall))
        assert all(one in missed for one in ("yours", "its place", "B✗"))
        assert not any(one in right for one in ("yours", "its place", "✗"))
    barred = as_text(module.drawing(board, laid(board, barred=1, held="B2", chosen=2), 76, tall=tall))
    assert "✗" in barred


@every
def test_every_place_is_reached_by_arrows_and_every_way_leads_back(module: ModuleType, board: Board) -> None:
    ids = {target.id for target in board.targets}
    start = module.step(board, None, "right")
    reached, waiting = {start}, [(start, None)]
    seen = set(waiting)
    while waiting:
        at, before = waiting.pop()
        for way in WAYS:
            to = module.step(board, at, way, before)
            assert to in (ids - {at}) | {None}
            if to and (to, at) not in seen:
                seen.add((to, at))
                reached.add(to)
                waiting.append((to, at))
    assert reached == ids
    assert {at for _to, at in seen if at} == ids, "no place is a dead end"


NASTY: list[tuple[ModuleType, Callable[[], st.SearchStrategy[Board]]]] = [
    (zones, lambda: nasty_boards("venn", 3)),
    (circle, lambda: nasty_boards("cycle", 4)),
    (domains, lambda: nasty_boards("domains", 5)),
    (risk, lambda: nasty_boards("scale", 6)),
]


@pytest.mark.parametrize(("module", "boards"), NASTY, ids=lambda one: getattr(one, "__name__", ""))
@given(data=st.data(), cells=st.integers(40, 120), tall=st.booleans())
def test_a_board_with_nasty_names_stays_within_the_room(
    module: ModuleType, boards: Callable[[], st.SearchStrategy[Board]], data: st.DataObject, cells: int, tall: bool
) -> None:
    board = data.draw(boards())
    state = data.draw(layings(board))
    if module.fits(board, cells):
        figure = module.drawing(board, state, cells, tall=tall)
        assert figure_width(figure) <= cells
        assert {place for kind, place in hits(figure) if kind == "target"} == {one.id for one in board.targets}
        assert all(safe_line(cell.text) == cell.text for row in figure for cell in row), "nothing steers a terminal"


def test_another_number_of_points_than_the_drawing_needs_is_not_drawn() -> None:
    stages = real("stages")
    assert not zones.fits(stages, 76)
    assert not domains.fits(stages, 76)
    assert not circle.fits(real("cynefin"), 76)
    assert not circle.fits(Board(targets=stages.targets[:3], framework=stages.framework), 76)
    assert not risk.fits(Board(targets=stages.targets), 76)
