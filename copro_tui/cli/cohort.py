"""What trainers can ask for at the command line: cohorts, assignments, bundles, reports, screens; and no more."""

from __future__ import annotations

from pathlib import Path

import click

_FILE = click.Path(path_type=Path)


@click.group()
def cohort() -> None:
    """For trainers: groups of learners."""


@cohort.command()
@click.argument("cohort_id", metavar="ID")
@click.option("--name", help="What people call the group; without it, its id.")
@click.option("--trainer", default="", help="Your name, as learners see it.")
@click.option("--language", default="en", show_default=True, help="The language of who has not chosen one.")
@click.option("--workshop", metavar="DAY", help="When the group meets: 2026-02-14, or “14 Feb”.")
@click.pass_obj
def new(
    course: Path | None, cohort_id: str, name: str | None, trainer: str, language: str, workshop: str | None
) -> None:
    """Begin a cohort."""
    from copro_tui.cli import cohort_files

    cohort_files.new(course, cohort_id, name or cohort_id, trainer, language, workshop)


@cohort.command("list")
@click.pass_obj
def list_all(course: Path | None) -> None:
    """List the cohorts of this course."""
    from copro_tui.cli import cohort_files

    raise click.exceptions.Exit(cohort_files.list_all(course))


@cohort.command()
@click.argument("cohort_id", metavar="COHORT")
@click.pass_obj
def show(course: Path | None, cohort_id: str) -> None:
    """Show who is in a cohort and what is assigned; name every mistake in its file."""
    from copro_tui.cli import cohort_files

    raise click.exceptions.Exit(cohort_files.show(course, cohort_id))


@cohort.command()
@click.argument("cohort_id", metavar="COHORT")
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.option("--id", "learner", metavar="ID", help="The id of a record that is not in this folder (one NAME).")
@click.pass_obj
def add(course: Path | None, cohort_id: str, names: tuple[str, ...], learner: str | None) -> None:
    """Add learners who have a record in this folder."""
    from copro_tui.cli import cohort_files

    cohort_files.add(course, cohort_id, names, learner)


@cohort.command()
@click.argument("cohort_id", metavar="COHORT")
@click.argument("who", metavar="LEARNER")
@click.pass_obj
def remove(course: Path | None, cohort_id: str, who: str) -> None:
    """Take somebody out of a cohort; what they sent stays."""
    from copro_tui.cli import cohort_files

    cohort_files.remove(course, cohort_id, who)


@cohort.command()
@click.argument("cohort_id", metavar="COHORT")
@click.option("--undo", is_flag=True, help="Take it up again.")
@click.pass_obj
def archive(course: Path | None, cohort_id: str, undo: bool) -> None:
    """Put a cohort away: it is kept, and its learners see no assignments of it any more."""
    from copro_tui.cli import cohort_files

    cohort_files.archive(course, cohort_id, archived=not undo)


@cohort.command()
@click.argument("who", metavar="LEARNER")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def erase(course: Path | None, who: str, yes: bool) -> None:
    """Remove a person from the data of every cohort, for good, and say what was removed."""
    from copro_tui.cli import cohort_files

    cohort_files.erase(course, who, asked=not yes)


@cohort.command()
@click.argument("cohort_id", metavar="COHORT")
@click.option("--output", "-o", type=_FILE, help="The file to write; without it, COHORT-invitation.json.")
@click.pass_obj
def invite(course: Path | None, cohort_id: str, output: Path | None) -> None:
    """Write the file that learners open with “copro join”."""
    from copro_tui.cli import exchange

    exchange.invite(course, cohort_id, output)


@cohort.command()
@click.argument("cohort_id", metavar="COHORT")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=_FILE)
@click.pass_obj
def collect(course: Path | None, cohort_id: str, files: tuple[Path, ...]) -> None:
    """Take in bundles that learners sent: any number, in any order, again and again."""
    from copro_tui.cli import exchange

    raise click.exceptions.Exit(exchange.collect_files(course, cohort_id, files))


