"""The ledger: only ever added to, whole after a torn line, joined by union, and gone with its record."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.errors import RecordError
from copro_tui.progress import transfer
from copro_tui.progress.learners import Learners
from copro_tui.progress.ledger import CONNECTION, Ledger, Outcome, State, known_in
from tests.clock import FakeClock
from tests.progress.events import new_store

LRS = "https://lrs.example.org/xAPI"


def outcome(state: State, *ids: str, at: int = 0, lrs: str = LRS, why: str = "") -> Outcome:
    return Outcome(at=f"2026-01-05T09:00:{at:02d}.000+00:00", lrs=lrs, state=state, ids=ids, why=why)


def test_what_is_added_is_there_in_order_and_for_its_owner_alone(tmp_path: Path) -> None:
    ledger = Ledger(new_store(tmp_path).path)
    assert ledger.outcomes() == []
    ledger.add(outcome("sent", "a", "b"))
    ledger.add(outcome("refused", "c", why="ŵ"))
    assert [one.state for one in ledger.outcomes()] == ["sent", "refused"]
    assert ledger.path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_a_torn_line_is_cut_off_and_nothing_else(tmp_path: Path, cut: int) -> None:
    ledger = Ledger(new_store(tmp_path).path)
    ledger.add(outcome("sent", "a"))
    whole = ledger.path.read_bytes()
    ledger.path.write_bytes(whole + whole[:-cut])
    assert [one.ids for one in ledger.outcomes()] == [("a",)]
    ledger.add(outcome("sent", "b"))
    assert ledger.path.read_bytes().startswith(whole)
    assert [one.ids for one in ledger.outcomes()] == [("a",), ("b",)]


def test_a_damaged_line_costs_only_itself(tmp_path: Path) -> None:
    ledger = Ledger(new_store(tmp_path).path)
    ledger.add(outcome("sent", "a"), outcome("sent", "b"), outcome("sent", "c"))
    lines = ledger.path.read_bytes().splitlines(keepends=True)
    ledger.path.write_bytes(lines[0] + b"\xff{]" + lines[1][3:] + lines[2])
    assert [one.ids for one in ledger.outcomes()] == [("a",), ("c",)]


def test_a_link_in_its_place_is_not_followed(tmp_path: Path) -> None:
    ledger = Ledger(new_store(tmp_path).path)
    (tmp_path / "other").write_text("theirs")
    ledger.path.symlink_to(tmp_path / "other")
    with pytest.raises(RecordError):
        ledger.add(outcome("sent", "a"))
    assert (tmp_path / "other").read_text() == "theirs"


def test_a_record_that_was_erased_leaves_no_ledger_behind(tmp_path: Path) -> None:
    learners = Learners(tmp_path)
    path = learners.create("Ann", FakeClock()()).path
    ledger = Ledger(path)
    ledger.add(outcome("sent", "a"))
    path.with_suffix(CONNECTION).write_text("{}")
    learners.erase("Ann")
    with pytest.raises(RecordError, match="gone"):
        ledger.add(outcome("sent", "b"))
    assert not [one for one in tmp_path.rglob("*") if one.suffix in (".lrs", CONNECTION)]


def test_it_is_renamed_with_its_record(tmp_path: Path) -> None:
    learners = Learners(tmp_path)
    path = learners.create("Ann", FakeClock()()).path
    Ledger(path).add(outcome("sent", "a"))
    path.with_suffix(CONNECTION).write_text("{}")
    renamed = learners.rename("Ann", "Anna", FakeClock()())
    assert [one.ids for one in Ledger(renamed.path).outcomes()] == [("a",)]
    assert renamed.path.with_suffix(CONNECTION).exists()
    assert not path.with_suffix(".lrs").exists()


def test_it_goes_with_an_export_and_is_joined_by_union(tmp_path: Path) -> None:
    here = Learners(tmp_path / "here")
    store = here.create("Ann", FakeClock()())
    Ledger(store.path).add(outcome("sent", "a"), outcome("refused", "b", at=1))
    file = tmp_path / "moved.json"
    file.write_bytes(transfer.exported(store, with_journal=False))
    there = Learners(tmp_path / "there")
    moved, _joined = transfer.import_copy(there, file, None, anyway=False)
    assert Ledger(moved.path).outcomes() == Ledger(store.path).outcomes()
    Ledger(moved.path).add(outcome("sent", "c", at=2))
    transfer.merge(store.path, moved.path, anyway=False)
    transfer.merge(store.path, moved.path, anyway=False)
    assert [one.ids for one in Ledger(store.path).outcomes()] == [("a",), ("b",), ("c",)]


def test_an_export_without_a_ledger_is_as_earlier_versions_know_it(tmp_path: Path) -> None:
    assert b'"sent"' not in transfer.exported(new_store(tmp_path), with_journal=True)


states: st.SearchStrategy[State] = st.sampled_from(["sent", "there", "refused", "deferred", "again"])
lines = st.builds(outcome, states, st.sampled_from("abc"), at=st.integers(0, 59))


@given(st.lists(lines), st.lists(lines), st.randoms())
def test_what_arrived_stays_whatever_another_copy_says(
    mine: list[Outcome], theirs: list[Outcome], chance: object
) -> None:
    both: Sequence[Outcome] = [*mine, *theirs]
    known = known_in(both)
    arrived = {one.ids[0] for one in both if one.state in ("sent", "there")}
    assert set(known.there) == arrived
    assert not arrived & (known.refused.keys() | known.deferred.keys())
    assert set(known_in([*theirs, *mine]).there) == arrived


def test_only_what_is_told_of_one_lrs_counts_there(tmp_path: Path) -> None:
    ledger = Ledger(new_store(tmp_path).path)
    ledger.add(outcome("sent", "a"), outcome("sent", "b", lrs="https://other.example.org"))
    assert list(ledger.known(LRS).there) == ["a"]


def test_again_clears_what_was_refused_and_put_off() -> None:
    known = known_in([outcome("refused", "a"), outcome("deferred", "b"), outcome("again", "a", "b", at=1)])
    assert (known.refused, dict(known.deferred)) == ({}, {})
