"""What an account has in a shared folder moves into its own folder, and nothing is lost on the way."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from copro_tui.cli.context import RecordFolders, record_folders
from copro_tui.course.refs import Ref
from copro_tui.errors import RecordError
from copro_tui.exercises import Exercise
from copro_tui.progress.learners import Learners
from copro_tui.progress.moving import moved_before, still_here
from copro_tui.progress.repository import RecordRepository
from copro_tui.storage.accounts import has_accounts
from tests import faults
from tests.clock import FakeClock
from tests.players import answered, go_to, right_answer, start

pytestmark = pytest.mark.skipif(not has_accounts(), reason="this system does not number its accounts")

Files = dict[str, bytes]


class KilledError(BaseException):
    """The program was killed here."""


@pytest.fixture
def alone(folder: Path, clock: FakeClock) -> Path:
    """A course folder that one account used by itself: Ann's and Ben's records, with all that can lie beside them."""
    for name in ("Ann", "Ben"):
        player = start(folder, clock, name)
        lesson = go_to(player, Ref("what", "every-kind"), "build")
        for _time in range(2):
            assert isinstance(lesson.step, Exercise)
            answered(lesson, right_answer(lesson.step))
            lesson.try_again()
        lesson.keep()
    progress = folder / "progress"
    ann = record(progress, "ann")
    shutil.copy(ann, ann.with_suffix(".damaged-1"))
    shutil.copy(ann, ann.with_name("copy of " + ann.name))
    record(progress, "ben").rename(progress / "by-hand.json")
    (progress / "joined").mkdir()
    (progress / "joined" / "one.json").write_text("an invitation", encoding="utf-8")
    (progress / "cohorts" / "spring").mkdir(parents=True)
    (progress / "cohorts" / "spring.yaml").write_text("id: spring", encoding="utf-8")
    (progress / "cohorts" / "spring" / "a1.json").write_text("what somebody sent", encoding="utf-8")
    (progress / "README.md").write_text("a note", encoding="utf-8")
    (progress / "timetable.txt").write_text("not ours", encoding="utf-8")
    return folder


def record(folder: Path, name: str) -> Path:
    return next(folder.glob(f"{name}-??????????.json"))


def share(folder: Path) -> None:
    folder.chmod(0o777)


def files(folder: Path) -> Files:
    """Every file in a folder but locks and the list of what was moved."""
    return {
        str(one.relative_to(folder)): one.read_bytes()
        for one in folder.rglob("*")
        if one.is_file() and one.suffix not in (".lock", ".holder") and one.name != "moved"
    }


def test_a_folder_for_one_alone_stays_as_it_is(alone: Path) -> None:
    before = files(alone)
    assert record_folders(alone) == RecordFolders(alone / "progress", alone / "progress")
    assert files(alone) == before


def test_everything_of_ours_moves_and_the_rest_stays(alone: Path) -> None:
    progress = alone / "progress"
    before = files(progress)
    share(alone)
    folders = record_folders(alone)
    assert folders.shared == progress
    assert folders.own.parent == progress / "accounts"
    stays = {"README.md", "timetable.txt", "cohorts/spring.yaml"}
    assert files(folders.own) == {name: data for name, data in before.items() if name not in stays}
    assert {name for name in files(progress) if not name.startswith("accounts/")} == stays
    private = [folders.own, *(one for one in folders.own.rglob("*") if one.is_file())]
    assert {one.stat().st_mode & 0o077 for one in private} == {0}
    assert set(moved_before(folders.own)) >= {"by-hand.json", record(folders.own, "ann").name}
    assert still_here(progress) == []
    assert sorted(one.name for one in Learners(folders.own).known()) == ["Ann", "Ben"]
    ann = Learners(folders.own).open("Ann")
    assert ann.backups.newest_first()
    assert ann.drafts()
    assert record_folders(alone) == folders


@pytest.mark.parametrize("step", range(15))
def test_killed_at_any_step_nothing_is_lost_and_the_next_start_goes_on(
    alone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    whole = shutil.copytree(alone, tmp_path / "whole")
    share(whole)
    expected = files(record_folders(whole).own)
    before = sorted(files(alone / "progress").values())
    share(alone)
    with monkeypatch.context() as patch:
        killed_before(patch, step)
        with pytest.raises(KilledError):
            record_folders(alone)
    assert sorted(files(alone / "progress").values()) == before
    assert files(record_folders(alone).own) == expected


def killed_before(patch: pytest.MonkeyPatch, step: int) -> None:
    """Let ``step`` files be renamed; then the program is killed."""
    done = 0
    rename: Callable[..., Any] = Path.rename

    def counted(path: Path, target: Path) -> Path:
        nonlocal done
        if path.is_file():
            if done == step:
                raise KilledError
            done += 1
        return rename(path, target)  # type: ignore[no-any-return]

    patch.setattr(Path, "rename", counted)


def test_the_record_itself_moves_last(alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until then it is found where it was, by earlier versions as well."""
    share(alone)
    name = record(alone / "progress", "ann").name
    beside = len([one for one in files(alone / "progress") if Path(one).name.startswith(name[:-4]) or name[:-5] in one])
    moved: list[str] = []
    rename: Callable[..., Any] = Path.rename

    def noted(path: Path, target: Path) -> Path:
        moved.append(str(path))
        return rename(path, target)  # type: ignore[no-any-return]

    monkeypatch.setattr(Path, "rename", noted)
    record_folders(alone)
    of_ann = [one for one in moved if name[:-5] in one and "copy of" not in one]
    assert of_ann[-1] == str(alone / "progress" / name)
    assert len(of_ann) == beside - 1


