"""What is kept of the people of a cohort, and removing all of it once its day has passed.

Every removal is seen on the disk, so that what was interrupted is finished by doing it again. The cohort's file comes
last: it says who there was, and that all of it was removed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct

from copro_tui.cohorts.answers.index import FILE as INDEX
from copro_tui.cohorts.arrivals import REFUSED
from copro_tui.cohorts.inbox import LOCKED
from copro_tui.cohorts.inbox_folder import SERVED, inboxes_of
from copro_tui.cohorts.model import Cohort, keep_until_words, people_count
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.cohorts.roster import Roster
from copro_tui.cohorts.roster_file import open_roster, roster_path
from copro_tui.errors import CoproError, RecordError, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.storage.atomic import temporary_files
from copro_tui.storage.files import PERSONAL, SHARED, FileKind, files_in, reading
from copro_tui.storage.lock import WriteLock
from copro_tui.storage.reading import check_not_a_link
from copro_tui.text.days import day_in_words


class Remains(Struct, frozen=True, kw_only=True):
    """What this account keeps of the people of a cohort."""

    sent: tuple[Path, ...] = ()
    """What was collected: a file for each person."""
    index: tuple[Path, ...] = ()
    refused: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()
    """What else is among what was collected: unfinished files, and how far a learning record store was read."""
    waiting: tuple[Path, ...] = ()
    """What is in the inboxes."""
    roster: tuple[Path, ...] = ()
    """The file of the roster, and unfinished ones."""
    listed: int = 0
    """How many people the roster has; 0 if it cannot be read."""
    unfinished: tuple[Path, ...] = ()
    """Unfinished files of the cohort's own file."""
    members: int = 0
    erased: int = 0
    """How many people the cohort's file has a fingerprint of."""
    people: int = 0
    """How many people all of this is of, at least: who in the roster is which learner is not always known."""
    troubles: tuple[CoproError, ...] = ()
    """Why it cannot be said of some of it whether it is there."""

    @property
    def is_something(self) -> bool:
        """Whether there is anything to remove."""
        files = (self.sent, self.index, self.refused, self.others, self.waiting, self.roster, self.unfinished)
        return any(files) or bool(self.members or self.erased or self.troubles)


def remains_of(repository: CohortRepository, cohort: Cohort) -> Remains:
    """What there is; what cannot be looked at is among the troubles."""
    troubles: list[CoproError] = []
    folder, roster = repository.collected_folder(cohort), roster_path(repository, cohort.id)
    rosters = [one for one in (*temporary_files(roster), roster) if os.path.lexists(one)]
    sent: list[Path] = []
    index: list[Path] = []
    refused: list[Path] = []
    others: list[Path] = []
    for one in _inside(folder, troubles):
        if one.name == REFUSED:
            refused += _all_below(one, troubles)
        elif one.name.startswith(INDEX):
            index.append(one)
        elif one.name.endswith(".json"):
            sent.append(one)
        elif one.name != SERVED and not one.name.startswith(f".{LOCKED}."):
            others += _whole(one, troubles)
    people = {one.id for one in cohort.members} | {one.stem for one in sent}
    listed = _listed(repository, cohort)
    return Remains(
        sent=tuple(sent),
        index=tuple(index),
        refused=tuple(refused),
        others=tuple(others),
        waiting=tuple(one for inbox in inboxes_of(repository, cohort.id) for one in _all_below(inbox, troubles)),
        roster=tuple(rosters),
        listed=len(listed.people),
        unfinished=tuple(temporary_files(repository.path(cohort.id))),
        members=len(cohort.members),
        erased=sum(not one.startswith("-") for one in cohort.erased),
        people=max(len(people | listed.by_learner.keys()), len(listed.people)),
        troubles=tuple(troubles),
    )


