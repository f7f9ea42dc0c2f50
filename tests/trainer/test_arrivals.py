"""What learners put into a cohort's inbox is in everything that a trainer looks at next."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from copro_tui.analytics.item_analysis import ItemAnalysis
from copro_tui.cli.context import record_folders
from copro_tui.cohorts.arrivals import receive
from copro_tui.cohorts.inbox import Refused, Taken
from copro_tui.cohorts.inbox_folder import inbox_folder, inbox_for, put
from copro_tui.cohorts.invitations import invitation_of
from copro_tui.cohorts.learner_work import Trouble, Work, record_files, work_in
from copro_tui.cohorts.model import Cohort
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.cohorts.submission import KIND, submission_of
from copro_tui.course.course import open_course
from copro_tui.storage.accounts import has_accounts
from copro_tui.storage.envelope import wrapped
from copro_tui.trainer.service import TrainerService
from tests import faults
from tests.cohorts.groups import NOW, learn
from tests.courses import write_course

pytestmark = pytest.mark.skipif(not has_accounts(), reason="this system does not number its accounts")


@pytest.fixture
def service(folder: Path) -> TrainerService:
    """A trainer's, in a shared course folder, with a cohort that nobody is in yet."""
    folder.chmod(0o777)
    folders = record_folders(folder)
    found = TrainerService(CohortRepository(open_course(folder), folders.own, folders.shared), lambda: NOW)
    found.admin.begin("Spring group", cohort_id="spring", trainer="Siân")
    return found


def without_progress(works: Iterator[Work | Trouble], _total: int) -> Iterator[Work | Trouble]:
    return works


def send(service: TrainerService, home: Path, name: str, seed: int = 1) -> Path:
    """Somebody learns elsewhere, and puts what they did into the inbox."""
    write_course(home)
    learn(home, name, seed)
    cohort = service.open("spring")
    inbox = inbox_for(service.repository, "spring", cohort.key)
    assert inbox is not None
    (record,) = record_files(home / "progress")
    bundle = submission_of(work_in(record, service.course), invitation_of(cohort, service.course), [], NOW)
    return put(inbox, wrapped(KIND, bundle))


def inbox(service: TrainerService) -> list[Path]:
    return list(inbox_folder(service.repository, "spring").iterdir())


def test_who_sent_something_is_a_member_in_the_standing(service: TrainerService, tmp_path: Path) -> None:
    send(service, tmp_path / "ann", "Ann")
    found = service.standing("spring", without_progress)
    assert [one.name for one in found.cohort.members] == ["Ann"]
    assert [row.name for row in found.gradebook.rows] == ["Ann"]
    assert inbox(service) == []


def test_screens_that_were_opened_before_count_what_has_come_since(service: TrainerService, tmp_path: Path) -> None:
    before: Cohort = service.open("spring")
    send(service, tmp_path / "ann", "Ann")
    analysis: ItemAnalysis = service.item_analysis(before, "what", without_progress)
    assert max(item.people for item in analysis.items) == 1


def test_a_workshop_sees_what_arrives_and_says_once_what_does_not(service: TrainerService, tmp_path: Path) -> None:
    watch = service.watch(service.open("spring"), "cases")
    assert watch.look() is not None
    assert watch.look() is None
    send(service, tmp_path / "ann", "Ann")
    found = watch.look()
    assert found is not None
    assert found.people == 1
    (inbox_folder(service.repository, "spring") / "note.json").write_text("not a bundle", encoding="utf-8")
    found = watch.look()
    assert found is not None
    assert [one.file for one in found.troubles] == ["note.json"]
    assert watch.look() is None
    assert inbox(service) == []


def test_a_refused_file_is_a_trouble_of_the_next_report_and_then_is_gone(service: TrainerService) -> None:
    (inbox_folder(service.repository, "spring") / "note.json").write_text("not a bundle", encoding="utf-8")
    first, second = (service.standing("spring", without_progress).gradebook.troubles for _time in range(2))
    assert [one.file for one in first] == ["note.json"]
    assert second == ()


def test_what_cannot_be_kept_now_stays_in_the_inbox(
    service: TrainerService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = send(service, tmp_path / "ann", "Ann")
    with monkeypatch.context() as patch:
        patch.setattr(tempfile, "mkstemp", faults.no_space)
        (refused,) = receive(service.repository, "spring")
        assert isinstance(refused, Refused)
        assert refused.again
    assert inbox(service) == [path]
    (taken,) = receive(service.repository, "spring")
    assert isinstance(taken, Taken)
    assert inbox(service) == []


def test_a_file_goes_only_when_its_sender_is_a_member(
    service: TrainerService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = send(service, tmp_path / "ann", "Ann")
    with monkeypatch.context() as patch:
        patch.setattr(CohortRepository, "change", faults.no_space)
        with pytest.raises(OSError, match="No space"):
            receive(service.repository, "spring")
    assert inbox(service) == [path]


def test_an_inbox_is_for_its_own_cohort_only(service: TrainerService) -> None:
    """There may be a cohort of the same name in the folder of somebody else's course."""
    assert inbox_for(service.repository, "spring", "another key") is None
    assert inbox_for(service.repository, "autumn", service.open("spring").key) is None
