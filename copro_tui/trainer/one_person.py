"""All that is kept of one person in the cohorts here, as they may ask to see it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from copro_tui.cohorts.inbox import collected
from copro_tui.cohorts.model import Assigned, Cohort
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.cohorts.roster import Person
from copro_tui.cohorts.roster_file import open_roster
from copro_tui.cohorts.submission import Submission


class Held(Struct, frozen=True, kw_only=True):
    """What one cohort has of a person."""

    cohort: str
    name: str
    """What the trainer calls them; empty if they are not a member."""
    assigned: tuple[Assigned, ...]
    """What is asked of everybody in it."""
    sent: Submission | None
    """All that they sent, as it is kept."""
    listed: Person | None
    """Their line in the roster."""


def held_of(repository: CohortRepository, learner: str) -> Iterator[Held]:
    """What each cohort has of the person with this id. Raises UsageError or RecordError if something cannot be read."""
    for cohort in repository.all():
        if not isinstance(cohort, Cohort):
            continue
        member = cohort.member(learner)
        sent = collected(repository, cohort, learner)
        listed = open_roster(repository, cohort.id).by_learner.get(learner)
        if member is not None or sent is not None or listed is not None:
            name = member.name if member is not None else ""
            yield Held(cohort=cohort.id, name=name, assigned=cohort.modules, sent=sent, listed=listed)