def remains_in_words(remains: Remains) -> Iterator[str]:
    """What there is, a line for each kind."""
    if remains.sent:
        yield _("What %(people)s sent") % {"people": people_count(len(remains.sent))}
    if remains.index:
        yield _("The index of their answers")
    if count := len(remains.waiting):
        yield ngettext("%(count)s file in the inbox", "%(count)s files in the inbox", count) % {"count": f"{count:,}"}
    if count := len(remains.refused):
        words = ngettext("%(count)s file that was not taken in", "%(count)s files that were not taken in", count)
        yield words % {"count": f"{count:,}"}
    if remains.roster:
        yield _("The roster: %(people)s") % {"people": people_count(remains.listed)}
    if remains.members:
        yield _("The names in the cohort's file: %(people)s") % {"people": people_count(remains.members)}
    if remains.erased:
        yield _("The fingerprints of who was erased: %(people)s") % {"people": people_count(remains.erased)}
    if count := len(remains.others) + len(remains.unfinished):
        words = ngettext("%(count)s other file beside these", "%(count)s other files beside these", count)
        yield words % {"count": f"{count:,}"}
    yield from map(str, remains.troubles)


def was_to_go(cohort: Cohort) -> str:
    """That a cohort's day has passed."""
    day = day_in_words(date.fromisoformat(cohort.keep_until))
    return _("What is collected of “%(cohort)s” was to be kept until %(day)s.") % {"cohort": cohort.name, "day": day}


def check_over(cohort: Cohort, today: date) -> None:
    """Raise UsageError if the work of a cohort is still to be kept."""
    if not cohort.is_over(today):
        hint = _("“copro cohort keep-until %(cohort)s DAY” sets the last day.") % {"cohort": cohort.id}
        raise UsageError(keep_until_words(cohort), hint)


def tidy(repository: CohortRepository, cohort_id: str, now: datetime, today: date) -> tuple[CoproError, ...]:
    """Remove everything of the people of a cohort, for good; returns why some of it could not be removed.

    What cannot be removed stops nothing else. Raises UsageError if the cohort's day has not passed, or as opening it
    does.
    """
    cohort = repository.open(cohort_id)
    check_over(cohort, today)
    remains = remains_of(repository, cohort)
    collected = repository.collected_folder(cohort) / LOCKED
    troubles = [
        *remains.troubles,
        *_remove((*remains.sent, *remains.index, *remains.refused, *remains.others), collected, SHARED, repository),
        *_remove(remains.waiting, None, SHARED, repository),
        *_remove(remains.roster, roster_path(repository, cohort.id), PERSONAL, repository),
        *_remove(remains.unfinished, repository.path(cohort.id), SHARED, repository),
    ]
    try:
        repository.change(cohort.id, lambda before: before.tidying(now, remains.people))
    except CoproError as error:
        troubles.append(error)
    return tuple(troubles)


def _remove(
    paths: Sequence[Path], locked: Path | None, kind: FileKind, repository: CohortRepository
) -> Iterator[CoproError]:
    """Remove files and empty folders while ``locked`` is; yields why one of them cannot be removed."""
    if not paths:
        return
    with ExitStack() as held:
        if locked is not None:
            try:
                held.enter_context(WriteLock(locked, kind, repository.lock_seconds))
            except CoproError as error:
                yield error
                return
        for path in paths:
            try:
                if path.is_dir() and not path.is_symlink():
                    path.rmdir()
                else:
                    path.unlink(missing_ok=True)
            except OSError as error:
                yield RecordError(
                    _("%(file)s could not be removed (%(why)s).")
                    % {"file": path, "why": error.strerror or type(error).__name__},
                    _("Mend that, and tidy again."),
                )


def _all_below(folder: Path, troubles: list[CoproError]) -> Iterator[Path]:
    """What is in a folder at any depth; a folder comes after what is in it, and links are not followed."""
    for one in _inside(folder, troubles):
        yield from _whole(one, troubles)


def _whole(path: Path, troubles: list[CoproError]) -> Iterator[Path]:
    if not path.is_symlink():
        yield from _all_below(path, troubles)
    yield path


def _inside(folder: Path, troubles: list[CoproError]) -> Iterable[Path]:
    try:
        with reading(folder, SHARED):
            check_not_a_link(folder)
        return files_in(folder, "")
    except CoproError as error:
        troubles.append(error)
        return ()


def _listed(repository: CohortRepository, cohort: Cohort) -> Roster:
    """The roster; nobody if it cannot be read, which does not keep it from being removed."""
    try:
        return open_roster(repository, cohort.id)
    except CoproError:
        return Roster()
