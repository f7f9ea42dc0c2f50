"""Copies of a record from elsewhere: an export that is not as it was written is refused, in words."""

from __future__ import annotations

import base64
import json
import zlib
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.errors import ExitCode, RecordError
from copro_tui.progress import chunks, outside, transfer
from copro_tui.progress.copies import FORMER_FORMAT, KIND, read_copy
from copro_tui.progress.events import SHAPE
from copro_tui.progress.learners import Learners
from copro_tui.progress.repository import RecordRepository
from copro_tui.storage import checksums, envelope, tinydb_storage
from copro_tui.storage.checksums import encode_tables
from copro_tui.storage.envelope import wrapped
from copro_tui.storage.reading import check_size
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
        path.write_bytes(transfer.exported(store, with_journal=with_journal))
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
    former = {**BODY, "format": FORMER_FORMAT}
    (tmp_path / "it.json").write_text(json.dumps(former), encoding="utf-8")
    store, joined = transfer.import_copy(Learners(tmp_path / "progress"), tmp_path / "it.json", None, anyway=False)
    assert joined.added["visits"] == 1
    assert RecordRepository(store.path).events()[1]["visits"] == [EVENT]


FORMER: dict[str, Any] = {**BODY, "format": FORMER_FORMAT}
FIRST = {
    "id": "a1",
    "at": "2026-01-05T09:00:00Z",
    "exercise": "what/it/one",
    "revision": "r",
    "answer": "x",
    "score": 0.9,
}


def written(path: Path, body: dict[str, Any]) -> Path:
    path.write_text(json.dumps(body), encoding="utf-8")
    return path


@pytest.mark.parametrize("key", ["journal", "about", "attempts", "visits", "completions"])
def test_an_export_without_an_envelope_needs_all_its_keys(tmp_path: Path, key: str) -> None:
    body = {name: value for name, value in FORMER.items() if name != key}
    assert key in refused(written(tmp_path / "it.json", body)).message
    assert key in refused(written(tmp_path / "it.json", {**body, f"{key}z": FORMER[key]})).message


def test_reflections_may_be_missing_only_without_the_journal(tmp_path: Path) -> None:
    without = {name: value for name, value in FORMER.items() if name != "reflections"}
    assert read_copy(written(tmp_path / "it.json", without))[1]["reflections"] == []
    assert "reflections" in refused(written(tmp_path / "it.json", {**without, "journal": True})).message


def test_what_differs_from_an_entry_here_is_said_and_changes_nothing(tmp_path: Path) -> None:
    learners = Learners(tmp_path / "progress")
    good = written(tmp_path / "good.json", {**FORMER, "attempts": [FIRST]})
    store = transfer.import_copy(learners, good, None, anyway=False)[0]
    before = store.events()
    damaged = written(tmp_path / "damaged.json", {**FORMER, "attempts": [{**FIRST, "score": 0.1}]})
    for joined in (
        transfer.import_copy(learners, damaged, None, anyway=False)[1],
        transfer.merge(store.path, damaged, anyway=False),
    ):
        assert joined.differing == ("a1",)
    assert store.events() == before


def test_two_entries_of_one_file_may_not_contradict_each_other(tmp_path: Path) -> None:
    path = written(tmp_path / "it.json", {**FORMER, "attempts": [FIRST, {**FIRST, "answer": "y"}]})
    assert "two different entries have the same id" in refused(path).message
    path = written(tmp_path / "it.json", {**FORMER, "attempts": [FIRST, FIRST]})
    store, joined = transfer.import_copy(Learners(tmp_path / "progress"), path, None, anyway=False)
    assert joined.added["attempts"] == len(store.events()[1]["attempts"]) == 1


@pytest.mark.parametrize(
    "change",
    [{"language": "en\x1b]0;x\x07"}, {"language": "../../.."}, {"theme": "x\x1b[2J"}, {"learner": "../a"},
     {"made": ""}, {"changed": "z"}, {"keys": {"home": "\x1b"}}, {"settings": {"x" * 1001: ""}},
     {"name": "\x00"}, {"name": "n" * 61}],
)  # fmt: skip
def test_owners_details_that_no_copro_wrote_are_refused(tmp_path: Path, change: dict[str, Any]) -> None:
    body = {**FORMER, "about": {**FORMER["about"], **change}}
    assert "is not a learner's record" in refused(written(tmp_path / "it.json", body)).message


