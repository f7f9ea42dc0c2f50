"""What happens to a record that is not as it should be when it is opened."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from copro_tui.course.refs import Ref
from copro_tui.errors import RecordError
from copro_tui.progress.events import SHAPE
from copro_tui.progress.record_file import unsealed
from copro_tui.progress.recovery import mend
from copro_tui.progress.repository import RecordRepository
from copro_tui.storage.checksums import ChecksumError, decode_tables, encode_tables
from copro_tui.storage.files import DamagedError
from tests.faults import denied
from tests.progress.events import ABOUT, attempt, new_store, visit

FIXTURES = Path(__file__).parent / "fixtures"
DAMAGE = {
    "empty": b"",
    "truncated": None,
    "words": b"My dear diary",
    "not UTF-8": b'{"about": "\xff"}',
    "a list": b"[]",
    "nulls": b"\x00" * 200,
}


def used_store(folder: Path) -> RecordRepository:
    """A record with two visits, and so with backups."""
    store = new_store(folder)
    store.add(visit("what/it/one"))
    store.add(visit("what/it/two"))
    return store


def test_every_flipped_bit_and_every_truncation_of_a_record_is_found_out(tmp_path: Path) -> None:
    path = used_store(tmp_path).path
    data = path.read_bytes()
    good = {name: {number: dict(one) for number, one in ones.items()} for name, ones in decode_tables(data).items()}
    spoilt = [data[:length] for length in range(len(data))]
    for place in range(len(data)):
        for bit in range(8):
            flipped = bytearray(data)
            flipped[place] ^= 1 << bit
            spoilt.append(bytes(flipped))
    for one in spoilt:
        try:
            tables = decode_tables(one, unsealed)
        except ChecksumError:
            continue
        assert {name: {number: dict(doc) for number, doc in ones.items()} for name, ones in tables.items()} == good


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_record_is_kept_and_what_is_whole_anywhere_takes_its_place(tmp_path: Path, name: str) -> None:
    path = used_store(tmp_path).path
    spoilt = DAMAGE[name] if DAMAGE[name] is not None else path.read_bytes()[:-20]
    assert spoilt is not None
    path.write_bytes(spoilt)
    store = RecordRepository(path)
    said = mend(store)
    kept = path.with_name("ann.damaged-1")
    assert kept.read_bytes() == spoilt
    assert str(kept) in said
    assert "was mended" in said
    whole = ["what/it/one", "what/it/two"] if name == "truncated" else ["what/it/one"]
    assert list(map(str, store.record.visited)) == whole
    store.add(visit("what/it/three"))
    assert mend(RecordRepository(path)) == ""


def test_the_newest_backup_is_passed_over_when_it_is_damaged_too(tmp_path: Path) -> None:
    store = used_store(tmp_path)
    store.add(visit("what/it/three"))
    newest = store.backups.newest_first()[0]
    newest.write_bytes(newest.read_bytes()[:-1])
    store.path.write_bytes(b"")
    assert "was mended" in mend(RecordRepository(store.path))
    assert list(map(str, RecordRepository(store.path).record.visited)) == ["what/it/one"]


def test_without_a_good_copy_everything_is_left_as_it_is(tmp_path: Path) -> None:
    path = new_store(tmp_path).path
    path.write_bytes(b"spoilt")
    with pytest.raises(DamagedError, match="cannot be read") as refused:
        mend(RecordRepository(path))
    assert "left as it is" in refused.value.hint
    assert path.read_bytes() == b"spoilt"
    assert not path.with_name("ann.damaged-1").exists()


def test_a_second_damage_does_not_overwrite_the_file_kept_from_the_first(tmp_path: Path) -> None:
    path = used_store(tmp_path).path
    for spoilt in (b"first", b"second"):
        path.write_bytes(spoilt)
        mend(RecordRepository(path))
    assert path.with_name("ann.damaged-1").read_bytes() == b"first"
    assert path.with_name("ann.damaged-2").read_bytes() == b"second"


def test_a_record_that_is_somebody_elses_is_refused_and_not_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = used_store(tmp_path).path
    before = sorted(path.parent.iterdir())
    monkeypatch.setattr(os, "open", denied)
    with pytest.raises(RecordError, match="Permission denied") as refused:
        mend(RecordRepository(path))
    assert not isinstance(refused.value, DamagedError)
    assert sorted(path.parent.iterdir()) == before


def test_a_record_that_is_gone_is_brought_back_from_its_backup(tmp_path: Path) -> None:
    path = used_store(tmp_path).path
    path.unlink()
    store = RecordRepository(path)
    assert "was gone" in mend(store)
    assert list(map(str, store.record.visited)) == ["what/it/one"]
    assert mend(RecordRepository(tmp_path / "nobody.json")) == ""
    assert not (tmp_path / "nobody.json").exists()


def test_an_older_state_that_took_a_record_s_place_loses_nothing(tmp_path: Path) -> None:
    store = used_store(tmp_path)
    old = store.path.read_bytes()
    for number in range(5):
        store.add(visit(f"what/it/later-{number}"))
    store.path.write_bytes(old)
    opened = RecordRepository(store.path)
    assert "replaced by an older copy; 4 entries" in mend(opened)
    assert {f"what/it/later-{number}" for number in range(4)} <= set(map(str, opened.record.visited))


def test_what_a_backup_says_otherwise_is_left_as_it_is_and_said(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.add(here := attempt(score=0.9))
    store.add(visit("what/it/later"))
    store.add(visit("what/it/last"))
    store.path.unlink()
    for one in RecordRepository(store.path).backups.newest_first()[1:]:
        one.unlink()
    store.create(ABOUT, {"attempts": [msgspec.to_builtins(replace(here, score=0.1))]})
    said = mend(opened := RecordRepository(store.path))
    assert "replaced by an older copy; 1 entry" in said
    assert "1 entry differs" in said
    assert opened.record.standing(Ref("what", "it", "build")).best == 0.1


def test_a_second_copy_from_a_cloud_drive_is_joined_and_kept(tmp_path: Path) -> None:
    store = used_store(tmp_path)
    copy = tmp_path / "ann (conflicted copy).json"
    shutil.copy(store.path, copy)
    RecordRepository(copy).add(attempt("what/it/elsewhere", 1))
    store.add(visit("what/it/here"))
    opened = RecordRepository(store.path)
    said = mend(opened)
    assert "second copy" in said
    assert "1 entry was new" in said
    assert str(tmp_path / "ann.joined-1") in said
    assert opened.record.answered(Ref.parse("what/it/elsewhere"))
    assert Ref.parse("what/it/here") in opened.record.visited
    assert not copy.exists()
    assert mend(RecordRepository(store.path)) == ""


def test_a_second_copy_that_says_otherwise_changes_nothing_and_that_is_said(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.add(here := attempt(score=0.9))
    copy = RecordRepository(tmp_path / "ann (1).json")
    copy.create(ABOUT, {"attempts": [msgspec.to_builtins(replace(here, score=0.1))]})
    said = mend(opened := RecordRepository(store.path))
    assert "0 entries were new" in said
    assert "1 entry differs from the one on this computer; it was left as it is here." in said
    assert opened.record.standing(Ref("what", "it", "build")).best == 0.9
    assert mend(RecordRepository(store.path)) == ""


@pytest.mark.parametrize(
    "data", [b"", b"{", encode_tables({"about": {"1": {"name": "Bob", "learner": "x", "made": ""}}})]
)
def test_a_copy_that_is_half_synced_or_another_learner_s_is_left_alone(tmp_path: Path, data: bytes) -> None:
    store = used_store(tmp_path)
    copy = tmp_path / "ann (1).json"
    copy.write_bytes(data)
    assert mend(RecordRepository(store.path)) == ""
    assert copy.read_bytes() == data


def test_a_newer_shape_is_opened_to_be_read_only(tmp_path: Path) -> None:
    store = used_store(tmp_path)
    tables = decode_tables(store.path.read_bytes())
    tables["about"]["1"]["shape"] = SHAPE + 1
    store.path.write_bytes(before := encode_tables(tables))
    opened = RecordRepository(store.path)
    assert "newer copro" in mend(opened)
    assert opened.read_only
    assert Ref.parse("what/it/two") in opened.record.visited
    with pytest.raises(RecordError, match="written by a newer copro"):
        opened.add(visit())
    assert store.path.read_bytes() == before


@pytest.mark.parametrize("shape", range(SHAPE + 1))
def test_a_record_of_every_shape_there_was_is_opened_and_the_old_file_kept(tmp_path: Path, shape: int) -> None:
    path = tmp_path / "ann.json"
    shutil.copy(FIXTURES / f"shape-{shape}.json", path)
    before, store = path.read_bytes(), RecordRepository(path)
    said = mend(store)
    record = store.record
    assert (record.about.name, record.about.shape) == ("Siôn", SHAPE)
    assert record.standing(Ref.parse("what/ladders/build-arnstein")).best == 0.75
    assert record.standing(Ref.parse("what/ladders/build-arnstein")).tries == 2
    assert record.reflections[Ref.parse("what/ladders/my-rung")][-1].text == "Ar ddiwrnod da: cyfranogiad."
    assert set(map(str, record.completed)) == {"what/ladders"}
    if shape == SHAPE:
        assert said == ""
        assert path.read_bytes() == before
    else:
        assert path.with_name(f"ann.shape-{shape}-1").read_bytes() == before
        assert f"ann.shape-{shape}-1" in said
    store.add(visit())
    assert mend(RecordRepository(path)) == ""


def test_an_old_record_that_makes_no_sense_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "ann.json"
    data = msgspec.json.encode({"about": {"1": {"shape": 0}}, "visits": {"1": {"step": 7}}})
    path.write_bytes(data)
    with pytest.raises(DamagedError):
        mend(RecordRepository(path))
    assert path.read_bytes() == data


def test_what_killed_programs_left_behind_is_cleared_away(tmp_path: Path) -> None:
    store = used_store(tmp_path)
    (tmp_path / ".ann-abcd.tmp").write_bytes(b"half")
    assert mend(store) == ""
    assert not (tmp_path / ".ann-abcd.tmp").exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs permissions that hold")
def test_a_good_record_in_a_read_only_folder_can_be_read_and_not_changed(tmp_path: Path) -> None:
    store = used_store(tmp_path)
    tmp_path.chmod(0o500)
    try:
        opened = RecordRepository(store.path)
        assert mend(opened) == ""
        assert opened.record.about == ABOUT
        with pytest.raises(RecordError, match="cannot be written"):
            opened.add(visit())
    finally:
        tmp_path.chmod(0o700)
