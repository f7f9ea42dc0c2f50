"""A cache that is damaged, foreign, or cannot be written: the course is the same as without it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.course import cache
from copro_tui.course.course import open_course
from tests.course.cached import RENAMED, everything, opened
from tests.courses import FRAMEWORKS, write_course

Part = Callable[[], float]
"""Draws a part, from 0 up to but without 1: a place in a file, say."""


def _truncate(path: Path, part: Part) -> None:
    path.write_bytes(path.read_bytes()[: int(part() * path.stat().st_size)])


def _flip(path: Path, part: Part) -> None:
    data = bytearray(path.read_bytes() or b"0")
    data[int(part() * len(data))] ^= 1 << int(part() * 8)
    path.write_bytes(data)


def _swap(path: Path, part: Part) -> None:
    others = sorted(path.parent.iterdir())
    other = others[int(part() * len(others))]
    mine, theirs = path.read_bytes(), other.read_bytes()
    path.write_bytes(theirs)
    other.write_bytes(mine)


def _remove(path: Path, _part: Part) -> None:
    path.unlink()


def _write_nonsense(path: Path, part: Part) -> None:
    path.write_bytes(bytes(int(part() * 256) for _byte in range(int(part() * 20))))


@given(st.data())
def test_a_cache_with_any_damage_makes_no_difference(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder, kept = write_course(tmp_path_factory.mktemp("course"), lessons=RENAMED), tmp_path_factory.mktemp("kept")
    kept.chmod(0o700)
    without = everything(open_course(folder))
    assert everything(opened(folder, kept)) == without
    for path in sorted(kept.iterdir()):
        damage = data.draw(st.sampled_from([None, _truncate, _flip, _swap, _remove, _write_nonsense]))
        if damage is not None and path.exists():
            damage(path, lambda: data.draw(st.floats(0, 1, exclude_max=True)))
    assert everything(opened(folder, kept)) == without
    assert everything(opened(folder, kept)) == without  # what was written in the place of the damaged ones


def _linked(path: Path) -> None:
    aside = path.parent.parent / f"{path.name}.aside"
    path.rename(aside)
    path.symlink_to(aside)


def _writable_by_others(path: Path) -> None:
    path.chmod(0o622)


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("spoil", [_linked, _writable_by_others, _pipe, _folder])
def test_an_entry_that_others_could_have_made_is_not_looked_into(
    small: Path, kept: Path, read: list[str], spoil: Callable[[Path], None]
) -> None:
    for path in list(kept.iterdir()):
        spoil(path)
    course = everything(opened(small, kept))
    names = ("course", "crosswalk", "glossary", "sources", *(f"frameworks/{one}" for one in FRAMEWORKS), *RENAMED)
    assert sorted(read) == sorted(f"{one}.yaml" for one in names)
    assert course == everything(open_course(small))


@pytest.mark.parametrize("spoil", [_linked, _writable_by_others])
def test_a_folder_that_others_could_have_made_is_neither_read_nor_written(
    small: Path, kept: Path, read: list[str], spoil: Callable[[Path], None]
) -> None:
    inside = {one.name: one.read_bytes() for one in kept.iterdir()}
    for path in kept.iterdir():
        path.unlink()
    spoil(kept)
    everything(opened(small, kept))
    assert "course.yaml" in read
    assert list(kept.iterdir()) == []
    for name, entry in inside.items():
        (kept / name).write_bytes(entry)
    read.clear()
    everything(opened(small, kept))
    assert "course.yaml" in read


def test_what_belongs_to_somebody_else_is_neither_read_nor_replaced(
    small: Path, kept: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {one.name: one.stat().st_ino for one in kept.iterdir()}
    somebody_else = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: somebody_else)
    everything(opened(small, kept))
    assert "course.yaml" in read
    assert {one.name: one.stat().st_ino for one in kept.iterdir()} == before


@pytest.mark.parametrize("above", [False, True])
def test_a_course_opens_where_no_cache_can_be_written(small: Path, tmp_path: Path, above: bool) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    assert everything(opened(small, blocked / "courses" if above else blocked)) == everything(open_course(small))
    assert blocked.read_text() == "a file where the folder should be"


def test_a_course_opens_where_the_disk_is_full(tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cache, "write_whole", full)
    folder = write_course(tmp_path / "course")
    assert everything(opened(folder, kept)) == everything(open_course(folder))
