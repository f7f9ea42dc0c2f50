"""``copro record`` and ``copro doctor`` as people use them."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from copro_tui.cli.main import main
from copro_tui.progress.drafts import Draft
from copro_tui.progress.learners import Learners
from copro_tui.progress.repository import RecordRepository
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.players import play, start
from tests.progress.events import attempt, reflection, visit

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)


@pytest.fixture
def ann(folder: Path) -> RecordRepository:
    """Ann's record, with an answer, words and a draft in it."""
    store = Learners(folder / "progress").create("Ann", NOW)
    store.add(attempt(score=0.5, answer={"case": "point"}))
    store.add(reflection("My words\x1b[2J."))
    store.keep_draft(Draft(step="what/it/draft", answer=["a"], seed=1))
    return store


def record(folder: Path, *arguments: str) -> int:
    return main(["--course", str(folder), "record", *arguments])


def test_show_says_everything_in_words_that_cannot_steer_the_terminal(
    folder: Path, ann: RecordRepository, capsys: pytest.CaptureFixture[str]
) -> None:
    assert record(folder, "show") == 0
    said = capsys.readouterr().out
    for words in ("Ann", "score 50%", "case → point", "My words�[2J.", "what/it/draft", str(ann.path)):
        assert words in said
    assert "\x1b" not in said


def test_show_as_json_has_everything(folder: Path, ann: RecordRepository, capsys: pytest.CaptureFixture[str]) -> None:
    assert record(folder, "show", "--json") == 0
    data = msgspec.json.decode(capsys.readouterr().out)
    assert data["about"]["name"] == "Ann"
    assert data["reflections"][0]["text"] == "My words\x1b[2J."
    assert data["drafts"][0]["step"] == "what/it/draft"
    assert str(ann.path) in data["files"]


def test_export_and_import_say_what_was_added(
    folder: Path, tmp_path: Path, ann: RecordRepository, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "ann-moved.json"
    assert record(folder, "export", str(file)) == 0
    assert "without their journal" in capsys.readouterr().out
    assert record(folder, "import", str(file)) == 0
    assert "nothing new" in capsys.readouterr().out
    Learners(folder / "progress").erase("Ann")
    assert record(folder, "import", str(file)) == 0
    assert ": 1 answer, 0 other entries." in capsys.readouterr().out


def test_import_and_merge_say_what_differs_and_leave_it(
    folder: Path, tmp_path: Path, ann: RecordRepository, capsys: pytest.CaptureFixture[str]
) -> None:
    about, events = ann.events()
    events["attempts"][0]["score"] = 0.1
    other = RecordRepository(tmp_path / "other.json")
    other.create(about, events)
    other.add(visit())
    before = ann.events()[1]["attempts"]
    differs = "1 entry differs from the one on this computer; it was left as it is here."
    assert record(folder, "import", str(other.path)) == 0
    assert capsys.readouterr().out == f"Added to {ann.path}: 0 answers, 1 other entry. {differs}\n"
    assert record(folder, "merge", str(ann.path), str(other.path)) == 0
    assert capsys.readouterr().out == f"There was nothing new for {ann.path}. {differs}\n"
    assert ann.events()[1]["attempts"] == before


def test_merge_refuses_another_learner_unless_told(
    folder: Path, ann: RecordRepository, capsys: pytest.CaptureFixture[str]
) -> None:
    bob = Learners(folder / "progress").create("Bob", NOW)
    bob.add(visit())
    files = (str(ann.path), str(bob.path))
    assert record(folder, "merge", *files) == 2
    assert "another learner" in capsys.readouterr().err
    assert record(folder, "merge", *files, "--anyway") == 0
    assert "1 other entry" in capsys.readouterr().out


def test_with_several_learners_it_has_to_be_said_whose(
    folder: Path, ann: RecordRepository, capsys: pytest.CaptureFixture[str]
) -> None:
    Learners(folder / "progress").create("Bob", NOW)
    assert record(folder, "show") == 2
    assert "--learner" in capsys.readouterr().err
    assert record(folder, "show", "--learner", "Bob") == 0
    assert main(["--course", str(folder), "--learner", "Ann", "record", "show"]) == 0
    assert str(ann.path) in capsys.readouterr().out


def test_rename_takes_everything_along_and_the_name_is_last_used(folder: Path, ann: RecordRepository) -> None:
    before = ann.events()[1]
    assert record(folder, "rename", "Siân") == 0
    learners = Learners(folder / "progress")
    assert [one.name for one in learners.known()] == ["Siân"]
    new = learners.open("Siân")
    assert new.events()[1] == before
    assert new.drafts().keys() == {"what/it/draft"}
    assert len(new.backups.newest_first()) == 2
    assert list((folder / "progress").rglob("ann-*")) == []


@pytest.mark.parametrize("typed", ["", "ann", "yes"])
def test_erase_needs_the_name_typed(
    folder: Path, ann: RecordRepository, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _prompt: typed)
    assert record(folder, "erase") == 2
    assert ann.exists()


def test_the_doctor_finds_damage_and_mends_it_without_loss(
    folder: Path, ann: RecordRepository, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--course", str(folder), "doctor"]) == 0
    assert "is whole" in capsys.readouterr().out
    ann.path.write_bytes(b"spoilt")
    assert main(["--course", str(folder), "doctor"]) == 1
    assert "is damaged" in capsys.readouterr().out
    assert ann.path.read_bytes() == b"spoilt"
    assert main(["--course", str(folder), "doctor", "--fix"]) == 0
    said = capsys.readouterr().out
    assert "was mended: " in said
    assert all(line.startswith(("ok", "warning", "error")) for line in said.splitlines())
    assert ann.path.with_name(f"{ann.path.stem}.damaged-1").read_bytes() == b"spoilt"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_the_doctor_closes_records_that_are_open_to_others(
    folder: Path, ann: RecordRepository, capsys: pytest.CaptureFixture[str]
) -> None:
    ann.path.chmod(0o644)
    main(["--course", str(folder), "doctor"])
    assert "others on this computer" in capsys.readouterr().out
    main(["--course", str(folder), "doctor", "--fix"])
    assert ann.path.stat().st_mode & 0o077 == 0


def test_show_lists_as_not_checked_only_what_is_not(
    folder: Path, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    player = start(folder, clock)
    play(player.open_lesson(FIRST), but="which")
    lesson_player = player.open_lesson(FIRST, "which")
    lesson_player.change(["vote"])
    lesson_player.keep()
    assert main(["--course", str(folder), "record", "show"]) == 0
    waiting = [line for line in capsys.readouterr().out.splitlines() if "Not checked yet" in line]
    assert waiting == ["Not checked yet: what/every-kind/which: vote"]


def test_an_import_that_begins_a_record_says_so_even_without_answers(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Learners(tmp_path / "elsewhere").create("Bob", NOW)
    assert record(folder, "import", str(store.path)) == 0
    assert capsys.readouterr().out == "A record of “Bob” was begun.\n"
    assert record(folder, "import", str(store.path)) == 0
    assert "nothing new" in capsys.readouterr().out


def test_a_bad_import_says_what_to_do_about_it(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "it.json").write_text("{", encoding="utf-8")
    assert record(folder, "import", str(tmp_path / "it.json")) == 4
    assert "Nothing was added." in capsys.readouterr().err
