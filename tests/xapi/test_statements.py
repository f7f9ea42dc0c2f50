"""Statements of the whole course: the same bytes each time, whole, and with nothing in them that was not agreed to."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.course.course import open_course
from copro_tui.course.refs import Ref
from copro_tui.errors import UsageError
from copro_tui.progress.events import Attempt, Completion, Event, Reflection, Review, Visit
from copro_tui.xapi.activities import interaction_type, patterns_of, response_to
from copro_tui.xapi.actor import Actor, pseudonym
from copro_tui.xapi.checks import fault_in
from copro_tui.xapi.statements import KINDS, Statement, Statements
from tests.xapi.real_course import ACTOR, AT, HOME_PAGE, IRI, LEARNER, attempt, everything, exercises, real_course


@cache
def all_made() -> tuple[Statement, ...]:
    return tuple(Statements(real_course(), ACTOR).of_all(everything()))


def body_of(event: Event) -> dict[str, Any]:
    made = Statements(real_course(), ACTOR).of(event)
    assert made is not None
    return made.body


def of_kind(kind: str) -> tuple[Ref, Any]:
    return next((ref, one) for ref, one in exercises().items() if one.kind == kind and (one.scored or kind == "talk"))


def test_every_statement_passes_our_own_checks() -> None:
    assert Counter(one.kind for one in all_made()).keys() == set(KINDS)
    assert [(one.body, why) for one in all_made() if (why := fault_in(one.body, IRI))] == []


def test_built_twice_the_bytes_are_equal_and_ids_are_distinct() -> None:
    again = Statements(real_course(), ACTOR).of_all(everything())
    assert [one.bytes for one in all_made()] == [one.bytes for one in again]
    assert len({one.id for one in all_made()}) == len(all_made())


def test_a_right_answer_is_in_the_pattern_and_no_other_is() -> None:
    for one in all_made():
        definition = one.body["object"].get("definition", {})
        if patterns := definition.get("correctResponsesPattern"):
            right = one.body["result"]["response"] in patterns
            assert right == (one.body["result"]["score"]["scaled"] == 1) == one.body["result"]["success"]


def test_nothing_in_them_is_a_name_an_address_or_empty() -> None:
    for one in all_made():
        text = one.bytes.decode()
        assert "mbox" not in text
        assert LEARNER not in text
        assert not re.search(r"null|\{\}|\[\]", text)
        assert one.bytes == json.dumps(one.body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("kind", "interaction"),
    [
        ("order", "sequencing"),
        ("place", "matching"),
        ("match", "matching"),
        ("sort", "matching"),
        ("choose", "choice"),
        ("talk", "matching"),
        ("reflect", "long-fill-in"),
    ],
)
def test_every_kind_of_exercise_is_a_kind_of_interaction(kind: str, interaction: str) -> None:
    found = [one for one in exercises().values() if one.kind == kind]
    assert found
    assert {interaction_type(one) for one in found} == {interaction}
    assert {one.kind for one in exercises().values()} <= {
        "order",
        "place",
        "match",
        "sort",
        "choose",
        "talk",
        "reflect",
    }


def test_an_answer_is_told_with_its_score_its_time_and_what_was_read() -> None:
    ref, exercise = of_kind("choose")
    event = attempt(ref, exercise, exercise.solution(), hinted=True, sure={"": "guessing"})
    made = body_of(event)
    assert made["result"] == {
        "response": "[,]".join(sorted(exercise.solution())),
        "score": {"scaled": 1.0},
        "success": True,
        "duration": "PT41S",
        "extensions": {f"{IRI}/extension/hinted": True, f"{IRI}/extension/sure": "guessing"},
    }
    assert made["timestamp"] == "2026-11-25T22:10:00.123Z"
    assert made["context"]["revision"] == exercise.revision()
    assert made["context"]["contextActivities"]["parent"][0]["id"] == f"{IRI}/{ref.of_lesson}"


def test_a_conversation_says_the_whole_way_and_has_no_mark() -> None:
    ref, exercise = of_kind("talk")
    made = body_of(attempt(ref, exercise, exercise.solution()))
    said = [part.split("[.]") for part in made["result"]["response"].split("[,]")]
    assert dict(said) == exercise.solution()
    assert "score" not in made["result"]
    assert "success" not in made["result"]
    assert "correctResponsesPattern" not in made["object"]["definition"]
    assert [one["id"] for one in made["object"]["definition"]["source"]] == [turn.id for turn in exercise.cases]


def test_an_answer_to_an_older_key_goes_without_todays_key() -> None:
    ref, exercise = of_kind("match")
    event = attempt(ref, exercise, exercise.solution())
    assert "correctResponsesPattern" in body_of(event)["object"]["definition"]
    assert (
        "correctResponsesPattern"
        not in body_of(msgspec.structs.replace(event, revision="0" * 12))["object"]["definition"]
    )


def test_a_shown_answer_is_not_the_learners() -> None:
    ref, exercise = of_kind("place")
    made = body_of(attempt(ref, exercise, exercise.solution(), shown=True))
    assert made["verb"]["id"].endswith("/experienced")
    assert made["result"] == {"extensions": {f"{IRI}/extension/shown": True}}


def test_a_review_is_about_its_own_activity() -> None:
    ref, exercise = of_kind("place")
    card = exercise.cards[0]
    review = Review(
        id="1" * 32, at=AT, card=f"{ref}#{card}", revision="r", answer={card: exercise.places[0].id}, score=0.5
    )
    made = body_of(review)
    assert made["object"]["id"] == f"{IRI}/{ref}/review/{card}"
    assert [one["id"] for one in made["object"]["definition"]["source"]] == [card]
    own = Review(id="2" * 32, at=AT, card=str(ref), revision="", answer="yes", score=None)
    assert Statements(real_course(), ACTOR).of(own) is None


def test_own_work_is_a_kind_of_its_own() -> None:
    made = Statements(real_course(), ACTOR)
    for ref, exercise in exercises().items():
        if not exercise.own_words:
            kind = "answers" if exercise.keyed else "own-work"
            found = made.of(attempt(ref, exercise, exercise.solution()))
            assert found is not None
            assert found.kind == kind
    gone = Attempt(id="1" * 32, at=AT, exercise="what/gone/step", revision="r", answer={"a": "b"}, score=None)
    found = made.of(gone)
    assert found is not None
    assert found.kind == "own-work"
    assert found.body["object"] == {"objectType": "Activity", "id": f"{IRI}/what/gone/step"}


def test_two_computers_complete_one_lesson_once() -> None:
    made = Statements(real_course(), ACTOR)
    here = Completion(id="a" * 32, at="2026-01-02T09:00:00.000+00:00", what="what/ladders")
    there = Completion(id="b" * 32, at="2026-01-01T09:00:00.000+00:00", what="what/ladders")
    (one,) = made.of_all([here, there])
    assert one.body["timestamp"] == "2026-01-01T09:00:00.000Z"
    visits = [Visit(id=f"{number:032x}", at=AT, step="what/ladders/two-tops") for number in range(3)]
    assert len([*made.of_all(visits)]) == 1


def test_a_renamed_step_keeps_one_activity() -> None:
    course = open_course(Path(real_course().folder))
    course.iri = IRI
    course.__dict__["renamed"] = {"what/ladders/former": "what/ladders/two-tops"}
    made = Statements(course, ACTOR)
    found = made.of(Visit(id="1" * 32, at=AT, step="what/ladders/former"))
    assert found is not None
    assert found.body["object"]["id"] == f"{IRI}/what/ladders/two-tops"


def test_names_and_ids_are_those_that_were_agreed_on() -> None:
    """Fixed for ever: another id would double what was sent before."""
    actor = Actor(
        "https://example.org/xapi/copro", "https://example.org/people", "ff5f81b6-59d2-5713-af12-e5dc61d2d7f3"
    )
    assert actor.registration == "bded34b8-eb42-5fd1-806e-87b3a2af9651"
    assert actor.statement_id("completed", "what/ladders") == "8d2ee9a5-5971-55db-b101-a90875866847"
    assert pseudonym(IRI, HOME_PAGE, LEARNER) != pseudonym(IRI, "https://example.com/people", LEARNER)


def test_what_takes_back_has_no_time_and_its_own_id() -> None:
    made = Statements(real_course(), ACTOR)
    one = made.taking_back("8d2ee9a5-5971-55db-b101-a90875866847")
    assert one.bytes == made.taking_back("8d2ee9a5-5971-55db-b101-a90875866847").bytes
    assert fault_in(one.body, IRI) == ""
    assert "timestamp" not in one.body


def test_a_course_without_an_address_of_its_own_is_refused() -> None:
    course = open_course(Path(real_course().folder))
    course.iri = ""
    with pytest.raises(UsageError, match="iri"):
        Statements(course, ACTOR)


def test_too_many_right_answers_are_left_out() -> None:
    without = [ref for ref, one in exercises().items() if one.scored and not patterns_of(one)]
    assert [str(one) for one in without] == ["how/my-plan/first-steps"]  # 120 orders are right
    for exercise in exercises().values():
        if patterns := patterns_of(exercise):
            assert len(patterns) <= 32
            assert response_to(exercise, exercise.solution()) in patterns


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_whatever_a_learner_writes_arrives_as_one_text(text: str) -> None:
    event = Reflection(
        id="1" * 32, at=AT, exercise="what/what-it-means/before-we-start", prompt="?", text=f"e\u0301{text}."
    )
    made = Statements(real_course(), ACTOR).of(event)
    assert made is not None
    assert json.loads(made.bytes) == made.body
    assert made.body["result"]["response"].startswith("é")


@pytest.mark.parametrize(
    ("answer", "why"),
    [({"a[,]b": "c"}, "signs"), ({"a": "b c"}, "signs")],
)
def test_an_answer_that_nobody_could_read_again_is_caught_here(answer: dict[str, str], why: str) -> None:
    ref, exercise = of_kind("sort")
    made = body_of(attempt(ref, exercise, answer, score=0.0, revision="old"))
    assert why in fault_in(made, IRI)


@pytest.mark.parametrize("step", ["what/é x/y", "what/ladders/x?y=1", "what/../x", "http://a/b"])
def test_a_step_of_an_odd_name_is_caught_here(step: str) -> None:
    event = Attempt(id="1" * 32, at=AT, exercise=step, revision="r", answer=["a"], score=1.0)
    assert "signs" in fault_in(body_of(event), IRI)
