"""Records, drafts and exports as commit c4994fb wrote them open as they did then."""

from __future__ import annotations

import shutil
from pathlib import Path

from copro_tui.course.refs import Ref
from copro_tui.progress import transfer
from copro_tui.progress.learners import Learners
from copro_tui.progress.recovery import mend
from copro_tui.progress.repository import RecordRepository

FORMER = Path(__file__).parent / "fixtures" / "c4994fb"


def test_a_record_opens_with_all_that_is_in_it_and_is_not_rewritten(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    shutil.copy(FORMER / "record.json", path)
    store = RecordRepository(path)
    assert mend(store) == ""
    assert path.read_bytes() == (FORMER / "record.json").read_bytes()
    assert {table: len(ones) for table, ones in store.events()[1].items()} == {
        "attempts": 6, "visits": 213, "completions": 2, "reflections": 1, "reviews": 0
    }  # fmt: skip
    assert store.record.standing(Ref("what", "every-kind", "build")).best == 1
    assert store.record.reflections[Ref("what", "every-kind", "words")][-1].text == "My own words."
    assert store.record.mastered == {Ref("what", "every-kind")}


def test_drafts_open(tmp_path: Path) -> None:
    for name in ("record.json", "record.drafts"):
        shutil.copy(FORMER / name, tmp_path / name)
    drafts = RecordRepository(tmp_path / "record.json").drafts()
    assert drafts["what/short/tick"].answer == ["a"]


def test_an_export_begins_a_record_and_joins_one(tmp_path: Path) -> None:
    learners = Learners(tmp_path / "progress")
    store = transfer.import_copy(learners, FORMER / "export.json", None, anyway=False)[0]
    assert store.record.about.name == "Siân"
    assert store.record.reflections[Ref("what", "every-kind", "words")][-1].text == "My own words."
    assert {table: len(ones) for table, ones in store.events()[1].items()} == {
        "attempts": 6, "visits": 8, "completions": 2, "reflections": 1, "reviews": 0
    }  # fmt: skip
    before = store.events()
    transfer.import_copy(learners, FORMER / "export.json", None, anyway=False)
    assert store.events() == before
    shutil.copy(FORMER / "record.json", tmp_path / "record.json")
    transfer.merge(store.path, tmp_path / "record.json", anyway=False)
    assert len(store.events()[1]["visits"]) == 213
