"""A learner's work as reports and submissions use it: checked answers and completions, read from their record.

Trainers' code reads records only through this module. Drafts are never read; the learner's own words (reflections, and
placements of their own work) are read only when they choose which of them to send.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, TypeVar

from msgspec import Meta, Raw, Struct
from msgspec.structs import replace

from copro_tui.course.course import Course
from copro_tui.errors import CoproError, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.progress.events import Attempt, Reflection, Review
from copro_tui.progress.learners import Learners
from copro_tui.progress.names import clean_name
from copro_tui.progress.own_words import is_own_words_in
from copro_tui.progress.repository import RecordRepository
from copro_tui.progress.standing import Standings, ref_of, renamed
from copro_tui.storage.files import files_in, is_there
from copro_tui.text.safe import safe_line
from copro_tui.work import Sureness


class Done(Struct, frozen=True, kw_only=True, gc=False):
    """That a lesson or module was completed or mastered, and when."""

    what: str
    at: str
    mastered: bool = False


class Work(Struct, frozen=True, kw_only=True, dict=True):
    """One learner's attempts, reviews and completions."""

    learner: str
    name: str
    language: str = "en"
    tries: tuple[Attempt, ...] = ()
    """The attempts, in the order of writing; of those that are the learner's own words only what they chose to send."""
    reviews: tuple[Review, ...] = ()
    """The answers in reviews, but not what they said of their own words."""
    done: tuple[Done, ...] = ()

    @property
    def has_begun(self) -> bool:
        """Whether anything was answered or completed."""
        return bool(self.tries or self.done)

    @cached_property
    def standings(self) -> Standings:
        """The standings that these attempts and completions add up to."""
        found = Standings()
        for one in self.tries:
            found.attempted(one)
        for done in self.done:
            found.reached(done.what, done.at, mastered=done.mastered)
        return found


class SentTry(Struct, frozen=True, kw_only=True, gc=False):
    """An attempt in what was collected, as far as the index needs it. Its answer is not decoded: most are known."""

    at: str
    exercise: str
    revision: str
    answer: Raw
    score: Annotated[float, Meta(ge=0, le=1)] | None
    shown: bool = False
    sure: dict[str, Sureness] = {}


class Sent(Struct, frozen=True, kw_only=True, gc=False):
    """What one learner sent, as far as the index needs it (see ``Submission``)."""

    learner: str
    language: str = "en"
    tries: tuple[SentTry, ...] = ()
    own_work: tuple[SentTry, ...] = ()
    reviews: tuple[Review, ...] = ()
    done: tuple[Done, ...] = ()


class Trouble(Struct, frozen=True):
    """A file or lesson that could not be read. It is reported, and the rest of the work goes on."""

    file: str
    why: str

    def __str__(self) -> str:
        return safe_line(_("%(file)s is left out: %(why)s") % {"file": self.file, "why": self.why})


def work_in(path: Path, course: Course) -> Work:
    """The work in a record, under the course's current ids. Raises RecordError if it is unreadable."""
    store, names = RecordRepository(path), course.renamed
    store.follow(names)
    record = store.record
    return Work(
        learner=record.about.learner,
        name=record.about.name,
        language=record.about.language,
        tries=tuple(
            _named(one, str(ref_of(one.exercise, names))) for one in record.tries if not is_own_words_in(course, one)
        ),
        reviews=tuple(
            replace(one, card=str(card))
            for card, ones in record.reviews.items()
            for one in ones
            if one.score is not None
        ),
        done=tuple(
            Done(what=str(what), at=at, mastered=mastered)
            for mastered, reached in ((False, record.completed), (True, record.mastered))
            for what, at in record.completed.items()
            if what in reached
        ),
    )


W = TypeVar("W", Work, Sent)
A = TypeVar("A", Attempt, SentTry)


def with_current_ids(work: W, names: Mapping[str, str]) -> W:
    """Replace former lesson and step ids by the current ones."""
    if not names:
        return work
    return replace(
        work,
        tries=tuple(_named(one, renamed(one.exercise, names)) for one in work.tries),
        reviews=tuple(replace(one, card=_renamed_card(one.card, names)) for one in work.reviews),
        done=tuple(replace(one, what=renamed(one.what, names)) for one in work.done),
    )


def _renamed_card(card: str, names: Mapping[str, str]) -> str:
    step, hash_, item = card.partition("#")
    return f"{renamed(step, names)}{hash_}{item}"


def words_in(path: Path, course: Course) -> tuple[Reflection | Attempt, ...]:
    """The newest of the learner's own words at each exercise in a record, for them to choose from: what they wrote,
    then where they placed their own work."""
    record = RecordRepository(path).record
    placed = {ref_of(one.exercise, course.renamed): one for one in record.tries if is_own_words_in(course, one)}
    return (*(written[-1] for written in record.reflections.values()), *placed.values())


def read_work(path: Path, course: Course) -> Work | Trouble:
    """The work in a record, or why it cannot be read."""
    try:
        return work_in(path, course)
    except CoproError as error:
        return Trouble(path.name, str(error))


def works_in(folder: Path, course: Course) -> Iterator[Work | Trouble]:
    """Yield the work in every record of a folder, and a Trouble for each that cannot be read."""
    for path in record_files(folder):
        yield read_work(path, course)


def second_copy(work: Work) -> Trouble:
    """A Trouble that says that a learner has more than one record."""
    return Trouble(work.name, _("There is a second copy of this record; only one was counted."))


def record_of(folder: Path, name: str | None) -> Path:
    """The record of a learner (see ``Learners.path_of``), or of the last active one if None.

    Raises UsageError if there is none.
    """
    learners = Learners(folder)
    if name is None:
        for learner in learners.known():
            if not learner.trouble:
                return learner.path
        raise UsageError(_("Nobody has a record here yet."), _("Start copro to begin one."))
    path = learners.path_of(name)
    if is_there(path):
        return path
    raise UsageError(
        _("There is no learner called “%(name)s” here.") % {"name": clean_name(name)},
        _("Start copro without --learner to see who there is, or to begin."),
    )


def learner_in(path: Path) -> tuple[str, str]:
    """The id and name of the learner whose record this is. Raises RecordError."""
    about = RecordRepository(path).record.about
    return about.learner, about.name


def record_files(folder: Path) -> list[Path]:
    """The files of the records in a folder. Raises RecordError when it cannot be read."""
    return files_in(folder, ".json")


def _named(attempt: A, exercise: str) -> A:
    return attempt if attempt.exercise == exercise else replace(attempt, exercise=exercise)