DEEP: Any = []
for _level in range(30):
    DEEP = [DEEP]


@pytest.mark.parametrize(
    "change",
    [{"exercise": "what/it/\x1b[2J"}, {"exercise": f"what/it/{'x' * 1000}"}, {"seconds": -1}, {"seconds": 10**30},
     {"answer": ["x"] * 501}, {"answer": {"x" * 1001: "y"}}, {"answer": "x" * 1_000_001}, {"revision": "x" * 1001},
     {"new": DEEP}, {"score": 1.5}, {"score": 1e400}],
)  # fmt: skip
def test_an_entry_that_is_impossible_or_too_long_is_refused(tmp_path: Path, change: dict[str, Any]) -> None:
    path = written(tmp_path / "it.json", {**FORMER, "attempts": [{**FIRST, **change}]})
    assert refused(path).message.count("\n") == 0


def test_too_many_entries_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside, "MOST_ENTRIES", 3)
    path = written(tmp_path / "it.json", {**FORMER, "visits": [{**EVENT, "id": str(one)} for one in range(4)]})
    assert "more entries than 3" in refused(path).message


@pytest.mark.parametrize("shape", [-1, -5, -(10**30), 0, 10**30, 1.5, "1", None])
def test_a_record_of_an_impossible_format_is_refused(tmp_path: Path, shape: object) -> None:
    about = {**FORMER["about"], "shape": shape}
    refused(written(tmp_path / "it.json", {"about": {"1": about}, "visits": {"one": EVENT}, "attempts": {}}))


def test_a_record_that_unpacks_to_far_more_than_it_is_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "LARGEST_CHUNK", 100_000)
    monkeypatch.setattr(chunks, "LARGEST_UNPACKED", 500_000)
    about = {"1": FORMER["about"]}
    bomb = base64.b64encode(zlib.compress(b"[" + b" " * 1_000_000 + b"]")).decode()
    path = tmp_path / "it.json"
    path.write_bytes(encode_tables({"about": about, "visits": {"1": {"packed": bomb}}}))
    assert "unpacks to more than" in refused(path).message
    small = base64.b64encode(zlib.compress(b"[" + b" " * 90_000 + b"]")).decode()
    path.write_bytes(encode_tables({"about": about, "visits": {str(one): {"packed": small} for one in range(1, 9)}}))
    assert "unpacks to more than" in refused(path).message
    cut = base64.b64encode(zlib.compress(b"[]")[:-3]).decode()
    path.write_bytes(encode_tables({"about": about, "visits": {"1": {"packed": cut}}}))
    assert "is cut short" in refused(path).message


def test_what_would_unpack_to_too_much_is_not_packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "LARGEST_CHUNK", 10_000)
    store = new_store(tmp_path)
    for number in range(chunks.CHUNK + 5):
        store.add(reflection(f"{number}" * 20))
    written = RecordRepository(store.path).events()[1]["reflections"]
    assert [one["text"] for one in written] == [f"{number}" * 20 for number in range(chunks.CHUNK + 5)]


def test_a_file_that_would_be_too_large_to_read_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = new_store(tmp_path)
    before = store.path.read_bytes()
    monkeypatch.setattr(tinydb_storage, "check_size", partial(check_size, most=len(before) + 400))
    with pytest.raises(RecordError, match="larger than"):
        store.add(reflection("x" * 500))
    assert store.path.read_bytes() == before
    store.add(visit())


@pytest.mark.parametrize("what", ["former export", "export", "record", "packed"])
def test_what_would_take_up_far_more_memory_than_it_has_bytes_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.setattr(checksums, "MOST_PARTS", 1000)
    lists: list[Any] = [[]] * 1000
    path = tmp_path / "it.json"
    match what:
        case "former export":
            written(path, {**FORMER, "visits": [{**EVENT, "new": lists}]})
        case "export":
            path.write_bytes(export_of({**BODY, "visits": [{**EVENT, "new": lists}]}))
        case "record":
            path.write_bytes(encode_tables({"about": {"1": FORMER["about"]}, "visits": {"1": {"events": lists}}}))
        case _:
            packed = base64.b64encode(zlib.compress(msgspec.json.encode(lists))).decode()
            path.write_bytes(encode_tables({"about": {"1": FORMER["about"]}, "visits": {"1": {"packed": packed}}}))
    assert "too many parts" in refused(path).message
