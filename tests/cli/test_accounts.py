"""Several accounts of one computer share a course folder, each with its own real user id."""

from __future__ import annotations

import csv
import io
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.accounts import ALICE, BOB, CAROL, STAFF, TESS, Run, begins, needs_accounts, ok, run
from tests.clock import FakeClock
from tests.cohorts.groups import learn
from tests.courses import write_course

pytestmark = needs_accounts

NEW_COHORT = Run(uid=TESS, arguments=("cohort", "new", "spring"))


@pytest.fixture
def shared() -> Iterator[Path]:
    """A course folder where everybody can write."""
    folder = Path(tempfile.mkdtemp(prefix="copro-shared-", dir="/tmp"))
    folder.chmod(0o755)
    course = write_course(folder / "course")
    course.chmod(0o777)
    yield course
    shutil.rmtree(folder)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o7777


def folder_of(course: Path, uid: int) -> Path:
    return course / "progress" / "accounts" / f"account-{uid}"


def owners(folder: Path) -> set[int]:
    return {one.lstat().st_uid for one in (folder, *folder.rglob("*"))}


@pytest.mark.parametrize("of_course", [0o777, 0o1777, 0o2770])
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_everybody_can_begin_after_a_learner_came_first(shared: Path, of_course: int, umask: int) -> None:
    os.chown(shared, 0, STAFF)
    shared.chmod(of_course)
    people = {ALICE: "Alice", BOB: "Bob", CAROL: "Carol"}
    said = ok(shared, *(begins(uid, name, umask) for uid, name in people.items()), NEW_COHORT)
    for (uid, name), words in zip(people.items(), said, strict=False):
        assert f"A small course. {name}, English." in words
        assert not [one for one in people.values() if one != name and one in words]
        assert mode(folder_of(shared, uid)) & 0o777 == 0o700
        assert owners(folder_of(shared, uid)) == {uid}
        assert {mode(one) for one in folder_of(shared, uid).rglob("*.json")} == {0o600}
    assert mode(shared / "progress") == of_course
    assert mode(shared / "progress" / "accounts") == of_course | 0o1000


def test_everybody_can_begin_after_the_trainer_came_first(shared: Path) -> None:
    _new, alice, bob, again = ok(shared, NEW_COHORT, begins(ALICE, "Alice"), begins(BOB, "Bob"), begins(BOB, ""))
    assert "Alice, English." in alice
    assert "Bob, English." in bob
    assert "Bob, English." in again
    assert mode(shared / "progress") == mode(shared / "progress" / "cohorts") == 0o777
    assert (shared / "progress" / "cohorts" / "spring.yaml").stat().st_uid == TESS


def test_forty_accounts_that_begin_at_the_same_moment_all_begin(shared: Path) -> None:
    ended = run(shared, *(begins(42000 + number, f"Person {number}") for number in range(40)), at_once=True)
    assert {one.status for one in ended} == {0}, ended
    assert len(list((shared / "progress" / "accounts").iterdir())) == 40
    assert not list(shared.glob(".*")) + list((shared / "progress").glob(".*"))


def test_each_account_has_backups_a_last_learner_and_only_its_own_list(shared: Path) -> None:
    answer = "1\n\n\nq\n"  # into the first lesson, whose first steps are kept as seen
    first = Run(uid=ALICE, typed=f"Alice\n{answer}")
    second = Run(uid=BOB, typed=f"Bob\n{answer}")
    ok(shared, first, second)
    for uid in (ALICE, BOB):
        assert list((folder_of(shared, uid) / "backups").rglob("*.json"))
        assert (folder_of(shared, uid) / "last-used").is_file()
    show = ok(shared, Run(uid=BOB, arguments=("record", "show")))[0]
    assert "Name: Bob" in show
    assert "Alice" not in show


def test_no_other_account_can_open_a_record(shared: Path) -> None:
    ok(shared, begins(ALICE, "Alice"))
    record = next(folder_of(shared, ALICE).glob("alice-*.json"))
    for arguments in (("record", "merge", str(record), str(record)), ("record", "import", str(record))):
        (ended,) = run(shared, Run(uid=TESS, arguments=arguments))
        assert ended.status == 4
        assert "Permission denied" in ended.said


