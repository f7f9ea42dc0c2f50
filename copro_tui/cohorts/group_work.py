"""The work of each member of a cohort, from records in the shared folder and from submissions."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from copro_tui.cohorts.answers.source import works
from copro_tui.cohorts.inbox import Refused, Taken, collected, collected_for_index
from copro_tui.cohorts.learner_work import (
    Sent,
    Trouble,
    Work,
    read_work,
    record_files,
    second_copy,
    with_current_ids,
    works_in,
)
from copro_tui.cohorts.model import Cohort, Member
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.cohorts.submission import merged_work
from copro_tui.errors import CoproError
from copro_tui.progress.chunks import about_at
from copro_tui.storage.union import differences_in_words


def gather(repository: CohortRepository, cohort: Cohort, *, whole: bool = False) -> Iterator[Work | Trouble]:
    """Yield the work of each member, in no order, and a Trouble for each file that cannot be read.

    Only one learner's work is in memory at a time. Names are those of the cohort's file. Members who have done
    nothing yet have empty work. Of many people the answers can be looked up by exercise alone, unless the ``whole`` of
    them is wanted.
    """
    waiting: dict[str, Member] = {one.id: one for one in cohort.members}
    members = set(waiting)
    for work in works_in(repository.records, repository.course):
        if isinstance(work, Trouble):
            yield work
        elif work.learner in members:
            member = waiting.pop(work.learner, None)
            if member is None:
                yield second_copy(work)
            else:
                yield from _whole(repository, cohort, member, work)

    def sent_by(learner: str) -> list[Work | Trouble]:
        member = waiting[learner]
        nothing = Work(learner=member.id, name=member.name, language=cohort.language)
        return list(_whole(repository, cohort, member, nothing))

    def for_index(learner: str) -> Sent | None:
        return collected_for_index(repository, cohort, learner)

    names = {one.id: one.name for one in waiting.values()}
    if whole:
        for learner in names:
            yield from sent_by(learner)
        return
    yield from works(repository.collected_folder(cohort), names, repository.course.renamed, sent_by, for_index)


def gather_one(repository: CohortRepository, cohort: Cohort, member: Member) -> Iterator[Work | Trouble]:
    """The work of one member, as ``gather`` yields it, reading only records that may be theirs."""
    own, troubles = [], []
    for path in record_files(repository.records):
        about = about_at(path)
        if about is None or about.learner == member.id:
            found = read_work(path, repository.course)
            if isinstance(found, Trouble):
                troubles.append(found)
            elif found.learner == member.id:
                own.append(found)
    yield from troubles if not own else map(second_copy, own[1:])
    nothing = Work(learner=member.id, name=member.name, language=cohort.language)
    yield from _whole(repository, cohort, member, own[0] if own else nothing)


def how_many(repository: CohortRepository, cohort: Cohort) -> int:
    """An estimate of how many items ``gather`` yields, for a progress bar."""
    return max(len(record_files(repository.records)), len(cohort.members))


def _whole(repository: CohortRepository, cohort: Cohort, member: Member, work: Work) -> Iterator[Work | Trouble]:
    try:
        sent = collected(repository, cohort, member.id)
    except CoproError as error:
        yield Trouble(sent_file(cohort, member.id), str(error))
        sent = None
    if sent is not None:
        theirs = with_current_ids(sent.work, repository.course.renamed)
        work, differing = merged_work(work, theirs) if work.tries or work.done else (theirs, ())
        if differing:
            yield Trouble(sent_file(cohort, member.id), differences_in_words(len(differing)))
    yield replace(work, name=member.name)


def trouble_of(arrived: Taken | Refused) -> Trouble | None:
    """What there is to say of a submission that was refused, or differs from an earlier one; None if nothing."""
    if isinstance(arrived, Refused):
        return Trouble(arrived.file, arrived.why)
    return Trouble(arrived.file, differences_in_words(arrived.differing)) if arrived.differing else None


def sent_file(cohort: Cohort, learner: str) -> str:
    """The name, in messages, of the file with a learner's merged submissions."""
    return f"cohorts/{cohort.id}/{learner}.json"
