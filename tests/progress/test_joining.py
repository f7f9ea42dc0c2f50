"""Joining copies, exports, and what a record goes through in its life, against a simple model."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from msgspec.structs import replace

from copro_tui.course.refs import Ref
from copro_tui.errors import RecordError, UsageError
from copro_tui.progress import transfer
from copro_tui.progress.joining import join_events, later
from copro_tui.progress.learners import Learners
from copro_tui.progress.recovery import mend
from copro_tui.progress.repository import RecordRepository
from tests.progress.events import ABOUT, attempt, new_store, reflection, visit

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
moments = st.integers(0, 5).map(lambda minute: f"2026-01-05T09:0{minute}:00.000+00:00")
visits = st.fixed_dictionaries({"id": st.sampled_from("abcdef"), "at": moments, "step": st.just("what/it/one")})
copies = st.lists(visits, max_size=6, unique_by=lambda event: event["id"]).map(lambda ones: {"visits": ones})


def by_id(events: Any) -> dict[str, Any]:
    return {event["id"]: event for event in events["visits"]}


@given(copies, copies)
def test_joining_loses_nothing_and_changes_nothing_that_is_here(a: Any, b: Any) -> None:
    both = join_events(a, b)
    assert by_id(both.events) == by_id(b) | by_id(a)
    assert both.added == {
        "attempts": 0,
        "visits": len(by_id(b).keys() - by_id(a)),
        "completions": 0,
        "reflections": 0,
        "reviews": 0,
    }
    assert set(both.differing) == {one for one in by_id(a).keys() & by_id(b) if by_id(a)[one] != by_id(b)[one]}


@given(copies, copies)
def test_joining_again_changes_nothing(a: Any, b: Any) -> None:
    both = join_events(a, b).events
    for other in (a, b, both):
        again = join_events(both, other)
        assert again.events == both
        assert not any(again.added.values())


@given(copies, copies, copies)
def test_the_order_of_copies_does_not_matter_where_nothing_conflicts(a: Any, b: Any, c: Any) -> None:
    for event in (*a["visits"], *b["visits"], *c["visits"]):  # an id means the same wherever it is
        event["at"] = f"2026-01-05T09:0{ord(event['id']) % 3}:00.000+00:00"
    left, right = join_events(join_events(a, b).events, c), join_events(c, join_events(b, a).events)
    assert by_id(left.events) == by_id(right.events)
    assert left.differing == right.differing == ()


@given(copies, copies)
def test_what_is_here_keeps_its_order(a: Any, b: Any) -> None:
    both = join_events(a, b).events["visits"]
    assert [event for event in both if event in a["visits"]] == a["visits"]


def test_what_is_here_stays_when_a_copy_says_otherwise(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.add(here := attempt(score=0.9))
    other = RecordRepository(tmp_path / "other.json")
    other.create(ABOUT, {"attempts": [msgspec.to_builtins(replace(here, score=0.1))]})
    before = store.path.read_bytes()
    joined = transfer.merge(store.path, other.path, anyway=False)
    assert (sum(joined.added.values()), joined.differing) == (0, (here.id,))
    assert store.path.read_bytes() == before
    other.add(more := attempt(score=0.3))
    joined = transfer.merge(store.path, other.path, anyway=False)
    assert (joined.added["attempts"], joined.differing) == (1, (here.id,))
    assert {one.id: one.score for one in store.record.attempts[Ref("what", "it", "build")]} == {
        here.id: 0.9,
        more.id: 0.3,
    }


def test_an_entry_that_is_twice_in_a_file_from_outside_is_taken_in_once(tmp_path: Path) -> None:
    one = msgspec.to_builtins(visit())
    other = RecordRepository(tmp_path / "other.json")
    other.create(ABOUT, {"visits": [one, one]})
    store, joined = transfer.import_copy(Learners(tmp_path / "there"), other.path, None, anyway=False)
    assert (joined.added["visits"], joined.differing) == (1, ())
    assert store.events()[1]["visits"] == [one]


def test_a_file_from_outside_that_contradicts_itself_is_refused(tmp_path: Path) -> None:
    one = msgspec.to_builtins(visit())
    other = RecordRepository(tmp_path / "other.json")
    other.create(ABOUT, {"visits": [one, {**one, "step": "what/it/else"}]})
    with pytest.raises(RecordError, match="two different entries have the same id"):
        transfer.import_copy(Learners(tmp_path / "there"), other.path, None, anyway=False)
    assert not Learners(tmp_path / "there").known()


@given(st.sampled_from(["", "2026-01-05T09:00:00+00:00"]), st.sampled_from(["", "2026-01-05T09:00:00+00:00"]))
def test_two_computers_come_to_the_same_settings_whichever_joins(one: str, other: str) -> None:
    here, there = replace(ABOUT, theme="dark", changed=one), replace(ABOUT, theme="light", changed=other)
    assert later(here, there) == later(there, here)
    if one != other:
        assert later(here, there).changed == max(one, other)


def test_settings_that_were_changed_at_once_end_up_alike_on_both_computers(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    shutil.copy(store.path, other := tmp_path / "other")
    at_once = "2026-01-06T09:00:00+00:00"
    store.change_about(theme="dark", changed=at_once)
    RecordRepository(other).change_about(theme="light", changed=at_once)
    shutil.copy(store.path, former := tmp_path / "former")
    transfer.merge(store.path, other, anyway=False)
    transfer.merge(other, former, anyway=False)
    assert store.record.about == RecordRepository(other).record.about


def test_an_export_takes_a_record_to_another_computer_as_it_was(tmp_path: Path) -> None:
    here = Learners(tmp_path / "here").create("Siôn", NOW)
    here.add(attempt(score=0.5, answer={"case": "point"}), visit(), reflection("My words."))
    (tmp_path / "mine.json").write_bytes(transfer.exported(here, with_journal=True))
    there, joined = transfer.import_copy(Learners(tmp_path / "there"), tmp_path / "mine.json", None, anyway=False)
    assert joined.added == {"attempts": 1, "visits": 1, "completions": 0, "reflections": 1, "reviews": 0}
    assert there.events() == here.events()
    again, joined = transfer.import_copy(Learners(tmp_path / "there"), tmp_path / "mine.json", None, anyway=False)
    assert not any(joined.added.values())
    assert again.events() == here.events()


def test_the_journal_stays_here_unless_it_is_asked_for(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.add(attempt(), reflection("A secret."))
    data = transfer.exported(store, with_journal=False)
    assert b"A secret." not in data
    export = msgspec.json.decode(data)
    assert set(export) == {"copro", "shape", "sum", "body"}
    assert set(export["body"]) == {"journal", "about", "attempts", "visits", "completions", "reflections"}
    assert (export["body"]["journal"], export["body"]["reflections"]) == (False, [])


def test_the_record_of_another_learner_is_refused_unless_told(tmp_path: Path) -> None:
    mine, theirs = Learners(tmp_path / "a").create("Ann", NOW), Learners(tmp_path / "b").create("Bob", NOW)
    theirs.add(visit())
    before = mine.path.read_bytes()
    with pytest.raises(UsageError, match="another learner, “Bob”, and not of “Ann”"):
        transfer.merge(mine.path, theirs.path, anyway=False)
    assert mine.path.read_bytes() == before
    assert transfer.merge(mine.path, theirs.path, anyway=True).added["visits"] == 1
    assert RecordRepository(mine.path).record.about.name == "Ann"


def test_of_two_copies_the_later_change_of_name_or_colours_is_kept(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    shutil.copy(store.path, other := tmp_path / "other")
    RecordRepository(other).change_about(theme="dark", changed="2026-01-06T09:00:00+00:00")
    transfer.merge(store.path, other, anyway=False)
    assert store.record.about.theme == "dark"


def test_of_two_copies_that_were_changed_at_the_same_time_both_keep_the_same_choice(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    shutil.copy(store.path, other := tmp_path / "other")
    for one, theme in ((store.path, "light"), (other, "dark")):
        RecordRepository(one).change_about(theme=theme, changed="2026-01-06T09:00:00+00:00")
    shutil.copy(store.path, here := tmp_path / "here")
    shutil.copy(other, there := tmp_path / "there")
    transfer.merge(here, other, anyway=False)
    transfer.merge(there, store.path, anyway=False)
    assert RecordRepository(here).record.about == RecordRepository(there).record.about


class Life(RuleBasedStateMachine):
    """A record that is saved, reloaded, copied, joined and damaged; the model is the set of answers it must have."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store = new_store(self.folder)
        self.kept: set[str] = set()
        self.before: set[str] = set()
        self.saves = 0
        self.copy: set[str] | None = None

    @rule(clock=st.integers(0, 9))
    def save(self, clock: int) -> None:
        event = attempt(at=f"2026-01-05T09:0{clock}:00.000+00:00")
        self.store.add(event)
        self.before, self.kept, self.saves = self.kept, self.kept | {event.id}, self.saves + 1

    @rule()
    def reload(self) -> None:
        self.store = RecordRepository(self.store.path)
        assert mend(self.store) == ""

    @rule()
    def take_a_copy(self) -> None:
        shutil.copy(self.store.path, self.folder / "copy")
        self.copy = self.kept

    @precondition(lambda self: self.copy is not None)
    @rule()
    def answer_on_the_copy(self) -> None:
        event = attempt()
        RecordRepository(self.folder / "copy").add(event)
        assert self.copy is not None
        self.copy = self.copy | {event.id}

    @precondition(lambda self: self.copy is not None)
    @rule()
    def join(self) -> None:
        added = transfer.merge(self.store.path, self.folder / "copy", anyway=False).added["attempts"]
        assert self.copy is not None
        assert added == len(self.copy - self.kept)
        if added:
            self.before, self.kept, self.saves = self.kept, self.kept | self.copy, self.saves + 1

    @precondition(lambda self: self.saves)
    @rule(length=st.integers(0, 300))
    def damage_and_restore(self, length: int) -> None:
        data = self.store.path.read_bytes()
        self.store.path.write_bytes(data[: min(length, len(data) - 1)])
        self.store = RecordRepository(self.store.path)
        assert "damaged" in mend(self.store)
        assert self.before <= self.ids()
        self.kept = self.before = self.ids()

    @invariant()
    def nothing_is_missing(self) -> None:
        assert self.ids() == self.kept

    def ids(self) -> set[str]:
        return {event["id"] for event in RecordRepository(self.store.path).events()[1]["attempts"]}

    def teardown(self) -> None:
        shutil.rmtree(self.folder)


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