def test_one_account_that_several_people_use_lists_all_of_them(shared: Path) -> None:
    ok(shared, begins(ALICE, "Ann"), Run(uid=ALICE, typed="11\n2\nBen\nq\n"))
    (said,) = ok(shared, Run(uid=ALICE, typed="q\n"))
    assert "Ann" in said
    assert "Ben" in said
    assert len(list(folder_of(shared, ALICE).glob("*.json"))) == 2


def test_a_folder_that_somebody_made_for_others_is_not_used(shared: Path) -> None:
    accounts = shared / "progress" / "accounts"
    ok(shared, begins(BOB, "Bob"))
    trap = folder_of(shared, ALICE)
    trap.mkdir(mode=0o777)
    os.chown(trap, BOB, BOB)
    (ended,) = run(shared, begins(ALICE, "Alice"))
    assert ended.status == 4
    assert f"{trap} is in the way of your records: it was made by another account ({BOB})" in ended.said
    assert list(trap.iterdir()) == []
    assert len(list(accounts.iterdir())) == 2


def test_a_link_in_the_place_of_a_folder_is_not_followed(shared: Path) -> None:
    ok(shared, begins(BOB, "Bob"))
    elsewhere = shared / "elsewhere"
    elsewhere.mkdir()
    elsewhere.chmod(0o777)
    folder_of(shared, ALICE).symlink_to(elsewhere)
    os.chown(folder_of(shared, ALICE), BOB, BOB, follow_symlinks=False)
    (ended,) = run(shared, begins(ALICE, "Alice"))
    assert ended.status == 4
    assert "is in the way of your records" in ended.said
    assert list(elsewhere.iterdir()) == []


def test_a_link_in_the_place_of_all_accounts_is_refused(shared: Path) -> None:
    (shared / "progress").mkdir()
    (shared / "progress").chmod(0o777)
    (shared / "elsewhere").mkdir()
    (shared / "elsewhere").chmod(0o777)
    (shared / "progress" / "accounts").symlink_to(shared / "elsewhere")
    (ended,) = run(shared, begins(ALICE, "Alice"))
    assert ended.status == 4
    assert "is in the way of your records" in ended.said
    assert list((shared / "elsewhere").iterdir()) == []


def test_a_folder_that_was_for_one_alone_is_opened_by_its_owner(shared: Path) -> None:
    """Alice began while only she could write there; then the course folder was shared."""
    shared.chmod(0o755)
    os.chown(shared, ALICE, ALICE)
    ok(shared, begins(ALICE, "Alice"))
    progress = shared / "progress"
    record = next(progress.glob("alice-*.json"))
    assert mode(progress) == 0o700
    shared.chmod(0o777)
    (refused,) = run(shared, begins(BOB, "Bob"))
    assert refused.status == 4
    assert f"{progress} belongs to another account ({ALICE}), and only they can open it." in refused.said
    alice, bob = ok(shared, begins(ALICE, ""), begins(BOB, "Bob"))
    assert "Alice, English." in alice
    assert "Alice" not in bob
    assert (folder_of(shared, ALICE) / record.name).is_file()
    assert not record.exists()
    assert mode(progress) == 0o777


@pytest.fixture
def group(shared: Path) -> Path:
    """A cohort of Tess's in the shared folder; Alice and Bob have begun and joined it."""
    ok(
        shared,
        NEW_COHORT,
        Run(uid=TESS, arguments=("cohort", "invite", "spring")),
        *(begins(uid, name) for uid, name in ((ALICE, "Alice"), (BOB, "Bob"))),
        *(Run(uid=uid, arguments=("join", "spring-invitation.json")) for uid in (ALICE, BOB)),
    )
    return shared


SEND = ("send", "--yes")
COLLECT = Run(uid=TESS, arguments=("cohort", "collect", "spring"))


def inbox_of(course: Path) -> Path:
    return course / "progress" / "inbox" / "spring"


def test_what_learners_send_arrives_in_the_inbox_and_is_taken_once(group: Path) -> None:
    inbox = inbox_of(group)
    assert mode(inbox) == 0o1733
    assert mode(inbox.parent) == 0o1777
    sent = ok(group, Run(uid=ALICE, arguments=SEND), Run(uid=BOB, arguments=SEND))
    assert f"It goes into the inbox {inbox}, which only the account {TESS} can open." in sent[0]
    assert "Sent. Your trainer finds it there." in sent[0]
    assert [mode(one) for one in inbox.iterdir()] == [0o644, 0o644]
    taken, again = ok(group, COLLECT, COLLECT)
    assert "Alice, 0 new answers, now a member." in taken
    assert "Bob, 0 new answers, now a member." in taken
    assert "Nothing new has arrived." in again
    assert list(inbox.iterdir()) == []
    collected = list((folder_of(group, TESS) / "cohorts" / "spring").glob("*.json"))
    assert len(collected) == 2
    assert {mode(one) for one in collected} == {0o600}


