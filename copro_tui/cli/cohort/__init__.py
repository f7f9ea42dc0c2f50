"""``copro cohort``: what trainers do with groups of learners, one file a command."""

from __future__ import annotations

import click

from copro_tui.cli.lazy import Later, LazyGroup

COMMANDS = (
    Later("new", "copro_tui.cli.cohort.new:new", "Begin a cohort."),
    Later("list", "copro_tui.cli.cohort.list:list_cohorts", "List the cohorts of this course."),
    Later(
        "show",
        "copro_tui.cli.cohort.show:show",
        "Show who is in a cohort and what is assigned; name every mistake in its file.",
    ),
    Later("add", "copro_tui.cli.cohort.add:add", "Add learners who have a record in this folder."),
    Later(
        "roster",
        "copro_tui.cli.cohort.roster:roster",
        "Read in who is expected, with staff numbers and addresses, from a table.",
    ),
    Later(
        "match",
        "copro_tui.cli.cohort.match:match",
        "Say who in the roster is which learner; without names, list who is and who is not known yet.",
    ),
    Later(
        "calendar",
        "copro_tui.cli.cohort.calendar:calendar",
        "Write the days of a cohort for calendars; a later file brings an earlier one up to date.",
    ),
    Later("remove", "copro_tui.cli.cohort.remove:remove", "Take somebody out of a cohort; what they sent stays."),
    Later(
        "archive",
        "copro_tui.cli.cohort.archive:archive",
        "Put a cohort away: it is kept, and its learners see no assignments of it any more.",
    ),
    Later(
        "show-person",
        "copro_tui.cli.cohort.show_person:show_person",
        "Show what is kept of one person in the cohorts here; their own record is not read.",
    ),
    Later(
        "erase",
        "copro_tui.cli.cohort.erase:erase",
        "Remove a person from the data of every cohort, for good, and say what was removed.",
    ),
    Later(
        "keep-until",
        "copro_tui.cli.cohort.keep_until:keep_until",
        "Set the day until which the work of a cohort is kept, such as “31 Jan”; none takes it back.",
    ),
    Later(
        "tidy",
        "copro_tui.cli.cohort.tidy:tidy",
        "List what was to be kept no longer, and remove it for good where that is confirmed.",
    ),
    Later(
        "invite",
        "copro_tui.cli.cohort.invite:invite",
        "Write the file that learners open with “copro join”; or links that open the course on a server.",
    ),
    Later(
        "collect",
        "copro_tui.cli.cohort.collect:collect",
        "Take in what learners sent: from the inbox, and these files or those in these folders, again and again.",
    ),
)


@click.group(cls=LazyGroup, commands=COMMANDS)
def cohort() -> None:
    """For trainers: groups of learners."""
