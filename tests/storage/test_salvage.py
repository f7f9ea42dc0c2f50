"""What is whole in a damaged file is found, and nothing else."""

from __future__ import annotations

import zlib
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.storage.checksums import Tables, decode_tables, encode_tables
from copro_tui.storage.salvage import salvaged

Places = dict[tuple[str, int], dict[str, Any]]

EVENTS = [{"id": f"{number:04x}", "at": "2026-01-05", "text": 'Dŵr “x”, \\ " }}}}'} for number in range(30)]
HEAD = {"name": "Ann }} {", "keys": {}}
TABLES: Tables = {
    "about": {"1": HEAD},
    "visits": {str(number): {"events": EVENTS[number : 5 * number]} for number in range(1, 6)},
    "words": {"1": {}, "2": {"events": []}},
}
WHOLE = {(name, int(number)): dict(one) for name, ones in TABLES.items() for number, one in ones.items()}
DATA = encode_tables({name: dict(ones) for name, ones in TABLES.items()})
OTHER = encode_tables({"about": {"1": HEAD}, "visits": {"1": {"events": EVENTS[:9]}}})


def former(tables: Tables) -> bytes:
    """A file as older versions wrote it: without a mark in each document."""
    raw = {name: {number: msgspec.json.encode(one) for number, one in ones.items()} for name, ones in tables.items()}
    sums = {f"{name}/{number}": zlib.crc32(one) for name, ones in raw.items() for number, one in ones.items()}
    return msgspec.json.encode({**tables, "seal": {"1": {"sums": sums}}})


FORMER = former(TABLES)

pieces_of_data = st.binary(max_size=6) | st.sampled_from([b"\xef\xbb\xbf", b'"}]}', b"\x00", b"\n", DATA[:90], OTHER])


def places(data: bytes) -> Places:
    found: Places = {}
    for piece in salvaged(data).pieces:
        one = dict(piece.document)
        assert found.setdefault((piece.table, piece.number), one) == one or OTHER in data
    return found


def hit(start: int, end: int) -> set[tuple[str, int]]:
    """The documents of which bytes from ``start`` to before ``end`` are part; the one written twice cannot be lost."""
    found = set()
    for name, number in WHOLE:
        if name != "about":
            raw = bytes(decode_tables(DATA)[name][str(number)].raw)
            at = DATA.index(raw)
            if start < at + len(raw) and end > at:
                found.add((name, number))
    return found


def test_what_is_written_is_read_as_it_was_and_written_back_as_the_same_bytes() -> None:
    tables = decode_tables(DATA)
    assert {(name, int(number)): dict(one) for name, ones in tables.items() for number, one in ones.items()} == WHOLE
    assert encode_tables(tables) == DATA
    assert encode_tables(decode_tables(DATA)) == DATA


def test_a_file_without_marks_opens_and_gets_them_when_it_is_written() -> None:
    assert encode_tables(decode_tables(FORMER)) == DATA


def test_a_mark_that_another_version_left_behind_a_changed_document_is_made_anew() -> None:
    tables = msgspec.json.decode(DATA, type=dict[str, dict[str, dict[str, Any]]])
    del tables["seal"]
    tables["visits"]["1"]["events"].append({"id": "new"})
    written = encode_tables(decode_tables(former(tables)))
    assert salvaged(written).missing == frozenset()
    assert places(written)["visits", 1]["events"][-1] == {"id": "new"}


def test_all_of_a_whole_file_is_found() -> None:
    for data in (DATA, FORMER, b"\xef\xbb\xbf" + DATA, DATA + b'"}]}', b"\x00" + FORMER + b"x", DATA[1:], DATA[:-1]):
        assert places(data) == WHOLE
        assert salvaged(data).missing == frozenset()
    assert salvaged(DATA).to_the_end
    assert not salvaged(DATA[:-1]).to_the_end


@given(st.integers(0, len(DATA) - 1), st.integers(1, 255))
def test_a_changed_byte_costs_only_the_document_that_it_hits(at: int, change: int) -> None:
    data = DATA[:at] + bytes([DATA[at] ^ change]) + DATA[at + 1 :]
    found = places(data)
    assert found == {place: one for place, one in WHOLE.items() if place not in hit(at, at + 1)}


@given(st.integers(0, len(DATA)), pieces_of_data)
def test_what_is_put_in_costs_at_most_the_document_that_it_parts(at: int, more: bytes) -> None:
    data = DATA[:at] + more + DATA[at:]
    found = {(piece.table, piece.number): dict(piece.document) for piece in salvaged(data).pieces}
    assert {place for place in WHOLE if place not in hit(at - 1, at + 1)} <= found.keys()
    assert more == OTHER or all(WHOLE[place] == one for place, one in found.items())


@given(st.integers(0, len(DATA)), st.integers(0, len(DATA)))
def test_a_lost_part_costs_only_the_documents_that_it_hits(one: int, other: int) -> None:
    start, end = sorted((one, other))
    found = places(DATA[:start] + DATA[end:])
    left = {place: whole for place, whole in WHOLE.items() if place not in hit(start, end) and place[0] != "about"}
    assert all(found[place] == whole for place, whole in left.items())
    assert all(WHOLE[place] == whole for place, whole in found.items())


@given(st.integers(0, len(FORMER) - 1), st.integers(1, 255))
def test_a_changed_byte_in_a_file_without_marks_costs_one_document(at: int, change: int) -> None:
    found = places(FORMER[:at] + bytes([FORMER[at] ^ change]) + FORMER[at + 1 :])
    assert all(one in WHOLE.values() for one in found.values())
    in_sums = at > FORMER.index(b'"seal"')  # where nothing vouches for the name of a table
    assert in_sums or (found.items() <= WHOLE.items() and len(found) >= len(WHOLE) - 1)


def test_two_files_run_together_give_what_either_has() -> None:
    found = [(piece.table, piece.number) for piece in salvaged(OTHER + DATA).pieces]
    assert found.count(("visits", 1)) == 2
    assert set(found) == set(WHOLE)


def test_what_is_not_whole_is_named() -> None:
    data = DATA.replace(b"0002", b"0x02", 1)
    assert salvaged(data).missing == {("visits", 1)}
    assert salvaged(data).to_the_end


@given(st.binary(max_size=300))
def test_in_other_bytes_nothing_is_found(data: bytes) -> None:
    assert salvaged(data).pieces == ()
