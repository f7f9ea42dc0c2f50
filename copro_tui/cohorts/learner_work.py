"""What reports and bundles see of a learner's record: checked answers and completions. The one door to records.

Drafts are never looked at, and reflections only where their own learner chooses which of them to send.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from copro_tui.errors import CoproError, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.progress.events import Attempt, Reflection
from copro_tui.progress.learners import Learners, clean_name
from copro_tui.progress.repository import RecordRepository
from copro_tui.progress.standing import NO_NAMES, Standings, renamed
from copro_tui.storage.files import files_in
from copro_tui.text.safe import safe_line


class Done(Struct, frozen=True, kw_only=True, gc=False):
    """A lesson or a module that was completed, or mastered: what remains of the events that say so."""

    what: str
    at: str
    mastered: bool = False


class Work(Struct, frozen=True, kw_only=True, dict=True):
    """What one learner did."""

    learner: str
    name: str
    language: str = "en"
    tries: tuple[Attempt, ...] = ()
    """Of each exercise, oldest first."""
    done: tuple[Done, ...] = ()

    @cached_property
    def standings(self) -> Standings:
        """What it adds up to."""
        found = Standings()
        for one in self.tries:
            found.attempted(one)
        for done in self.done:
            found.reached(done.what, done.at, mastered=done.mastered)
        return found


class Trouble(Struct, frozen=True):
    """A record, a lesson or a file that could not be read: it is named, and stops nothing."""

    file: str
    why: str

    def __str__(self) -> str:
        return safe_line(_("%(file)s is left out: %(why)s") % {"file": self.file, "why": self.why})


def work_in(path: Path, names: Mapping[str, str] = NO_NAMES) -> Work:
    """The work in a record; ``names`` are those of today for former ids. Raises RecordError when it is unreadable."""
    store = RecordRepository(path)
    store.follow(names)
    record = store.record
    return Work(
        learner=record.about.learner,
        name=record.about.name,
        language=record.about.language,
        tries=tuple(_shared(one, str(ref)) for ref, attempts in record.attempts.items() for one in attempts),
        done=(
            *(Done(what=str(what), at=at) for what, at in record.completed.items()),
            *(Done(what=str(what), at=record.completed[what], mastered=True) for what in sorted(record.mastered)),
        ),
    )


def with_current_ids(work: Work, names: Mapping[str, str]) -> Work:
    """Work that came by file, with former ids of lessons and steps replaced by those of today."""
    if not names:
        return work
    return replace(
        work,
        tries=tuple(_named(one, renamed(one.exercise, names)) for one in work.tries),
        done=tuple(replace(one, what=renamed(one.what, names)) for one in work.done),
    )


def words_in(path: Path) -> tuple[Reflection, ...]:
    """The newest reflection of each exercise in a record, for its own learner to choose from."""
    return tuple(written[-1] for written in RecordRepository(path).record.reflections.values())


def read_work(path: Path, names: Mapping[str, str] = NO_NAMES) -> Work | Trouble:
    """The work in a record, or why it cannot be read."""
    try:
        return work_in(path, names)
    except CoproError as error:
        return Trouble(path.name, str(error))


def works_in(folder: Path, names: Mapping[str, str] = NO_NAMES) -> Iterator[Work | Trouble]:
    """The work in every record of a folder, one after the other."""
    for path in record_files(folder):
        yield read_work(path, names)


def second_copy(work: Work) -> Trouble:
    """That there is more than one record of somebody."""
    return Trouble(work.name, _("There is a second copy of this record; only one was counted."))


def record_of(folder: Path, name: str | None) -> Path:
    """The record of a learner by name; that of who learned last where no name is given. Raises UsageError."""
    wanted = None if name is None else clean_name(name)
    for learner in Learners(folder).known():
        if not learner.trouble and (wanted is None or learner.name == wanted):
            return learner.path
    if wanted is None:
        raise UsageError(_("Nobody has a record here yet."), _("Start copro to begin one."))
    raise UsageError(
        _("There is no learner called %(name)s here.") % {"name": wanted},
        _("Start copro without --learner to see who there is, or to begin."),
    )


def learner_in(path: Path) -> tuple[str, str]:
    """The id and the name of the learner of a record. Raises RecordError."""
    about = RecordRepository(path).record.about
    return about.learner, about.name


def record_files(folder: Path) -> list[Path]:
    """The files of the records in a folder. Raises RecordError when it cannot be read."""
    return files_in(folder, ".json")


def _shared(attempt: Attempt, exercise: str) -> Attempt:
    """An attempt as far as it is a trainer's business: not how long it took, nor whether the hint was read."""
    return replace(attempt, exercise=exercise, hinted=False, seconds=0)


def _named(attempt: Attempt, exercise: str) -> Attempt:
    return attempt if attempt.exercise == exercise else replace(attempt, exercise=exercise)
