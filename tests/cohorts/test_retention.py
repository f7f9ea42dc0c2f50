"""Removing what is past its day: all of it goes, whenever it is interrupted, and it does not come back."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from copro_tui.cohorts.answers.index import AnswerIndex, Stamp
from copro_tui.cohorts.inbox import Refused, Taken, collect, collected_for_index
from copro_tui.cohorts.inbox_folder import remember_served
from copro_tui.cohorts.model import Cohort, Member, cohort_faults
from copro_tui.cohorts.repository import CohortFileError, CohortRepository
from copro_tui.cohorts.retention import remains_in_words, remains_of, tidy
from copro_tui.cohorts.roster import Person, Roster
from copro_tui.cohorts.roster_file import change_roster, roster_path
from copro_tui.cohorts.submission import KIND, Submission
from copro_tui.errors import RecordError, UsageError
from copro_tui.storage.envelope import wrapped
from tests.cohorts.groups import AT, KEY, SECRET, a_cohort, a_try, repository_of
from tests.courses import write_course

ANN, BEN, CAI, DAI = (
    Member(letter * 32, name) for letter, name in zip("abcd", ("Ann", "Ben", "Cai", "Dai"), strict=True)
)
UNTIL, TODAY = "2026-03-03", date(2026, 3, 4)
LATER = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
NEVER = (SECRET, *(one.id for one in (ANN, BEN, CAI, DAI)), "Ann", "Ben", "ann@example.org", "0012", "Siôn")
"""What must be nowhere afterwards."""


class KilledError(BaseException):
    """The program ended there and then."""


def bundle(path: Path, member: Member = ANN, **more: Any) -> Path:
    values: dict[str, Any] = {
        "course": "A small course",
        "cohort": "spring",
        "key": KEY,
        "learner": member.id,
        "name": member.name,
        "made": AT,
        "tries": (a_try("what/every-kind/build", id=f"t-{member.name}"),),
    }
    path.write_bytes(wrapped(KIND, Submission(**values | more)))
    return path


def filled(folder: Path) -> CohortRepository:
    """A cohort with something of people in every place where there can be something."""
    repository = repository_of(write_course(folder))
    gone = a_cohort([ANN, BEN], keep_until=UNTIL).erasing(DAI.id, LATER - timedelta(days=40))
    repository.create(gone)
    served = folder / "served" / "inbox" / "spring"
    served.mkdir(parents=True)
    files = [bundle(folder / "ann.json"), bundle(folder / "cai.json", CAI)]
    assert all(isinstance(one, Taken) for one in collect(repository, "spring", files))
    remember_served(repository, "spring", served)
    bundle(served / "0123.json", BEN)
    (served / ".0124.tmp").write_bytes(b"Ben")
    where = repository.collected_folder(gone)
    index = AnswerIndex(where, "course")
    with index.connected():
        sent = collected_for_index(repository, gone, ANN.id)
        assert sent is not None
        index.keep([(sent, Stamp(1, 1))])
    (where / "answers.sqlite-wal").write_bytes(ANN.id.encode())
    (where / "refused" / "a folder").mkdir(parents=True)
    bundle(where / "refused" / "dai.json", DAI)
    bundle(where / "refused" / "a folder" / "dai.json", DAI)
    (where / f".{ANN.id}-x1.tmp").write_bytes(b"Ann")
    (where / "lrs.cursor").write_bytes(b"{}")
    (where / "a link").symlink_to(folder / "elsewhere")
    (folder / "elsewhere").mkdir()
    (folder / "elsewhere" / "mine").write_bytes(b"mine")
    people = (
        Person(number="0012", name="Ann", email="ann@example.org", learner=ANN.id),
        Person(number="13", name="Siôn"),
    )
    change_roster(repository, "spring", lambda _now: Roster(people))
    for path in (roster_path(repository, "spring"), repository.path("spring")):
        path.with_name(f".{path.stem}-y2.tmp").write_bytes(b"Ann")
    repository.path("spring").with_name(".spring-2-y2.tmp").write_bytes(b"of another cohort")
    for path in files:
        path.unlink()
    return repository


@pytest.fixture(scope="module")
def made() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as found:
        filled(Path(found, "course"))
        yield Path(found, "course")


@contextmanager
def a_copy(made: Path) -> Iterator[CohortRepository]:
    with tempfile.TemporaryDirectory() as found:
        folder = Path(found, "course")
        shutil.copytree(made, folder, symlinks=True)
        served = folder / "progress" / "cohorts" / "spring" / "served-inbox.txt"
        served.write_text(str(folder / "served" / "inbox" / "spring"), encoding="utf-8")
        yield repository_of(folder)


def still_told(repository: CohortRepository) -> list[str]:
    """Where anything of the people is, in the name or the content of a file."""
    folder = repository.course.folder
    found = []
    for path in [*(folder / "progress").rglob("*"), *(folder / "served").rglob("*")]:
        inside = path.read_bytes() if path.is_file() else b""
        found += [f"{path}: {one}" for one in NEVER if one in str(path.name) or one.encode() in inside]
    return found


def is_tidy(repository: CohortRepository) -> Cohort:
    """Check that nothing of the people is left; returns the cohort."""
    cohort = repository.open("spring")
    assert still_told(repository) == []
    assert not remains_of(repository, cohort).is_something
    assert (cohort.name, cohort.keep_until, cohort.members) == ("Spring group", UNTIL, ())
    folder = repository.course.folder
    assert (folder / "elsewhere" / "mine").read_bytes() == b"mine"
    assert repository.path("spring").with_name(".spring-2-y2.tmp").exists()
    return cohort


class Disk:
    """Counts what changes the disk, and may fail at one of these times."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int, error: BaseException) -> None:
        self.count = 0
        self._at, self._error = at, error
        for name in ("unlink", "rmdir", "replace"):
            monkeypatch.setattr(Path, name, self._failing(getattr(Path, name)))

    def _failing(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def does(path: Path, *arguments: Any, **more: Any) -> Any:
            if path.suffix == ".holder":  # of a lock
                return real(path, *arguments, **more)
            self.count += 1
            if self.count == self._at or (self.count > self._at and isinstance(self._error, KilledError)):
                raise self._error
            return real(path, *arguments, **more)

        return does


def test_what_there_is_is_told_and_then_all_of_it_goes(made: Path) -> None:
    with a_copy(made) as repository:
        cohort = repository.open("spring")
        remains = remains_of(repository, cohort)
        assert list(remains_in_words(remains)) == [
            "What 2 people sent",
            "The index of their answers",
            "2 files in the inbox",
            "3 files that were not taken in",
            "The roster: 2 people",
            "The names in the cohort's file: 3 people",
            "The fingerprints of who was erased: 1 person",
            "4 other files beside these",
        ]
        assert remains.people == 3
        assert tidy(repository, "spring", LATER, TODAY) == ()
        cohort = is_tidy(repository)
        assert [(one.at, one.people) for one in cohort.tidied] == [("2026-03-04T09:00:00+00:00", 3)]
        assert cohort.erased == ("- 2026-01-23T09:00:00+00:00",)
        assert tidy(repository, "spring", LATER, TODAY) == ()
        assert is_tidy(repository) == cohort


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(1, 20), max_size=4))
def test_it_can_be_killed_anywhere_and_done_again(made: Path, kills: list[int]) -> None:
    with a_copy(made) as repository:
        for at in kills:
            with pytest.MonkeyPatch.context() as monkeypatch, suppress(KilledError):
                Disk(monkeypatch, at, KilledError())
                tidy(repository_of(repository.course.folder), "spring", LATER, TODAY)
        assert tidy(repository, "spring", LATER, TODAY) == ()
        cohort = is_tidy(repository)
        assert [one.people for one in cohort.tidied] == [3]


