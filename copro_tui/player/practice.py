"""One minute of practice: three cups of tea, each put on a line of three points. Nothing of it is kept. Pure."""

from __future__ import annotations

from msgspec.structs import replace

from copro_tui.exercises import Answer, Exercise, Work
from copro_tui.exercises.practice import tea
from copro_tui.player.step_view import StepView


def begun() -> StepView:
    """The practice at its beginning: the first cup is offered."""
    exercise = tea()
    layout = tuple(case.id for case in exercise.cases)
    return StepView(step=exercise, place=0, count=1, states=("new",), work=Work(answer={}), layout=layout)


def held(view: StepView, place: str) -> StepView:
    """The cup in view is held over a place; over none if that is empty."""
    return replace(view, work=_tea(view).hold(view.work, place, view.layout))


def changed(view: StepView, answer: Answer) -> StepView:
    """These cups are held over these places, by their ids, as far as they are not put down."""
    return replace(view, work=_tea(view).changed(view.work, answer, view.layout))


def put_down(view: StepView) -> StepView:
    """The cup in view is put down where it is held, and answered."""
    exercise = _tea(view)
    work = exercise.put_down(view.work, view.layout)
    if work != view.work and not exercise.missing(work, view.layout):
        work = exercise.settled(work)
    return replace(view, work=work)


def gone_on(view: StepView) -> StepView:
    """After a cup was put down: the next, those that come back, or the end, with how all came out."""
    exercise = _tea(view)
    work = exercise.go_on(view.work, view.layout)
    return replace(view, work=work, feedback=exercise.judge(work.answer) if work.checked else None)


def _tea(view: StepView) -> Exercise:
    assert view.exercise is not None
    return view.exercise