def test_reports_take_what_has_arrived_first(group: Path) -> None:
    ok(group, Run(uid=ALICE, arguments=SEND))
    (said,) = ok(group, Run(uid=TESS, arguments=("report", "spring", "--names")))
    assert "Alice" in said
    assert list(inbox_of(group).iterdir()) == []


def test_learners_see_what_is_assigned_in_the_shared_folder(group: Path) -> None:
    ok(group, Run(uid=TESS, arguments=("assign", "what", "--cohort", "spring")))
    ok(group, Run(uid=ALICE, arguments=SEND), COLLECT)
    (home,) = ok(group, begins(ALICE, ""))
    assert "For spring" in home


def test_nobody_but_the_trainer_can_list_an_inbox_or_take_from_it(group: Path) -> None:
    ok(group, Run(uid=ALICE, arguments=SEND))
    (name,) = [one.name for one in inbox_of(group).iterdir()]
    assert as_account(BOB, lambda: os.listdir(inbox_of(group))) == "PermissionError"  # noqa: PTH208
    assert as_account(BOB, (inbox_of(group) / name).unlink) == "PermissionError"
    assert as_account(BOB, lambda: inbox_of(group).rename(group / "elsewhere")) == "PermissionError"


def as_account(uid: int, act: Callable[[], object]) -> str:
    """Do something as another account; returns the name of the error, or an empty text."""
    before = os.getegid(), os.geteuid()
    os.setegid(uid)
    os.seteuid(uid)
    try:
        act()
    except OSError as error:
        return type(error).__name__
    finally:
        os.seteuid(before[1])
        os.setegid(before[0])
    return ""


def test_bad_files_in_the_inbox_are_set_aside_and_stop_nothing(group: Path) -> None:
    inbox = inbox_of(group)
    secret = group / "secret.txt"
    secret.write_text("a secret of Tess's", encoding="utf-8")
    ok(group, Run(uid=ALICE, arguments=SEND))

    def spoil() -> None:
        (inbox / "a-note.json").write_text("not a bundle", encoding="utf-8")
        (inbox / "unreadable.json").touch(mode=0)
        (inbox / "link.json").symlink_to(secret)
        os.mkfifo(inbox / "pipe.json")
        (inbox / "folder").mkdir()
        (inbox / ".still-writing.tmp").touch()

    assert as_account(BOB, spoil) == ""
    (ended,) = run(group, COLLECT)
    assert ended.status == 1
    assert "Alice, 0 new answers, now a member." in ended.said
    assert "a-note.json is damaged, or is not a copro file." in ended.said
    assert "5 files were not taken in." in ended.said
    assert {one.name for one in inbox.iterdir()} == {"folder", ".still-writing.tmp"}
    aside = folder_of(group, TESS) / "cohorts" / "spring" / "refused"
    assert {one.name for one in aside.iterdir()} == {"a-note.json", "unreadable.json", "link.json", "pipe.json"}
    assert secret.read_text(encoding="utf-8") == "a secret of Tess's"


def test_an_inbox_that_somebody_else_made_is_not_used_by_the_trainer(shared: Path) -> None:
    inbox = inbox_of(shared)
    inbox.mkdir(parents=True)
    for one in (shared / "progress", inbox.parent):
        one.chmod(0o777)
    os.chown(inbox, BOB, BOB)
    (said,) = ok(shared, NEW_COHORT)
    assert f"The inbox {inbox} is not used: it was made by another account ({BOB})." in said
    (ended,) = run(shared, COLLECT)
    assert ended.status == 2
    assert "There is no inbox of yours here" in ended.said


def test_nothing_is_put_where_others_could_see_it(group: Path) -> None:
    inbox_of(group).chmod(0o1777)
    (ended,) = run(group, Run(uid=ALICE, arguments=SEND))
    assert ended.status == 4
    assert "others could see what is put there" in ended.said
    ok(group, Run(uid=ALICE, arguments=(*SEND, "--output", "mine.json")))
    assert mode(group / "mine.json") == 0o600