def test_what_cannot_be_removed_is_named_and_stops_nothing(made: Path) -> None:
    at = 0
    while True:
        at += 1
        with a_copy(made) as repository:
            with pytest.MonkeyPatch.context() as monkeypatch:
                disk = Disk(monkeypatch, at, PermissionError(13, "Permission denied"))
                troubles = tidy(repository, "spring", LATER, TODAY)
            if disk.count < at:
                break
            assert len(troubles) in (1, 2), at  # a folder cannot go without what is in it
            assert all("Permission denied" in str(one) or "not empty" in str(one) for one in troubles)
            assert len({line.partition(": ")[0] for line in still_told(repository)}) <= 1
            assert tidy(repository, "spring", LATER, TODAY) == ()
            is_tidy(repository)
    assert at > 12


def test_what_was_sent_before_does_not_come_back_and_a_new_invitation_brings_it(made: Path, tmp_path: Path) -> None:
    with a_copy(made) as repository:
        tidy(repository, "spring", LATER, TODAY)
        for invited in ("", "2026-01-05T09:00:00+00:00", "2026-03-04T09:00:00+00:00"):
            (refused,) = collect(repository, "spring", [bundle(tmp_path / "ann.json", invited=invited)])
            assert isinstance(refused, Refused)
            assert "invitation from before the work of this cohort was removed" in refused.why
        is_tidy(repository)
        (taken,) = collect(repository, "spring", [bundle(tmp_path / "new.json", invited="2026-03-05T09:00:00+00:00")])
        assert isinstance(taken, Taken)
        assert repository.open("spring").members == (ANN,)
        (taken,) = collect(repository, "spring", [bundle(tmp_path / "ann.json")])  # they are here again
        assert isinstance(taken, Taken)
        assert remains_of(repository, repository.open("spring")).is_something
        tidy(repository, "spring", LATER + timedelta(days=9), TODAY)
        assert [one.people for one in is_tidy(repository).tidied] == [3, 1]


