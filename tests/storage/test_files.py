"""Whole files of each kind: for their owner or as open as their folder, the old one or the new one at any instant."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest

from copro_tui.errors import OutputError, RecordError, UsageError
from copro_tui.progress.record_file import RECORD
from copro_tui.storage.files import PRIVATE, SHARED, DamagedError, FileKind, files_in, is_there, reading, write_file
from copro_tui.storage.new_file import write_new_folder
from tests.faults import denied, no_space

KINDS = [(PRIVATE, "The file"), (SHARED, "The file"), (RECORD, "The record")]
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")


@pytest.mark.parametrize(("kind", "says"), KINDS)
@pytest.mark.parametrize(("what", "name"), [(os, "fsync"), (Path, "replace"), (tempfile, "mkstemp"), (os, "fdopen")])
def test_a_write_that_fails_leaves_the_former_file_and_says_so_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: FileKind, says: str, what: object, name: str
) -> None:
    path = tmp_path / "it.yaml"
    write_file(path, b"old", kind)
    with monkeypatch.context() as broken:
        broken.setattr(what, name, no_space)
        with pytest.raises(RecordError) as refused:
            write_file(path, b"new", kind)
    assert refused.value.message == f"{says} {path} cannot be written (No space left on device)."
    assert "What was saved before is intact." in refused.value.hint
    assert [one.name for one in tmp_path.iterdir()] == ["it.yaml"]
    assert path.read_bytes() == b"old"


@posix
@pytest.mark.parametrize(("folder_mode", "shared_mode"), [(0o700, 0o600), (0o770, 0o660), (0o775, 0o664)])
def test_only_what_is_shared_is_as_open_as_its_folder(tmp_path: Path, folder_mode: int, shared_mode: int) -> None:
    tmp_path.chmod(folder_mode)
    for kind, mode, made_mode in ((PRIVATE, 0o600, 0o700), (SHARED, shared_mode, folder_mode)):
        made = tmp_path / str(kind.shared)
        write_file(made / "deep" / "it", b"", kind)
        write_file(tmp_path / "it", b"", kind)
        assert (tmp_path / "it").stat().st_mode & 0o777 == mode
        assert (made / "deep" / "it").stat().st_mode & 0o777 == mode
        assert (made / "deep").stat().st_mode & 0o777 == made_mode


@posix
def test_a_shared_file_is_as_open_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.chmod(0o770)
    rename, modes = Path.replace, []

    def note(old: Path, new: Path) -> Path:
        modes.append(old.stat().st_mode & 0o777)
        return rename(old, new)

    monkeypatch.setattr(Path, "replace", note)
    write_file(tmp_path / "it", b"", SHARED)
    assert modes == [0o660]


@pytest.mark.parametrize(("kind", "says"), [(SHARED, ""), (RECORD, "The record ")])
def test_what_cannot_be_read_is_named_and_a_disk_s_error_is_damage(tmp_path: Path, kind: FileKind, says: str) -> None:
    path = tmp_path / "it"

    def fail(code: int) -> Any:
        with reading(path, kind):
            raise OSError(code, os.strerror(code))

    with pytest.raises(RecordError) as refused:
        fail(errno.EACCES)
    assert not isinstance(refused.value, DamagedError)
    assert refused.value.message == f"{says}{path} cannot be read (Permission denied)."
    with pytest.raises(DamagedError, match=r"cannot be read \(Input/output error\)"):
        fail(errno.EIO)


def test_files_are_found_by_their_ending_and_none_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yaml", "c.json"):
        (tmp_path / name).touch()
    assert [one.name for one in files_in(tmp_path, ".yaml")] == ["a.yaml", "b.yaml"]
    assert files_in(tmp_path / "gone", ".yaml") == files_in(tmp_path / "c.json", ".yaml") == []
    assert is_there(tmp_path / "a.yaml")
    assert not is_there(tmp_path / "gone")
    assert not is_there(tmp_path / "c.json" / "it")


def test_a_folder_that_is_closed_is_an_error_and_not_an_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as closed:
        closed.setattr(Path, "iterdir", denied)
        closed.setattr(Path, "stat", denied)
        with pytest.raises(RecordError, match="cannot be read"):
            files_in(tmp_path, ".yaml")
        with pytest.raises(RecordError, match="cannot be read"):
            is_there(tmp_path / "it")


@posix
def test_every_folder_that_is_made_for_one_person_is_theirs_alone(tmp_path: Path) -> None:
    write_file(tmp_path / "one" / "two" / "it", b"", PRIVATE)
    assert [one.stat().st_mode & 0o777 for one in (tmp_path / "one", tmp_path / "one" / "two")] == [0o700, 0o700]


def test_a_new_folder_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"lessons/course.yaml": b"one", "lessons/what/1-it.yaml": b"two"}
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", no_space)
        with pytest.raises(OutputError, match="No space left"):
            write_new_folder(tmp_path / "draft", files)
    assert list(tmp_path.iterdir()) == []
    write_new_folder(tmp_path / "draft", files)
    assert {name: (tmp_path / "draft" / name).read_bytes() for name in files} == files
    with pytest.raises(UsageError, match="not empty"):
        write_new_folder(tmp_path / "draft", files)
    assert [one.name for one in tmp_path.iterdir()] == ["draft"]
