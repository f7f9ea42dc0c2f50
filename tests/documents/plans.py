"""Plans to make pages of: one with everything in it, one with nothing, and anything in between."""

from __future__ import annotations

from copro_tui.course.model import PlanPart
from copro_tui.course.refs import Ref
from copro_tui.frameworks import Band, Framework, Point, Row
from copro_tui.player import Placed, PlanEntry, PlanItem

REF = Ref("what", "lesson")

SPECTRUM = Framework(
    id="line",
    title="A small spectrum",
    short="The line",
    shape="spectrum",
    bands=(Band("apart", "apart"), Band("together", "together")),
    points=(
        Point("to", "Doing to", "Without them.", band="apart"),
        Point("for", "Doing for", "On their behalf.", band="apart"),
        Point("with", "Doing with", "Together.", band="together"),
    ),
)

DOMAINS = Framework(
    id="kinds",
    title="Two kinds of work",
    shape="domains",
    points=(Point("plain", "Plain", "Anyone can see it."), Point("tangled", "Tangled", "Nobody can.")),
    rows=(Row("Whom to call", {"plain": "Anyone", "tangled": "The people"}),),
)


def words(text: str, prompt: str = "What will you do?") -> PlanItem:
    """Something written."""
    return PlanItem(ref=REF, step="words", prompt=prompt, text=text)


def placement(*placed: tuple[str, str], framework: Framework = SPECTRUM, prompt: str = "Where is it?") -> PlanItem:
    """Things of the learner's own at points of a framework, with what follows for domains."""
    rows = framework.rows
    return PlanItem(
        ref=REF,
        step="placed",
        prompt=prompt,
        framework=framework,
        placed=tuple(
            Placed(
                case=case,
                place=framework.point(point).name,
                point=point,
                follows=tuple((row.name, row.cells[point]) for row in rows),
            )
            for case, point in placed
        ),
    )


def part(title: str, *items: PlanItem, waiting: int = 0) -> PlanEntry:
    """A part of the plan with what fills it, and how many exercises are still to be answered."""
    return PlanEntry(
        part=PlanPart("part", title), items=items, waiting=tuple((REF, f"open-{number}") for number in range(waiting))
    )


WHOLE = (
    part("Where we are", placement(("On a good day", "with"), ("On a bad day", "to"), prompt="Where are you?")),
    part(
        "What kind it is",
        placement(("The bus route", "tangled"), framework=DOMAINS, prompt="What kind of work is it?"),
        words("Because nobody can say why.", "Why is it so?"),
    ),
    part("My next step", words("When I meet the drivers,\nI will ask them first.\n\nWith Siân.", "What comes next?")),
)
"""A plan with every part written."""

UNWRITTEN = (part("Where we are", waiting=1), part("What kind it is", waiting=2), part("My next step"))
"""The same, with nothing written; its last part is in a lesson that is not there."""

PARTLY = (WHOLE[0], part("What kind it is", words("Because."), waiting=1), UNWRITTEN[2])
"""One part written, one half, one not."""
