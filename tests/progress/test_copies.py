"""Copies of a record from elsewhere: an export that is not as it was written is refused, in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.errors import ExitCode, RecordError
from copro_tui.progress import transfer
from copro_tui.progress.copies import FORMER_FORMAT, KIND, read_copy
from copro_tui.progress.events import SHAPE
from copro_tui.progress.learners import Learners
from copro_tui.progress.repository import RecordRepository
from copro_tui.storage import envelope
from copro_tui.storage.envelope import wrapped
from tests.progress.events import ABOUT, attempt, completion, new_store, reflection, visit

EVENT = {"id": "a", "at": "2026-01-05T09:00:00Z", "step": "what/it/one"}
BODY: dict[str, Any] = {
    "journal": False,
    "about": msgspec.to_builtins(ABOUT),
    "attempts": [],
    "visits": [EVENT],
    "completions": [],
    "reflections": [],
}
IMPOSSIBLE = [
    {"id": ""}, {"at": "yesterday"}, {"at": "2026-02-31T09:00:00Z"}, {"step": "here"}, {"step": 7}, {"id": "\x1b[2J"}
]  # fmt: skip


def export_of(body: dict[str, Any]) -> bytes:
    """An export with a checksum that agrees."""
    return wrapped(KIND, msgspec.convert(body, msgspec.defstruct("Body", [(key, Any) for key in body])))


def refused(path: Path) -> RecordError:
    """The error with which a file is refused; no record is begun with it."""
    folder = path.parent / "progress"
    with pytest.raises(RecordError) as error:
        transfer.import_copy(Learners(folder), path, None, anyway=False)
    assert not folder.exists()
    assert error.value.exit_code == ExitCode.RECORD
    assert path.name in error.value.message
    assert "\n" not in str(error.value)
    return error.value


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An export with something of everything in it."""
    store = new_store(tmp_path_factory.mktemp("good"))
    store.add(attempt(answer={"case": "point"}), visit(), completion(), reflection("Dŵr."))
    return transfer.exported(store, with_journal=True)


def test_an_export_is_read_as_it_was_written(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.add(attempt(answer={"case": "point"}), visit(), completion(), reflection("Dŵr."))
    for with_journal in (True, False):
        path = tmp_path / f"{with_journal}.json"
        transfer.export(store, path, with_journal=with_journal)
        about, events = read_copy(path)
        assert about == ABOUT
        assert {**events, "reflections": []} == {**store.events()[1], "reflections": []}
        assert len(events["reflections"]) == with_journal


def test_a_change_of_any_byte_and_a_truncation_are_found_out(tmp_path: Path, good: bytes) -> None:
    path = tmp_path / "it.json"
    path.write_bytes(good)
    whole = read_copy(path)
    spoilt = [good[:length] for length in (*range(0, len(good), 17), len(good) - 2, len(good) - 1)]
    spoilt += [good[:at] + bytes([good[at] ^ 1 << at % 8]) + good[at + 1 :] for at in range(len(good))]
    for data in spoilt:
        path.write_bytes(data)
        try:
            found = read_copy(path)
        except RecordError:
            continue
        assert found == whole  # the end of the last line only


def test_what_was_altered_is_refused_for_its_checksum(tmp_path: Path, good: bytes) -> None:
    path = tmp_path / "it.json"
    path.write_bytes(good.replace(b'"score": 0.5', b'"score": 0.9'))
    assert "its checksum does not agree" in refused(path).message


@pytest.mark.parametrize("key", BODY)
def test_no_key_may_be_missing(tmp_path: Path, key: str) -> None:
    path = tmp_path / "it.json"
    path.write_bytes(export_of({name: value for name, value in BODY.items() if name != key}))
    said = refused(path).message
    assert f"it.json does not hold what it should (Object missing required field `{key}`" in said


@pytest.mark.parametrize("key", ["name", "learner", "made", "shape"])
def test_whose_record_it_is_has_to_be_said_in_full(tmp_path: Path, key: str) -> None:
    path = tmp_path / "it.json"
    about = {name: value for name, value in BODY["about"].items() if name != key}
    path.write_bytes(export_of({**BODY, "about": about}))
    assert f"missing required field `{key}`" in refused(path).message


def test_what_is_not_known_is_refused_and_not_dropped(tmp_path: Path) -> None:
    path = tmp_path / "it.json"
    path.write_bytes(export_of({**BODY, "badges": []}))
    assert "unknown field `badges`" in refused(path).message


def test_an_export_by_a_newer_copro_is_named_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "it.json"
    path.write_bytes(export_of({**BODY, "about": {**BODY["about"], "shape": SHAPE + 1}, "badges": []}))
    assert "written by a newer copro" in refused(path).message
    with monkeypatch.context() as newer:
        newer.setattr(envelope, "SHAPE", envelope.SHAPE + 1)
        path.write_bytes(export_of(BODY))
    assert "written by a newer copro" in refused(path).message


def test_another_kind_of_file_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "it.json"
    path.write_bytes(export_of(BODY).replace(b'"copro":"record"', b'"copro":"invitation"'))
    assert "another kind of file (invitation)" in refused(path).message


@pytest.mark.parametrize("change", IMPOSSIBLE)
def test_an_export_with_an_impossible_entry_is_refused(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "it.json"
    for data in (
        export_of({**BODY, "visits": [{**EVENT, **change}]}),
        json.dumps({**BODY, "format": FORMER_FORMAT, "visits": [{**EVENT, **change}]}).encode(),
    ):
        path.write_bytes(data)
        assert "is not a learner's record" in refused(path).message


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff", b'{"format": "copro record"}', b'{"about": {"1": {}}}',
                                  b'{"copro": "record"}', b'{"copro": 7}'])  # fmt: skip
def test_a_file_that_is_no_record_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "bad.json").write_bytes(data)
    refused(tmp_path / "bad.json")


@given(
    st.dictionaries(st.sampled_from(["copro", "shape", "sum", "body", "format", "about"]), st.text() | st.integers())
)
def test_nothing_but_an_export_or_a_record_is_read(data: dict[str, object]) -> None:
    path = Path("it.json")
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(RecordError):
        read_copy(path)


def test_an_export_without_an_envelope_still_opens(tmp_path: Path) -> None:
    former = {"format": FORMER_FORMAT, "journal": False, "about": BODY["about"], "visits": [EVENT]}
    (tmp_path / "it.json").write_text(json.dumps(former), encoding="utf-8")
    store, joined = transfer.import_copy(Learners(tmp_path / "progress"), tmp_path / "it.json", None, anyway=False)
    assert joined.added["visits"] == 1
    assert RecordRepository(store.path).events()[1]["visits"] == [EVENT]
