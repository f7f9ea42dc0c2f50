"""What is told of people without their names: by whom it can be turned back, and how exactly it is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from copro_tui.analytics.gradebook import Row
from copro_tui.cohorts.invitations import invitation_file, invitation_of
from copro_tui.cohorts.model import Member, pseudonym
from copro_tui.progress.standing import ModuleStanding
from copro_tui.reports.coarse import coarse
from tests.cohorts.groups import SECRET, a_cohort, repository_of

scores = st.none() | st.floats(0, 1)
days = st.dates(date(2020, 1, 2), date(2040, 1, 1))


@given(scores, days)
def test_scores_are_tenths_and_days_weeks(score: float | None, day: date) -> None:
    cell = ModuleStanding(done=1, lessons=3, mastered=0, first=score, score=score, last=f"{day}T12:00:00.000+00:00")
    row = coarse(Row(learner="a" * 32, name="Ann", language="en", cells=(cell,)))
    (found,) = row.cells
    told = date.fromisoformat(row.last)
    assert told.weekday() == 0
    assert 0 <= (day - told).days < 7
    assert found.first == found.score
    if score is None:
        assert found.score is None
    else:
        assert found.score is not None
        assert abs(found.score - score) <= 0.05 + 1e-9
        assert found.score == round(found.score, 1)
    assert (found.done, found.lessons, found.begun) == (1, 3, True)


def test_a_day_when_nothing_was_done_stays_none() -> None:
    cell = ModuleStanding(done=0, lessons=3, mastered=0, score=None, last="")
    assert coarse(Row(learner="a", name="", language="en", cells=(cell,))).last == ""


def test_the_secret_is_in_no_invitation(folder: Path) -> None:
    assert SECRET.encode() not in invitation_file(invitation_of(a_cohort(), repository_of(folder).course))


def test_a_file_of_an_earlier_version_gets_a_secret_once(folder: Path) -> None:
    repository = repository_of(folder)
    repository.create(a_cohort([Member("a" * 32, "Ann")], secret=""))
    before = repository.open("spring")
    first = repository.with_secret(before)
    assert first.secret == repository.open("spring").secret != ""
    again = repository.with_secret(before)
    assert pseudonym(first, "a" * 32) == pseudonym(again, "a" * 32)


def test_where_the_file_cannot_be_changed_pseudonyms_are_good_for_one_report(folder: Path) -> None:
    cohort = repository_of(folder).with_secret(a_cohort(secret=""))  # there is no such file
    assert cohort.secret
    assert pseudonym(cohort, "a" * 32) == pseudonym(cohort, "a" * 32)