def test_a_record_that_is_there_already_is_joined_and_not_replaced(alone: Path) -> None:
    own = folders_of(alone)
    path = record(own, "ann")
    before = RecordRepository(path).events()[1]
    earlier = min(Learners(own).open("Ann").backups.newest_first())
    shutil.copy(earlier, alone / "progress" / path.name)
    shutil.copy(path.with_suffix(".drafts"), alone / "progress")
    record_folders(alone)
    assert not (alone / "progress" / path.name).exists()
    assert RecordRepository(path).events()[1] == before
    assert (own / f"{path.stem}.moved-1.json").read_bytes() == earlier.read_bytes()
    assert (own / f"{path.stem}.moved-1").is_file()
    ann = Learners(own).open("Ann")
    assert "A second copy of your record was joined with it" in ann.notice
    assert ann.events()[1] == before


def folders_of(course: Path) -> Path:
    share(course)
    return record_folders(course).own


def test_a_record_in_use_is_not_moved_from_under_the_other_program(alone: Path) -> None:
    share(alone)
    ann = record(alone / "progress", "ann")
    with RecordRepository(ann).storage.locked(), pytest.raises(RecordError, match="is in use by another program"):
        record_folders(alone)
    assert ann.exists()
    assert record(folders_of(alone), "ann").exists()


def test_records_can_be_read_where_they_were_while_nothing_can_be_written(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share(alone)
    progress = alone / "progress"
    with monkeypatch.context() as patch:
        patch.setattr(os, "mkdir", faults.no_space)
        assert record_folders(alone) == RecordFolders(progress, progress)
        assert sorted(one.name for one in Learners(progress).known()) == ["Ann", "Ben"]
    assert sorted(one.name for one in Learners(folders_of(alone)).known()) == ["Ann", "Ben"]


def test_backups_whose_record_is_gone_move_and_bring_it_back(alone: Path) -> None:
    record(alone / "progress", "ann").unlink()
    (alone / "progress" / f"copy of {record_name(alone)}").unlink()
    ann = Learners(folders_of(alone)).open("Ann")
    assert "Your record was gone and was brought back: 1 answer is whole" in ann.notice


def record_name(course: Path) -> str:
    return next((course / "progress").glob("copy of ann-*.json")).name.removeprefix("copy of ")


def test_a_private_folder_with_other_things_in_it_is_not_opened_to_all(alone: Path) -> None:
    progress = alone / "progress"
    progress.chmod(0o700)
    folders_of(alone)
    assert progress.stat().st_mode & 0o777 == 0o700  # there is a timetable in it
    (progress / "timetable.txt").unlink()
    folders_of(alone)
    assert progress.stat().st_mode & 0o777 == 0o777


@pytest.mark.parametrize("link", ["a file", "a folder"])
def test_a_link_is_not_moved_and_not_followed(alone: Path, tmp_path: Path, link: str) -> None:
    target = tmp_path / "target"
    shutil.copy(record(alone / "progress", "ann"), target) if link == "a file" else target.mkdir()
    place = alone / "progress" / "zoe-0123456789.json"
    place.symlink_to(target)
    own = folders_of(alone)
    assert place.is_symlink()
    assert not os.path.lexists(own / place.name)
