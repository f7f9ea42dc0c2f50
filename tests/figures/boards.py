"""Boards of the real course, and ones with nasty names, with tokens on them."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from copro_tui.course.course import open_course
from copro_tui.figures.board import TOKEN_SIGNS, Board, Laid, Sign, Target, Token, Trace
from copro_tui.frameworks import Framework, Shape
from tests.figures.strategies import frameworks, names

FRAMEWORKS = open_course(Path(__file__).parents[2]).frameworks


def board_of(framework: Framework, *outside: str, short: bool = True) -> Board:
    """A framework as a board; ``outside`` are the names of the author's own groups."""
    targets = [
        Target(point.id, number, point.label if short else point.name)
        for number, point in enumerate(framework.points, start=1)
    ]
    targets += [
        Target(f"outside-{number}", len(targets) + number, name) for number, name in enumerate(outside, start=1)
    ]
    return Board(targets=tuple(targets), framework=framework)


def real(framework: str, *outside: str, short: bool = True) -> Board:
    return board_of(FRAMEWORKS[framework], *outside, short=short)


def token(board: Board, text: str) -> Token:
    """``A✓2``: the letter, the sign, the number of its place."""
    sign: Sign = next((name for name, sign in TOKEN_SIGNS.items() if sign and sign in text), "")
    place = board.targets[int(text[-1]) - 1].id
    return Token(case=text[0], letter=text[0], place=place, sign=sign, name=f"Case {text[0]}")


def laid(board: Board, lying: str = "", *, chosen: int = 0, held: str = "", trace: str = "", barred: int = 0) -> Laid:
    """What lies on a board: tokens (see ``token``), the numbers of places, and a miss as ``G35`` (yours 3, its 5)."""
    ids = [target.id for target in board.targets]
    miss = trace and Trace(case=trace[0], letter=trace[0], yours=ids[int(trace[1]) - 1], its=ids[int(trace[2]) - 1])
    return Laid(
        chosen=ids[chosen - 1] if chosen else None,
        held=token(board, held) if held else None,
        lying=tuple(token(board, one) for one in lying.split()),
        trace=miss or None,
        barred=ids[barred - 1] if barred else "",
    )


@st.composite
def nasty_boards(draw: st.DrawFn, shape: Shape, count: int) -> Board:
    """A board of so many points, whose names may be anything."""
    return board_of(
        draw(frameworks(shape, count, count)), *draw(st.lists(names, max_size=3)), short=draw(st.booleans())
    )


@st.composite
def layings(draw: st.DrawFn, board: Board) -> Laid:
    """Anything that may lie on a board."""
    ids = [target.id for target in board.targets]
    place = st.sampled_from(ids)
    held, missed = draw(st.booleans()), draw(st.booleans())
    chosen = draw(place)
    letters = "ABCDEFGHIJ"[: draw(st.integers(0, 10))]
    lying = tuple(
        Token(case=one, letter=one, place=draw(place), sign=draw(st.sampled_from(list(TOKEN_SIGNS))), name=draw(names))
        for one in letters
    )
    yours, its = draw(st.permutations(ids))[:2]
    return Laid(
        chosen=chosen,
        held=Token(case="Y", letter="Y", place=chosen) if held else None,
        lying=lying,
        trace=Trace(case="Z", letter="Z", yours=yours, its=its) if missed and not held else None,
        barred=draw(st.sampled_from(["", *ids])) if held else "",
    )
