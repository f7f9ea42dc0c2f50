"""Drafts: kept beside the record, and nothing that was checked depends on them."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest

from copro_tui.errors import RecordError
from copro_tui.progress.drafts import Draft
from copro_tui.progress.recovery import mend
from copro_tui.progress.repository import RecordRepository
from copro_tui.storage import atomic
from tests.faults import denied
from tests.progress.events import new_store, visit


def draft(step: str = "what/it/build", answer: str = "a", seed: int = 7, hinted: bool = False) -> Draft:
    return Draft(step=step, answer=[answer], seed=seed, hinted=hinted)


@pytest.mark.parametrize("answer", [["b", "a"], {"case": "point"}, "Dŵr, “words” and\nlines 🐑", [], {}, ""])
def test_a_draft_comes_back_as_it_was_left(tmp_path: Path, answer: list[str] | dict[str, str] | str) -> None:
    store = new_store(tmp_path)
    left = Draft(step="what/it/build", answer=answer, seed=2**31 - 1, hinted=True, checked=True)
    store.keep_draft(left)
    assert RecordRepository(store.path).drafts() == {"what/it/build": left}


def test_each_step_has_one_draft_its_newest(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    for answer in ("a", "b", "c"):
        store.keep_draft(draft("what/it/one", answer))
        store.keep_draft(draft("what/it/two", answer * 2))
    kept = RecordRepository(store.path).drafts()
    assert {step: one.answer for step, one in kept.items()} == {"what/it/one": ["c"], "what/it/two": ["cc"]}


def test_two_windows_keep_the_drafts_of_their_own_steps(tmp_path: Path) -> None:
    mine = new_store(tmp_path)
    theirs = RecordRepository(mine.path)
    assert mine.drafts() == theirs.drafts() == {}
    mine.keep_draft(draft("what/it/mine"))
    theirs.keep_draft(draft("what/it/theirs"))
    assert set(RecordRepository(mine.path).drafts()) == {"what/it/mine", "what/it/theirs"}


def test_keeping_a_draft_leaves_the_record_alone(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    before = store.path.stat().st_mtime_ns, store.path.read_bytes()
    store.keep_draft(draft())
    assert (store.path.stat().st_mtime_ns, store.path.read_bytes()) == before


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b'{"drafts": {"1": {}}}', b'{"drafts": {"1": {"step": 1, "answer": 2, "seed": "x"}}}', b"\xff"],
)
def test_damaged_drafts_are_put_aside_and_the_record_goes_on(tmp_path: Path, data: bytes) -> None:
    path = new_store(tmp_path).path
    path.with_suffix(".drafts").write_bytes(data)
    store = RecordRepository(path)
    assert store.drafts() == {}
    assert path.with_suffix(".drafts").read_bytes() == data  # reading changes nothing
    store.keep_draft(draft())
    aside = path.with_suffix(".drafts-damaged-1")
    assert aside.read_bytes() == data
    assert str(aside) in store.notice
    store.add(visit())
    store.keep_draft(draft())
    assert RecordRepository(path).drafts() == {"what/it/build": draft()}
    assert store.notice.count(str(aside)) == 1


def test_opening_a_record_says_once_that_its_drafts_were_put_aside(tmp_path: Path) -> None:
    path = new_store(tmp_path).path
    path.with_suffix(".drafts").write_bytes(b"{")
    said = mend(RecordRepository(path))
    assert said.startswith("What you had begun and not finished could not be read")
    assert path.with_suffix(".drafts-damaged-1").read_bytes() == b"{"
    assert mend(RecordRepository(path)) == ""


def test_opening_a_record_whose_drafts_cannot_be_put_aside_is_possible(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_store(tmp_path).path
    path.with_suffix(".drafts").write_bytes(b"{")
    monkeypatch.setattr(os, "link", denied)
    monkeypatch.setattr(atomic, "opened", denied)
    assert mend(RecordRepository(path)) == ""
    assert path.with_suffix(".drafts").read_bytes() == b"{"


def test_damaged_drafts_that_cannot_be_put_aside_are_refused_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_store(tmp_path).path
    path.with_suffix(".drafts").write_bytes(b"{")

    monkeypatch.setattr(os, "link", denied)
    monkeypatch.setattr(atomic, "opened", denied)
    store = RecordRepository(path)
    assert store.drafts() == {}
    with pytest.raises(RecordError, match="cannot be put aside"):
        store.keep_draft(draft())
    assert path.with_suffix(".drafts").read_bytes() == b"{"


def test_drafts_are_only_for_their_owner(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.keep_draft(draft())
    assert store.path.with_suffix(".drafts").stat().st_mode & 0o077 == 0


def test_a_draft_on_disk_is_a_document_of_its_own(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.keep_draft(draft("what/it/one"))
    store.keep_draft(draft("what/it/two"))
    drafts = msgspec.json.decode(store.path.with_suffix(".drafts").read_bytes())["drafts"]
    assert [one["step"] for one in drafts.values()] == ["what/it/one", "what/it/two"]
