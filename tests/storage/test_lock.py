"""The lock: one writer at a time, and the others hear who that is, whatever kind of file it is."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from copro_tui.errors import RecordError
from copro_tui.progress.record_file import RECORD
from copro_tui.storage.files import PRIVATE, SHARED, FileKind
from copro_tui.storage.lock import WriteLock, beside, holder_of

KINDS = [
    (PRIVATE, "The file", "it.lock", "it.holder"),
    (SHARED, "The file", ".it.yaml.lock", ".it.yaml.holder"),
    (RECORD, "The record", "it.lock", "it.holder"),
]


@pytest.mark.parametrize(("kind", "says", "lock", "holder"), KINDS)
def test_who_waits_in_vain_is_told_who_has_the_lock(
    tmp_path: Path, kind: FileKind, says: str, lock: str, holder: str
) -> None:
    path = tmp_path / "it.yaml"
    with WriteLock(path, kind):
        assert sorted(one.name for one in tmp_path.iterdir()) == sorted([lock, holder])
        with pytest.raises(RecordError) as refused, WriteLock(path, kind, 0.05):
            pass
    assert refused.value.message.startswith(f"{says} {path} is in use by another program (process {os.getpid()} on ")
    assert "try again" in refused.value.hint
    with WriteLock(path, kind):
        assert holder_of(path, kind).startswith(f"process {os.getpid()} on ")


def test_a_holder_that_cannot_be_told_is_not_made_up(tmp_path: Path) -> None:
    path = tmp_path / "it.yaml"
    with FileLock(beside(path, SHARED, "lock")):
        beside(path, SHARED, "holder").write_bytes(b"\xff")
        with pytest.raises(RecordError, match="its name is not known"), WriteLock(path, SHARED, 0.05):
            pass


def test_who_has_the_lock_can_take_it_again(tmp_path: Path) -> None:
    path = tmp_path / "it.json"
    lock = WriteLock(path)
    with lock:
        with lock:
            pass
        with pytest.raises(RecordError, match="in use"), WriteLock(path, seconds=0.05):
            pass
    with WriteLock(path):
        pass


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
@pytest.mark.parametrize("kind", [PRIVATE, SHARED])
def test_a_link_in_the_holder_s_place_is_not_followed(tmp_path: Path, kind: FileKind) -> None:
    notes = tmp_path / "notes"
    notes.write_text("mine", encoding="utf-8")
    path = tmp_path / "it.json"
    beside(path, kind, "holder").symlink_to(notes)
    with WriteLock(path, kind):
        assert holder_of(path, kind)
    assert notes.read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_the_files_of_a_shared_lock_are_as_open_as_the_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    with WriteLock(tmp_path / "it.yaml", SHARED):
        assert {one.stat().st_mode & 0o777 for one in tmp_path.iterdir()} == {0o644}
    with WriteLock(tmp_path / "private/it.json", PRIVATE):
        assert {one.stat().st_mode & 0o777 for one in (tmp_path / "private").iterdir()} == {0o600}
    assert (tmp_path / "private").stat().st_mode & 0o777 == 0o700


def test_a_lock_file_that_cannot_be_made_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / ".it.yaml.lock").mkdir()
    with (
        pytest.raises(RecordError, match=r"it\.yaml cannot be written") as refused,
        WriteLock(tmp_path / "it.yaml", SHARED),
    ):
        pass
    assert "\n" not in str(refused.value)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other locks")
def test_a_drive_that_knows_no_locks_has_soft_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object) -> None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    path = tmp_path / "it.json"
    with WriteLock(path):
        pass  # what an ordinary run leaves behind does not count as held
    monkeypatch.setattr("fcntl.flock", unknown)
    with WriteLock(path):
        assert beside(path, PRIVATE, "soft-lock").exists()
        with pytest.raises(RecordError, match="in use"), WriteLock(path, seconds=0.05):
            pass
    assert not beside(path, PRIVATE, "soft-lock").exists()
    soft = str(beside(path, PRIVATE, "soft-lock"))
    killed = f"import filelock, os; lock = filelock.SoftFileLock({soft!r}); lock.acquire(); os._exit(0)"
    subprocess.run([sys.executable, "-c", killed], check=True)
    assert beside(path, PRIVATE, "soft-lock").exists()
    with WriteLock(path, seconds=2):
        pass


@pytest.mark.skipif(os.name != "posix", reason="other systems have locks of another kind")
@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_lock_that_the_system_does_not_release_at_once_can_be_taken_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    import fcntl

    real, fails = fcntl.flock, iter(range(times))

    def flock(handle: int, operation: int) -> None:
        if operation == fcntl.LOCK_UN and next(fails, None) is not None:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(handle, operation)

    monkeypatch.setattr(fcntl, "flock", flock)
    lock = WriteLock(tmp_path / "it.json", seconds=0.05)
    for _time in range(4):
        try:
            with lock:
                pass
        except RecordError:  # it says so in words, and goes on once the system does
            pass
    with WriteLock(tmp_path / "it.json", seconds=0.05):
        pass
