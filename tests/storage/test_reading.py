"""Only ordinary files are read, up to a limit, and never through a link: whatever else is there is refused at once."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from copro_tui.errors import RecordError
from copro_tui.progress.record_file import RECORD
from copro_tui.storage.backups import Backups
from copro_tui.storage.files import reading
from copro_tui.storage.lock import WriteLock, beside, holder_of
from copro_tui.storage.reading import MIB, UnsuitableFileError, opened, read_regular
from copro_tui.storage.tinydb_storage import SafeStorage

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")


def linked(path: Path) -> None:
    aside = path.with_name("aside")
    aside.write_bytes(b"somebody's notes")
    path.symlink_to(aside)


def dangling(path: Path) -> None:
    path.symlink_to(path.with_name("nothing"))


def pipe(path: Path) -> None:
    os.mkfifo(path)


def bound(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("socket")  # in the test's own home, because the path of a socket has to be short
    Path("socket").rename(path)


def folder(path: Path) -> None:
    path.mkdir()


ODD = [linked, dangling, pipe, bound, folder]
SAYS: dict[Callable[[Path], None], str] = {
    linked: "is a link", dangling: "is a link", pipe: "is a pipe", bound: "is a pipe", folder: "is a folder"
}  # fmt: skip


@pytest.mark.parametrize("put", ODD)
def test_what_is_no_ordinary_file_is_refused_in_words(tmp_path: Path, put: Callable[[Path], None]) -> None:
    path = tmp_path / "it"
    put(path)
    with pytest.raises(UnsuitableFileError) as refused:
        read_regular(path)
    assert SAYS[put] in str(refused.value.strerror)
    with pytest.raises(RecordError) as said, reading(path, RECORD):
        read_regular(path)
    assert str(path) in said.value.message
    assert said.value.hint == refused.value.hint


def test_a_link_that_a_person_named_is_followed_but_only_to_an_ordinary_file(tmp_path: Path) -> None:
    linked(tmp_path / "it")
    assert read_regular(tmp_path / "it", follow=True) == b"somebody's notes"
    pipe(tmp_path / "pipe")
    for target in (tmp_path / "pipe", Path("/dev/zero"), Path("/dev/stdin"), tmp_path):
        (tmp_path / "it").unlink()
        (tmp_path / "it").symlink_to(target)
        with pytest.raises(OSError, match=r"is a (pipe|folder)"):
            read_regular(tmp_path / "it", follow=True)


def test_a_link_that_is_put_there_at_the_last_moment_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked(tmp_path / "it")
    monkeypatch.setattr(Path, "lstat", Path.stat)  # as it was a moment before
    with pytest.raises(UnsuitableFileError, match="is a link"):
        read_regular(tmp_path / "it")


def test_a_pipe_that_is_put_there_at_the_last_moment_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, other = tmp_path / "it", tmp_path / "other"
    other.touch()
    pipe(path)
    before = other.lstat()
    monkeypatch.setattr(Path, "lstat", lambda _path: before)
    with pytest.raises(UnsuitableFileError, match="is a pipe"), opened(path):
        pass


@pytest.mark.parametrize(("size", "most"), [(0, 0), (10, 10), (3 * MIB, 3 * MIB)])
def test_a_file_is_read_up_to_the_limit_that_is_said(tmp_path: Path, size: int, most: int) -> None:
    path = tmp_path / "it"
    path.write_bytes(b"x" * size)
    assert read_regular(path, most) == b"x" * size
    with path.open("ab") as file:
        file.write(b"x")
    with pytest.raises(UnsuitableFileError, match="larger than") as refused:
        read_regular(path, most)
    assert f"{most // MIB} MiB" in str(refused.value) or f"{most} bytes" in str(refused.value)
    assert refused.value.errno == errno.EFBIG


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="a file whose size is 0 and whose content is not")
def test_a_file_that_does_not_say_its_size_is_read_up_to_the_limit(tmp_path: Path) -> None:
    assert Path("/proc/self/maps").stat().st_size == 0
    assert len(read_regular(Path("/proc/self/maps"))) > 100
    with pytest.raises(UnsuitableFileError, match="larger than 100 bytes"):
        read_regular(Path("/proc/self/maps"), 100)


@pytest.mark.parametrize("put", ODD)
def test_nothing_in_the_way_of_a_lock_is_opened(tmp_path: Path, put: Callable[[Path], None]) -> None:
    path = tmp_path / "it.json"
    put(beside(path, RECORD, "lock"))
    with pytest.raises(RecordError, match=rf"it\.json cannot be written .*it\.lock: it {SAYS[put]}"), WriteLock(path):
        pass
    if put is linked:
        assert (tmp_path / "aside").read_bytes() == b"somebody's notes"
    assert not (tmp_path / "nothing").exists()


def test_a_lock_that_is_a_second_name_of_somebodys_file_is_refused(tmp_path: Path) -> None:
    path, notes = tmp_path / "it.json", tmp_path / "notes"
    notes.write_bytes(b"somebody's notes")
    notes.chmod(0o644)
    os.link(notes, beside(path, RECORD, "lock"))
    with pytest.raises(RecordError, match="is a link"), WriteLock(path):
        pass
    assert notes.read_bytes() == b"somebody's notes"
    assert notes.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("put", ODD)
def test_whatever_is_in_the_way_of_the_holder_the_lock_works(tmp_path: Path, put: Callable[[Path], None]) -> None:
    path = tmp_path / "it.json"
    put(beside(path, RECORD, "holder"))
    with WriteLock(path):
        assert bool(holder_of(path)) == (put is not folder)  # a new file has taken its place
    if put is linked:
        assert (tmp_path / "aside").read_bytes() == b"somebody's notes"


@pytest.mark.parametrize("put", ODD)
def test_a_storage_neither_reads_nor_replaces_what_is_no_ordinary_file(
    tmp_path: Path, put: Callable[[Path], None]
) -> None:
    path = tmp_path / "it.json"
    put(path)
    before = path.lstat()
    with pytest.raises(RecordError, match=SAYS[put]):
        SafeStorage(path).read()
    with pytest.raises(RecordError, match=SAYS[put]):
        SafeStorage(path).write({"table": {"1": {}}})
    assert os.path.samestat(path.lstat(), before)


@pytest.mark.parametrize("above", [False, True])
def test_backups_behind_a_link_are_neither_used_nor_cleared_away(tmp_path: Path, above: bool) -> None:
    elsewhere = tmp_path / "elsewhere"
    backups = Backups(tmp_path / "it.json")
    inside = elsewhere / "it" if above else elsewhere
    inside.mkdir(parents=True)
    theirs = [inside / f"00000{number}-2026-01-05.json" for number in range(1, 8)]
    for one in theirs:
        one.touch()
    if not above:
        backups.folder.parent.mkdir()
    (backups.folder.parent if above else backups.folder).symlink_to(elsewhere)
    (tmp_path / "it.json").write_bytes(b"{}")
    with pytest.raises(OSError, match="is a link"):
        backups.newest_first()
    assert backups.keep() is None
    assert sorted(inside.iterdir()) == theirs
