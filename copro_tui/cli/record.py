"""``copro record``: everything that a learner can do with their record: see it, move it, join copies, erase it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from copro_tui.errors import ExitCode, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext

if TYPE_CHECKING:
    from copro_tui.progress.joining import JoinedEvents
    from copro_tui.progress.learners import Learners
    from copro_tui.progress.repository import RecordRepository

FILE = click.Path(path_type=Path, dir_okay=False)


def of_learner(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option that says whose record is meant."""
    return click.option("--learner", metavar="NAME", help="Whose record; not needed where there is only one.")(command)


@click.group()
def record() -> None:
    """See, move, join or erase a learner's record."""


@record.command()
@of_learner
@click.option("--json", "as_json", is_flag=True, help="As JSON, to be read by a program.")
@click.pass_context
def show(context: click.Context, learner: str | None, as_json: bool) -> None:
    """Print everything that is stored about a learner."""
    from copro_tui.cli.record_show import as_data, in_words

    learners = _learners(context)
    store = _store(context, learners, learner)
    if as_json:
        click.echo(as_data(store))
    else:
        for line in in_words(store):
            click.echo(line)


@record.command()
@of_learner
@click.argument("file", type=FILE)
@click.option("--with-journal", is_flag=True, help="Include what the learner wrote in their own words.")
@click.pass_context
def export(context: click.Context, learner: str | None, file: Path, with_journal: bool) -> None:
    """Write a record into FILE, to be taken to another computer."""
    from copro_tui.progress import transfer

    store = _store(context, _learners(context), learner)
    transfer.export(store, file, with_journal=with_journal)
    if with_journal:
        said = _("The record of %(name)s, with their journal, is now in %(file)s.")
    else:
        said = _("The record of %(name)s, without their journal, is now in %(file)s.")
    click.echo(said % {"name": store.record.about.name, "file": file})


@record.command("import")
@of_learner
@click.argument("file", type=FILE)
@click.option("--anyway", is_flag=True, help="Join even the record of another learner.")
@click.pass_context
def import_(context: click.Context, learner: str | None, file: Path, anyway: bool) -> None:
    """Add what is in FILE to the record of the same learner, or begin their record with it."""
    from copro_tui.progress import transfer

    into = learner or _asked_for(context)
    store, joined = transfer.import_copy(_learners(context), file, into, anyway=anyway)
    click.echo(_added(store.path, joined))


@record.command()
@click.argument("file", metavar="A", type=FILE)
@click.argument("other", metavar="B", type=FILE)
@click.option("--anyway", is_flag=True, help="Join even the records of two learners.")
def merge(file: Path, other: Path, anyway: bool) -> None:
    """Add to the record A what only B has. B is left as it is."""
    from copro_tui.progress import transfer

    click.echo(_added(file, transfer.merge(file, other, anyway=anyway)))


@record.command()
@of_learner
@click.argument("name")
@click.pass_context
def rename(context: click.Context, learner: str | None, name: str) -> None:
    """Give a learner another NAME. Everything they have done stays theirs."""
    from datetime import UTC, datetime

    learners = _learners(context)
    old = _name(context, learners, learner)
    new = learners.rename(old, name, datetime.now(UTC)).record.about.name
    click.echo(_("%(old)s is now called %(new)s.") % {"old": old, "new": new})


@record.command()
@of_learner
@click.pass_context
def erase(context: click.Context, learner: str | None) -> int:
    """Remove a learner's record, its backups and drafts, after the name was typed once more."""
    learners = _learners(context)
    name = _name(context, learners, learner)
    click.echo(_("This removes the record of %(name)s with its backups and drafts, for ever.") % {"name": name})
    typed = click.prompt(_("Type the name to go on"), default="", show_default=False)
    if typed.strip() != name:
        click.echo(_("That is not the name. Nothing was removed."), err=True)
        raise click.exceptions.Exit(ExitCode.USAGE)
    gone = learners.erase(name)
    click.echo(ngettext("Removed %(count)d file:", "Removed %(count)d files:", len(gone)) % {"count": len(gone)})
    for path in gone:
        click.echo(f"  {path}")
    return ExitCode.OK


def _learners(context: click.Context) -> Learners:
    from copro_tui.course.folder import find_course_folder, records_folder
    from copro_tui.progress.learners import Learners

    return Learners(records_folder(find_course_folder(context.find_root().params.get("course"), Path.cwd())))


def _asked_for(context: click.Context) -> str | None:
    name: str | None = context.find_root().params.get("learner")
    return name


def _name(context: click.Context, learners: Learners, learner: str | None) -> str:
    """Whose record is meant. Raises UsageError when that is not clear."""
    from copro_tui.progress.learners import clean_name

    asked = learner or _asked_for(context)
    if asked is not None:
        return clean_name(asked)
    known = learners.known()
    if len(known) == 1:
        return known[0].name
    if not known:
        raise UsageError(_("There is no record here yet."), _("Start copro to begin one, or choose with --course."))
    names = ", ".join(one.name for one in known)
    raise UsageError(_("There are several records here."), _("Say whose with --learner: %(names)s.") % {"names": names})


def _store(context: click.Context, learners: Learners, learner: str | None) -> RecordRepository:
    store = learners.open(_name(context, learners, learner))
    if store.notice:
        click.echo(store.notice, err=True)
    return store


def _added(path: Path, joined: JoinedEvents) -> str:
    """What came of joining a copy with the record ``path``, in one or two sentences."""
    from copro_tui.storage.union import differences_in_words

    count = joined.added.get("attempts", 0) + joined.added.get("reflections", 0)
    more = sum(joined.added.values()) - count
    said = _("There was nothing new for %(file)s.") % {"file": path}
    if count or more:
        answers = ngettext("%(count)d answer", "%(count)d answers", count) % {"count": count}
        rest = ngettext("%(count)d other entry", "%(count)d other entries", more) % {"count": more}
        said = _("Added %(answers)s and %(rest)s to %(file)s.") % {"answers": answers, "rest": rest, "file": path}
    return f"{said} {differences_in_words(len(joined.differing))}".rstrip()
