"""A group watched as it places things: whatever comes is seen, nothing is read twice, nothing bad stops it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from msgspec.structs import replace

from copro_tui.analytics.distribution import Distribution, distributions, placements
from copro_tui.cohorts.group_work import gather
from copro_tui.cohorts.inbox import collect
from copro_tui.cohorts.invitations import invitation_of
from copro_tui.cohorts.learner_work import Trouble, Work, learner_in, record_files, work_in
from copro_tui.cohorts.model import Cohort, Member
from copro_tui.cohorts.repository import CohortFileError
from copro_tui.cohorts.submission import KIND, submission_of
from copro_tui.course.course import Course, open_course
from copro_tui.course.refs import Ref
from copro_tui.errors import RecordError, UsageError
from copro_tui.storage.envelope import wrapped
from copro_tui.storage.files import FileKind
from copro_tui.trainer import live
from copro_tui.trainer.live import Watch
from copro_tui.trainer.service import TrainerService
from tests.cohorts.groups import NOW, a_cohort, learn, learners, repository_of
from tests.courses import write_course

CASES = "what/every-kind/cases"


def service_at(folder: Path) -> TrainerService:
    return TrainerService(repository_of(folder), lambda: NOW)


def begin(folder: Path, *names: str) -> Cohort:
    """A cohort of people who have done the first lesson."""
    cohort = a_cohort(learners(folder, *names))
    repository_of(folder).create(cohort)
    return cohort


def looked(watch: Watch) -> Distribution:
    found = watch.look()
    assert found is not None
    return found


def sent(tmp_path: Path, home: Path, cohort: Cohort, name: str, seed: int = 7) -> Path:
    """The bundle of somebody who learns elsewhere."""
    write_course(home)
    learn(home, name, seed)
    (record,) = record_files(home / "progress")
    path, course = tmp_path / f"{name}.json", open_course(home)
    bundle = submission_of(work_in(record, course), invitation_of(cohort, course), [], NOW)
    path.write_bytes(wrapped(KIND, bundle))
    return path


def test_it_is_what_the_report_says(folder: Path) -> None:
    cohort = begin(folder, "Ann", "Ben", "Cai", "Dai", "Eri")
    repository = repository_of(folder)
    cases = Ref.parse(CASES)
    known = {cases: placements(service_at(folder).lessons())[cases]}
    assert looked(service_at(folder).watch(cohort, "cases")) == distributions(known, gather(repository, cohort))[0]


def test_nothing_new_is_nothing_to_show(folder: Path) -> None:
    watch = service_at(folder).watch(begin(folder, "Ann"), "cases")
    assert looked(watch).people == 1
    assert watch.look() is None


def test_a_new_answer_is_seen_and_only_its_record_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cohort = begin(folder, "Ann", "Ben", "Cai")
    waiting = learn(folder, "Dai", 3)
    repository_of(folder).change("spring", lambda now: now.with_members([Member(waiting, "Dai")]))
    read: list[str] = []

    def reading(path: Path, course: Course) -> Work:
        read.append(learner_in(path)[1])
        return work_in(path, course)

    monkeypatch.setattr(live, "read_work", reading)
    watch = service_at(folder).watch(cohort, "cases")
    assert looked(watch).people == 4
    assert sorted(read) == ["Ann", "Ben", "Cai", "Dai"]
    read.clear()
    learn(folder, "Ann", 9)
    assert looked(watch).people == 4
    assert read == ["Ann"]


def test_who_becomes_a_member_counts_from_then_on(folder: Path) -> None:
    watch = service_at(folder).watch(begin(folder, "Ann"), "cases")
    other = learn(folder, "Ben", 2)
    assert looked(watch).people == 1
    repository_of(folder).change("spring", lambda now: now.with_members([Member(other, "Ben")]))
    assert looked(watch).people == 2
    assert [one.name for one in watch.cohort.members] == ["Ann", "Ben"]


def test_a_bundle_that_is_collected_is_seen(folder: Path, tmp_path: Path) -> None:
    cohort = begin(folder, "Ann")
    watch = service_at(folder).watch(cohort, "cases")
    assert looked(watch).people == 1
    list(collect(repository_of(folder), "spring", [sent(tmp_path, tmp_path / "home", cohort, "Ben")]))
    assert looked(watch).people == 2


def test_a_bundle_in_the_inbox_is_taken_in(folder: Path, tmp_path: Path) -> None:
    cohort, inbox = begin(folder, "Ann"), tmp_path / "inbox"
    inbox.mkdir()
    watch = service_at(folder).watch(cohort, "cases", inbox)
    assert looked(watch).people == 1
    bundle = sent(tmp_path, tmp_path / "home", cohort, "Ben")
    half = bundle.read_bytes()[:200]
    (inbox / "Ben.json").write_bytes(half)
    (trouble,) = looked(watch).troubles
    assert trouble.file == "Ben.json"
    assert watch.look() is None
    (inbox / "Ben.json").write_bytes(bundle.read_bytes())
    found = looked(watch)
    assert (found.people, found.troubles) == (2, ())
    assert repository_of(folder).open("spring").find_member("Ben")


def test_a_record_and_a_bundle_of_one_person_are_one_answer(folder: Path, tmp_path: Path) -> None:
    cohort = begin(folder, "Ann")
    (record,) = record_files(folder / "progress")
    course = open_course(folder)
    bundle = submission_of(work_in(record, course), invitation_of(cohort, course), [], NOW)
    (tmp_path / "ann.json").write_bytes(wrapped(KIND, bundle))
    list(collect(repository_of(folder), "spring", [tmp_path / "ann.json"]))
    assert looked(service_at(folder).watch(cohort, "cases")).people == 1


def test_what_a_bundle_says_otherwise_is_left_as_it_is_and_named(folder: Path, tmp_path: Path) -> None:
    cohort, inbox = begin(folder, "Ann"), tmp_path / "inbox"
    inbox.mkdir()
    watch = service_at(folder).watch(cohort, "cases", inbox)
    before = looked(watch)
    work = work_in(record_files(folder / "progress")[0], open_course(folder))
    invitation = invitation_of(cohort, repository_of(folder).course)
    for number, says in ((1, {"letter": "leading"}), (2, {"letter": "asking"})):
        tries = tuple(replace(one, answer=says) if one.exercise == CASES else one for one in work.tries)
        bundle = submission_of(replace(work, tries=tries), invitation, [], NOW)
        (inbox / f"{number}.json").write_bytes(wrapped(KIND, bundle))
        found = looked(watch)
        assert (found.people, found.cases) == (before.people, before.cases)
        named = [f"cohorts/spring/{work.learner}.json", *(["2.json"] if number == 2 else [])]
        assert [one.file for one in found.troubles] == named
        assert {one.why for one in found.troubles} == {
            "1 entry differs from the one on this computer; it was left as it is here."
        }


def test_a_record_that_is_damaged_is_named_and_then_gone(folder: Path) -> None:
    watch = service_at(folder).watch(begin(folder, "Ann"), "cases")
    bad = folder / "progress" / "bad.json"
    bad.write_text("{", encoding="utf-8")
    found = looked(watch)
    assert found.people == 1
    assert [one.file for one in found.troubles] == ["bad.json"]
    bad.unlink()
    assert looked(watch).troubles == ()


def test_a_cohort_whose_file_is_broken_or_gone_is_an_error_and_may_come_back(folder: Path) -> None:
    watch = service_at(folder).watch(begin(folder, "Ann"), "cases")
    looked(watch)
    path = repository_of(folder).path("spring")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("key:", "kee:"), encoding="utf-8")
    for _again in range(2):
        with pytest.raises(CohortFileError):
            watch.look()
    path.unlink()
    with pytest.raises(UsageError):
        watch.look()
    path.write_text(text, encoding="utf-8")
    assert looked(watch).people == 1


def test_only_exercises_in_which_something_is_placed_can_be_watched(folder: Path) -> None:
    cohort = begin(folder)
    with pytest.raises(UsageError):
        service_at(folder).watch(cohort, "build")


def test_a_bundle_that_came_while_the_cohort_was_broken_is_taken_in_later(folder: Path, tmp_path: Path) -> None:
    cohort, inbox = begin(folder, "Ann"), tmp_path / "inbox"
    inbox.mkdir()
    watch = service_at(folder).watch(cohort, "cases", inbox)
    looked(watch)
    path = repository_of(folder).path("spring")
    text = path.read_text(encoding="utf-8")
    path.write_text("id: [", encoding="utf-8")
    sent(tmp_path, tmp_path / "home", cohort, "Ben").rename(inbox / "Ben.json")
    with pytest.raises(CohortFileError):
        watch.look()
    path.write_text(text, encoding="utf-8")
    assert looked(watch).people == 2


def test_a_bundle_that_could_not_be_kept_is_tried_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cohort, inbox = begin(folder, "Ann"), tmp_path / "inbox"
    inbox.mkdir()
    watch = service_at(folder).watch(cohort, "cases", inbox)
    looked(watch)
    sent(tmp_path, tmp_path / "home", cohort, "Ben").rename(inbox / "Ben.json")

    def full(path: Path, data: bytes, kind: FileKind) -> None:
        raise RecordError(f"{path.name}: no room")

    with monkeypatch.context() as patched:
        patched.setattr("copro_tui.cohorts.inbox.write_file", full)
        assert [one.file for one in looked(watch).troubles] == ["Ben.json"]
        assert watch.look() is None
    found = looked(watch)
    assert (found.people, found.troubles) == (2, ())


def test_what_was_refused_is_forgotten_when_it_is_gone(folder: Path, tmp_path: Path) -> None:
    cohort, inbox = begin(folder, "Ann"), tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "bad.json").write_text("{", encoding="utf-8")
    watch = service_at(folder).watch(cohort, "cases", inbox)
    assert [one.file for one in looked(watch).troubles] == ["bad.json"]
    (inbox / "bad.json").unlink()
    assert looked(watch).troubles == ()


def test_a_second_copy_of_a_record_is_named_as_in_the_report(folder: Path) -> None:
    cohort = begin(folder, "Ann")
    (record,) = record_files(folder / "progress")
    (record.parent / "z-copy.json").write_bytes(record.read_bytes())
    found = looked(service_at(folder).watch(cohort, "cases"))
    reported = [one for one in gather(repository_of(folder), cohort) if isinstance(one, Trouble)]
    assert (found.people, list(found.troubles)) == (1, reported)


@pytest.mark.parametrize("closed", ["progress", "progress/cohorts", "progress/cohorts/spring"])
def test_a_folder_that_is_closed_is_an_error_of_ours(
    folder: Path, closed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = service_at(folder).watch(begin(folder, "Ann"), "cases")
    listed = Path.iterdir

    def refused(path: Path) -> Iterator[Path]:
        if path == folder / closed:
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "iterdir", refused)
        with pytest.raises(RecordError, match="cannot be read") if closed != "progress/cohorts" else nullcontext():
            watch.look()
        with pytest.raises(RecordError, match="cannot be read") if closed == "progress/cohorts" else nullcontext():
            service_at(folder).cohorts()
    assert looked(service_at(folder).watch(repository_of(folder).open("spring"), "cases")).people == 1
