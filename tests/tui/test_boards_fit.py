"""Every exercise of the course in every state and at every size.

The board stays in view, nothing is too wide, and all of a case and of a reason is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import accumulate

import pytest
from msgspec.structs import replace

from copro_tui.course.refs import Ref
from copro_tui.exercises import Choose, Conversation, Exercise, Order, Work
from copro_tui.exercises.placing import Placing
from copro_tui.exercises.turns import Reply, Turn, fullest
from copro_tui.figures.cells import SOLID, Cell, Figure, Row, as_text, row_width
from copro_tui.player import StepView
from copro_tui.text.width import width
from copro_tui.tui.boards.arrange import Parts, Sheet
from copro_tui.tui.boards.base import Board
from copro_tui.tui.boards.cases import CaseBoard
from copro_tui.tui.boards.registry import board_for
from copro_tui.tui.themes import GROUNDS, ROLES
from tests.tui.pilots import one_line
from tests.whole_course import all_lessons, real_course

WIDE = Sheet(columns=80, height=24, cells=78, rows=20)
"""80×24: rows for the header, for the keys, and an empty one; one more is spared for a message."""

NARROW_TEXT = replace(WIDE, text=60)
"""The same with the narrowest text that can be chosen."""

SHEETS = {
    "80×24": WIDE,
    "80×24 with narrow text": NARROW_TEXT,
    "120×40": Sheet(columns=120, height=40, cells=78, rows=36),
    "40×24": Sheet(columns=40, height=24, cells=38, rows=20),
    "40×12": Sheet(columns=40, height=12, cells=38, rows=10),
    "20×10": Sheet(columns=20, height=10, cells=18, rows=8),
}


def view_of(exercise: Exercise, work: Work) -> StepView:
    feedback = exercise.judge(work.answer) if work.checked else None
    layout = exercise.layout(1)
    return StepView(step=exercise, place=0, count=1, states=("seen",), work=work, layout=layout, feedback=feedback)


def states(exercise: Exercise) -> Iterator[tuple[str, StepView]]:
    """Every state of an exercise that looks different, with each case in hand and put down at every place."""
    layout = exercise.layout(1)
    work = Work(answer=exercise.fresh(1))
    match exercise:
        case Placing():
            yield from _placing(exercise, work, layout)
        case Order():
            yield from _order(exercise, work)
        case Choose():
            yield from _choose(exercise, work, layout)
        case Conversation():
            for choice in (fullest, poorest):
                yield from _talk(exercise, choice, layout)


def _placing(exercise: Placing, work: Work, layout: tuple[str, ...]) -> Iterator[tuple[str, StepView]]:
    places = [place.id for place in exercise.places]
    for number, case in enumerate(layout):
        yield f"{case} offered", view_of(exercise, work)
        for place in telling(exercise, case):
            held = exercise.hold(work, place, layout)
            yield f"{case} over {place}", view_of(exercise, held)
            yield f"{case} on {place}", view_of(exercise, exercise.put_down(held, layout))
        wrong = places[(number * 7) % len(places)]
        work = exercise.put_down(exercise.hold(work, wrong, layout), layout)
        work = exercise.settled(work) if not exercise.missing(work, layout) else work
        work = exercise.go_on(work, layout)
    while not work.checked:
        case = exercise.in_view(work, layout)
        yield f"{case} comes back", view_of(exercise, work)
        for place in telling(exercise, case):
            if place != exercise.barred(work, case):
                held = exercise.hold(work, place, layout)
                yield f"{case} again on {place}", view_of(exercise, exercise.put_down(held, layout))
        free = next(place for place in places if place != exercise.barred(work, case))
        work = exercise.put_down(exercise.hold(work, free, layout), layout)
        work = exercise.settled(work) if not exercise.missing(work, layout) else work
        work = exercise.go_on(work, layout)
    yield "summary", view_of(exercise, work)


def _talk(
    exercise: Conversation, choice: Callable[[Turn], Reply], layout: tuple[str, ...]
) -> Iterator[tuple[str, StepView]]:
    """A conversation in which the same kind of reply is given at every turn."""
    work = Work(answer=exercise.fresh(1))
    while (turn := exercise.turn(work.answer)) is not None:
        yield f"{turn.id} offered", view_of(exercise, work)
        for reply in turn.replies:
            held = exercise.hold(work, reply.id, layout)
            yield f"{turn.id} with {reply.id}", view_of(exercise, held)
        work = exercise.put_down(exercise.hold(work, choice(turn).id, layout), layout)
    yield "the end", view_of(exercise, exercise.settled(work))


def poorest(turn: Turn) -> Reply:
    return min(turn.replies, key=lambda one: one.credit)


def telling(exercise: Placing, case: str) -> set[str]:
    """The places at which the most is said of a case, or which lie furthest apart: its own, its longest near miss,
    the first and the last, and the one whose meaning is longest."""
    item = next(one for one in exercise.cases if one.id == case)
    longest = max(exercise.places, key=lambda place: len(place.gloss)).id
    missed = max(item.near_miss, key=lambda place: len(item.near_miss[place]), default=longest)
    return {item.best or longest, missed, exercise.places[0].id, exercise.places[-1].id, longest}


def _order(exercise: Order, work: Work) -> Iterator[tuple[str, StepView]]:
    yield "untouched", view_of(exercise, work)
    first = replace(work, answer=[item.id for item in reversed(exercise.items)])
    yield "moved", view_of(exercise, first)
    first = exercise.settled(first)
    yield "first check", view_of(exercise, first)
    yield "second check", view_of(exercise, exercise.settled(first))
    yield "stands", view_of(exercise, exercise.settled(replace(first, answer=exercise.solution())))


def _choose(exercise: Choose, work: Work, layout: tuple[str, ...]) -> Iterator[tuple[str, StepView]]:
    yield "open", view_of(exercise, work)
    for option in layout:
        once = exercise.settled(exercise.changed(work, [option], layout))
        yield f"{option} first", view_of(exercise, once)
        tried = [] if once.checked or option in exercise.right else layout[: layout.index(option)]
        for other in layout:
            if other in tried and other not in exercise.right and not exercise.several:
                continue  # two wrong ones look the same in either order
            if not once.checked and other not in exercise.fixed(once):
                twice = exercise.settled(exercise.changed(once, [*once.answer, other], layout))
                yield f"{option}, then {other}", view_of(exercise, twice)


def every_exercise() -> list[tuple[Ref, str]]:
    course = real_course()
    return [(ref, one.id) for ref in all_lessons() for one in course.lesson(ref).exercises if not one.own_words]


def boards(exercise: Exercise) -> Iterator[tuple[str, Board]]:
    """A board in every state, with the cursor on every one of its stops where that is over.

    It works out what there is to show once for each sheet, however many ask.
    """
    for state, view in states(exercise):
        board = board_for(view)
        assert isinstance(board, Board)
        stops = board.stops() if view.phase in ("over", "marked") else board.stops()[:1]
        for stop in stops:
            board.set_reactive(type(board).current, stop)
            board.parts = cache(partial(type(board).parts, board))  # type: ignore[method-assign]
            yield f"{state}, {stop}", board


def find(ref: Ref, step: str) -> Exercise:
    return next(one for one in real_course().lesson(ref).exercises if one.id == step)


@pytest.mark.criterion("1.4.4", "1.4.10", "2.4.7")
@pytest.mark.parametrize(("ref", "step"), every_exercise(), ids=lambda one: str(one))
def test_every_state_fits_in_every_window_and_says_where_one_is(ref: Ref, step: str) -> None:
    said: dict[tuple[str, str], str] = {}
    for state, board in boards(find(ref, step)):
        for size, sheet in SHEETS.items():
            figure = board.arranged(sheet).figure
            assert len(figure) <= sheet.rows, state
            wide = [row for row in figure if row_width(row) > sheet.cells]
            assert not wide, f"{state} at {size}: {as_text(tuple(wide))}"
            assert_only_known_pairs(figure, f"{state} at {size}")
            if sheet in (WIDE, NARROW_TEXT):
                assert_cursor(board, figure, state)
                assert_board_in_view(board.parts(sheet).board, figure, state)
            if sheet is NARROW_TEXT:
                assert max(width(cell.text.strip()) for row in figure for cell in row if cell.role != "rule") <= 60
            if sheet is WIDE:
                said |= answered(board, figure)
            if size in ("80×24", "40×24"):
                assert_said(board, board.parts(sheet), f"{state} at {size}")
    assert_differ(said)


def assert_said(board: Board, parts: Parts, state: str) -> None:
    """All of the case and of the reason is to be read, though perhaps not without scrolling."""
    said = one_line(as_text((*parts.question, *parts.card, *parts.board, *parts.words)).replace("▌", " "))
    for text in texts_of(board.view, board.current):
        assert one_line(text) in said, f"{state}: {text}"


def texts_of(view: StepView, current: str | None) -> Iterator[str]:
    """What is to be read at a board: the question or the case, and the reason of what was answered."""
    if isinstance(view.exercise, Conversation):
        yield from texts_of_talk(view.exercise, view, current)
    elif view.case is not None and view.phase != "over":
        yield view.case.text
    if not view.marks and view.phase != "over":
        yield view.step.prompt  # type: ignore[union-attr]
    given = view.marks.get(view.case.id if view.case is not None and view.phase == "down" else current or "")
    if given is not None and view.phase in ("down", "over"):
        yield given.because
    if given is not None and view.phase == "down":
        yield given.note


def texts_of_talk(exercise: Conversation, view: StepView, current: str | None) -> Iterator[str]:
    """What is to be read at a turn: what is said, and every reply; at the end, how it ended and why it turned."""
    turn, ending = exercise.turn(view.answer), exercise.ending(view.answer)
    if turn is not None:
        yield from (turn.tells, turn.says, *(one.text for one in turn.replies))
    if ending is not None:
        yield from (ending.text, ending.gained, ending.lost)
        yield from (one.reply.because for one in exercise.way(view.answer) if one.turn.id == current)


def assert_board_in_view(board: Figure, figure: Figure, state: str) -> None:
    """At 80×24 the whole board is in view, whatever else there is to say."""
    text = as_text(figure)
    assert "\n".join(row.rstrip() for row in as_text(board).split("\n")).strip("\n") in text, f"{state}:\n{text}"


def assert_cursor(board: Board, figure: Figure, state: str) -> None:
    """The cursor has its mark, or there is the token in hand, wherever there is something to do; after a miss the
    terminal's cursor is on the token at its place, whatever the drawing and wherever the learner's is."""
    cells = [cell for row in figure for cell in row]
    in_hand = any(cell.ground == "accent" and cell.hit and cell.hit[0] == "item" for cell in cells)
    marked = any("▶" in cell.text for cell in cells)
    if board.view.phase not in ("offered", "down"):
        assert marked or in_hand, f"{state}:\n{as_text(figure)}"
    if isinstance(board, CaseBoard) and board.laid.trace is not None:
        spot = board.spot_on(figure)
        at = next(cell for end, cell in ends(figure[spot.y]) if spot.x < end)
        assert at.ground == "right", f"{state}: on {at.text!r}\n{as_text(figure)}"


def ends(row: Row) -> Iterator[tuple[int, Cell]]:
    """Each cell of a row, and how far right it reaches."""
    yield from zip(accumulate(width(cell.text) for cell in row), row, strict=True)


PAIRS = frozenset(
    {(role, ground) for role in (*ROLES, "") for ground in (*GROUNDS, "") if role != "on" and ground not in SOLID}
    | {("on", ground) for ground in SOLID}
)
"""The roles and grounds that go together: those whose contrast is measured, in ``test_contrast``."""


def assert_only_known_pairs(figure: Figure, state: str) -> None:
    found = {(cell.role, cell.ground) for row in figure for cell in row if cell.text.strip()}
    assert found <= PAIRS, f"{state}: {found - PAIRS}"


def answered(board: Board, figure: Figure) -> dict[tuple[str, str], str]:
    """What is drawn of an answer, by what was answered and how it was marked; of a choice or an order, as a whole."""
    view = board.view
    if view.phase == "down" and view.case is not None and view.exercise is not None and view.exercise.scored:
        return {(f"{view.case.id} {view.another_look}", view.signs[view.case.id]): as_text(figure)}
    if view.exercise is not None and not view.exercise.by_case and view.work.earlier:
        last = view.exercise.judge(view.work.earlier[-1])
        return {("", "right" if last.score == 1 else "wrong"): as_text(figure)}
    return {}


def assert_differ(said: dict[tuple[str, str], str]) -> None:
    """The texts of right and wrong differ, without any colour."""
    for (what, how), text in said.items():
        other = said.get((what, "wrong"))
        assert how == "wrong" or other is None or text != other, f"{what}: {text}"
        if how == "wrong":
            assert "✗" in text or "○ not yet" in text or "belongs on" in text or "○" in text, text
