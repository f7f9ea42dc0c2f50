"""All that is whole of a damaged record comes back, nothing else does, and what was got back is said."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from copro_tui.errors import RecordError
from copro_tui.progress.chunks import checked_events, plain_events
from copro_tui.progress.events import EVENT_TYPES, Event
from copro_tui.progress.learners import Learners
from copro_tui.progress.recovery import mend
from copro_tui.progress.repository import RecordRepository
from copro_tui.progress.rescue import recovered
from copro_tui.storage.backups import Backups
from copro_tui.storage.checksums import KeptDocument, decode_tables
from tests.progress.events import ABOUT, attempt, new_store, reflection, visit

TABLES = {kind.table: kind for kind in EVENT_TYPES}
FIRST_DAY = datetime(2026, 1, 5, 9, tzinfo=UTC)
BOM = b"\xef\xbb\xbf"
Spoil = Callable[[bytes], bytes]


def events(count: int) -> list[Event]:
    """Events with clocks that are wrong at times, so that their order is not that of their times."""
    chance = random.Random(7)
    made: list[Event] = []
    for number in range(count):
        at = f"2026-01-{chance.randint(1, 28):02d}T09:00:00.000+00:00"
        one = visit(f"what/it/{number}", at=at) if number % 3 else attempt(at=at, answer={"a": "b", "check": "}}"})
        made.append(replace(one, id=f"{number:032x}"))
    return [*made, replace(reflection('Dŵr. "check":"visits/1 3 00000000"}'), id="f" * 32)]


def ids(path: Path) -> dict[str, list[str]]:
    return {table: [one["id"] for one in ones] for table, ones in RecordRepository(path).events()[1].items()}


class Long:
    """A record of hundreds of events, in packed chunks and plain ones, with and without backups."""

    def __init__(self, folder: Path) -> None:
        store = new_store(folder)
        made = events(700)
        store.add(*made[:-5])
        store.add(*made[-5:-2])
        store.add(*made[-2:])
        self.path = store.path
        self.data = store.path.read_bytes()
        self.all = ids(store.path)
        self.in_backup = ids(Backups(store.path).newest_first()[0])
        self.pieces = [
            (self.data.index(bytes(KeptDocument.of(one).raw)), len(KeptDocument.of(one).raw), table, number)
            for table, ones in decode_tables(self.data).items()
            for number, one in ones.items()
        ]

    def whole(self, start: int, end: int) -> set[str]:
        """The ids of the events whose documents have no byte from ``start`` to before ``end``."""
        tables = decode_tables(self.data)
        return {
            event["id"]
            for at, length, table, number in self.pieces
            if table in TABLES and not (start < at + length and end > at)
            for event in checked_events(tables[table][number], TABLES[table]) or ()
        }

    def rescued(self, data: bytes, *, backups: bool) -> dict[str, list[str]] | None:
        """What comes back if the file is replaced by ``data``; None if nothing can."""
        path = self.path if backups else self.path.with_name("alone.json")
        path.write_bytes(data)
        found = recovered(path)
        if found is None:
            return None
        return {table: [one["id"] for one in ones] for table, ones in plain_events(found.tables).items()}


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Long:
    return Long(tmp_path_factory.mktemp("long"))


def check(record: Long, data: bytes, start: int, end: int) -> None:
    """Every event outside the bytes that were hit is there, in its order; nothing else is, with a backup or without."""
    alone, together = record.rescued(data, backups=False), record.rescued(data, backups=True)
    whole = record.whole(start, end)
    assert together is not None
    in_backup = {one for ones in record.in_backup.values() for one in ones}
    for found, least in ((alone, whole), (together, whole | in_backup)):
        if found is None:
            continue
        assert least <= {one for ones in found.values() for one in ones}
        for table, ones in found.items():
            assert ones == [one for one in record.all[table] if one in ones]


@given(st.data())
@settings(max_examples=40)
def test_a_changed_byte_costs_only_what_it_hits(long: Long, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(long.data) - 1) | st.integers(0, 400))
    change = data.draw(st.integers(1, 255))
    spoilt = long.data[:at] + bytes([long.data[at] ^ change]) + long.data[at + 1 :]
    check(long, spoilt, at, at + 1)
    assert long.rescued(spoilt, backups=False) is not None


@given(st.data())
@settings(max_examples=40)
def test_what_was_put_in_costs_only_what_it_parts(long: Long, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(long.data)) | st.sampled_from([0, len(long.data)]))
    junk = st.sampled_from([BOM, b'"}]}', b"\n", b"\x00" * 512, long.data])
    more = data.draw(st.binary(min_size=1, max_size=9) | junk)
    spoilt = long.data[:at] + more + long.data[at:]
    check(long, spoilt, at - 1, at + 1)
    assert long.rescued(spoilt, backups=False) is not None


@given(st.data())
@settings(max_examples=40)
def test_what_was_cut_off_costs_only_itself(long: Long, data: st.DataObject) -> None:
    length = data.draw(st.integers(0, len(long.data)))
    check(long, long.data[:length], length, len(long.data))
    check(long, long.data[length:], 0, length)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: BOM + data,
        lambda data: data + b'"}]}',
        lambda data: data + b"x",
        lambda data: b"\x00" * 4096 + data,
        lambda data: data[:-1],
        lambda data: data.replace(b'"seal"', b'"sael"'),
        lambda data: data.replace(b'"attempts":{', b'"attemptz":{'),
        lambda data: data.replace(b'"name":"Ann"', b'"name":"Anm"', 1),
        lambda data: data[:-30] + data,
    ],
)
def test_a_stray_byte_costs_no_answer_and_that_is_said(tmp_path: Path, spoil: Spoil) -> None:
    store = new_store(tmp_path)
    store.add(attempt(), attempt(), reflection("Mine."))
    shutil.rmtree(store.backups.folder)
    whole = store.events()
    data = spoil(store.path.read_bytes())
    store.path.write_bytes(data)
    found = recovered(store.path)
    assert found is not None
    assert (found.answers, found.lost) == (3, 0)
    said = mend(opened := RecordRepository(store.path))
    assert opened.events() == whole
    assert "was damaged (" in said
    assert "3 answers are whole; " in said
    assert ("none is lost" in said) != ("just before may be lost" in said)
    assert f"is kept as {tmp_path / 'ann.damaged-1'}." in said
    assert (tmp_path / "ann.damaged-1").read_bytes() == data
    assert mend(RecordRepository(store.path)) == ""


def test_how_many_answers_are_lost_is_said(long: Long, tmp_path: Path) -> None:
    path = tmp_path / "ann.json"
    packed, plain = (long.data.index(what) for what in (b'"attempts":{"1":{"packed":"', b'"revision"'))
    had = len(long.all["attempts"])
    for at, lost in ((packed + 40, 200), (plain + 14, had - 200)):
        path.write_bytes(long.data[:at] + b"~" + long.data[at + 1 :])
        found = recovered(path)
        assert found is not None
        assert (found.lost, found.answers, found.sure) == (lost, had + 1 - lost, True)
        assert f"{lost} answers are lost" in mend(RecordRepository(path))


def test_the_record_of_somebody_else_that_was_put_there_damaged_is_not_mixed_in(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.add(attempt("what/it/mine"))
    store.add(visit())
    other = RecordRepository(tmp_path / "bob")
    other.create(replace(ABOUT, name="Bob", learner="b" * 16))
    other.add(attempt("what/it/theirs"))
    for data in (other.path.read_bytes() + b"x", store.path.read_bytes() + other.path.read_bytes()):
        store.path.write_bytes(data)
        mend(opened := RecordRepository(store.path))
        assert opened.record.about.name == "Ann"
        assert list(map(str, opened.record.attempts)) == ["what/it/mine"]


def test_a_damaged_record_without_a_backup_is_listed_by_its_name_and_opens(tmp_path: Path) -> None:
    learners = Learners(tmp_path)
    store = learners.create("Ann", FIRST_DAY)
    store.path.write_bytes(store.path.read_bytes() + b"x")
    assert [(one.name, one.trouble) for one in learners.known()] == [("Ann", "")]
    assert "was mended" in learners.open("Ann").notice


# -- while the program runs ---------------------------------------------------------------------------------------


def folder_in_its_place(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "junk").write_bytes(b"x")


def pipe_in_its_place(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


HARM: dict[str, Callable[[Path], object]] = {
    "a changed byte": lambda path: path.write_bytes(path.read_bytes().replace(b"what", b"whbt", 1)),
    "junk": lambda path: path.write_bytes(b"junk"),
    "nothing in it": lambda path: path.write_bytes(b""),
    "deleted": lambda path: path.unlink(),
    "a folder": folder_in_its_place,
    "a pipe": pipe_in_its_place,
}


@pytest.fixture(params=HARM)
def harm(request: pytest.FixtureRequest) -> Callable[[Path], object]:
    if request.param == "a pipe" and not hasattr(os, "mkfifo"):
        pytest.skip("there are no pipes in folders here")
    return HARM[request.param]


def open_store(folder: Path) -> tuple[RecordRepository, list[str]]:
    """A record that is open in a program, with backups, and what it says."""
    store = Learners(folder).create("Ann", FIRST_DAY)
    for number in range(4):
        store.add(attempt(f"what/it/{number}"))
    said: list[str] = []
    store.tell = said.append
    return store, said


@pytest.mark.parametrize("use", ["read", "write", "settings", "everything"])
def test_damage_is_mended_there_and_then_and_said_once(
    tmp_path: Path, harm: Callable[[Path], object], use: str
) -> None:
    store, said = open_store(tmp_path)
    uses: dict[str, Callable[[], Any]] = {
        "read": lambda: store.record,
        "write": lambda: store.add(visit()),
        "settings": lambda: store.change_about(theme="dark"),
        "everything": store.events,
    }
    harm(store.path)
    uses[use]()
    assert len(said) == 1
    assert "was gone and was brought back" in said[0] or "was mended" in said[0]
    store.add(attempt("what/it/after"))
    least = {"what/it/0", "what/it/1", "what/it/2", "what/it/after"}
    assert least <= set(map(str, store.record.attempts)) == set(map(str, RecordRepository(store.path).record.attempts))
    assert len(said) == 1
    kept = tmp_path / store.path.with_suffix(".damaged-1").name
    assert kept.exists() == ("damaged" in said[0])


def test_what_the_program_has_read_is_not_lost_with_the_file(tmp_path: Path) -> None:
    store, said = open_store(tmp_path)
    shutil.rmtree(store.backups.folder)
    store.path.write_bytes(b"junk")
    assert list(map(str, store.record.attempts)) == [f"what/it/{number}" for number in range(4)]
    assert "4 answers are whole; none is lost." in said[0]


def test_a_record_that_was_erased_elsewhere_does_not_come_back(tmp_path: Path) -> None:
    store, said = open_store(tmp_path)
    assert store.record
    Learners(tmp_path).erase("Ann")
    left = sorted(tmp_path.rglob("*"))
    for use in (lambda: store.record, store.events, lambda: store.add(visit())):
        with pytest.raises(RecordError, match="is gone: it was erased, renamed or moved away") as refused:
            use()
        assert "begin a new record" in refused.value.hint
    assert said == []
    assert [one for one in sorted(tmp_path.rglob("*")) if one.suffix not in (".lock", ".holder")] == left


def test_two_windows_mend_a_record_once(tmp_path: Path) -> None:
    store, said = open_store(tmp_path)
    other = Learners(tmp_path).open("Ann")
    other.tell = said.append
    store.path.write_bytes(b"junk")
    assert store.record
    assert other.record
    assert len(said) == 1
