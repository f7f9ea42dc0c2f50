"""Backups: the last three saves, the last state of five days, in the order in which they were made."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from copro_tui.progress.repository import RecordRepository
from copro_tui.storage.backups import Backups
from tests.faults import denied, no_space
from tests.progress.events import new_store, visit


def save_on(store: RecordRepository, *days: int) -> None:
    """Save once on each of these days of January 2026."""
    for day in days:
        store.add(visit(f"what/it/day-{day}"))
        moment = datetime(2026, 1, day, 9, tzinfo=UTC).timestamp()
        os.utime(store.path, (moment, moment))


def days(store: RecordRepository) -> list[int]:
    """The days of the backups, the newest first."""
    return [int(one.stem[-2:]) for one in store.backups.newest_first()]


def test_the_last_three_saves_are_kept(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    save_on(store, *[1] * 9)
    assert [len(RecordRepository(one).events()[1]["visits"]) for one in store.backups.newest_first()][:3] == [8, 7, 6]
    assert days(store)[:3] == [1, 1, 1]
    assert len(store.backups.newest_first()) == 4  # with the day on which the record was begun


def test_the_last_state_of_the_last_five_days_is_kept(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    save_on(store, 1, 1, 2, 2, 3, 4, 5, 6, 6, 7, 7, 7, 7, 7)
    assert days(store) == [7, 7, 7, 6, 5, 4, 3]
    assert len(RecordRepository(store.backups.newest_first()[3]).events()[1]["visits"]) == 9  # all of the sixth


def test_a_clock_that_jumps_back_keeps_the_order_in_which_they_were_made(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    save_on(store, 28, 28, 2, 2, 2, 2)
    assert days(store)[:3] == [2, 2, 2]
    counts = [len(RecordRepository(one).events()[1]["visits"]) for one in store.backups.newest_first()]
    assert counts == sorted(counts, reverse=True)


def test_without_links_a_copy_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", denied)
    store = new_store(tmp_path)
    before = store.path.read_bytes()
    store.add(visit())
    (made,) = store.backups.newest_first()
    assert made.read_bytes() == before
    assert made.stat().st_mode & 0o077 == 0


def test_a_backup_that_cannot_be_made_does_not_stop_an_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = new_store(tmp_path)
    with monkeypatch.context() as broken:
        broken.setattr(Backups, "newest_first", no_space)
        store.add(visit())
    assert store.backups.newest_first() == []
    assert str(RecordRepository(store.path).record.last_step) == "what/it/build"
