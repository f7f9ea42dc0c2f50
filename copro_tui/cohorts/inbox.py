"""Take in submissions: any number of files, in any order; taking one in twice changes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from copro_tui.cohorts.answers.source import index_in
from copro_tui.cohorts.invitations import joined_files
from copro_tui.cohorts.learner_work import Done, Sent, with_current_ids
from copro_tui.cohorts.model import Cohort, Member, people_count
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.cohorts.roster_file import change_roster, roster_path
from copro_tui.cohorts.submission import KIND, Submission, merged, without_unasked
from copro_tui.course.course import Course
from copro_tui.errors import CoproError, RecordError, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.progress.events import Attempt, Completion, Review
from copro_tui.progress.names import clean_name
from copro_tui.progress.outside import check_entries, check_language, check_time
from copro_tui.storage.accounts import is_my_file
from copro_tui.storage.envelope import unwrapped, wrapped
from copro_tui.storage.filenames import is_reserved
from copro_tui.storage.files import PERSONAL, SHARED, is_there, write_file
from copro_tui.storage.lock import WriteLock

LOCKED = "collected"
"""The file whose lock is held while submissions are taken in or removed."""


class Taken(Struct, frozen=True, kw_only=True):
    """A submission that was taken in."""

    file: str
    learner: str
    name: str
    answers: int
    """How many answers were new."""
    member: bool
    """Whether its learner was made a member of the cohort."""
    differing: int = 0
    """How many entries differ from those that the same learner sent before, which were left as they are."""


class Refused(Struct, frozen=True, kw_only=True):
    """A file that was not taken in."""

    file: str
    why: str
    again: bool = False
    """Whether trying again may succeed, because nothing was wrong with the content of the file."""


def new_in_words(taken: Sequence[Taken]) -> str:
    """How much was new in what was taken in, such as “12 new answers from 3 people.”"""
    if not taken:
        return _("Nothing new has arrived.")
    answers = sum(one.answers for one in taken)
    new = ngettext("%(count)s new answer", "%(count)s new answers", answers) % {"count": f"{answers:,}"}
    people = people_count(len({one.learner for one in taken if one.answers}))
    said = [_("%(people)s: %(new)s.") % {"new": new, "people": people} if answers else _("No new answers.")]
    if members := sum(one.member for one in taken):
        said.append(_("New in the cohort: %(people)s.") % {"people": people_count(members)})
    return " ".join(said)


def collect(repository: CohortRepository, cohort_id: str, files: Iterable[Path]) -> Iterator[Taken | Refused]:
    """Take in submissions one by one. Raises UsageError or CourseError when the cohort itself cannot be opened.

    A sender who is not a member becomes one at the end, and is joined to the person in the roster with the number that
    they sent. If that is interrupted, collecting again completes it.
    """
    cohort = repository.open(cohort_id)
    new: dict[str, Member] = {}
    numbers: dict[str, str] = {}
    try:
        for path in files:
            try:
                submission = _checked(path, repository, cohort)
                path_here = repository.collected_file(cohort, submission.learner)
                answers, differing = keep(path_here, submission, repository.course, repository.lock_seconds)
                if submission.number:
                    numbers[submission.learner] = submission.number
            except CoproError as error:
                yield Refused(file=path.name, why=str(error), again=isinstance(error, RecordError))
                continue
            is_new = cohort.member(submission.learner) is None and submission.learner not in new
            if cohort.member(submission.learner) is None:
                new[submission.learner] = Member(submission.learner, submission.name)
            yield Taken(
                file=path.name,
                learner=submission.learner,
                name=submission.name,
                answers=answers,
                member=is_new,
                differing=differing,
            )
    finally:
        if new:
            found = new.values()
            repository.change(
                cohort_id, lambda now: now.with_members([one for one in found if now.member(one.id) is None])
            )
        if numbers and is_there(roster_path(repository, cohort_id)):
            change_roster(repository, cohort_id, lambda now: now.joined_by_marks(numbers, cohort.key))


def collected(repository: CohortRepository, cohort: Cohort, learner: str) -> Submission | None:
    """All that a learner has sent so far, merged; None if nothing. Raises UsageError or RecordError."""
    path = repository.collected_file(cohort, learner)
    return collected_at(path, repository.course) if is_there(path) else None


def collected_at(path: Path, course: Course) -> Submission:
    """What one learner has sent so far, by its file. Raises UsageError or RecordError."""
    return without_unasked(unwrapped(path, "collected", Submission), course)


def collected_for_index(repository: CohortRepository, cohort: Cohort, learner: str) -> Sent | None:
    """What one learner has sent so far, as the index of answers keeps it; None if that cannot be read."""
    path = repository.collected_file(cohort, learner)
    try:
        sent = without_unasked(unwrapped(path, "collected", Sent), repository.course)
    except CoproError:
        return None
    return with_current_ids(sent, repository.course.renamed) if sent.learner == learner else None


def files_of(records: Path, learner: str) -> list[Path]:
    """The files of this account about a learner's cohorts: what they sent to it, and the invitations they joined by."""
    sent = (one for one in (records / "cohorts").glob("*/*.json") if one.name == f"{learner}.json" and is_my_file(one))
    return [*sorted(sent), *joined_files(records, learner)]


