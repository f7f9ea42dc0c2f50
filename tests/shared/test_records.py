"""Several accounts of one computer share a course folder, each with its own real user id."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.shared.accounts import (
    ALICE,
    BOB,
    CAROL,
    COLLECT,
    NEW_COHORT,
    SEND,
    STAFF,
    TESS,
    Run,
    as_account,
    begins,
    folder_of,
    mode,
    needs_accounts,
    ok,
    owners,
    run,
)

pytestmark = needs_accounts


@pytest.mark.parametrize("of_course", [0o777, 0o1777, 0o770, 0o2770])
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
    cohorts = shared / "progress" / "cohorts"
    assert mode(shared / "progress") == mode(cohorts) == of_course
    assert {one.stat().st_gid for one in (shared / "progress", cohorts, cohorts / "spring.yaml")} == {STAFF}
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
    ok(shared, begins(ALICE, "Ann"), Run(uid=ALICE, typed="switch learner\nnew learner\nBen\nq\n"))
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


@pytest.mark.parametrize("of_course", [0o777, 0o770])
def test_a_folder_that_was_for_one_alone_is_opened_by_its_owner(shared: Path, of_course: int) -> None:
    """Alice began while only she could write there; then the course folder was shared."""
    shared.chmod(0o755)
    os.chown(shared, ALICE, STAFF)
    ok(shared, begins(ALICE, "Alice"))
    progress = shared / "progress"
    record = next(progress.glob("alice-*.json"))
    assert mode(progress) == 0o700
    shared.chmod(of_course)
    (refused,) = run(shared, begins(BOB, "Bob"))
    assert refused.status == 4
    assert f"{progress} belongs to another account ({ALICE}), and only they can open it." in refused.said
    alice, bob = ok(shared, begins(ALICE, ""), begins(BOB, "Bob"))
    assert "Alice, English." in alice
    assert "Alice" not in bob
    assert (folder_of(shared, ALICE) / record.name).is_file()
    assert not record.exists()
    assert mode(progress) == of_course


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


@pytest.mark.parametrize("name", ["backups", "cohorts", "joined"])
def test_a_link_that_somebody_puts_there_moves_nothing_out_of_another_folder(former: Path, name: str) -> None:
    mine = former.parent / "home"
    (mine / "letters").mkdir(parents=True)
    for one in ("to-ann-0123456789", "letters/to-ann-0123456789.json", "letters/to-ben.json", "note.json"):
        (mine / one).write_text("private", encoding="utf-8")
    for path in (mine, *mine.rglob("*")):
        os.chown(path, ALICE, ALICE)
    before = sorted(mine.rglob("*"))
    place = former / "progress" / name
    if place.exists():
        place.rename(former / "away")
    assert as_account(BOB, lambda: place.symlink_to(mine)) == ""
    ok(former, begins(ALICE, ""))
    assert sorted(mine.rglob("*")) == before


def test_a_link_in_the_place_of_the_whole_folder_is_refused_unless_its_maker_is_trusted(shared: Path) -> None:
    elsewhere = shared.parent / "elsewhere"
    elsewhere.mkdir()
    elsewhere.chmod(0o777)
    assert as_account(BOB, lambda: (shared / "progress").symlink_to(elsewhere)) == ""
    (ended,) = run(shared, begins(ALICE, "Alice"))
    assert ended.status == 4
    assert f"{shared / 'progress'} is in the way of your records: it was made by another account ({BOB})" in ended.said
    assert list(elsewhere.iterdir()) == []
    (shared / "progress").unlink()
    (shared / "progress").symlink_to(elsewhere)  # by root: records are kept on another disk
    ok(shared, begins(ALICE, "Alice"), begins(BOB, "Bob"))
