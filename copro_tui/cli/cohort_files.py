"""The work of ``copro cohort`` and ``copro assign`` on the files of cohorts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import click
from msgspec.structs import replace

from copro_tui.cli.trainer_context import repository_of, say, service_of, today
from copro_tui.cohorts.dates import day_in_words, parse_day
from copro_tui.cohorts.inbox import erase as erase_learner
from copro_tui.cohorts.learner_work import learner_in, record_of
from copro_tui.cohorts.model import Assigned, Cohort, Member, people_count
from copro_tui.cohorts.repository import CohortFileError, CohortRepository, Unreadable
from copro_tui.errors import CoproError, ExitCode, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.progress.learners import clean_name


def new(course: Path | None, cohort_id: str, name: str, trainer: str, language: str, workshop: str | None) -> None:
    """Begin a cohort."""
    service = service_of(course)
    service.begin(name, cohort_id=cohort_id, trainer=trainer, language=language, workshop=workshop or "")
    path = service.repository.path(cohort_id)
    say(_("The cohort “%(cohort)s” begins in %(file)s.") % {"cohort": cohort_id, "file": path})


def list_all(course: Path | None) -> ExitCode:
    """One line a cohort; one whose file has mistakes says so."""
    repository, status = repository_of(course), ExitCode.OK
    found = list(repository.all())
    if not found:
        say(_("There are no cohorts here. “copro cohort new ID” begins one."))
    for one in found:
        if isinstance(one, Unreadable):
            status = ExitCode.FOUND_PROBLEMS
            say(_("%(cohort)s: its file has mistakes; “copro cohort show %(cohort)s” names them.") % {"cohort": one.id})
            continue
        people = people_count(len(one.members))
        line = _("%(cohort)s: %(name)s, %(people)s") % {"cohort": one.id, "name": one.name, "people": people}
        say(_("%(line)s (archived)") % {"line": line} if one.archived else line)
    return status


def show(course: Path | None, cohort_id: str) -> ExitCode:
    """All that a cohort's file says, or all that is wrong with it."""
    repository = repository_of(course)
    try:
        cohort = repository.open(cohort_id)
    except CohortFileError as error:
        for problem in error.problems:
            say(str(problem))
        return ExitCode.FOUND_PROBLEMS
    say(cohort.name + (f" ({_('archived')})" if cohort.archived else ""))
    if cohort.trainer:
        say(_("Trainer: %(name)s") % {"name": cohort.trainer})
    if cohort.workshop:
        say(_("Workshop: %(day)s") % {"day": _words(cohort.workshop)})
    say("\n" + (_("Assigned:") if cohort.modules else _("Nothing is assigned yet.")))
    for one in cohort.modules:
        say(f"  {_about(one)}")
    say("\n" + (_("Members:") if cohort.members else _("Nobody is in it yet.")))
    for member in cohort.members:
        say(f"  {member.name}  {member.id}")
    return ExitCode.OK


def add(course: Path | None, cohort_id: str, names: Sequence[str], learner: str | None) -> None:
    """Add people: those with a record in the folder, or one by the id of a record elsewhere."""
    repository = repository_of(course)
    if learner is not None:
        if len(names) != 1 or not re.fullmatch("[a-z0-9][a-z0-9-]{0,63}", learner):
            raise UsageError(_("--id goes with one name, and is the id of a record."))
        members = [Member(learner, clean_name(names[0]))]
    else:
        members = [_member(repository, name) for name in names]
    repository.change(cohort_id, lambda now: now.with_members(members))
    for one in members:
        say(_("%(name)s is in %(cohort)s.") % {"name": one.name, "cohort": cohort_id})


def remove(course: Path | None, cohort_id: str, who: str) -> None:
    """Take somebody out."""
    repository = repository_of(course)
    member = repository.open(cohort_id).find_member(who)
    repository.change(cohort_id, lambda now: now.without(member.id))
    say(_("%(name)s is no longer in %(cohort)s.") % {"name": member.name, "cohort": cohort_id})


def archive(course: Path | None, cohort_id: str, *, archived: bool) -> None:
    """Put a cohort away, or take it up again."""
    repository_of(course).change(cohort_id, lambda now: replace(now, archived=archived))
    said = _("%(cohort)s is archived.") if archived else _("%(cohort)s is in use again.")
    say(said % {"cohort": cohort_id})


def erase(course: Path | None, who: str, *, asked: bool) -> None:
    """Remove a person from every cohort's data."""
    repository = repository_of(course)
    member = _anywhere(repository, who)
    question = _("Remove %(name)s and all they sent from every cohort here, for good?") % {"name": member.name}
    if asked and not click.confirm(question):
        raise click.exceptions.Abort
    for path in erase_learner(repository, member.id):
        changed = path.suffix == ".yaml"
        said = _("Taken out of %(file)s.") if changed else _("Removed %(file)s.")
        say(said % {"file": path})
    say(_("Their own record is theirs and was not touched; neither were reports and bundles saved elsewhere."))


def assign(
    course: Path | None,
    modules: Sequence[str],
    cohort_id: str,
    due: str | None,
    opens: str | None,
    *,
    required: bool,
) -> None:
    """Assign modules."""
    given = service_of(course).assign(cohort_id, modules, opens=opens or "", due=due or "", required=required)
    for one in given:
        say(_("%(cohort)s: %(module)s") % {"cohort": cohort_id, "module": _about(one)})


def _about(one: Assigned) -> str:
    words = [one.id]
    words += [_("opens %(day)s") % {"day": _words(one.opens)}] if one.opens else []
    words += [_("due %(day)s") % {"day": _words(one.due)}] if one.due else []
    words += [] if one.required else [_("optional")]
    return ", ".join(words)


def _words(day: str) -> str:
    return day_in_words(parse_day(day, today()))


def _member(repository: CohortRepository, name: str) -> Member:
    try:
        return Member(*learner_in(record_of(repository.records, name)))
    except UsageError as error:
        raise UsageError(
            error.message, _("Who learns elsewhere comes in by “copro cohort invite” and “copro cohort collect”.")
        ) from error


def _anywhere(repository: CohortRepository, who: str) -> Member:
    """The one person who is meant, in any cohort. Raises UsageError."""
    found: dict[str, Member] = {}
    for cohort in repository.all():
        if isinstance(cohort, Cohort):
            found |= {one.id: one for one in cohort.members if who == one.id or who.casefold() == one.name.casefold()}
            if (repository.collected_folder(cohort) / f"{who}.json").is_file() and re.fullmatch("[a-z0-9-]+", who):
                found.setdefault(who, Member(who, who))
        else:
            raise CoproError(
                _("The file of %(cohort)s has mistakes, so it cannot be searched.") % {"cohort": cohort.id},
                _("“copro cohort show %(cohort)s” names them.") % {"cohort": cohort.id},
            )
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        raise UsageError(
            _("Several people are called %(name)s.") % {"name": who},
            _("Name one by id: %(ids)s.") % {"ids": ", ".join(found)},
        )
    raise UsageError(_("Nobody called %(name)s is in any cohort here.") % {"name": who})