def erase(repository: CohortRepository, learner: str, now: datetime) -> tuple[Path, ...]:
    """Remove a person from the data of every cohort, for good; returns the files that were removed or changed.

    Of a cohort whose file has mistakes all goes but what is in that file.
    """
    touched = []
    for cohort in repository.all():
        path = repository.collected_file(cohort, learner)
        if isinstance(cohort, Cohort) and (cohort.member(learner) is not None or is_there(path)):
            repository.change(cohort.id, lambda before: before.erasing(learner, now))
            touched.append(repository.path(cohort.id))
        if is_there(path):
            with WriteLock(path.with_name(LOCKED), SHARED, repository.lock_seconds):
                path.unlink()
            touched.append(path)
        index = index_in(repository.collected_folder(cohort), repository.course.renamed)
        if index.forget(learner):
            touched.append(index.path)
    return tuple(touched)


def _checked(path: Path, repository: CohortRepository, cohort: Cohort) -> Submission:
    submission = unwrapped(path, KIND, Submission)
    if submission.course != repository.course.title:
        raise UsageError(
            _("%(file)s is for the course “%(theirs)s”.") % {"file": path.name, "theirs": submission.course}
        )
    if submission.key != cohort.key:
        raise UsageError(
            _("%(file)s is for another cohort, “%(theirs)s”.") % {"file": path.name, "theirs": submission.cohort}
        )
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,63}", submission.learner) or is_reserved(submission.learner):
        raise UsageError(_("%(file)s does not say properly whose it is.") % {"file": path.name})
    if cohort.is_tidied_of(submission.learner, submission.invited):
        raise UsageError(
            _("%(file)s answers an invitation from before the work of this cohort was removed.") % {"file": path.name},
            _("To take it in all the same, give them a new invitation to open and let them send again."),
        )
    if cohort.refuses(submission.learner, submission.invited):
        raise UsageError(
            _("%(file)s is from somebody who was erased from this cohort.") % {"file": path.name},
            _("If they want to come back, give them a new invitation to open and let them send again."),
        )
    done = (Completion(id=str(number), at=one.at, what=one.what) for number, one in enumerate(submission.done))
    try:
        check_entries(chain(submission.tries, submission.reviews, submission.words, submission.own_work, done))
        check_time(submission.made)
        check_language(submission.language)
    except ValueError as error:
        raise UsageError(
            _("%(file)s does not hold what it should (%(why)s).") % {"file": path.name, "why": error},
            _("Ask for it to be sent again."),
        ) from error
    return without_unasked(replace(submission, name=clean_name(submission.name)), repository.course)


def keep(
    path: Path,
    submission: Submission,
    course: Course,
    seconds: float,
    unwanted: Callable[[Attempt | Review | Done], bool] | None = None,
) -> tuple[int, int]:
    """Merge a submission into the file at ``path``; returns how many answers are new and how many entries differ.

    ``seconds`` is how long to wait while another program writes; what is ``unwanted`` is taken out.
    """
    with WriteLock(path.with_name(LOCKED), SHARED, seconds):
        before = unwrapped(path, "collected", Submission) if is_there(path) else None
        former = without_unasked(before, course) if before else None
        nothing = replace(submission, tries=(), done=(), words=(), own_work=())
        whole, differing = merged(former or nothing, submission)
        if unwanted is not None:
            whole = replace(
                whole,
                tries=tuple(one for one in whole.tries if not unwanted(one)),
                reviews=tuple(one for one in whole.reviews if not unwanted(one)),
                done=tuple(one for one in whole.done if not unwanted(one)),
                own_work=tuple(one for one in whole.own_work if not unwanted(one)),
            )
        if whole != before:
            write_file(path, wrapped("collected", whole), PERSONAL)
    return len(whole.tries) - (len(former.tries) if former else 0), len(differing)
