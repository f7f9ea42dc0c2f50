"""What reports and bundles see of a learner's record: checked answers and completions. The one door to records.

Drafts are never looked at, and reflections only where their own learner chooses which of them to send.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from copro_tui.errors import CoproError, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.progress.events import Attempt
from copro_tui.progress.learners import Learners, clean_name
from copro_tui.progress.record import renamed
from copro_tui.progress.repository import RecordRepository
from copro_tui.storage.shared_files import files_in

NO_NAMES: Mapping[str, str] = MappingProxyType({})


class Try(Struct, frozen=True, kw_only=True, gc=False):
    """One checked answer."""

    id: str
    at: str
    exercise: str
    revision: str
    answer: list[str] | dict[str, str] | str
    score: Annotated[float, Meta(ge=0, le=1)] | None
    shown: bool = False


class Done(Struct, frozen=True, kw_only=True, gc=False):
    """A lesson or a module that was completed, or mastered."""

    what: str
    at: str
    mastered: bool = False


class Words(Struct, frozen=True, kw_only=True, gc=False):
    """The learner's own words, as they stand."""

    id: str
    at: str
    exercise: str
    prompt: str
    text: str


class Work(Struct, frozen=True, kw_only=True):
    """What one learner did."""

    learner: str
    name: str
    language: str = "en"
    tries: tuple[Try, ...] = ()
    """Of each exercise, oldest first."""
    done: tuple[Done, ...] = ()


class Trouble(Struct, frozen=True):
    """A record or a file that could not be read: it is named, and stops nothing."""

    file: str
    why: str


def work_in(path: Path, names: Mapping[str, str] = NO_NAMES) -> Work:
    """The work in a record; ``names`` are those of today for former ids. Raises RecordError when it is unreadable."""
    store = RecordRepository(path)
    store.follow(names)
    record = store.record
    return Work(
        learner=record.about.learner,
        name=record.about.name,
        language=record.about.language,
        tries=tuple(_try(exercise, one) for exercise, attempts in record.attempts.items() for one in attempts),
        done=(
            *(Done(what=what, at=at) for what, at in record.completed.items()),
            *(Done(what=what, at=record.completed[what], mastered=True) for what in sorted(record.mastered)),
        ),
    )


def today(work: Work, names: Mapping[str, str]) -> Work:
    """Work that came by file, with the names that its steps and lessons have today."""
    if not names:
        return work
    return replace(
        work,
        tries=tuple(replace(one, exercise=renamed(one.exercise, names)) for one in work.tries),
        done=tuple(replace(one, what=renamed(one.what, names)) for one in work.done),
    )


def words_in(path: Path) -> tuple[Words, ...]:
    """The newest reflection of each exercise in a record, for its own learner to choose from."""
    written = (ones[-1] for ones in RecordRepository(path).record.reflections.values())
    return tuple(
        Words(id=one.id, at=one.at, exercise=one.exercise, prompt=one.prompt, text=one.text) for one in written
    )


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


def _try(exercise: str, attempt: Attempt) -> Try:
    return Try(
        id=attempt.id,
        at=attempt.at,
        exercise=exercise,
        revision=attempt.revision,
        answer=attempt.answer,
        score=attempt.score,
        shown=attempt.shown,
    )
