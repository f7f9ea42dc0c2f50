"""A name that an older version took in as it was does not lock anybody out, and none comes in like that again."""

from __future__ import annotations

import json
import random
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.cli.main import main
from copro_tui.cohorts.learner_work import learner_in, record_of
from copro_tui.course.course import open_course
from copro_tui.errors import UsageError
from copro_tui.player import Profiles
from copro_tui.progress import transfer
from copro_tui.progress.copies import FORMER_FORMAT, read_copy
from copro_tui.progress.events import About
from copro_tui.progress.learners import Learners
from copro_tui.progress.names import clean_name, file_name, tidy_name
from copro_tui.progress.repository import RecordRepository
from tests.clock import FakeClock
from tests.cohorts.groups import NOW
from tests.progress.events import AT, attempt

UNCLEAN = {
    "decomposed": (unicodedata.normalize("NFD", "Éve"), "Éve"),
    "two spaces": ("Eve  Lee", "Eve Lee"),
    "a space in front": (" Eve", "Eve"),
    "a no-break space": ("Eve\xa0Lee", "Eve Lee"),
    "a line end": ("Eve\n", "Eve"),
    "an escape": ("Eve\x1b]0;PWNED\x07\x1b[2J", "Eve ]0;PWNED [2J"),
    "turned": ("Eve\u202e\u2066 Lee\ufeff", "Eve Lee"),
    "too long": ("E" * 70, "E" * 60),
    "nothing to see": ("\x1b", "?"),
}


def taken_in_raw(folder: Path, name: str, learner: str = "e" * 32) -> RecordRepository:
    """A record as an older version made it of an export with this name."""
    store = RecordRepository(folder / file_name(name))
    store.create(About(name=name, learner=learner, made=AT))
    store.add(attempt())
    return store


@given(st.text())
def test_a_tidy_name_is_clean_already(name: str) -> None:
    tidy = tidy_name(name)
    assert clean_name(tidy) == tidy


@given(st.text())
def test_a_clean_name_is_tidy_already(name: str) -> None:
    try:
        clean = clean_name(name)
    except UsageError:
        return
    assert tidy_name(clean) == tidy_name(name) == clean


@pytest.mark.parametrize(("raw", "tidy"), UNCLEAN.values(), ids=UNCLEAN)
def test_a_record_with_an_unclean_name_opens_and_can_be_renamed_exported_and_erased(
    folder: Path, clock: FakeClock, raw: str, tidy: str
) -> None:
    records = folder / "progress"
    store = taken_in_raw(records, raw)
    player = Profiles(open_course(folder), Learners(records), clock, random.Random(1)).only()
    assert player is not None
    assert player.about.name == tidy
    assert [one.name for one in Learners(records).known()] == [tidy]

    def record(*arguments: str) -> int:
        return main(["--course", str(folder), "record", *arguments])

    for who in ((), ("--learner", tidy), ("--learner", raw), ("--learner", store.path.stem), ("--learner", "e" * 32)):
        if raw in who and (tidy == "?" or len(raw) > 60 or "\x00" in raw):
            continue  # not a name that anybody could type
        assert record("show", *who) == 0
    assert record("export", str(folder / "moved.json")) == 0
    assert read_copy(folder / "moved.json")[0].name == tidy
    assert record("rename", "Eve Jones") == 0
    assert [one.path.name for one in Learners(records).known()] == [file_name("Eve Jones")]
    assert len(Learners(records).open("Eve Jones").record.attempts) == 1
    store = taken_in_raw(records, raw)
    Learners(records).erase(tidy)
    assert not store.exists()
    assert [one.name for one in Learners(records).known()] == ["Eve Jones"]


def test_two_records_whose_names_are_alike_when_cleaned_can_both_be_reached(folder: Path, clock: FakeClock) -> None:
    records = folder / "progress"
    one, two = taken_in_raw(records, "Eve  Lee", "1" * 32), taken_in_raw(records, "Eve Lee ", "2" * 32)
    learners = Learners(records)
    assert [known.name for known in learners.known()] == ["Eve Lee"] * 2
    with pytest.raises(UsageError, match="Several learners here are called “Eve Lee”") as refused:
        learners.open("Eve Lee")
    assert one.path.stem in refused.value.hint
    profiles = Profiles(open_course(folder), learners, clock, random.Random(1))
    for store in (one, two):
        assert learners.open(store.path.stem).path == store.path
        assert profiles.open_at(store.path).about.learner == store.record.about.learner
        assert learner_in(record_of(records, store.path.stem))[0] == store.record.about.learner
    learners.rename(one.path.stem, "Eve Jones", NOW)
    assert learners.open("Eve Lee").path == two.path
    learners.erase(two.path.stem)
    assert [known.name for known in learners.known()] == ["Eve Jones"]


@pytest.mark.parametrize("what", ["import", "merge"])
@pytest.mark.parametrize("raw", ["Eve  Lee", " Eve Lee", "Eve Lee\n"])
def test_a_name_from_elsewhere_is_cleaned_on_the_way_in(tmp_path: Path, raw: str, what: str) -> None:
    about = {"name": raw, "learner": "e" * 32, "made": AT, "changed": "2030-01-01T00:00:00Z", "shape": 1}
    body = {"format": FORMER_FORMAT, "journal": False, "about": about, "attempts": [], "visits": [], "completions": []}
    file = tmp_path / "eve.json"
    file.write_text(json.dumps(body), encoding="utf-8")
    learners = Learners(tmp_path / "progress")
    if what == "import":
        store = transfer.import_copy(learners, file, None, anyway=False)[0]
        assert store.path == tmp_path / "progress" / file_name("Eve Lee")
    else:
        store = RecordRepository(tmp_path / "progress" / file_name("Eve"))
        store.create(About(name="Eve", learner="e" * 32, made=AT))
        transfer.merge(store.path, file, anyway=False)
    assert b'"name":"Eve Lee"' in store.path.read_bytes()


@pytest.mark.parametrize("name", ["con", "PRN", "aux.", "NUL", "com1", "lpt9", "con.txt"])
def test_no_learner_s_file_has_a_name_that_windows_reserves(name: str) -> None:
    stem = file_name(clean_name(name)).partition(".")[0]
    assert stem.lower() not in ("con", "prn", "aux", "nul", "com1", "lpt9")