def test_the_trainer_reads_directly_who_learns_in_the_trainers_own_account(group: Path) -> None:
    ok(group, begins(TESS, "Ann"), Run(uid=TESS, arguments=("cohort", "add", "spring", "Ann")))
    (said,) = ok(group, Run(uid=TESS, arguments=("report", "spring", "--names")))
    assert "Ann" in said
    (ended,) = run(group, Run(uid=TESS, arguments=("cohort", "add", "spring", "Alice")))
    assert ended.status == 2  # her record is hers


DOCTOR = ("doctor",)


def test_the_doctor_says_what_was_moved_and_what_belongs_to_others(shared: Path) -> None:
    os.chown(shared, ALICE, ALICE)
    shared.chmod(0o755)
    ok(shared, Run(uid=ALICE, typed="Alice\n1\n\n\nq\n"))
    shared.chmod(0o777)
    (alice,) = run(shared, Run(uid=ALICE, arguments=DOCTOR))
    moved = next(folder_of(shared, ALICE).glob("alice-*.json"))
    assert f"were moved there from {shared / 'progress'}: " in alice.said
    assert moved.name in alice.said
    assert "is whole, with" in alice.said
    ok(shared, begins(BOB, "Bob"))
    (bob,) = run(shared, Run(uid=BOB, arguments=DOCTOR))
    assert f"several accounts share {shared / 'progress'}" in bob.said
    assert "of other accounts there are 1 folders and 0 files not yet moved; they are left alone" in bob.said
    assert "1 record in" in bob.said
    assert "alice" not in bob.said.lower()
    assert bob.status == 0


def test_the_doctor_says_that_nothing_can_be_written_before_there_is_a_progress_folder(shared: Path) -> None:
    shared.chmod(0o755)
    (ended,) = run(shared, Run(uid=ALICE, arguments=DOCTOR))
    assert ended.status == 1
    assert f"nothing can be written in {shared}, so no answer would be kept" in ended.said


def test_the_doctor_names_a_folder_that_only_another_account_can_open(shared: Path) -> None:
    (shared / "progress").mkdir(mode=0o700)
    os.chown(shared / "progress", BOB, BOB)
    (ended,) = run(shared, Run(uid=ALICE, arguments=DOCTOR))
    assert ended.status == 1
    assert f"{shared / 'progress'} belongs to another account ({BOB}), and only they can open it." in ended.said


@pytest.fixture
def former(shared: Path) -> Path:
    """A shared folder as earlier versions filled it: the records of Alice and Bob lie directly in ``progress/``."""
    progress = shared / "progress"
    for uid, name in ((ALICE, "Alice"), (BOB, "Bob")):
        learn(shared, name, uid, FakeClock())
        for one in progress.rglob("*"):
            if one.lstat().st_uid not in (ALICE, BOB):
                os.chown(one, uid, uid)
    (progress / "backups").chmod(0o755)  # Alice's: she answered first
    progress.chmod(0o777)
    return shared


def test_records_of_two_accounts_each_move_when_their_owner_starts(former: Path) -> None:
    progress = former / "progress"
    alices = {one.name for one in progress.glob("alice-*") if one.suffix in (".json", ".drafts")}
    bobs = {one: one.read_bytes() for one in progress.rglob("*") if one.is_file() and one.stat().st_uid == BOB}
    backups = {one.name for one in (progress / "backups").glob("alice-*/*")}
    (alice,) = ok(former, begins(ALICE, ""))
    assert "1 of 2 lessons" in alice
    assert "Bob" not in alice
    assert {one: one.read_bytes() for one in bobs} == bobs
    assert alices <= {one.name for one in folder_of(former, ALICE).iterdir()}
    assert backups <= {one.name for one in folder_of(former, ALICE).glob("backups/alice-*/*")}
    assert owners(folder_of(former, ALICE)) == {ALICE}
    assert not list(progress.glob("alice-*"))
    bob, tess = ok(former, begins(BOB, ""), begins(TESS, "Tess"))
    assert "1 of 2 lessons" in bob
    assert "Bob, English." in bob
    assert "Tess, English." in tess
    assert not list(progress.glob("bob-*"))


