"""Reading statements back: what was told is told again, and nobody else's statement does any harm."""

from __future__ import annotations

import json
import random
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.cohorts.learner_work import Done
from copro_tui.progress.events import Attempt, Completion, Event, Review
from copro_tui.xapi.reading import StatementReader
from copro_tui.xapi.statements import Statements
from tests.xapi.real_course import ACTOR, IRI, attempt, everything, exercises, real_course, some_answer

READER = StatementReader(real_course())


def read(event: Event) -> object:
    made = Statements(real_course(), ACTOR).of(event)
    assert made is not None
    found = READER.read(made.bytes)
    return found.told if found is not None else None


def told_to_trainers(event: Event) -> bool:
    """Whether a report may know of it."""
    if isinstance(event, Attempt):
        return exercises()[_ref(event.exercise)].keyed
    return isinstance(event, Review | Completion)


def _ref(path: str) -> Any:
    return next(ref for ref in exercises() if str(ref) == path)


def test_everything_that_a_report_uses_comes_back_as_it_was() -> None:
    for event in everything(2):
        found = read(event)
        if not told_to_trainers(event):
            assert found is None
        elif isinstance(event, Completion):
            assert found == Done(what=event.what, at=event.at, mastered=event.mastered)
        elif isinstance(event, Attempt) and event.shown:
            judged = exercises()[_ref(event.exercise)].judge(event.answer).score
            assert found == msgspec.structs.replace(event, seconds=0, score=judged)
        elif isinstance(event, Attempt):
            assert isinstance(found, Attempt)
            if event.revision == "0" * 12:  # whose key nobody knows any more
                assert found.score == pytest.approx(event.score, abs=1e-6)
                found = msgspec.structs.replace(found, score=event.score)
            if isinstance(event.answer, list) and exercises()[_ref(event.exercise)].options:
                event = msgspec.structs.replace(event, answer=sorted(event.answer))  # ticks are in no order
            assert found == event
        else:
            assert found == event


@given(st.integers(0, 10_000))
def test_a_score_comes_back_with_all_its_places(seed: int) -> None:
    chance = random.Random(seed)
    ref, exercise = chance.choice([(ref, one) for ref, one in exercises().items() if one.scored])
    event = attempt(ref, exercise, some_answer(exercise, chance))
    found = read(event)
    assert isinstance(found, Attempt)
    assert found.score == event.score


def test_ones_own_words_and_work_are_nobody_elses() -> None:
    own = [(ref, one) for ref, one in exercises().items() if not one.keyed and not one.own_words]
    assert own
    assert all(read(attempt(ref, one, some_answer(one, random.Random(1)))) is None for ref, one in own)


def body() -> dict[str, Any]:
    ref, exercise = next((ref, one) for ref, one in exercises().items() if one.kind == "place" and one.scored)
    made = Statements(real_course(), ACTOR).of(attempt(ref, exercise, exercise.solution()))
    assert made is not None
    return json.loads(made.bytes)  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    "change",
    [
        {"id": "x"},
        {"actor": {"mbox": "mailto:ann@example.org"}},
        {"verb": {"id": "http://adlnet.gov/expapi/verbs/attempted"}},
        {"object": {"id": "https://other.example.org/what/x/y"}},
        {"object": {"id": "https://example.org/xapi/copro/what/x/y/z/z/z"}},
        {"timestamp": "yesterday"},
        {"timestamp": "2026-13-45T00:00:00Z"},
        {"context": {}},
        {"context": {"contextActivities": {"category": {"id": "https://example.org/xapi/copro/profile/1"}}}},
        {"context": {"contextActivities": {"category": ["x"]}}},
        {"result": {"response": "a[.]b[.]c", "score": {"scaled": 1}}},
        {"result": {"response": "a", "score": {"scaled": 1}}},
        {"result": {"response": "a[.]b", "score": {"scaled": 7}}},
        {"result": {"score": {"scaled": "1"}}},
        {"result": []},
        {"result": {"response": "a[.]b", "score": {"scaled": 1}, "extensions": {f"{IRI}/extension/sure": "very"}}},
    ],
)
def test_statements_that_are_not_ours_or_not_sound_are_passed_over(change: dict[str, Any]) -> None:
    assert READER.read(json.dumps(body() | change).encode()) is None


@pytest.mark.parametrize("raw", [b"", b"[]", b"{", b"\xff", b"null", b"[" * 2000, b'{"id": 1}'])
def test_what_is_no_statement_is_passed_over(raw: bytes) -> None:
    assert READER.read(raw) is None


def test_what_takes_back_is_read() -> None:
    made = Statements(real_course(), ACTOR).taking_back(body()["id"])
    found = READER.read(made.bytes)
    assert found is not None
    assert (found.voids, found.name) == (body()["id"], ACTOR.name)


def test_without_our_extension_the_statement_says_which_answer_it_is() -> None:
    other = body()
    del other["context"]["extensions"]
    found = READER.read(json.dumps(other).encode())
    assert found is not None
    assert isinstance(found.told, Attempt)
    assert found.told.id == other["id"].replace("-", "")