@click.command()
@click.argument("modules", metavar="MODULE...", nargs=-1, required=True)
@click.option("--cohort", "cohort_id", metavar="COHORT", required=True, help="To whom.")
@click.option("--due", metavar="DAY", help="2026-01-31, or “31 Jan”.")
@click.option("--opens", metavar="DAY", help="When it should be begun; nothing is locked.")
@click.option("--optional", is_flag=True, help="An offer: nobody is reminded of it.")
@click.pass_obj
def assign(
    course: Path | None, modules: tuple[str, ...], cohort_id: str, due: str | None, opens: str | None, optional: bool
) -> None:
    """Assign modules to a cohort, with a day by which they are due."""
    from copro_tui.cli import cohort_files

    cohort_files.assign(course, modules, cohort_id, due, opens, required=not optional)


@click.command()
@click.argument("file", type=_FILE)
@click.option("--learner", metavar="NAME", help="Who joins; without it, who learned last.")
@click.pass_obj
def join(course: Path | None, file: Path, learner: str | None) -> None:
    """Join the cohort of an invitation."""
    from copro_tui.cli import exchange

    exchange.join_cohort(course, file, learner)


@click.command()
@click.argument("cohort_id", metavar="[COHORT]", required=False)
@click.option("--learner", metavar="NAME", help="Whose work; without it, that of who learned last.")
@click.option("--reflection", "reflections", metavar="EXERCISE", multiple=True, help="Send this reflection, too.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--output", "-o", type=_FILE, help="The file to write.")
@click.pass_obj
def send(
    course: Path | None,
    cohort_id: str | None,
    learner: str | None,
    reflections: tuple[str, ...],
    yes: bool,
    output: Path | None,
) -> None:
    """Write the file to send to your trainer; you see what is in it first."""
    from copro_tui.cli import exchange

    exchange.send(course, cohort_id, learner, reflections, asked=not yes, output=output)


@click.command()
@click.argument("cohort_id", metavar="COHORT")
@click.option("--stuck", "kind", flag_value="stuck", help="Who may need a hand.")
@click.option("--items", "kind", flag_value="items", help="Which questions work badly.")
@click.option("--spread", "exercise", metavar="EXERCISE", help="Where the group placed each case.")
@click.option("--reminders", "kind", flag_value="reminders", help="A text for each person, to send by hand.")
@click.option("--csv", "form", flag_value="csv", help="Comma-separated values.")
@click.option("--xlsx", "form", flag_value="xlsx", help="A spreadsheet (needs --output).")
@click.option("--html", "form", flag_value="html", help="A page to print.")
@click.option("--json", "form", flag_value="json", help="For programs.")
@click.option("--names", is_flag=True, help="Names instead of pseudonyms in what leaves this terminal.")
@click.option("--output", "-o", type=_FILE, help="A file to write to.")
@click.pass_obj
def report(
    course: Path | None,
    cohort_id: str,
    kind: str | None,
    exercise: str | None,
    form: str | None,
    names: bool,
    output: Path | None,
) -> None:
    """Who has done what; or who is stuck, which questions work badly, what the group disagrees about."""
    from copro_tui.cli import report as reporting

    if exercise is not None and kind is not None:
        raise click.UsageError("Choose one report.")
    kind = "spread" if exercise is not None else kind or "grid"
    reporting.report(course, cohort_id, kind, exercise or "", form or "text", names=names, output=output)


@click.command()
@click.argument("cohort_id", metavar="COHORT")
@click.option("--output", "-o", type=_FILE, default=Path(), help="The folder to write to; without it, this one.")
@click.pass_obj
def pack(course: Path | None, cohort_id: str, output: Path) -> None:
    """Write the workbook of the workshop, the trainer's and the learner's edition."""
    from copro_tui.cli import report as reporting

    reporting.pack(course, cohort_id, output)


@click.command()
@click.pass_obj
def trainer(course: Path | None) -> None:
    """For trainers, on the screen: cohorts, who has done what, assigning, and what the group differs about."""
    from copro_tui.cli import trainer as trainers

    raise click.exceptions.Exit(trainers.trainer(course))


@click.command()
@click.argument("cohort_id", metavar="COHORT")
@click.argument("exercise", metavar="EXERCISE")
@click.option(
    "--inbox",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Collect bundles as they are put into this folder.",
)
@click.pass_obj
def workshop(course: Path | None, cohort_id: str, exercise: str, inbox: Path | None) -> None:
    """Show a group where it places the cases of an exercise, as answers come in."""
    from copro_tui.cli import trainer as trainers

    raise click.exceptions.Exit(trainers.workshop(course, cohort_id, exercise, inbox))


COMMANDS = (cohort, assign, join, send, report, pack, trainer, workshop)
