"""The storage under a record: at any instant its file is the old one or the new one, whole."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

import pytest
from filelock import FileLock
from tinydb import TinyDB

from copro_tui.errors import ExitCode, RecordError
from copro_tui.storage.checksums import Tables
from copro_tui.storage.tinydb_storage import SafeStorage
from tests.faults import no_space

OLD: Tables = {"about": {"1": {"name": "Ann"}}}
NEW: Tables = {"about": {"1": {"name": "Bob"}}}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that holds ``OLD``."""
    SafeStorage(tmp_path / "ann.json").write(OLD)
    return tmp_path / "ann.json"


def test_what_was_written_is_read_by_another(path: Path) -> None:
    assert SafeStorage(path).read() == OLD
    SafeStorage(path).write(NEW)
    assert SafeStorage(path).read() == NEW


def test_tinydb_takes_it_for_one_of_its_own_storages(path: Path) -> None:
    with TinyDB(path, storage=SafeStorage) as database:
        assert database.tables() == {"about"}
        database.table("about").insert({"name": "Cai"})
    assert SafeStorage(path).table("about").all() == [{"name": "Ann"}, {"name": "Cai"}]


def test_where_there_is_no_file_there_is_nothing(tmp_path: Path) -> None:
    assert SafeStorage(tmp_path / "gone.json").read() is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("what", "name"),
    [(os, "fsync"), (Path, "replace"), (tempfile, "mkstemp"), (os, "fdopen")],
)
def test_a_disk_that_fails_leaves_the_former_file_intact(
    path: Path, monkeypatch: pytest.MonkeyPatch, what: object, name: str
) -> None:
    before, storage = path.read_bytes(), SafeStorage(path)
    with monkeypatch.context() as broken:
        broken.setattr(what, name, no_space)
        with pytest.raises(RecordError, match="cannot be written") as refused:
            storage.write(NEW)
    assert str(path) in refused.value.message
    assert "No space left" in refused.value.message
    assert "intact" in refused.value.hint
    assert refused.value.exit_code == ExitCode.RECORD
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir() if one.suffix == ".tmp"] == []
    assert storage.read() == OLD
    storage.write(NEW)
    assert SafeStorage(path).read() == NEW


def test_the_file_is_synced_before_it_is_renamed_and_the_folder_after(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    sync, rename = os.fsync, Path.replace

    def note_sync(handle: int) -> None:
        steps.append("sync folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "sync file")
        sync(handle)

    def note_rename(old: Path, new: Path) -> Path:
        steps.append("rename")
        return rename(old, new)

    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(Path, "replace", note_rename)
    SafeStorage(path).write(NEW)
    assert steps == ["sync file", "rename", "sync folder"][: 2 if os.name == "nt" else 3]


def test_an_interruption_in_a_transaction_changes_nothing(path: Path) -> None:
    storage = SafeStorage(path)

    def interrupted() -> None:
        with storage.transaction():
            storage.write(NEW)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert storage.read() == OLD == SafeStorage(path).read()
    storage.write(NEW)
    assert SafeStorage(path).read() == NEW


def test_a_transaction_begins_with_what_is_on_disk_now(path: Path) -> None:
    mine = SafeStorage(path)
    assert mine.read() == OLD
    SafeStorage(path).write(NEW)
    with mine.transaction():
        assert mine.read() == NEW


def test_a_transaction_that_writes_nothing_leaves_the_file_alone(path: Path) -> None:
    before = path.stat().st_ino, path.stat().st_mtime_ns
    with SafeStorage(path).transaction():
        pass
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == before


def test_a_file_that_is_locked_elsewhere_is_waited_for_and_then_refused(path: Path) -> None:
    storage = SafeStorage(path)
    storage.lock.seconds = 0.1
    with FileLock(path.with_suffix(".lock")), pytest.raises(RecordError, match="in use by another program") as refused:
        storage.write(NEW)
    assert str(path) in refused.value.message
    assert f"process {os.getpid()} on " in refused.value.message  # it wrote the file that the fixture made
    assert "try again" in refused.value.hint
    assert storage.read() == OLD
    storage.write(NEW)
    assert storage.read() == NEW


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_only_the_owner_can_read_the_files(tmp_path: Path) -> None:
    path = tmp_path / "progress/ann.json"
    SafeStorage(path).write(OLD)
    SafeStorage(path).write(NEW)
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert {one.stat().st_mode & 0o077 for one in path.parent.iterdir()} == {0}


def test_a_folder_that_cannot_be_made_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "progress").touch()
    with pytest.raises(RecordError, match=r"The file .*progress.ann\.json cannot be written") as refused:
        SafeStorage(tmp_path / "progress/ann.json").write(OLD)
    assert "\n" not in str(refused.value)


def test_a_lock_file_that_cannot_be_made_is_refused_in_one_line(path: Path) -> None:
    path.with_suffix(".lock").unlink(missing_ok=True)
    path.with_suffix(".lock").mkdir()
    with pytest.raises(RecordError, match="cannot be written"):
        SafeStorage(path).write(NEW)
    assert SafeStorage(path).read() == OLD
