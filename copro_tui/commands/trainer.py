"""Commands of a trainer's screens."""

from __future__ import annotations

from copro_tui.commands.command import Command
from copro_tui.course import places
from copro_tui.i18n import mark

TRAINING = (
    Command(id="cohorts.new", name=mark("New cohort"), keys=("plus",), label="+", opens=places.NewCohort()),
    Command(
        id="cohorts.archive",
        name=mark("Archive"),
        help=mark("Put the cohort away, so that its learners see no assignments of it any more; or take it up again"),
        keys=("z",),
    ),
    Command(id="cohorts.quit", name=mark("Quit"), keys=("q",), action="app.quit"),
    Command(
        id="people.find",
        name=mark("Name"),
        help=mark("Find somebody by a part of the name"),
        keys=("f",),
        where=("people", "stuck"),
    ),
    Command(id="people.show", name=mark("Show"), help=mark("Choose whom to show"), keys=("l",)),
    Command(
        id="table.order",
        name=mark("Order"),
        help=mark("Order by the column that ← and → lead to"),
        keys=("o",),
        label="←→ o",
    ),
    Command(id="table.right", name=mark("Column"), keys=("right",), foot=(), action="column(1)"),
    Command(id="table.left", name=mark("Column"), keys=("left",), foot=(), action="column(-1)"),
    Command(id="table.open", name=mark("Open"), keys=("enter",), label="Enter"),
    Command(id="table.open-too", name=mark("Open"), keys=("space",), foot=(), action="open"),
    Command(id="group.people", name=mark("People"), keys=("p",)),
    Command(id="group.assign", name=mark("Assign modules"), keys=("k",)),
    Command(id="group.members", name=mark("Members"), keys=("m",)),
    Command(id="group.differ", name=mark("Workshop"), keys=("d",)),
    Command(id="group.collect", name=mark("Collect"), help=mark("Take in what learners sent"), keys=("c",)),
    Command(id="group.export", name=mark("Reports to save"), keys=("e",), foot=()),
    Command(
        id="group.workbook",
        name=mark("Save the workbook"),
        help=mark("The pages for the workshop, one for you and one for learners"),
        foot=(),
    ),
    Command(
        id="group.archive",
        name=mark("Archive"),
        help=mark("Put the cohort away, so that its learners see no assignments of it any more; or take it up again"),
        foot=(),
    ),
    Command(id="group.invite", name=mark("Save the invitation"), keys=("i",), foot=()),
    Command(
        id="question.spread",
        name=mark("Show the group"),
        help=mark("Where the group put things"),
        keys=("d",),
        label="d",
    ),
    Command(
        id="question.sources",
        name=mark("Sources"),
        help=mark("Why the course's answers are believed"),
        keys=("s",),
        where=("question", "spread"),
        foot=(),
    ),
    Command(id="spread.next", name=mark("Case"), keys=("right", "n"), label="←→", action="case(1)"),
    Command(id="spread.previous", name=mark("Previous case"), keys=("left", "b"), foot=(), action="case(-1)"),
    Command(id="spread.answer", name=mark("Our answer"), keys=("a", "space"), label="a"),
    Command(id="spread.few", name=mark("Show anyway"), keys=("v",), label="v", action="though_few"),
    Command(id="form.next", name=mark("Next field"), keys=("tab",), label="Tab", action="app.focus_next"),
    Command(id="form.previous", name=mark("Previous field"), keys=("shift+tab",), foot=(), action="app.focus_previous"),
    Command(id="trainer.read", name=mark("Read again"), keys=("r",), where=("reading",)),
)
