"""Learners' names, and the files that they are mapped to."""

from __future__ import annotations

import errno
import os
import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from copro_tui.errors import RecordError, UsageError
from copro_tui.progress import chunks
from copro_tui.progress.chunks import about_at
from copro_tui.progress.events import About, Visit
from copro_tui.progress.learners import Learners, second_copies
from copro_tui.progress.names import LONGEST_NAME, clean_name, file_name
from copro_tui.progress.repository import RecordRepository
from tests.strategies import texts

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
NAMES = [
    "Ann",
    "ann",
    "ANN",
    "../../etc/passwd",
    "a/b",
    "a\\b",
    "CON",
    "aux.",
    ".",
    "..",
    "-rf",
    "🐑",
    "👩‍👩‍👧",
    "李",
    "Siôn ŵ",
]

names = texts(most=LONGEST_NAME).filter(lambda name: bool(name.strip()))


@st.composite
def clean_names(draw: st.DrawFn) -> str:
    try:
        return clean_name(draw(names | st.sampled_from(NAMES)))
    except UsageError:
        assume(False)
        raise


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("Ann", "Ann"),
        ("  Ann \t  Lee \n", "Ann Lee"),
        ("a/b", "a/b"),
        ("🐑", "🐑"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        (unicodedata.normalize("NFD", "Siôn Tŷ Ŵyn"), "Siôn Tŷ Ŵyn"),
        ("\x1b[31mred\x07", "[31mred"),
        ("a\u2028b\u2029c\x85d", "a b c d"),
        ("x" * LONGEST_NAME, "x" * LONGEST_NAME),
    ],
)
def test_a_name_is_kept_composed_and_without_control_characters(name: str, clean: str) -> None:
    assert clean_name(name) == clean


@pytest.mark.parametrize("name", ["", "   ", "\n\t", "\x00\x1b\x07", "\u2028", "\u200b\u200b"])
def test_a_name_without_a_letter_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="at least one letter") as refused:
        clean_name(name)
    assert refused.value.hint


@pytest.mark.parametrize("length", [LONGEST_NAME + 1, 300])
def test_a_name_that_is_too_long_is_refused_with_both_numbers(length: int) -> None:
    with pytest.raises(UsageError, match=f"has {length} characters") as refused:
        clean_name("ŵ" * length)
    assert str(LONGEST_NAME) in refused.value.hint


def test_a_name_that_is_not_text_is_refused() -> None:
    with pytest.raises(UsageError):  # what argv holds for bytes that are not UTF-8
        file_name(clean_name("Si\udcf4n"))


@given(clean_names())
def test_cleaning_twice_is_cleaning_once(name: str) -> None:
    assert clean_name(name) == name
    assert len(name) <= LONGEST_NAME
    assert not any(unicodedata.category(one) == "Cc" for one in name)


@given(clean_names())
def test_a_file_name_is_safe_on_every_system(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,23}-[0-9a-f]{10}\.json", file_name(name))


@given(clean_names(), clean_names())
def test_two_names_never_share_a_file(one: str, other: str) -> None:
    assume(one != other)
    assert file_name(one).casefold() != file_name(other).casefold()


@given(clean_names().filter(lambda name: name.swapcase() != name))
def test_names_that_differ_in_case_have_files_of_their_own(name: str) -> None:
    other = clean_name(name.swapcase())
    assume(other != name)
    assert file_name(name).casefold() != file_name(other).casefold()


def test_a_file_name_begins_with_what_is_readable_of_the_name() -> None:
    assert file_name("Siôn Tŷ Gwyn").startswith("sion-ty-gwyn-")
    assert file_name("李").startswith("learner-")


@pytest.mark.parametrize("name", NAMES)
def test_any_name_gets_a_record_inside_the_folder(tmp_path: Path, name: str) -> None:
    learners = Learners(tmp_path / "progress")
    learners.create(name, NOW, "cy")
    store = Learners(tmp_path / "progress").open(f"  {name} ")
    assert (store.record.about.name, store.record.about.language) == (name, "cy")
    assert store.record.about.made == "2026-01-05T09:00:00+00:00"
    assert store.path.parent == tmp_path / "progress"
    assert [one.name for one in tmp_path.iterdir()] == ["progress"]


def test_a_name_written_composed_or_not_is_the_same_learner(tmp_path: Path) -> None:
    learners = Learners(tmp_path)
    learners.create(unicodedata.normalize("NFD", "Siôn"), NOW)
    assert learners.open("Siôn").record.about.name == "Siôn"


def test_two_learners_of_one_folder_have_ids_of_their_own(tmp_path: Path) -> None:
    learners = Learners(tmp_path)
    ids = {learners.create(name, NOW).record.about.learner for name in ("Ann", "ann", "Bob")}
    assert len(ids) == 3


def test_a_name_that_is_taken_is_refused_and_the_record_kept(tmp_path: Path) -> None:
    learners = Learners(tmp_path)
    before = learners.create("Ann", NOW).path.read_bytes()
    with pytest.raises(RecordError, match="There is a record for “Ann” already"):
        learners.create(" Ann ", NOW)
    assert learners.open("Ann").path.read_bytes() == before


