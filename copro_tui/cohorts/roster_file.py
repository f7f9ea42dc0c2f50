"""The file of a cohort's roster, apart from the cohort's own, which only the trainer's account can read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from copro_tui.cohorts.model import Cohort
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.cohorts.roster import Person, Roster
from copro_tui.cohorts.roster_reading import MOST_BYTES, MOST_PEOPLE, RosterError, people_at
from copro_tui.errors import CoproError, RecordError, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.storage.envelope import unwrapped
from copro_tui.storage.files import PERSONAL, files_in, is_there, reading, write_file
from copro_tui.storage.lock import WriteLock
from copro_tui.text.spreadsheet import csv_text

COLUMNS = ("number", "name", "email", "language", "team", "learner", "not_learner", "badge", "written")


ROSTER = ".roster.csv"
"""How the file's name ends, after the cohort's id."""


def roster_path(repository: CohortRepository, cohort_id: str) -> Path:
    return repository.records / "cohorts" / f"{cohort_id}{ROSTER}"


def open_roster(repository: CohortRepository, cohort_id: str) -> Roster:
    """The roster of a cohort; an empty one if it has none. Raises RecordError if its file cannot be read."""
    path = roster_path(repository, cohort_id)
    if not is_there(path):
        return Roster()
    try:
        with reading(path, PERSONAL):
            return Roster(people_at(path, own=True))
    except RosterError as error:
        raise RecordError(
            _("The roster %(file)s cannot be read: %(why)s") % {"file": path, "why": error.problems[0]},
            _("Mend that line, or remove the file and read the people in again."),
        ) from error


def change_roster(repository: CohortRepository, cohort_id: str, how: Callable[[Roster], Roster]) -> Roster:
    """Apply ``how`` to the roster as it is on disk now, and return the result; one without people has no file.

    Raises UsageError if it would be too large, RecordError, and as ``how`` does; then it is as it was.
    """
    path = roster_path(repository, cohort_id)
    with WriteLock(path, PERSONAL, repository.lock_seconds):
        before = open_roster(repository, cohort_id)
        after = how(before)
        if after == before:
            return after
        if after.people:
            data = csv_text(COLUMNS, map(_row, after.people)).encode()
            if len(after.people) > MOST_PEOPLE or len(data) > MOST_BYTES:
                raise UsageError(
                    _("The roster would have more people than %(most)d, or be too large.") % {"most": MOST_PEOPLE},
                    _("It was left as it was. Make several cohorts of them."),
                )
            write_file(path, data, PERSONAL)
        else:
            with reading(path, PERSONAL):
                path.unlink()
    return after


def erase_from_rosters(repository: CohortRepository, learner: str) -> tuple[Path, ...]:
    """Take a person out of every roster; returns the files that were changed.

    A roster that cannot be read does not keep the others from being changed; then RecordError is raised at the end.
    """
    touched: list[Path] = []
    trouble: RecordError | None = None
    for path in files_in(repository.records / "cohorts", ROSTER):
        cohort_id = path.name.removesuffix(ROSTER)
        try:
            before = open_roster(repository, cohort_id)
            if change_roster(repository, cohort_id, lambda now: now.without_learner(learner)) != before:
                touched.append(path)
        except RecordError as error:
            trouble = error
    if trouble is not None:
        raise trouble
    return tuple(touched)


def listed_as(repository: CohortRepository, name: str) -> Iterator[tuple[str, Person]]:
    """People with this name in rosters that can be read, who are joined to nobody, each with the id of the cohort."""
    for path in files_in(repository.records / "cohorts", ROSTER):
        cohort_id = path.name.removesuffix(ROSTER)
        with suppress(RecordError):
            for one in open_roster(repository, cohort_id).people:
                if not one.learner and one.name.casefold() == name.casefold():
                    yield cohort_id, one


def marks_sent(repository: CohortRepository, cohort: Cohort, learners: Iterable[str]) -> dict[str, str]:
    """The marks of the numbers that these learners sent, by learner, of those whose file can be read."""
    found = {}
    for learner in learners:
        path = repository.collected_file(cohort, learner)
        with suppress(CoproError):
            if is_there(path) and (mark := unwrapped(path, "collected", _Marked).number):
                found[learner] = mark
    return found


class _Marked(Struct, frozen=True):
    number: str = ""


def _row(one: Person) -> tuple[str, ...]:
    written = "; ".join(f"{code}={day}" for code, day in sorted(one.written.items()))
    return one.number, one.name, one.email, one.language, one.team, one.learner, one.not_learner, one.badge, written
