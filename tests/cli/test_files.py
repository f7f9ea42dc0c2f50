"""The files that commands write: never over another one unasked, whole or not at all, for one person only."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from copro_tui.cli.main import main
from copro_tui.errors import ExitCode
from tests.cli.programs import complaint
from tests.cli.test_documents import master
from tests.clock import FakeClock

POSIX = pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")

OWN = {
    "plan": ["plan", "-o"],
    "page": ["plan", "-o"],
    "certificate": ["certificate", "-o"],
    "export": ["record", "export"],
    "work": ["send", "spring", "--yes", "-o"],
    "text": ["report", "spring", "--names", "-o"],
    "csv": ["report", "spring", "--csv", "--names", "-o"],
    "xlsx": ["report", "spring", "--xlsx", "--names", "-o"],
    "html": ["report", "spring", "--html", "-o"],
    "json": ["report", "spring", "--json", "-o"],
}
"""Every command that writes a file for one person, up to the file's name."""

ALL = {**OWN, "invitation": ["cohort", "invite", "spring", "-o"]}
"""Every command that writes one file."""

Named = Callable[[str], Path]


@pytest.fixture
def group(folder: Path, clock: FakeClock, capsys: pytest.CaptureFixture[str]) -> Path:
    """A course folder where Ann has mastered everything and is in a cohort."""
    master(folder, clock)
    assert main(["--course", str(folder), "cohort", "new", "spring"]) == ExitCode.OK
    assert main(["--course", str(folder), "cohort", "add", "spring", "Ann"]) == ExitCode.OK
    capsys.readouterr()
    return folder


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """A folder to write to in which everybody can write, with a umask that takes nothing away."""
    wide = tmp_path / "out"
    wide.mkdir()
    wide.chmod(0o777)
    before = os.umask(0)
    yield wide
    os.umask(before)


def file_of(what: str, place: Path) -> Path:
    return place / f"mine.{'html' if what == 'page' else what}"


def write(group: Path, what: str, file: Path, *more: str) -> int:
    return main(["--course", str(group), *ALL[what], str(file), *more])


@POSIX
@pytest.mark.parametrize("what", OWN)
def test_only_its_owner_can_read_what_is_for_one_person(group: Path, place: Path, what: str) -> None:
    file = file_of(what, place)
    assert write(group, what, file) == ExitCode.OK
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.stat().st_size > 0


@POSIX
def test_an_invitation_is_for_everybody_who_can_see_its_folder(group: Path, place: Path) -> None:
    assert write(group, "invitation", file := place / "invitation.json") == ExitCode.OK
    assert stat.S_IMODE(file.stat().st_mode) == 0o666


@pytest.mark.parametrize("what", ALL)
def test_nothing_is_written_over_unless_asked_for(
    capsys: pytest.CaptureFixture[str], group: Path, place: Path, what: str
) -> None:
    file = file_of(what, place)
    file.write_text("Somebody's own file.", encoding="utf-8")
    status, said = complaint(capsys, "--course", str(group), *ALL[what], str(file))
    assert status == ExitCode.USAGE
    assert str(file) in said
    assert "--overwrite" in said
    assert file.read_text(encoding="utf-8") == "Somebody's own file."
    assert write(group, what, file, "--overwrite") == ExitCode.OK
    assert b"Somebody" not in file.read_bytes()


@pytest.mark.parametrize("what", ALL)
def test_no_folder_is_made_by_a_slip(capsys: pytest.CaptureFixture[str], group: Path, place: Path, what: str) -> None:
    status, said = complaint(capsys, "--course", str(group), *ALL[what], str(file_of(what, place / "nowhere" / "deep")))
    assert status == ExitCode.USAGE
    assert str(place / "nowhere" / "deep") in said
    assert "Make the folder first" in said
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("more", [[], ["--overwrite"]])
@pytest.mark.parametrize("what", ALL)
def test_what_is_no_ordinary_file_is_left_alone(
    capsys: pytest.CaptureFixture[str], group: Path, place: Path, what: str, more: list[str]
) -> None:
    target = place / "target"
    target.write_text("Mine.", encoding="utf-8")
    (place / "folder").mkdir()
    (place / "link").symlink_to(target)
    (place / "astray").symlink_to(place / "nowhere")
    for name in ("folder", "link", "astray"):
        status = complaint(capsys, "--course", str(group), *ALL[what], str(place / name), *more)[0]
        assert status == ExitCode.USAGE
    assert sorted(one.name for one in place.iterdir()) == ["astray", "folder", "link", "target"]
    assert target.read_text(encoding="utf-8") == "Mine."


