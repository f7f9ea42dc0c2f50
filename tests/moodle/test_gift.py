"""GIFT: what goes out comes back as it was, and what it cannot say is not written."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from copro_tui.moodle.decoding import UnreadableFileError
from copro_tui.moodle.gift_in import read_gift
from copro_tui.moodle.gift_out import cannot_be_gift, gift_of, lost_in_gift
from copro_tui.moodle.question import (
    Answer,
    Cloze,
    Description,
    Essay,
    Foreign,
    Matching,
    MultiChoice,
    Ordering,
    Pair,
    Question,
)
from copro_tui.text.html import tag
from tests.moodle.sent import questions
from tests.strategies import texts


def only(text: str) -> Any:
    """The one question in a text."""
    (question,) = read_gift(text, "it.gift")
    return question


def squeezed(value: Any) -> Any:
    """Texts with one space where there are several, or the end of a line."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, tuple):
        return tuple(map(squeezed, value))
    if isinstance(value, Answer | Pair):
        return type(value)(*(squeezed(getattr(value, one)) for one in value.__struct_fields__))
    return value


def as_it_comes_back(question: Question) -> Question:
    """A question without what GIFT has no place for."""
    fields = {one: squeezed(getattr(question, one)) for one in question.__struct_fields__}
    if isinstance(question, Ordering):
        fields["general"] = ""
    return type(question)(**{**fields, "hint": "", "line": 0})


def test_the_whole_course_comes_back() -> None:
    sent = [one for one in questions(False) if not cannot_be_gift(one)]
    read = read_gift(gift_of(sent).decode(), "course.gift")
    assert [replace(one, line=0) for one in read] == [as_it_comes_back(one) for one in sent]


def test_no_exercise_of_the_course_is_left_out() -> None:
    assert [one.name for one in questions(False) if cannot_be_gift(one)] == []


SIGNS = st.sampled_from(["a", "->", "=", "~%50%", "//", "####", "}", "\\", "&"])
STAND_INS = re.compile("[\ue000-\ue00f]")
"""Characters that stand for signs while a file is read."""


@given(texts(least=1), texts(), SIGNS)
def test_whatever_a_text_says_it_comes_back(text: str, other: str, sign: str) -> None:
    html, said = (squeezed(tag("p", STAND_INS.sub("", one))) for one in (f"{sign}{text}{sign}", other))
    sent = [
        MultiChoice(name="a/b/c", text=html, answers=(Answer(html, 100.0, said), Answer(said, 0.0)), single=True),
        Matching(name="a/b/c", text=html, pairs=(Pair(html, "x"), Pair("", "y"))),
        Essay(name="a/b/c", text=html, general=html),
    ]
    read = read_gift(gift_of(sent).decode(), "it.gift")
    assert [replace(one, line=0) for one in read] == [as_it_comes_back(one) for one in sent]
    order = only(gift_of([Ordering(name="a/b/c", text=html, items=(html, said))]).decode())
    assert [unescape(one) for one in order.items] == [unescape(html), unescape(said)]


def test_all_six_words_of_an_order_are_written() -> None:
    orders = [one for one in questions() if isinstance(one, Ordering)]
    text = gift_of(orders).decode()
    for one in orders:
        assert f"{{\n>{len(one.items)} ALL VERTICAL RELATIVE_ALL_PREVIOUS_AND_NEXT SHOW none\n" in text


def test_what_gift_cannot_say_is_left_out_with_the_reason() -> None:
    answers = (Answer("a", 100), Answer("b", -50), Answer("c", -50))
    several = MultiChoice(name="n", text="t", answers=answers, single=False)
    assert "GIFT cannot say" in cannot_be_gift(several)
    assert "gaps" in cannot_be_gift(Cloze(name="n", text="t", gaps=()))
    assert cannot_be_gift(replace(several, single=True)) == ""
    assert list(lost_in_gift(Essay(name="n", text="t", hint="h"))) == ["The hint is lost."]


def test_true_and_false_are_two_answers_with_what_is_said_after_each() -> None:
    question = only("The earth is flat.{F#It is round.#Right, it is round.}")
    assert isinstance(question, MultiChoice)
    assert [(one.text, one.fraction, one.feedback) for one in question.answers] == [
        ("true", 0.0, "It is round."),
        ("false", 100.0, "Right, it is round."),
    ]


def test_several_answers_may_be_right() -> None:
    question = only("::Name::[html]Which?{~%50%one~%50%two#so~%-100%three####In general}")
    assert not question.single
    assert (question.name, question.text, question.general) == ("Name", "Which?", "In general")
    assert [one.fraction for one in question.answers] == [50, 50, -100]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Write.{}", Essay),
        ("Read this.\n\nx{}", Description),
        ("Join.{\n=a -> b\n=c -> d\n}", Matching),
        ("How many?{#3}", Foreign),
        ("What?{=this =that}", Foreign),
        ("A brace } alone {", Foreign),
        ("Join.{=a -> b =c}", Foreign),
        ("Order.{>2 ALL\na\nb\n}", Ordering),
        ("The {=first ~second} letter.", MultiChoice),
    ],
)
def test_types_are_told_apart_as_moodle_does(text: str, kind: type[Question]) -> None:
    assert type(read_gift(text, "it.gift")[0]) is kind


def test_lines_are_counted_and_comments_and_categories_are_known() -> None:
    text = "// a comment\n$CATEGORY: $course$/top/A//B/C\n\n\n// [id:x] [tag:copro:sort]\n::n::Q{=a ~b}\n"
    question = only(text)
    assert (question.line, question.category, question.tags) == (5, ("A/B", "C"), ("copro:sort",))


@pytest.mark.parametrize("text", ["Dear all,\n\nsee you on Monday.\n", "// only a comment\n"])
def test_what_is_no_question_file_is_said_to_be_none(text: str) -> None:
    with pytest.raises(UnreadableFileError, match="neither Moodle XML nor GIFT"):
        read_gift(text, "letter.txt")
