"""A record on disk: what was added is there, in order, whoever else is writing."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path

import msgspec
import pytest

from copro_tui.course.refs import Ref
from copro_tui.errors import RecordError
from copro_tui.progress import chunks
from copro_tui.progress.chunks import CHUNK
from copro_tui.progress.repository import RecordRepository
from copro_tui.storage.checksums import decode_tables
from copro_tui.storage.tinydb_storage import SafeStorage
from tests.faults import no_space
from tests.progress.events import ABOUT, attempt, completion, new_store, reflection, visit


def test_a_new_record_says_whose_it_is_and_its_shape(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    about = RecordRepository(store.path).record.about
    assert about == ABOUT
    assert about.shape == 1
    assert msgspec.json.decode(store.path.read_bytes())["about"]["1"]["shape"] == 1


def test_a_record_is_never_begun_over_another(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.add(visit())
    before = store.path.read_bytes()
    with pytest.raises(RecordError, match="There is a record for “Ann” already"):
        RecordRepository(store.path).create(ABOUT)
    assert store.path.read_bytes() == before


def test_what_was_added_is_there_at_once_and_afresh(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.add(attempt(score=0.25, answer=["b", "a"]), visit("what/it/next"), completion(), reflection("My words."))
    for record in (store.record, RecordRepository(store.path).record):
        assert record.standing(Ref.parse("what/it/build")).best == 0.25
        assert record.standing(Ref.parse("what/it/build")).answer == ["b", "a"]
        assert str(record.last_step) == "what/it/next"
        assert Ref.parse("what/it") in record.completed
        assert record.reflections[Ref.parse("what/it/words")][-1].text == "My words."


def test_nothing_added_writes_nothing(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    before = store.path.stat().st_mtime_ns, store.path.stat().st_ino
    store.add()
    assert (store.path.stat().st_mtime_ns, store.path.stat().st_ino) == before


def test_events_are_added_all_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = new_store(tmp_path)
    store.add(attempt(score=0.1))

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", no_space)
        with pytest.raises(RecordError):
            store.add(attempt(score=0.9), completion())
    for record in (store.record, RecordRepository(store.path).record):
        assert record.standing(Ref.parse("what/it/build")).tries == 1
        assert not record.completed
    store.add(completion())
    assert RecordRepository(store.path).record.completed


def test_two_windows_lose_nothing_of_each_other(tmp_path: Path) -> None:
    mine = new_store(tmp_path)
    theirs = RecordRepository(mine.path)
    for number in range(5):
        mine.add(attempt("what/it/mine", score=number / 10))
        theirs.add(attempt("what/it/theirs", score=number / 10), visit(f"what/it/step-{number}"))
    for record in (mine.record, theirs.record, RecordRepository(mine.path).record):
        assert (
            record.standing(Ref.parse("what/it/mine")).tries == record.standing(Ref.parse("what/it/theirs")).tries == 5
        )
        assert str(record.last_step) == "what/it/step-4"


def test_what_another_window_wrote_just_before_is_seen_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = new_store(tmp_path)
    waiting = [RecordRepository(mine.path)]
    transaction = SafeStorage.transaction

    def after_theirs(storage: SafeStorage) -> AbstractContextManager[None]:
        if waiting:
            waiting.pop().add(visit("what/it/theirs"))
        return transaction(storage)

    monkeypatch.setattr(SafeStorage, "transaction", after_theirs)
    mine.add(visit("what/it/mine"))
    assert list(map(str, mine.record.visited)) == ["what/it/theirs", "what/it/mine"]


def test_windows_that_write_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    path = new_store(tmp_path).path

    def work(window: int) -> None:
        store = RecordRepository(path)
        for _ in range(8):
            store.add(attempt(f"what/it/window-{window}"))

    with ThreadPoolExecutor(4) as windows:
        list(windows.map(work, range(4)))
    assert [
        RecordRepository(path).record.standing(Ref.parse(f"what/it/window-{window}")).tries for window in range(4)
    ] == [
        8,
        8,
        8,
        8,
    ]


def test_events_lie_in_chunks_and_a_full_one_is_packed(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.add(*(visit(f"what/it/step-{number}") for number in range(CHUNK)))
    store.add(visit("what/it/one-more"))
    tables = decode_tables(store.path.read_bytes())
    assert {number: list(chunk) for number, chunk in tables["visits"].items()} == {"1": ["packed"], "2": ["events"]}
    record = RecordRepository(store.path).record
    assert len(record.visited) == CHUNK + 1
    assert str(record.last_step) == "what/it/one-more"


def test_events_of_many_chunks_are_read_in_the_order_in_which_they_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "CHUNK", 2)
    store = new_store(tmp_path)
    for number in range(24):  # twelve chunks, and "12" sorts before "2"
        store.add(attempt(score=number / 100))
    standing = RecordRepository(store.path).record.standing(Ref.parse("what/it/build"))
    assert (standing.tries, standing.first, standing.last) == (24, 0, 0.23)


def test_ids_of_events_are_kept(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    events = [visit(), visit()]
    store.add(*events)
    kept = msgspec.json.decode(store.path.read_bytes())["visits"]["1"]["events"]
    assert [one["id"] for one in kept] == [one.id for one in events]


def test_a_change_of_theme_keeps_everything_else(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    other = RecordRepository(store.path)
    store.add(visit())
    other.change_about(theme="dark", language="cy")
    about = store.record.about
    assert (about.name, about.learner, about.theme, about.language) == (ABOUT.name, ABOUT.learner, "dark", "cy")
    assert str(store.record.last_step) == "what/it/build"


def test_a_record_that_is_gone_is_not_begun_by_adding_to_it(tmp_path: Path) -> None:
    store = RecordRepository(tmp_path / "gone.json")
    with pytest.raises(RecordError):
        store.add(visit())
    assert not store.exists()
