"""A clock that was wrong for a while decides nothing: the order of writing says which try was first, and which last."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from copro_tui.cohorts.invitations import Invitation
from copro_tui.cohorts.learner_work import Work, work_in
from copro_tui.cohorts.submission import merged, merged_work, submission_of
from copro_tui.course.refs import Ref
from copro_tui.progress import transfer
from copro_tui.progress.events import Attempt, Completion, Event, Reflection
from copro_tui.progress.learners import Learners
from copro_tui.progress.repository import RecordRepository
from copro_tui.progress.rescue import recovered
from copro_tui.progress.standing import Standings
from copro_tui.progress.words import words
from copro_tui.storage.checksums import encode_tables
from tests.progress.events import attempt, completion, reflection, visit
from tests.whole_course import real_course

BUILD, WORDS = Ref("what", "it", "build"), Ref("what", "it", "words")
START = datetime(2026, 1, 5, 9, tzinfo=UTC)
TO = Invitation(course="A course", cohort="spring", key="k" * 32, name="Spring", trainer="Tess")


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """Tries, visits and words one minute after another, with a clock that is years wrong for a part in the middle."""
    count = draw(st.integers(3, 12))
    start, end = sorted(draw(st.lists(st.integers(0, count), min_size=2, max_size=2)))
    wrong = timedelta(days=draw(st.sampled_from([-20_000, -1, 1, 400])))
    found: list[Event] = []
    for number in range(count):
        at = (START + timedelta(minutes=number) + (wrong if start <= number < end else timedelta())).isoformat()
        found.append(attempt(score=number / count, at=at, shown=draw(st.booleans()) and number > 0))
        found.append(visit(f"what/it/{draw(st.sampled_from('abc'))}", at=at))
        found.append(reflection(f"Thought {number}.", at=at))
    return [*found, completion()]


def scores(standings: Standings) -> list[float | None]:
    return [one.score for one in standings.attempts[BUILD]]


def as_written(events: list[Event], store: RecordRepository) -> None:
    """Assert that the record, and all that is read from it, has these events in the order of writing."""
    record = store.record
    tries = [one for one in events if isinstance(one, Attempt)]
    own = [one.score for one in tries if not one.shown]
    standing = record.standing(BUILD)
    assert scores(record) == [one.score for one in tries]
    assert (standing.first, standing.best, standing.tries) == (own[0], max(filter(None, own), default=0), len(tries))
    assert [one.text for one in record.reflections[WORDS]] == [
        one.text for one in events if isinstance(one, Reflection)
    ]
    newest = words(WORDS, record, {})
    assert newest is not None
    assert newest.text == f"Thought {len(tries) - 1}."
    work = work_in(store.path, real_course())
    sent, before = submission_of(work, TO, (), START), submission_of(some_tries_ago(work), TO, (), START)
    both = merged(before, sent)[0].work
    for one in (work, sent.work, both, merged_work(work, sent.work)[0], merged_work(before.work, both)[0]):
        assert scores(one.standings) == scores(record)
        assert one.standings.standing(BUILD).first == standing.first


def some_tries_ago(work: Work) -> Work:
    return Work(learner=work.learner, name=work.name, tries=work.tries[: len(work.tries) // 2])


@given(histories(), st.integers(0, 12))
@settings(max_examples=30)
def test_the_first_try_is_the_one_that_was_written_first(events: list[Event], parted: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Learners(Path(folder) / "here").create("Ann", START)
        store.add(*events[:parted])
        copy = Path(folder) / "copy.json"
        copy.write_bytes(transfer.exported(store, with_journal=True))
        store.add(*events[parted:])
        as_written(events, store)
        whole = Path(folder) / "whole.json"
        whole.write_bytes(transfer.exported(store, with_journal=True))
        transfer.merge(store.path, copy, anyway=False)
        as_written(events, RecordRepository(store.path))
        there = Learners(Path(folder) / "there")
        for file in (copy, whole, copy):
            there_store, _joined = transfer.import_copy(there, file, None, anyway=False)
        as_written(events, there_store)
        store.path.write_bytes(b"\xef\xbb\xbf" + store.path.read_bytes())
        found = recovered(store.path)
        assert found is not None
        (Path(folder) / "rescued.json").write_bytes(encode_tables(found.tables))
        as_written(events, RecordRepository(Path(folder) / "rescued.json"))


def test_what_was_completed_first_is_told_by_the_order_of_writing() -> None:
    standings = Standings()
    for at in ("2030-01-01T09:00:00.000+00:00", "2026-01-01T09:00:00.000+00:00"):
        done = Completion(id=at, at=at, what="what/it")
        standings.reached(done.what, done.at, mastered=False)
    assert standings.completed[Ref("what", "it")].startswith("2030")
