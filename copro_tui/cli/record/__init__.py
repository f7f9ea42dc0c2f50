"""``copro record``: everything that a learner can do with their record, one file a command."""

from __future__ import annotations

import click

from copro_tui.cli.lazy import Later, LazyGroup

COMMANDS = (
    Later("show", "copro_tui.cli.record.show:show", "Print everything that is stored about a learner."),
    Later(
        "export",
        "copro_tui.cli.record.export:export",
        "Write a record into FILE, to be taken to another computer.",
    ),
    Later(
        "import",
        "copro_tui.cli.record.import_:import_",
        "Add what is in FILE to the record of the same learner, or begin their record with it.",
    ),
    Later("merge", "copro_tui.cli.record.merge:merge", "Add to the record A what only B has. B is left as it is."),
    Later(
        "rename",
        "copro_tui.cli.record.rename:rename",
        "Give a learner another NAME. Everything they have done stays theirs.",
    ),
    Later(
        "erase",
        "copro_tui.cli.record.erase:erase",
        "Remove a learner's record, its backups and drafts, after the name was typed once more.",
    ),
)


@click.group(cls=LazyGroup, commands=COMMANDS)
def record() -> None:
    """See, move, join or erase a learner's record."""