@pytest.mark.parametrize("what", [what for what in ALL if what != "export"])
@pytest.mark.parametrize("name", ["", "-"])
def test_a_file_has_to_be_named(
    capsys: pytest.CaptureFixture[str], group: Path, place: Path, monkeypatch: pytest.MonkeyPatch, what: str, name: str
) -> None:
    monkeypatch.chdir(place)
    status, said = complaint(capsys, "--course", str(group), *ALL[what], name)
    assert status == ExitCode.USAGE
    assert "--output" in said
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("what", ALL)
@pytest.mark.parametrize("overwrite", [False, True])
def test_a_full_disk_leaves_the_old_file_or_none(
    capsys: pytest.CaptureFixture[str],
    group: Path,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    what: str,
    overwrite: bool,
) -> None:
    file = file_of(what, place)
    if overwrite:
        file.write_text("Old.", encoding="utf-8")

    def full(path: Path, *_arguments: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("copro_tui.storage.new_file.write_whole", full)
    assert write(group, what, file, *(["--overwrite"] if overwrite else [])) == ExitCode.OUTPUT
    assert "No space left" in capsys.readouterr().err
    assert [one.read_text(encoding="utf-8") for one in place.iterdir()] == (["Old."] if overwrite else [])


def test_a_file_that_comes_up_while_ours_is_written_is_left_as_it_is(
    capsys: pytest.CaptureFixture[str], group: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, sync = place / "plan.md", os.fsync

    def meanwhile(handle: int) -> None:
        file.write_text("Theirs.", encoding="utf-8")
        sync(handle)

    monkeypatch.setattr(os, "fsync", meanwhile)
    assert complaint(capsys, "--course", str(group), "plan", "-o", str(file))[0] == ExitCode.USAGE
    assert [one.read_text(encoding="utf-8") for one in place.iterdir()] == ["Theirs."]


def test_a_workbook_has_two_files_or_none(capsys: pytest.CaptureFixture[str], group: Path, place: Path) -> None:
    (place / "spring-workbook-learner.html").write_text("Mine.", encoding="utf-8")
    status, said = complaint(capsys, "--course", str(group), "pack", "spring", "-o", str(place))
    assert (status, len(list(place.iterdir()))) == (ExitCode.USAGE, 1)
    assert "--overwrite" in said
    assert main(["--course", str(group), "pack", "spring", "-o", str(place), "--overwrite"]) == ExitCode.OK
    assert len(list(place.iterdir())) == 2


def test_what_is_in_the_way_is_said_before_anything_is_asked(
    capsys: pytest.CaptureFixture[str], group: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place)
    (place / "mine.json").write_text("{}", encoding="utf-8")
    assert complaint(capsys, "--course", str(group), "send", "spring", "-o", "mine.json")[0] == ExitCode.USAGE


DEFAULT = {
    "spring-ann": ["send", "spring", "--yes"],
    "spring-invitation": ["cohort", "invite", "spring"],
    "certificate": ["certificate"],
}
"""Commands that choose a name for their file, by what it begins with."""


@pytest.mark.parametrize("name", DEFAULT)
def test_a_file_without_a_name_of_its_own_gets_one_that_is_free(
    group: Path, place: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(place)
    for _again in range(3):
        assert main(["--course", str(group), *DEFAULT[name]]) == ExitCode.OK
    assert {one.stem for one in place.iterdir()} == {name, f"{name}-2", f"{name}-3"}
    assert main(["--course", str(group), *DEFAULT[name], "--overwrite"]) == ExitCode.OK
    assert len(list(place.iterdir())) == 3