@pytest.mark.parametrize(("until", "today"), [("", TODAY), (UNTIL, date(2026, 3, 3)), ("2027-01-01", TODAY)])
def test_nothing_goes_before_its_day_has_passed(made: Path, until: str, today: date) -> None:
    with a_copy(made) as repository:
        repository.change("spring", lambda now: replace(now, keep_until=until))
        before = still_told(repository)
        with pytest.raises(UsageError, match="keep"):
            tidy(repository, "spring", LATER, today)
        assert still_told(repository) == before


def test_a_roster_that_cannot_be_read_goes_too(made: Path) -> None:
    with a_copy(made) as repository:
        roster_path(repository, "spring").write_bytes(b"\xff\xfe no roster of Ann")
        assert "The roster: 0 people" in remains_in_words(remains_of(repository, repository.open("spring")))
        assert tidy(repository, "spring", LATER, TODAY) == ()
        is_tidy(repository)


def test_what_another_program_is_writing_is_named_and_the_rest_goes(made: Path) -> None:
    from copro_tui.storage.files import PERSONAL
    from copro_tui.storage.lock import WriteLock

    with a_copy(made) as repository:
        repository.lock_seconds = 0
        with WriteLock(roster_path(repository, "spring"), PERSONAL):
            (trouble,) = tidy(repository, "spring", LATER, TODAY)
        assert isinstance(trouble, RecordError)
        assert "in use" in str(trouble)
        assert {Path(line.partition(": ")[0]).name for line in still_told(repository)} == {
            "spring.roster.csv",
            ".spring.roster-y2.tmp",
        }
        assert tidy(repository, "spring", LATER, TODAY) == ()
        is_tidy(repository)


def test_a_link_in_the_place_of_what_was_collected_is_named_and_not_followed(made: Path) -> None:
    with a_copy(made) as repository:
        where, real = repository.collected_folder(repository.open("spring")), repository.course.folder / "elsewhere"
        shutil.rmtree(where)
        where.symlink_to(real)
        (trouble,) = tidy(repository, "spring", LATER, TODAY)
        assert "it is a link" in str(trouble)
        assert (real / "mine").exists()
        assert repository.open("spring").members == ()


def test_a_day_that_is_none_is_a_mistake_in_the_file() -> None:
    (fault,) = cohort_faults(a_cohort(keep_until="2026-02-30"), [])
    assert (fault.where, fault.message) == (("keep_until",), '"2026-02-30" is not a day')


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("keep_until: soon", '"soon" is not a day'),
        ("tidied: 3", "this has to be a list"),
        ("tidied: [{at: x, people: 1}]", '"x" is not a day'),
        ('tidied: [{at: "", people: 1}]', "there is no text here"),
        ("tidied: [{at: 2026-01-01, people: -1}]", "-1 is out of range"),
        ("tidied: [{at: 2026-01-01, people: a}]", '"a" is not a number'),
    ],
)
def test_a_mistake_by_hand_is_told_with_its_line(folder: Path, written: str, says: str) -> None:
    repository = repository_of(folder)
    path = repository.create(a_cohort())
    lines = path.read_text(encoding="utf-8")
    path.write_text(f"{lines}{written}\n", encoding="utf-8")
    with pytest.raises(CohortFileError) as caught:
        repository.open("spring")
    assert f"spring.yaml:{len(lines.splitlines()) + 1}:" in str(caught.value)
    assert says in str(caught.value)
