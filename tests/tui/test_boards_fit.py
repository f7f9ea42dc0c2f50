"""Every exercise of the course in every state and at every size: the board stays in view, and nothing is too wide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from copro_tui.course.refs import Ref
from copro_tui.exercises import Choose, Exercise, Order, Work
from copro_tui.exercises.placing import Placing
from copro_tui.figures.cells import Figure, as_text, row_width
from copro_tui.player import StepView
from copro_tui.tui.boards.arrange import Sheet
from copro_tui.tui.boards.base import Board
from copro_tui.tui.boards.registry import board_for
from tests.whole_course import all_lessons, real_course

WIDE = Sheet(columns=80, height=24, cells=78, rows=20)
"""80×24: rows for the header, for the keys, and an empty one; one more is spared for a message."""

SHEETS = {
    "80×24": WIDE,
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
        for other in layout:
            if not once.checked and other not in exercise.fixed(once):
                twice = exercise.settled(exercise.changed(once, [*once.answer, other], layout))
                yield f"{option}, then {other}", view_of(exercise, twice)


def every_exercise() -> list[tuple[Ref, str]]:
    course = real_course()
    return [(ref, one.id) for ref in all_lessons() for one in course.lesson(ref).exercises if not one.own_words]


def boards(exercise: Exercise) -> Iterator[tuple[str, Board]]:
    """A board in every state, with the cursor on every one of its stops where that is over."""
    for state, view in states(exercise):
        board = board_for(view)
        assert isinstance(board, Board)
        stops = board.stops() if view.phase in ("over", "marked") else board.stops()[:1]
        for stop in stops:
            board.set_reactive(type(board).current, stop)
            yield f"{state}, {stop}", board


def shown(board: Board, sheet: Sheet) -> Figure:
    return board.arranged(sheet).figure


def find(ref: Ref, step: str) -> Exercise:
    return next(one for one in real_course().lesson(ref).exercises if one.id == step)


@pytest.mark.parametrize(("ref", "step"), every_exercise(), ids=lambda one: str(one))
def test_the_board_is_wholly_in_view_at_80x24(ref: Ref, step: str) -> None:
    for state, board in boards(find(ref, step)):
        parts: Any = board.parts(WIDE)
        text, rows = as_text(shown(board, WIDE)), as_text(parts.board).split("\n")
        assert "\n".join(row.rstrip() for row in rows).strip("\n") in text, f"{state}:\n{text}"


@pytest.mark.parametrize("size", SHEETS)
@pytest.mark.parametrize(("ref", "step"), every_exercise(), ids=lambda one: str(one))
def test_nothing_is_wider_or_higher_than_there_is_room(ref: Ref, step: str, size: str) -> None:
    sheet = SHEETS[size]
    for state, board in boards(find(ref, step)):
        figure = shown(board, sheet)
        assert len(figure) <= sheet.rows, state
        wide = [row for row in figure if row_width(row) > sheet.cells]
        assert not wide, f"{state}: {as_text(tuple(wide))}"


@pytest.mark.parametrize(("ref", "step"), every_exercise(), ids=lambda one: str(one))
def test_the_cursor_is_on_the_mark_or_on_the_token_in_every_state(ref: Ref, step: str) -> None:
    for state, board in boards(find(ref, step)):
        figure = shown(board, WIDE)
        in_hand = any(cell.ground == "accent" and cell.hit and cell.hit[0] == "item" for row in figure for cell in row)
        marked = any("▶" in cell.text for row in figure for cell in row)
        if board.view.phase not in ("offered", "down"):
            assert marked or in_hand, f"{state}:\n{as_text(figure)}"