def test_the_one_person_of_a_folder_has_one_record_whoever_begins_it(tmp_path: Path) -> None:
    class BegunMeanwhile(Learners):
        """Another program begins the record between looking for it and writing it."""

        def create(self, name: str, now: datetime, language: str = "en") -> RecordRepository:
            Learners(self.folder).create(name, now, language)
            return super().create(name, now, language)

    BegunMeanwhile(tmp_path).ensure("Ann", NOW)
    begun = [(one.name, one.id) for one in Learners(tmp_path).known()]
    Learners(tmp_path).ensure("Ann", NOW)
    Learners(tmp_path).ensure("Anna, who has another name now", NOW)
    assert [(one.name, one.id) for one in Learners(tmp_path).known()] == begun
    assert len(begun) == 1


def test_a_record_that_nobody_could_begin_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_anything: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(RecordError, match="No space left"):
        Learners(tmp_path).ensure("Ann", NOW)


def test_a_learner_who_is_not_here_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no learner called “Ann” here"):
        Learners(tmp_path / "progress").open("Ann")
    assert list(tmp_path.iterdir()) == []


def test_who_is_here_is_listed_with_the_last_used_first(tmp_path: Path) -> None:
    learners = Learners(tmp_path)
    assert learners.known() == ()
    for number, name in enumerate(["Ann", "Bob", "Cai"]):
        path = learners.create(name, NOW).path
        os.utime(path, (number * 7 % 5, number * 7 % 5))  # 0, 2, 4
    assert [one.name for one in learners.known()] == ["Cai", "Bob", "Ann"]
    assert Learners(tmp_path / "gone").known() == ()


def test_a_record_that_cannot_be_read_is_listed_with_its_trouble(tmp_path: Path) -> None:
    learners = Learners(tmp_path)
    learners.create("Ann", NOW)
    (tmp_path / "spoilt.json").write_text("{")
    (tmp_path / "notes.txt").write_text("not a record")
    by_name = {one.name: one.trouble for one in learners.known()}
    assert set(by_name) == {"Ann", "spoilt"}
    assert by_name["Ann"] == ""
    assert "cannot be read" in by_name["spoilt"]


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "progress").touch()
    with pytest.raises(RecordError, match="cannot be read"):
        Learners(tmp_path / "progress").known()


stems = st.text(alphabet="ab-0", max_size=30) | st.from_regex(r"[ab-]{0,9}[ab]-[01]{10}( 2|-[01]{3})?", fullmatch=True)


@given(st.lists(stems, max_size=12), st.data())
def test_second_copies_are_found_as_by_comparing_every_name_with_every_other(
    names: list[str], data: st.DataObject
) -> None:
    if names:
        names += [f"{data.draw(stems)}{one}{data.draw(stems)}" for one in data.draw(st.lists(st.sampled_from(names)))]
    records = [one for one in names if re.fullmatch(r"[a-z0-9][a-z0-9-]*-[0-9a-f]{10}", one)]
    assert second_copies(names) == {one for one in names for record in records if record in one and record != one}


def test_a_second_copy_is_not_listed_and_makes_nobody_choose(tmp_path: Path) -> None:
    learners = Learners(tmp_path)
    path = learners.create("Ann", NOW).path
    for name in (f"{path.stem} (2).json", f"Copy of {path.name}", f"{path.stem}.conflict.json"):
        (tmp_path / name).write_bytes(path.read_bytes())
    assert [one.path for one in learners.known()] == [path]
    assert learners.count() == 1


@given(clean_names(), st.dictionaries(texts(), texts(), max_size=3))
def test_whose_a_record_is_stands_at_its_beginning(
    tmp_path_factory: pytest.TempPathFactory, name: str, keys: dict[str, str]
) -> None:
    path = tmp_path_factory.mktemp("head") / "record.json"
    about = About(name=name, learner="0" * 32, made=NOW.isoformat(), keys=keys)
    RecordRepository(path).create(about)
    assert about_at(path) == about


def test_whose_a_record_is_cannot_be_told_where_it_was_cut_short(tmp_path: Path) -> None:
    path = Learners(tmp_path).create("Ann }} {", NOW).path
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert about_at(path) is None


def test_a_folder_of_many_long_records_is_listed_without_reading_them_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    learners = Learners(tmp_path)
    for number in range(5):
        learners.create(f"Learner {number}", NOW).add(
            *(Visit(id=f"{n:032x}", at=NOW.isoformat(), step="what/short/read") for n in range(150))
        )
    monkeypatch.setattr(chunks, "read_regular", lambda path: pytest.fail(f"{path} is read whole"))
    assert {one.name for one in learners.known()} == {f"Learner {number}" for number in range(5)}


@pytest.mark.parametrize("damaged", [0, 3])
def test_a_folder_of_many_learners_is_listed_once_and_not_once_for_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damaged: int
) -> None:
    learners = Learners(tmp_path)
    paths = [learners.create(f"Learner {number}", NOW).path for number in range(40)]
    for path in paths[:damaged]:
        path.write_bytes(path.read_bytes()[:-20])
    listed: list[Path] = []
    iterdir = Path.iterdir

    def noted(folder: Path) -> Iterator[Path]:
        listed.append(folder)
        return iterdir(folder)

    monkeypatch.setattr(Path, "iterdir", noted)
    assert len(learners.known()) == 40
    assert listed.count(tmp_path) == 1 + damaged
    listed.clear()
    assert learners.open("Learner 7").notice == ""
    assert listed.count(tmp_path) <= 2
