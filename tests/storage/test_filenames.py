"""Ids that become the names of files are none that Windows keeps for itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.cohorts.inbox import Refused, collect
from copro_tui.cohorts.invitations import Invitation, invitation_file, read_invitation
from copro_tui.cohorts.model import Member
from copro_tui.cohorts.repository import CohortFileError
from copro_tui.cohorts.submission import KIND, Submission
from copro_tui.course.check import check_course
from copro_tui.course.course import open_course
from copro_tui.errors import UsageError
from copro_tui.storage.envelope import wrapped
from copro_tui.storage.filenames import is_reserved
from tests.cohorts.groups import AT, KEY, a_cohort, repository_of
from tests.courses import COURSE, LADDER, SHORT, write_course

RESERVED = [
    *("con", "CON", "prn", "aux", "nul", "NUL.txt", "com1", "COM9.tar.gz"),
    *("lpt1", "com0", "con ", "con .x", "notes."),
]


@pytest.mark.parametrize("name", RESERVED)
def test_what_windows_keeps_for_itself_is_known(name: str) -> None:
    assert is_reserved(name)


@pytest.mark.parametrize("name", ["contact", "1-con", "con-1", "com", "com10", "spring", "aux-group", "null", "x.con"])
def test_other_names_are_fine(name: str) -> None:
    assert not is_reserved(name)


@pytest.mark.parametrize("cohort_id", ["con", "aux", "com1", "lpt9", "nul"])
def test_no_cohort_is_called_like_a_device(folder: Path, cohort_id: str) -> None:
    repository = repository_of(folder)
    with pytest.raises(UsageError, match="cannot be a cohort's id"):
        repository.create(a_cohort(id=cohort_id))
    path = repository.create(a_cohort())
    path.with_name(f"{cohort_id}.yaml").write_text(path.read_text().replace("id: spring", f"id: {cohort_id}"))
    with pytest.raises(CohortFileError, match="a name that Windows keeps for itself"):
        repository.open(cohort_id)
    file = path.with_name("it.json")
    file.write_bytes(invitation_file(Invitation(course="A small course", cohort=cohort_id, key=KEY, name="Spring")))
    with pytest.raises(UsageError, match="a name that Windows keeps for itself"):
        read_invitation(file, repository.course)


def test_no_learner_of_a_cohort_is_called_like_a_device(folder: Path, tmp_path: Path) -> None:
    repository = repository_of(folder)
    repository.create(a_cohort())
    sent = Submission(course="A small course", cohort="spring", key=KEY, learner="con", name="Ann", made=AT)
    (tmp_path / "it.json").write_bytes(wrapped(KIND, sent))
    (refused,) = collect(repository, "spring", [tmp_path / "it.json"])
    assert isinstance(refused, Refused)
    assert "does not say properly whose it is" in refused.why
    repository.change("spring", lambda now: now.with_members([Member("a" * 32, "Ann")]))
    path = repository.path("spring")
    path.write_text(path.read_text().replace("a" * 32, "con"))
    with pytest.raises(CohortFileError, match="a name that Windows keeps for itself"):
        repository.open("spring")


def test_no_module_and_no_framework_is_called_like_a_device(tmp_path: Path) -> None:
    module = write_course(tmp_path / "module", course=COURSE.replace("id: what", "id: con"))
    (problem,) = [one for one in check_course(module) if "Windows" in one.message]
    assert problem.path == "lessons/course.yaml"
    framework = write_course(tmp_path / "framework", frameworks={"aux": LADDER})
    (problem,) = [one for one in check_course(framework) if "Windows" in one.message]
    assert problem.path == "lessons/frameworks/aux.yaml"
    lesson = write_course(tmp_path / "lesson", lessons={"what/1-con": SHORT})
    assert [ref.lesson for ref in open_course(lesson).lessons("what")] == ["con"]  # the file is 1-con.yaml
