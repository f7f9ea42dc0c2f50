"""A record that cannot be read or understood is named, and left as it is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import msgspec
import pytest

from copro_tui.errors import ExitCode, RecordError
from copro_tui.progress.repository import RecordRepository
from copro_tui.storage.checksums import decode_tables, encode_tables
from tests.faults import denied
from tests.progress.events import ABOUT, AT, attempt, new_store, visit

GOOD_ABOUT = {"1": msgspec.to_builtins(ABOUT)}


def with_events(table: str, *events: object) -> dict[str, Any]:
    return {"about": GOOD_ABOUT, table: {"1": {"events": list(events)}}}


ATTEMPT: dict[str, Any] = msgspec.to_builtins(attempt())
VISIT: dict[str, Any] = msgspec.to_builtins(visit())

NOT_JSON = {
    "empty": b"",
    "truncated": msgspec.json.encode({"about": GOOD_ABOUT})[:-7],
    "words": b"My dear diary",
    "not UTF-8": b'{"about": "\xff"}',
    "nulls": b"\x00" * 64,
    "a list": b"[]",
    "a number": b"7",
    "deep": b"[" * 100_000,
    "a table that is a list": b'{"about": []}',
}
NOT_A_RECORD: dict[str, Any] = {
    "no about": {"visits": {}},
    "empty about": {"about": {}},
    "about of nobody": {"about": {"1": {"name": 7}}},
    "nameless": {"about": {"1": {"learner": "x", "made": AT}}},
    "shape in words": {"about": {"1": {**msgspec.to_builtins(ABOUT), "shape": "one"}}},
    "chunk that is a list": {"about": GOOD_ABOUT, "visits": {"1": []}},
    "chunk without events": {"about": GOOD_ABOUT, "visits": {"1": {}}},
    "chunk with a name": {"about": GOOD_ABOUT, "visits": {"one": {"events": []}}},
    "event that is a text": with_events("visits", "hello"),
    "event without its step": with_events("visits", {"id": "1", "at": AT}),
    "event without its score": with_events("attempts", {"id": "1", "at": AT, "exercise": "a/b/c"}),
    "events that are no list": {"about": GOOD_ABOUT, "visits": {"1": {"events": 7}}},
}
WRONG_FIELDS = {
    "score in words": with_events("attempts", {**ATTEMPT, "score": "high"}),
    "score above 1": with_events("attempts", {**ATTEMPT, "score": 7}),
    "step that is a number": with_events("visits", {**VISIT, "step": 7}),
    "step of no lesson": with_events("visits", {**VISIT, "step": "here"}),
    "time in words": with_events("visits", {**VISIT, "at": "yesterday"}),
    "answer that is a number": with_events("attempts", {**ATTEMPT, "answer": 7}),
}
BAD = NOT_JSON | {name: msgspec.json.encode(data) for name, data in (NOT_A_RECORD | WRONG_FIELDS).items()}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_record_is_refused_and_left_as_it_is(tmp_path: Path, name: str) -> None:
    path = tmp_path / "ann.json"
    path.write_bytes(BAD[name])
    for use in (lambda: RecordRepository(path).record, lambda: RecordRepository(path).add(visit())):
        with pytest.raises(RecordError) as refused:
            use()
        assert str(path) in refused.value.message
        assert "left as it is" in refused.value.hint
        assert refused.value.exit_code == ExitCode.RECORD
    assert path.read_bytes() == BAD[name]


@pytest.mark.parametrize("name", [*NOT_JSON, "about of nobody", "shape in words"])
def test_no_record_is_begun_over_a_bad_one_or_changed(tmp_path: Path, name: str) -> None:
    path = tmp_path / "ann.json"
    path.write_bytes(BAD[name])
    with pytest.raises(RecordError):
        RecordRepository(path).create(ABOUT)
    with pytest.raises(RecordError):
        RecordRepository(path).change_about(theme="dark")
    assert path.read_bytes() == BAD[name]


def test_a_record_of_a_newer_shape_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "ann.json"
    data = msgspec.json.encode({"about": {"1": {**msgspec.to_builtins(ABOUT), "shape": 2}}, "badges": {"1": {}}})
    path.write_bytes(data)
    with pytest.raises(RecordError, match="written by a newer copro") as refused:
        RecordRepository(path).add(visit())
    assert "newest copro" in refused.value.hint
    assert path.read_bytes() == data


def test_what_a_later_version_of_this_shape_added_is_kept(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    badges, seen = {"1": {"events": [{"id": "b", "colour": "gold"}]}}, {**VISIT, "mood": "merry"}
    tables = {"about": GOOD_ABOUT, "badges": badges, "visits": {"1": {"events": [seen]}}}
    store.path.write_bytes(encode_tables(tables))
    RecordRepository(store.path).add(visit())
    kept = decode_tables(store.path.read_bytes())
    assert kept["badges"] == badges == {"1": {"events": [{"id": "b", "colour": "gold"}]}}
    assert kept["visits"]["1"]["events"][0] == seen


def test_a_record_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = new_store(tmp_path).path
    monkeypatch.setattr(os, "open", denied)
    with pytest.raises(RecordError, match=r"cannot be read \(Permission denied\)"):
        _ = RecordRepository(path).record


def test_a_record_that_is_spoilt_while_nobody_keeps_it_whole_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    assert store.record.about.name == "Ann"
    store.path.write_bytes(b"spoilt")
    with pytest.raises(RecordError):
        store.add(visit())
    assert store.path.read_bytes() == b"spoilt"
