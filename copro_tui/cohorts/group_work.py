"""The work of everybody in a cohort, one after the other: from the shared folder, and from what they sent."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from copro_tui.cohorts.inbox import collected
from copro_tui.cohorts.learner_work import (
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


def gather(repository: CohortRepository, cohort: Cohort) -> Iterator[Work | Trouble]:
    """The work of each member, in no order, and whatever could not be read. Never more than one in memory.

    Everybody is called what the cohort's file calls them. Somebody who has done nothing yet has empty work.
    """
    waiting: dict[str, Member] = {one.id: one for one in cohort.members}
    members = set(waiting)
    for work in works_in(repository.records, repository.course.renamed):
        if isinstance(work, Trouble):
            yield work
        elif work.learner in members:
            member = waiting.pop(work.learner, None)
            if member is None:
                yield second_copy(work)
            else:
                yield from _whole(repository, cohort, member, work)
    for member in waiting.values():
        yield from _whole(
            repository, cohort, member, Work(learner=member.id, name=member.name, language=cohort.language)
        )


def gather_one(repository: CohortRepository, cohort: Cohort, member: Member) -> Iterator[Work | Trouble]:
    """The work of one member, as ``gather`` has it: only records that may be theirs are read."""
    own, troubles = [], []
    for path in record_files(repository.records):
        about = about_at(path)
        if about is None or about.learner == member.id:
            found = read_work(path, repository.course.renamed)
            if isinstance(found, Trouble):
                troubles.append(found)
            elif found.learner == member.id:
                own.append(found)
    yield from troubles if not own else map(second_copy, own[1:])
    nothing = Work(learner=member.id, name=member.name, language=cohort.language)
    yield from _whole(repository, cohort, member, own[0] if own else nothing)


def how_many(repository: CohortRepository, cohort: Cohort) -> int:
    """About how many steps ``gather`` takes."""
    return max(len(record_files(repository.records)), len(cohort.members))


def _whole(repository: CohortRepository, cohort: Cohort, member: Member, work: Work) -> Iterator[Work | Trouble]:
    try:
        sent = collected(repository, cohort, member.id)
    except CoproError as error:
        yield Trouble(f"cohorts/{cohort.id}/{member.id}.json", str(error))
        sent = None
    if sent is not None:
        work = merged_work(work, sent) if work.tries or work.done else sent.work
    yield with_current_ids(replace(work, name=member.name), repository.course.renamed)
