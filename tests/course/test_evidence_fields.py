"""Why an answer is believed, as an author writes it: what is read, what is handed on, what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.course.course import open_course
from copro_tui.course.refs import Ref
from copro_tui.course.schema import lesson_schema
from copro_tui.exercises import AnyExerciseShape
from copro_tui.exercises.choose import ChooseShape, Option
from copro_tui.exercises.evidence import Evidence, evidence_in
from tests.courses import lesson, problems_in_lesson, write_course

SORT = """\
- sort: it
  prompt: Which one?
  source: book
  confidence: confirmed
  objective: 1
  groups: [{id: a, text: A}, {id: b, text: B}]
  items:
    - {id: one, text: One., in: a, because: It is A.}
    - id: two
      text: Two.
      in: b
      because: One report says B.
      source: [book, book]
      confidence: one source
      review: awaiting
"""


def test_what_a_step_says_holds_for_its_items_unless_they_say_otherwise(tmp_path: Path) -> None:
    (step,) = (
        open_course(write_course(tmp_path, lessons={"what/1-it": lesson(SORT)})).lesson(Ref("what", "it")).exercises
    )
    one, two = (item.evidence for item in step.all_items)
    assert step.evidence == Evidence(source="book", confidence="confirmed", objective=1)
    assert (one.sources, one.confidence, one.objectives, one.review, one.firm) == (
        ("book",),
        "confirmed",
        (1,),
        None,
        True,
    )
    assert (two.sources, two.confidence, two.objectives) == (("book", "book"), "one source", (1,))
    assert (two.review, two.firm) == ("awaiting", False)


@pytest.mark.parametrize(
    "step",
    [
        "- page: it\n  text: Hello.\n  source: book\n  confidence: argued\n  review: awaiting",
        "- order: it\n  prompt: Build it.\n  framework: ladder\n  source: book\n  objective: [1]",
        "- order: it\n  prompt: Build it.\n  items:\n"
        "  - {id: a, text: A, because: It is., source: book, confidence: the deck's own}\n"
        "  - {id: b, text: B, because: It is., confidence: from the case}",
        "- reflect: it\n  prompt: Well?\n  source: [book]\n  objective: 1",
    ],
)
def test_every_kind_of_step_may_say_it(tmp_path: Path, step: str) -> None:
    assert problems_in_lesson(tmp_path, lesson(step)) == []


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("source: book\n", "source: bock\n", '8:13: there is no source "bock" → did you mean "book"?'),
        ("[book, book]", "[book, bok]", '18:24: there is no source "bok" → did you mean "book"?'),
        ("one source", "one sauce", '19:21: "one sauce" is not possible here → did you mean "one source"?'),
        ("objective: 1", "objective: 2", "10:16: there is no objective 2 → the lesson has one objective, and 1 is"),
        ("objective: 1", "objective: [1, 3]", "10:20: there is no objective 3 →"),
        ("objective: 1", "objective: first", '10:16: "first" is not a number →'),
        ("objective: 1", "objective: 0", "10:16: 0 is out of range →"),
        ("review: awaiting", "review: done", '20:17: "done" is not possible here → use one of: awaiting'),
        ("source: book\n", "sources: book\n", '8:5: the key "sources" is not known here → did you mean "source"?'),
    ],
)
def test_what_cannot_be_meant_is_refused(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    found = problems_in_lesson(tmp_path, lesson(SORT.replace(old, new, 1)))
    assert [one.startswith(complaint) for one in found] == [True], found


def test_the_schema_knows_it() -> None:
    of = json.loads(lesson_schema())["$defs"]
    for name in ("Page", "SortItem", "Case", "Pair", "Option", "OrderItem", "SortShape", "ChooseShape"):
        assert {"source", "confidence", "objective", "review"} <= set(of[name]["properties"]), name


def test_the_schema_takes_false_as_yaml_does() -> None:
    (enum, _null) = json.loads(lesson_schema())["$defs"]["Case"]["properties"]["review"]["anyOf"]
    assert enum["enum"] == ["awaiting", False]


def test_what_does_not_come_back_can_still_await_an_expert() -> None:
    case, step = Evidence(review="false"), Evidence(review="awaiting")
    assert case.within(step).review == "awaiting"
    assert not case.comes_back_in(step)
    assert step.comes_back_in(Evidence())


def test_a_shape_of_every_kind_can_say_it() -> None:
    assert all(issubclass(one, Evidence) for one in AnyExerciseShape.__args__)


EVIDENCE = st.builds(
    Evidence,
    source=st.sampled_from(["a", ("a", "b"), ()]),
    confidence=st.sampled_from([None, "confirmed", "argued"]),
    objective=st.sampled_from([(), 1, (1, 2)]),
    review=st.sampled_from([None, "awaiting"]),
)


@given(EVIDENCE, EVIDENCE)
def test_an_item_keeps_its_own_words_and_takes_the_rest(item: Evidence, step: Evidence) -> None:
    both = item.within(step)
    assert both.sources == (item.sources or step.sources)
    assert both.confidence == (item.confidence or step.confidence)
    assert both.objectives == (item.objectives or step.objectives)
    assert both.within(step) == both, "saying it again changes nothing"
    assert item.within(Evidence()).confidence == item.confidence


def test_everything_that_says_it_is_found_with_its_path() -> None:
    shape = ChooseShape(id="it", prompt="?", options=(Option(id="a", text="A", because="It is."),))
    assert [where for where, _one in evidence_in((shape,))] == [(0,), (0, "options", 0)]
