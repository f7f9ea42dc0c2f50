"""Cohort files, invitations and submissions as commit c4994fb wrote them open as they did then."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from copro_tui.cohorts.group_work import gather
from copro_tui.cohorts.inbox import Taken, collect, collected
from copro_tui.cohorts.invitations import joined_by, read_invitation
from copro_tui.cohorts.learner_work import Work
from copro_tui.cohorts.model import Assigned, Member
from copro_tui.cohorts.repository import CohortRepository
from tests.cohorts.groups import repository_of

FORMER = Path(__file__).parent / "fixtures" / "c4994fb"
SIAN = Member("d683d783715b4e3ead7a2350d5b38332", "Siân")


@pytest.fixture
def repository(folder: Path) -> CohortRepository:
    """A trainer's cohorts, with the files of one as they were left then."""
    repository = repository_of(folder)
    (repository.folder / "spring").mkdir(parents=True)
    shutil.copy(FORMER / "spring.yaml", repository.path("spring"))
    return repository


def test_a_cohort_opens(repository: CohortRepository) -> None:
    cohort = repository.open("spring")
    assert (cohort.name, cohort.trainer, cohort.workshop) == ("Spring group", "Siôn", "2027-02-14")
    assert (cohort.modules, cohort.members) == ((Assigned("what", due="2027-01-31"),), (SIAN,))


def test_an_invitation_and_what_was_joined_open(repository: CohortRepository) -> None:
    invitation = read_invitation(FORMER / "invitation.json", repository.course)
    assert (invitation.cohort, invitation.modules) == ("spring", (Assigned("what", due="2027-01-31"),))
    (repository.records / "joined").mkdir()
    shutil.copy(FORMER / "joined.json", repository.records / "joined")
    assert list(joined_by(repository.records, SIAN.id)) == [invitation]


def test_a_submission_is_collected(repository: CohortRepository) -> None:
    (taken,) = collect(repository, "spring", [FORMER / "submission.json"])
    assert isinstance(taken, Taken)
    assert (taken.name, taken.answers, taken.member) == ("Siân", 5, False)


def test_what_was_collected_opens_and_counts_once_with_the_submission(repository: CohortRepository) -> None:
    cohort = repository.open("spring")
    shutil.copy(FORMER / "collected.json", repository.collected_folder(cohort) / f"{SIAN.id}.json")
    found = collected(repository, cohort, SIAN.id)
    assert found is not None
    assert [one.text for one in found.words] == ["My own words."]
    (taken,) = collect(repository, "spring", [FORMER / "submission.json"])
    assert isinstance(taken, Taken)
    assert taken.answers == 0
    (work,) = gather(repository, cohort)
    assert isinstance(work, Work)
    assert len(work.tries) == 5, "where she placed her own work was in it, and she had not been asked"
    assert {(one.what, one.mastered) for one in work.done} == {("what/every-kind", False), ("what/every-kind", True)}
