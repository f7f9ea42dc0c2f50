"""A folder that everybody can write to: nobody's file is followed, waited for, opened to others or taken for ours."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from copro_tui.cli.main import main
from copro_tui.cohorts.inbox import Refused, Taken, collect, erase
from copro_tui.cohorts.invitations import invitation_file, invitation_of, join, joined_by, read_invitation
from copro_tui.cohorts.model import Cohort
from copro_tui.cohorts.repository import CohortFileError, CohortRepository, Unreadable
from copro_tui.cohorts.submission import KIND, Submission
from copro_tui.errors import RecordError
from copro_tui.progress.learners import Learners
from copro_tui.storage.envelope import wrapped
from tests.cohorts.groups import AT, KEY, NOW, a_cohort, a_try, repository_of
from tests.storage.test_reading import ODD, SAYS, linked

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has other files and permissions")

Put = Callable[[Path], None]


@pytest.fixture
def repository(folder: Path) -> Iterator[CohortRepository]:
    """A cohort in a folder that is open to everybody, made by somebody whose files are, too."""
    before = os.umask(0)
    records = folder / "progress"
    records.mkdir()
    repository = repository_of(folder)
    repository.create(a_cohort())
    yield repository
    os.umask(before)


def bundle(path: Path) -> Path:
    sent = Submission(
        course="A small course", cohort="spring", key=KEY, learner="a" * 32, name="Ann", made=AT,
        tries=(a_try("what/every-kind/build"),),
    )  # fmt: skip
    path.write_bytes(wrapped(KIND, sent))
    return path


def test_what_is_written_for_one_person_is_theirs_alone(repository: CohortRepository, tmp_path: Path) -> None:
    cohort = repository.open("spring")
    assert isinstance(next(collect(repository, "spring", [bundle(tmp_path / "ann.json")])), Taken)
    invitation = invitation_of(cohort, repository.course)
    joined = join(repository.records, invitation, "a" * 32, NOW)
    Learners(repository.records).create("Ann", NOW)
    written = {
        path.relative_to(repository.records).as_posix(): path.stat().st_mode & 0o777
        for path in repository.records.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
    assert written.pop("cohorts/spring.yaml") == 0o666
    assert f"joined/{joined.name}" in written
    assert f"cohorts/spring/{'a' * 32}.json" in written
    assert len(written) >= 5
    assert {name: mode for name, mode in written.items() if mode != 0o600} == {}


@pytest.mark.parametrize("put", ODD)
def test_a_cohort_that_is_no_ordinary_file_stops_nobody(repository: CohortRepository, put: Put) -> None:
    put(repository.folder / "zz.yaml")
    spring, zz = repository.all()
    assert isinstance(spring, Cohort)
    assert isinstance(zz, Unreadable)
    assert SAYS[put] in str(zz.problems[0])
    with pytest.raises(CohortFileError):
        repository.change("zz", lambda now: now)


@pytest.mark.parametrize("put", ODD)
def test_an_invitation_here_that_is_no_ordinary_file_is_passed_over(repository: CohortRepository, put: Put) -> None:
    invitation = invitation_of(repository.open("spring"), repository.course)
    path = join(repository.records, invitation, "a" * 32, NOW)
    put(path.with_name("zz.json"))
    assert list(joined_by(repository.records, "a" * 32)) == [invitation]


@pytest.mark.parametrize("put", ODD)
def test_a_submission_that_is_no_ordinary_file_is_refused(
    repository: CohortRepository, tmp_path: Path, put: Put
) -> None:
    put(tmp_path / "zz.json")
    refused, taken = collect(repository, "spring", [tmp_path / "zz.json", bundle(tmp_path / "ann.json")])
    assert isinstance(refused, Refused)
    assert SAYS[put] in refused.why
    assert isinstance(taken, Taken)


@pytest.mark.parametrize("put", ODD)
def test_collected_work_that_is_no_ordinary_file_is_neither_followed_nor_replaced(
    repository: CohortRepository, tmp_path: Path, put: Put
) -> None:
    path = repository.collected_folder(repository.open("spring")) / f"{'a' * 32}.json"
    path.parent.mkdir()
    put(path)
    before = path.lstat()
    (refused,) = collect(repository, "spring", [bundle(tmp_path / "ann.json")])
    assert isinstance(refused, Refused)
    assert SAYS[put] in refused.why
    assert os.path.samestat(path.lstat(), before)


@pytest.mark.parametrize("put", ODD)
def test_an_invitation_that_a_person_names_may_be_a_link_to_one(
    repository: CohortRepository, tmp_path: Path, put: Put
) -> None:
    cohort = repository.open("spring")
    invitation = invitation_of(cohort, repository.course)
    (tmp_path / "it.json").write_bytes(invitation_file(invitation))
    (tmp_path / "link.json").symlink_to(tmp_path / "it.json")
    assert read_invitation(tmp_path / "link.json", repository.course) == invitation
    put(tmp_path / "odd.json")
    assert main(["--course", str(repository.course.folder), "join", str(tmp_path / "odd.json")]) != 0


def test_erasing_somebody_removes_a_link_and_not_what_it_leads_to(repository: CohortRepository) -> None:
    path = repository.collected_folder(repository.open("spring")) / f"{'a' * 32}.json"
    path.parent.mkdir()
    linked(path)
    erase(repository, "a" * 32, NOW)
    assert not path.is_symlink()
    assert path.with_name("aside").read_bytes() == b"somebody's notes"


def test_erasing_a_learner_leaves_what_is_behind_a_link(folder: Path, tmp_path: Path) -> None:
    learners = Learners(folder / "progress")
    store = learners.create("Ann", NOW)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "000001-2026-01-05.json").touch()
    store.backups.folder.parent.mkdir()
    store.backups.folder.symlink_to(elsewhere)
    learners.erase("Ann")
    assert not store.exists()
    assert len(list(elsewhere.iterdir())) == 1


def test_the_doctor_does_not_change_what_a_link_leads_to(folder: Path, tmp_path: Path) -> None:
    store = Learners(folder / "progress").create("Ann", NOW)
    notes = tmp_path / "notes"
    notes.touch()
    notes.chmod(0o644)
    store.path.with_suffix(".notes").symlink_to(notes)
    main(["--course", str(folder), "doctor", "--fix"])
    assert notes.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("put", ODD)
def test_whatever_is_in_the_way_a_learner_can_begin(folder: Path, put: Put) -> None:
    records = folder / "progress"
    records.mkdir()
    put(records / "last-used")
    store = Learners(records).create("Ann", NOW)
    assert [one.name for one in Learners(records).known()] == ["Ann"]
    assert Learners(records).open("Ann").record.about == store.record.about


@pytest.mark.parametrize("put", ODD)
def test_a_record_that_is_no_ordinary_file_is_refused_in_words(folder: Path, put: Put) -> None:
    """A link, too: the first answer would put a new file in its place, and leave the old one behind where it leads."""
    learners = Learners(folder / "progress")
    path = learners.create("Ann", NOW).path
    path.unlink()
    put(path)
    before = path.lstat()
    with pytest.raises(RecordError, match=SAYS[put]):
        learners.open("Ann")
    with pytest.raises(RecordError, match=SAYS[put]):
        learners.create("Ann", NOW)
    assert os.path.samestat(path.lstat(), before)


@pytest.mark.parametrize("put", ODD)
@pytest.mark.parametrize("fix", [(), ("--fix",)])
def test_the_doctor_names_what_is_in_the_way(
    folder: Path, capsys: pytest.CaptureFixture[str], put: Put, fix: tuple[str, ...]
) -> None:
    store = Learners(folder / "progress").create("Ann", NOW)
    store.path.with_suffix(".lock").unlink()
    for ending in (".lock", ".drafts"):
        (folder / "aside").unlink(missing_ok=True)
        put(folder / "odd")
        (folder / "odd").rename(store.path.with_suffix(ending))
    put(store.backups.folder.parent)
    assert main(["--course", str(folder), "doctor", *fix]) == 1
    said = capsys.readouterr()
    assert said.err == ""
    assert f"the lock of {store.path.name} cannot be used (it {SAYS[put]}" in said.out
    assert "is whole" in said.out