@pytest.mark.parametrize("kind", ["a file", "a folder", "a pipe", "a link"])
def test_nothing_in_the_place_of_a_lock_stops_a_record_from_being_moved(former: Path, kind: str) -> None:
    lock = next((former / "progress").glob("alice-*.json")).with_suffix(".lock")
    lock.unlink(missing_ok=True)
    notes = former / "notes.txt"
    notes.write_text("Alice's notes", encoding="utf-8")
    os.chown(notes, ALICE, ALICE)
    makes: dict[str, Callable[[], object]] = {
        "a file": lambda: lock.touch(mode=0o600),
        "a folder": lock.mkdir,
        "a pipe": lambda: os.mkfifo(lock),
        "a link": lambda: lock.symlink_to(notes),
    }
    assert as_account(BOB, makes[kind]) == ""
    (said,) = ok(former, begins(ALICE, ""))
    assert "1 of 2 lessons" in said
    assert notes.read_text(encoding="utf-8") == "Alice's notes"


def test_answers_that_arrive_in_the_inbox_are_in_the_report(former: Path) -> None:
    ok(former, NEW_COHORT, Run(uid=TESS, arguments=("cohort", "invite", "spring")))
    ok(former, Run(uid=ALICE, arguments=("join", "spring-invitation.json")), Run(uid=ALICE, arguments=SEND))
    (said,) = ok(former, Run(uid=TESS, arguments=("report", "spring", "--names", "--csv")))
    rows = list(csv.DictReader(io.StringIO(said)))
    assert (rows[0]["name"], rows[0]["module"], rows[0]["completed"]) == ("Alice", "what", "1")


def test_nothing_that_somebody_puts_into_the_shared_folder_stops_or_frightens_anybody(group: Path) -> None:
    progress = group / "progress"

    def spoil() -> None:
        for folder in (progress, progress / "cohorts", progress / "accounts"):
            for ending in (".json", ".yaml", ".lock", ".drafts"):
                (folder / f"secret-0123456789{ending}").touch(mode=0)
                os.mkfifo(folder / f"pipe-0123456789{ending}")
                (folder / f"link-0123456789{ending}").symlink_to("/etc/shadow")
                (folder / f"folder-0123456789{ending}").mkdir(mode=0)
        for name in ("backups", "joined", "last-used"):
            (progress / name).mkdir(mode=0)

    before = ok(group, begins(ALICE, ""))
    assert as_account(BOB, spoil) == ""
    assert ok(group, begins(ALICE, "")) == before
    ok(group, begins(CAROL, "Carol"), Run(uid=ALICE, arguments=SEND), COLLECT)
    (said,) = ok(group, Run(uid=TESS, arguments=("report", "spring", "--names")))
    assert "Alice" in said
    assert "0123456789" not in said


def test_an_invitation_counts_where_the_folder_of_cohorts_cannot_be_opened(group: Path) -> None:
    ok(group, Run(uid=TESS, arguments=("assign", "what", "--cohort", "spring")))
    ok(group, Run(uid=TESS, arguments=("cohort", "invite", "spring", "-o", "new.json")))
    (group / "progress" / "cohorts").chmod(0o700)
    joined, home = ok(group, Run(uid=ALICE, arguments=("join", "new.json")), begins(ALICE, ""))
    assert "has joined “spring”" in joined
    assert "For spring" in home


def test_erasing_takes_away_what_is_collected_refused_and_still_in_the_inbox(group: Path) -> None:
    ok(group, Run(uid=ALICE, arguments=SEND), COLLECT, Run(uid=ALICE, arguments=SEND))
    collected = folder_of(group, TESS) / "cohorts" / "spring"
    (collected / "refused").mkdir()
    (sent,) = inbox_of(group).iterdir()
    shutil.copy(sent, collected / "refused")
    (collected / "refused" / "note.json").write_text("of somebody else", encoding="utf-8")
    (said,) = ok(group, Run(uid=TESS, arguments=("cohort", "erase", "Alice", "--yes")))
    assert f"Removed {collected / 'refused' / sent.name}." in said
    assert [one.name for one in (collected / "refused").iterdir()] == ["note.json"]
    assert [*inbox_of(group).iterdir(), *collected.glob("*.json")] == []


def test_an_erased_learner_who_sends_again_does_not_come_back(group: Path) -> None:
    ok(group, Run(uid=ALICE, arguments=SEND), COLLECT)
    ok(group, Run(uid=TESS, arguments=("cohort", "erase", "Alice", "--yes")))
    (_sent, after) = run(group, Run(uid=ALICE, arguments=SEND), COLLECT)
    assert "is from somebody who was erased from this cohort" in after.said
    assert list((folder_of(group, TESS) / "cohorts" / "spring").glob("*.json")) == []
