"""One minute of practice: three cups of tea, each put on a line of three points. Nothing of it is kept. Pure."""

from __future__ import annotations

from msgspec.structs import replace

from copro_tui.exercises import Item, Work
from copro_tui.exercises.items import Target
from copro_tui.exercises.place import Place
from copro_tui.frameworks import Band, Framework, Point
from copro_tui.i18n import gettext as _
from copro_tui.player.step_view import StepView


def tea() -> Place:
    """The exercise, in the language in use."""
    line = Framework(
        id="tea",
        title=_("Somebody makes tea"),
        shape="spectrum",
        bands=(
            Band(id="to", name=_("doing to")),
            Band(id="for", name=_("doing for")),
            Band(id="with", name=_("doing with")),
        ),
        points=(
            Point(id="decides", name=_("She decides"), gloss=_("She decides, and she makes it."), band="to"),
            Point(id="asks", name=_("She asks"), gloss=_("She asks you, and then she makes it."), band="for"),
            Point(id="together", name=_("Together"), gloss=_("You both decide, and make it together."), band="with"),
        ),
    )  # fmt: skip
    cups = (
        Item(
            id="strong",
            short=_("Strong tea"),
            text=_("Your neighbour makes it strong. She knows best."),
            key="decides",
            because=_("Nobody asked you. It may be good tea, but it was decided for you."),
        ),
        Item(
            id="just-so",
            short=_("Just so"),
            text=_("Your neighbour asks how you take it. Then she makes it just so, and brings it to your chair."),
            key="asks",
            because=_("She asked, and she did all the work. You were served well."),
        ),
        Item(
            id="kettle",
            short=_("Kettle and pot"),
            text=_("You put the kettle on, she warms the pot, and you agree how long it stands."),
            key="together",
            because=_("You both knew something, you both decided, and you both did some of it."),
        ),
    )
    return Place(
        id="tea",
        prompt=_("Somebody makes tea. Put each cup where it belongs."),
        framework=line,
        cases=cups,
        places=tuple(Target(id=point.id, text=point.name, gloss=point.gloss) for point in line.points),
    )


def begun() -> StepView:
    """The practice at its beginning: the first cup is offered."""
    exercise = tea()
    layout = tuple(case.id for case in exercise.cases)
    return StepView(step=exercise, place=0, count=1, states=("new",), work=Work(answer={}), layout=layout)


def held(view: StepView, place: str) -> StepView:
    """The cup in view is held over a place; over none if that is empty."""
    return replace(view, work=_tea(view).hold(view.work, place, view.layout))


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


def _tea(view: StepView) -> Place:
    assert isinstance(view.step, Place)
    return view.step
