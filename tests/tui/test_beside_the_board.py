"""What stands beside and below a board, at every width: the pane of a lesson, and the list at an exercise's end."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from copro_tui.course.refs import Ref
from copro_tui.exercises import Work
from copro_tui.exercises.placing import Placing
from copro_tui.figures.cells import Cell, Row, as_text, row_width
from copro_tui.player import StepView
from copro_tui.progress.completion import StepState
from copro_tui.tui.boards.lesson_pane import lesson_pane
from copro_tui.tui.boards.summary import summary
from tests.whole_course import all_lessons, real_course


@pytest.mark.parametrize("cells", range(26, 45))
def test_the_headings_of_the_pane_are_whole_at_every_width(cells: int) -> None:
    for ref in all_lessons():
        lesson = real_course().lesson(ref)
        seen: StepState = "seen"
        view = StepView(step=lesson.steps[0], place=0, count=1, states=(seen,) * len(lesson.steps))
        head = lesson_pane(view, lesson, (), None, cells)[0]
        assert row_width(head) == cells
        assert "This lesson  " in as_text((head,))
        assert as_text((head,)).endswith((" min", " min left"))


def ended(step: str) -> tuple[Placing, StepView]:
    """An exercise of which one case was right only after another look, and all others at first."""
    ref = Ref.parse(step)
    exercise = next(one for one in real_course().lesson(ref.of_lesson).exercises if one.id == ref.step)
    assert isinstance(exercise, Placing)
    right = exercise.solution()
    assert isinstance(right, dict)
    late = exercise.cases[0]
    wrong = next(one.id for one in exercise.places if one.id != late.best)
    work = Work(answer=right, earlier=({**right, late.id: wrong},), checked=True)
    layout = tuple(one.id for one in exercise.cases)
    view = StepView(
        step=exercise, place=0, count=1, states=("done",), work=work, layout=layout, feedback=exercise.judge(right)
    )
    return exercise, view


def rows_of(step: str) -> list[Row]:
    """The rows of the cases in the summary of an exercise."""
    exercise, view = ended(step)
    parts = summary(view, exercise, (), 76, exercise.cases[1].id, 40, "Next")
    return [row for row in parts.words if row and row[0].hit is not None and row[0].hit[0] == "item"]


def test_places_without_bands_have_the_room_of_the_bands() -> None:
    named = as_text(tuple(rows_of("what/what-it-means/who-is-in-the-room")))
    assert "4 Engagement, power not shared" in named
    assert "doing for" in as_text(tuple(rows_of("what/spectrum/first-five")))


def test_a_mark_has_one_colour_on_the_board_and_below_it() -> None:
    lead = next(row[0] for row in rows_of("what/spectrum/first-five") if "↺" in row[0].text)
    assert replace(lead, text="") == Cell("", "wrong", lead.hit, lead.ground, lead.bold)
