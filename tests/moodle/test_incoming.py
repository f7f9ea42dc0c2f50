"""Questions that others wrote: what becomes of each, and what is said of what cannot be taken."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.course.yaml_nodes import parse
from copro_tui.moodle.draft import Draft, Drafts, course_files, drafts_of, lesson_text
from copro_tui.moodle.ids import distinct
from copro_tui.moodle.questions_in import questions_in
from tests.nasty import NASTY
from tests.strategies import texts


def quiz(*questions: str) -> bytes:
    return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', "<quiz>", *questions, "</quiz>")).encode()


def question(kind: str, inside: str, text: str = "<p>Which?</p>", name: str = "Some name") -> str:
    asked = f'<questiontext format="html"><text><![CDATA[{text}]]></text></questiontext>'
    return f'<question type="{kind}"><name><text>{name}</text></name>{asked}{inside}</question>'


def answer(text: str, fraction: float, feedback: str = "") -> str:
    said = f"<feedback><text>{feedback}</text></feedback>"
    return f'<answer fraction="{fraction}"><text>{text}</text>{said}</answer>'


def came_in(*questions: str) -> Drafts:
    return drafts_of(questions_in(quiz(*questions), "bank.xml"), "bank.xml")


def only(*questions: str) -> dict[str, Any]:
    (step,) = came_in(*questions).steps
    return step


def said(*questions: str) -> list[str]:
    return [str(one) for one in came_in(*questions).problems]


def test_a_choice_is_a_choose_and_what_has_no_reason_is_counted() -> None:
    written = question("multichoice", answer("Yes", 100, "It is.") + answer("No", 0) + "<single>true</single>")
    assert only(written) == {
        "choose": "some-name",
        "prompt": "Which?",
        "answer": "yes",
        "options": [{"id": "yes", "text": "Yes", "because": "It is."}, {"id": "no", "text": "No"}],
    }
    assert said(written) == [
        "bank.xml:3:1: some-name: 1 of 2 answers have no reason → add “because:” to each: it is what learners read"
    ]


def test_true_or_false_is_a_choose_of_two() -> None:
    step = only(question("truefalse", answer("true", 0, "No.") + answer("false", 100, "Yes.")))
    assert (step["answer"], [one["text"] for one in step["options"]]) == ("false", ["true", "false"])


def test_several_right_answers_with_other_shares_are_named() -> None:
    inside = "<single>false</single>" + answer("a", 60, "x") + answer("b", 40, "x") + answer("c", -100, "x")
    assert only(question("multichoice", inside))["answer"] == ["a", "b"]
    (told,) = said(question("multichoice", inside))
    assert "worth other shares in Moodle" in told


@pytest.mark.parametrize("fraction", [28.5, 33, 101, -7])
def test_a_percentage_that_moodle_refuses_is_named(fraction: float) -> None:
    written = question("multichoice", answer("a", 100, "x") + answer("b", fraction, "x"))
    assert any(f"worth {fraction:g} per cent" in one for one in said(written))


def test_an_answer_that_earns_a_part_is_wrong_and_named() -> None:
    written = question("multichoice", answer("a", 100, "x") + answer("b", 50, "x"))
    assert only(written)["answer"] == "a"
    assert any("earn a part of the mark" in one for one in said(written))


def test_no_right_answer_is_named() -> None:
    written = question("multichoice", answer("a", 0, "x") + answer("b", 0, "x"))
    assert "answer" not in only(written)
    assert any("no answer is right" in one for one in said(written))


def test_a_matching_question_is_a_match_that_wants_a_spare() -> None:
    pairs = "".join(
        f"<subquestion><text>{stem}</text><answer><text>{one}</text></answer></subquestion>"
        for stem, one in (("Ottawa", "Canada"), ("Rome", "Italy"))
    )
    step = only(question("matching", pairs))
    assert step["match"] == "some-name"
    assert step["targets"] == [{"id": "canada", "text": "Canada"}, {"id": "italy", "text": "Italy"}]
    assert step["pairs"][0] == {"id": "ottawa", "text": "Ottawa", "answer": "canada"}
    assert any("add a spare target" in one for one in said(question("matching", pairs)))
    spare = "<subquestion><text></text><answer><text>Wales</text></answer></subquestion>"
    assert not any("spare" in one for one in said(question("matching", pairs + spare)))


def test_an_order_that_is_graded_otherwise_is_named() -> None:
    inside = "<gradingtype>ABSOLUTE_POSITION</gradingtype>" + answer("First", 1) + answer("Second", 2)
    step = only(question("ordering", inside))
    assert [one["id"] for one in step["items"]] == ["first", "second"]
    assert any("ABSOLUTE_POSITION" in one for one in said(question("ordering", inside)))


def test_gaps_with_the_same_choices_are_a_sort() -> None:
    text = (
        "<p>Where?</p><p>A river {1:MULTICHOICE:=Wales#Here.~Spain#Far off.}</p>"
        "<p>A town {1:MC:%50%Wales#So.~%100%Spain#Mostly.}</p>"
    )
    step = only(question("cloze", "", text))
    assert step["prompt"] == "Where?"
    assert step["items"][0] == {
        "id": "a-river",
        "text": "A river",
        "answer": "wales",
        "because": "Here.",
        "near_miss": {"spain": "Far off."},
    }
    assert step["items"][1]["answer"] == {"spain": 1, "wales": 0.5}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<p>{1:SHORTANSWER:=a}</p>", "SHORTANSWER is nothing to choose"),
        ("<p>{1:MC:=a~b} and {1:MC:=a~b}</p>", "several gaps are in one paragraph"),
        ("<p>{1:MC:=a~b}</p><p>{1:MC:=a~c}</p>", "do not all have the same choices"),
        ("<p>Nothing.</p>", "there is no gap in it"),
    ],
)
def test_other_gaps_are_not_taken_and_it_is_said_why(text: str, why: str) -> None:
    kept = question("description", "", "Read.")
    drafts = came_in(kept, question("cloze", "", text))
    assert [next(iter(step)) for step in drafts.steps] == ["page"]
    (told,) = map(str, drafts.problems)
    assert told.startswith("bank.xml:4:1: ")
    assert why in told
    assert " → " in told


@pytest.mark.parametrize("kind", ["shortanswer", "numerical", "ddmarker", "calculated", "gapselect", "nothing-known"])
def test_a_type_without_an_exercise_is_named_with_its_line_and_what_to_do(kind: str) -> None:
    (told,) = said(question(kind, ""))
    assert told.startswith("bank.xml:3:1: Some name: ")
    assert f"“{kind}”" in told
    assert " → " in told


def test_pictures_are_left_out_and_it_is_said() -> None:
    picture = '<file name="a.png" encoding="base64">aGVsbG8=</file>'
    inside = f'<answer fraction="100"><text>a</text>{picture}</answer>' + answer("b", 0)
    written = question("multichoice", inside, 'Look: <img src="@@PLUGINFILE@@/a.png" alt="a map">')
    assert only(written)["prompt"] == "Look:"
    assert any("1 picture was left out" in one for one in said(written))


def test_answers_without_words_are_left_out_and_counted() -> None:
    picture = "&lt;img src='x.png'&gt;"
    choice = question("multichoice", answer("a", 100, "x") + answer(picture, 0) + answer("b", 0, "x"))
    assert [one["id"] for one in only(choice)["options"]] == ["a", "b"]
    assert any("1 answer without words was left out" in one for one in said(choice))
    order = question("ordering", answer("First", 1) + answer(picture, 2) + answer("Last", 3))
    assert any("1 answer without words was left out" in one for one in said(order))
    pair = "<subquestion><text>{}</text><answer><text>{}</text></answer></subquestion>"
    pairs = question("matching", pair.format("One", "A") + pair.format(picture, "B") + pair.format("", "C"))
    assert [one["answer"] for one in only(pairs)["pairs"]] == ["a"]
    assert any("1 answer without words was left out" in one for one in said(pairs))


def test_what_has_no_place_is_named_but_not_what_moodle_always_says() -> None:
    choice = answer("a", 100, "x") + answer("b", 0, "x")
    usual = "<correctfeedback><text>Your answer is correct.</text></correctfeedback>"
    assert said(question("multichoice", choice + usual + "<hint><text>One</text></hint>")) == []
    own = "<incorrectfeedback><text>Read page 3.</text></incorrectfeedback>" + "<hint><text>One</text></hint>" * 2
    (told,) = said(question("multichoice", choice + own))
    assert "(incorrectfeedback, hint)" in told


def test_gaps_that_count_differently_are_named() -> None:
    text = "<p>A {1:MC:=x#so~y}</p><p>B {3:MC:x~=y#so}</p>"
    assert any("count for more and for less" in one for one in said(question("cloze", "", text)))


def test_questions_without_a_path_go_to_a_lesson_for_each_category() -> None:
    category = '<question type="category"><category><text>$course$/top/Bank/The {}</text></category></question>'
    drafts = came_in(
        question("essay", "", name="Same"),
        category.format("first/one".replace("/", "//")),
        question("essay", ""),
        category.format("second"),
        question("essay", "", name="Same"),
        question("essay", "", name="Same"),
    )
    assert [(one.module, one.id, one.title, len(one.steps)) for one in drafts.lessons] == [
        ("draft", "bank", "Bank", 1),
        ("draft", "the-first-one", "The first/one", 1),
        ("draft", "the-second", "The second", 2),
    ]
    assert [step["reflect"] for step in drafts.lessons[2].steps] == ["same", "same-2"]
    assert [step["reflect"] for one in [lesson_text(drafts.lessons, "bank.xml")] for step in steps_of(one)] == [
        *("same", "some-name", "same-2", "same-2-2"),
    ]


def steps_of(text: str) -> list[dict[str, str]]:
    root = parse(text, "draft.yaml")[0]
    assert isinstance(root.value, dict)
    steps = root.value["steps"].value
    assert isinstance(steps, list)
    return [{key: str(one.value) for key, one in step.value.items()} for step in steps if isinstance(step.value, dict)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("plain_text", "2 * 3 * 4 &lt; 25", "2 * 3 * 4 < 25"),
        ("plain_text", "*so*", "\\*so\\*"),
        ("markdown", "so **much**", "so **much**"),
        ("moodle_auto_format", "so &lt;b&gt;much&lt;/b&gt;", "so **much**"),
    ],
)
def test_a_text_is_read_in_what_it_is_written_in(language: str, text: str, expected: str) -> None:
    asked = f'<questiontext format="{language}"><text>{text}</text></questiontext>'
    assert only(f'<question type="essay"><name><text>n</text></name>{asked}</question>')["prompt"] == expected


@given(st.lists(texts(least=1) | st.sampled_from(list(NASTY.values())), min_size=1, max_size=3))
def test_whatever_a_text_says_the_lesson_s_file_can_be_read(said_in_it: list[str]) -> None:
    inside = "\n".join(said_in_it)
    drafts = drafts_of(questions_in(f"::n::{_in_gift(inside)}{{}}\n".encode(), "it.gift"), "it.gift")
    text = lesson_text(drafts.lessons, "it.gift") if drafts.lessons else "steps: []\n"
    root, problems = parse(text, "draft.yaml")
    assert problems == []
    assert isinstance(root.value, dict)


def _in_gift(text: str) -> str:
    lines = "\n".join(line for line in text.split("\n") if line.strip() and not line.lstrip().startswith("//"))
    return "".join(f"\\{one}" if one in "\\~=#{}:" else one for one in lines) or "x"


def test_ids_are_made_of_words_and_differ() -> None:
    made = distinct(["Dŵr & tân", "dwr tan", "900 are asked", "漢字", "", "a" * 70, "it's so"])
    assert made == ["dwr-tan", "dwr-tan-2", "n-900-are-asked", "item", "item-2", "a" * 40, "its-so"]


def test_control_characters_go_into_no_file() -> None:
    data = "$CATEGORY: $course$/top/A\x00B\n\n::n\x1b::Join.{=a -> b\x9b =c -> d\x07}\n".encode()
    drafts = drafts_of(questions_in(data, "it.gift"), "it\n.gift")
    for name, text in course_files(drafts, "it\n.gift").items():
        assert parse(text, name)[1] == []
        assert text.replace("\n", "").isprintable()


def test_a_draft_begins_with_its_title() -> None:
    draft = Draft("draft", "Draft", "one", "No: a title", ({"reflect": "one", "prompt": "no"},))
    assert lesson_text([draft], "bank.xml").splitlines() == [
        "# A draft, made of bank.xml. “copro check” names what is left to do.",
        "title: 'No: a title'",
        "steps:",
        "  - reflect: one",
        "    prompt: 'no'",
    ]
