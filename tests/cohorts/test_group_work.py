"""Everybody's work: a record and what its learner sent are one, and what they tell differently is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from copro_tui.cohorts.group_work import gather
from copro_tui.cohorts.inbox import collect
from copro_tui.cohorts.invitations import invitation_of
from copro_tui.cohorts.learner_work import Done, Trouble, Work, record_of, work_in
from copro_tui.cohorts.model import Cohort, Member
from copro_tui.cohorts.submission import KIND, submission_of
from copro_tui.course.course import open_course
from copro_tui.storage.envelope import wrapped
from tests.cohorts.groups import NOW, a_cohort, a_try, learn, repository_of
from tests.courses import EVERY_KIND, LESSONS, write_course


@pytest.fixture
def cohort(folder: Path) -> Cohort:
    """A cohort with Ann in it, who learns in the trainer's own folder."""
    made = a_cohort([Member(learn(folder, "Ann"), "Ann")])
    repository_of(folder).create(made)
    return made


def send(folder: Path, cohort: Cohort, work: Work) -> None:
    """``work`` arrives as a submission, and is collected."""
    submission = submission_of(work, invitation_of(cohort, repository_of(folder).course), [], NOW)
    (folder / "sent.json").write_bytes(wrapped(KIND, submission))
    list(collect(repository_of(folder), cohort.id, [folder / "sent.json"]))


def test_what_a_record_has_stays_when_a_submission_says_otherwise_and_that_is_said(
    folder: Path, cohort: Cohort
) -> None:
    work = work_in(record_of(folder / "progress", "Ann"), open_course(folder))
    first, *others = work.tries
    send(folder, cohort, replace(work, tries=(replace(first, score=0.125), *others, a_try("what/short/tick", 1.0))))
    trouble, found = gather(repository_of(folder), cohort)
    assert trouble == Trouble(
        f"cohorts/spring/{work.learner}.json",
        "1 entry differs from the one on this computer; it was left as it is here.",
    )
    assert isinstance(found, Work)
    assert {one.id: one.score for one in found.tries if one.id == first.id} == {first.id: first.score}
    assert len(found.tries) == len(work.tries) + 1


def test_former_ids_in_a_submission_are_not_taken_for_differences(folder: Path, cohort: Cohort) -> None:
    work = work_in(record_of(folder / "progress", "Ann"), open_course(folder))
    send(folder, cohort, replace(work, done=(*work.done, Done(what="what/every-kind", at="2026-02-01T09:00:00+00:00"))))
    renamed = EVERY_KIND.replace("steps:", "was: [every-kind]\nsteps:", 1)
    lessons = {name: text for name, text in LESSONS.items() if name != "what/1-every-kind"}
    (folder / "lessons" / "what" / "1-every-kind.yaml").unlink()
    write_course(folder, lessons={**lessons, "what/1-all-kinds": renamed})
    (found,) = gather(repository_of(folder), cohort)
    assert isinstance(found, Work)
    assert {one.exercise.rpartition("/")[0] for one in found.tries} == {"what/all-kinds"}
    assert [(one.what, one.at) for one in found.done if not one.mastered] == [
        ("what/all-kinds", one.at) for one in work.done if not one.mastered
    ]
