"""Erasing removes every file of a learner that it can, and names the others."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from filelock import FileLock

from copro_tui.cli.main import main
from copro_tui.errors import RecordError, UsageError
from copro_tui.progress import belongings as belongings_module
from copro_tui.progress.drafts import Draft
from copro_tui.progress.events import SHAPE
from copro_tui.progress.learners import LAST_USED, Learners
from copro_tui.progress.moving import MOVED, moved_before
from copro_tui.progress.repository import RecordRepository
from tests.progress.events import attempt

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)


@pytest.fixture
def ann(folder: Path) -> RecordRepository:
    """A record with everything that can belong to one, in a course folder."""
    store = Learners(folder / "progress").create("Ann", NOW)
    for number in range(4):
        store.add(attempt(f"what/it/{number}"))
    store.keep_draft(Draft(step="what/it/1", answer="half", seed=1))
    stem = store.path.stem
    for name in (f"{stem}.damaged-1", f"{stem}.joined-1", f"{stem}.shape-0-1", f"{stem} (2).json", f".{stem}-ab.tmp"):
        (store.path.parent / name).write_bytes(b"old")
    Learners(folder / "progress").create("Bob", NOW).add(attempt())
    (store.path.parent / LAST_USED).write_text(store.path.name, encoding="utf-8")
    return store


def left_of(store: RecordRepository) -> list[Path]:
    return sorted(one for one in store.path.parent.rglob("*") if store.path.stem in str(one))


def shape_of_tomorrow(path: Path) -> None:
    data = msgspec.json.decode(path.read_bytes())
    data["about"]["1"]["shape"] = SHAPE + 1
    del data["seal"]
    path.write_bytes(msgspec.json.encode(data))


STATES: dict[str, Callable[[Path], object]] = {
    "whole": lambda path: None,
    "damaged": lambda path: path.write_bytes(b"junk"),
    "damaged in part": lambda path: path.write_bytes(path.read_bytes() + b"x"),
    "of a newer version": shape_of_tomorrow,
    "gone": lambda path: path.unlink(),
}


@pytest.mark.parametrize("state", STATES)
def test_every_file_of_a_learner_goes_and_nobody_else_s(ann: RecordRepository, state: str) -> None:
    folder = ann.path.parent
    STATES[state](ann.path)
    removed = Learners(folder).erase("Ann")
    assert removed.left == ()
    assert removed.in_use == ""
    assert left_of(ann) == []
    assert not (folder / LAST_USED).exists()
    assert [one.name for one in Learners(folder).known()] == ["Bob"]
    assert len(RecordRepository(Learners(folder).path_of("Bob")).backups.newest_first()) == 1
    before = sorted(folder.rglob("*"))
    with pytest.raises(UsageError, match="no learner called “Ann”"):
        Learners(folder).erase("Ann")
    assert sorted(folder.rglob("*")) == before


def test_a_lock_that_another_program_holds_stops_nothing_and_its_holder_is_named(
    ann: RecordRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(belongings_module, "ERASE_SECONDS", 0.01)
    with FileLock(ann.path.with_suffix(".lock")):
        removed = Learners(ann.path.parent).erase("Ann")
    assert removed.left == ()
    assert f"in use by another program (process {os.getpid()} on " in removed.in_use
    assert [one for one in left_of(ann) if one.suffix != ".lock"] == []


def refusing(monkeypatch: pytest.MonkeyPatch, name: str, error: BaseException) -> None:
    """Let no file with ``name`` in its name be removed."""
    unlink = Path.unlink

    def refuse(path: Path, *args: Any, **more: Any) -> None:
        if name in path.name:
            raise error
        unlink(path, *args, **more)

    monkeypatch.setattr(Path, "unlink", refuse)


@pytest.mark.parametrize("name", [".damaged-1", ".drafts", "000003-", ".json"])
def test_what_cannot_be_removed_is_named_and_all_the_rest_goes(
    ann: RecordRepository, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stubborn = [one for one in left_of(ann) if name in one.name]
    with monkeypatch.context() as broken:
        refusing(broken, name, PermissionError(13, "Permission denied"))
        removed = Learners(ann.path.parent).erase("Ann")
    folders = [one for one in left_of(ann) if one.is_dir()]
    assert {one.path for one in removed.left} == {*stubborn, *folders}
    assert "Permission denied" in {one.why for one in removed.left}
    assert {one for one in left_of(ann) if not one.is_dir()} == set(stubborn)
    again = Learners(ann.path.parent).erase("Ann")
    assert (left_of(ann), again.left) == ([], ())


@pytest.mark.parametrize("name", [".damaged-1", ".drafts", "000003-", " (2).json"])
def test_erasing_that_was_interrupted_can_be_repeated(
    ann: RecordRepository, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        refusing(broken, name, KeyboardInterrupt())
        with pytest.raises(KeyboardInterrupt):
            Learners(ann.path.parent).erase("Ann")
    assert "Ann" in [one.name for one in Learners(ann.path.parent).known()]  # so it can be said whose
    assert Learners(ann.path.parent).erase("Ann").left == ()
    assert left_of(ann) == []


def test_a_window_that_is_open_meanwhile_leaves_nothing_behind(ann: RecordRepository) -> None:
    window = Learners(ann.path.parent).open("Ann")
    assert window.record
    Learners(ann.path.parent).erase("Ann")
    for write in (
        lambda: window.keep_draft(Draft(step="what/it/1", answer="more", seed=1)),
        lambda: window.add(attempt()),
        lambda: window.change_about(theme="dark"),
    ):
        with pytest.raises(RecordError, match="is gone: it was erased"):
            write()
    assert [one for one in left_of(ann) if one.suffix not in (".lock", ".holder")] == []


def test_what_was_sent_to_this_account_goes_too_and_so_does_the_list_of_what_was_moved(
    folder: Path, ann: RecordRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _prompt: "Ann")
    records = ann.path.parent
    mine, theirs = (records / f"cohorts/spring/{one}.json" for one in (ann.record.about.learner, "b" * 32))
    mine.parent.mkdir(parents=True)
    mine.write_bytes(b"{}")
    theirs.write_bytes(b"{}")
    (records / MOVED).write_text(f"{ann.path.name}\nbob-0123456789.json\n", encoding="utf-8")
    assert main(["--course", str(folder), "--learner", "Ann", "record", "erase"]) == 0
    assert (mine.exists(), theirs.exists()) == (False, True)
    assert moved_before(records) == ["bob-0123456789.json"]


def test_the_command_says_what_went_and_what_did_not(
    folder: Path, ann: RecordRepository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _prompt: "Ann")
    command = ["--course", str(folder), "--learner", "Ann", "record", "erase"]
    with monkeypatch.context() as broken:
        refusing(broken, ".drafts", PermissionError(13, "Permission denied"))
        assert main(command) == 4
    said = capsys.readouterr()
    assert str(ann.path) in said.out
    assert "1 file could not be removed:" in said.err
    assert f"{ann.path.with_suffix('.drafts')} (Permission denied)" in said.err
    assert main(command) == 0
    assert left_of(ann) == []
