"""What a line does to an answer, kind by kind; and that what is not understood changes nothing."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from copro_tui.exercises import Answer, Exercise, Item
from copro_tui.exercises.order import Order
from copro_tui.plain.answers import talk_for
from copro_tui.plain.commands import NotUnderstoodError
from copro_tui.player import StepView
from copro_tui.progress.completion import StepState
from tests.courses import FIRST, small_course

LADDER_NAMES = {"telling": "Telling", "asking": "Asking", "sharing": "Sharing", "leading": "Leading"}
ORDER = Order(id="it", prompt="It", items=tuple(Item(one, name) for one, name in LADDER_NAMES.items()))


@pytest.fixture
def views(tmp_path: Path) -> dict[str, StepView]:
    """A view of every exercise of the small course, by id, with its items in the author's order."""
    lesson = small_course(tmp_path).lesson(FIRST)
    found = {}
    for place, step in enumerate(lesson.steps):
        if isinstance(step, Exercise):
            layout = tuple(item.id for item in getattr(step, "items", step.cases))
            states: tuple[StepState, ...] = tuple("new" for _step in lesson.steps)
            found[step.id] = StepView(step=step, place=place, count=len(states), states=states, layout=layout)
    found["build"] = replace(found["build"], layout=tuple(LADDER_NAMES), answer=list(LADDER_NAMES))
    for one in ("cases", "voices", "groups", "own"):
        found[one] = replace(found[one], answer={})
    return found | {"which": replace(found["which"], answer=[])}


def taken(view: StepView, line: str) -> tuple[Answer, str]:
    assert isinstance(view.step, Exercise)
    result = talk_for(view.step).take(view, line)
    return result.answer, " ".join(result.reply)


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("4 3 2 1", "4321"),
        ("4,3,2,1", "4321"),
        ("leading, sharing, asking, telling", "4321"),
        ("Leading; Sharing; 2; 1", "4321"),
        ("move 4 up 2", "1423"),
        ("MOVE Leading UP 2", "1423"),
        ("move 4 up 99", "4123"),
        ("move 1 down", "2134"),
        ("move 1 to 3", "2314"),
        ("put 4 first", "4123"),
        ("put 1 last", "2341"),
        ("put 4 before 1", "4123"),
        ("put 1 after 3", "2314"),
        ("put lead above ask", "1423"),
        ("put 1 below telling.", ""),
    ],
)
def test_ordering(views: dict[str, StepView], line: str, numbers: str) -> None:
    if not numbers:
        with pytest.raises(NotUnderstoodError):
            taken(views["build"], line)
        return
    assert taken(views["build"], line)[0] == [list(LADDER_NAMES)[int(one) - 1] for one in numbers]


def test_a_move_is_read_back(views: dict[str, StepView]) -> None:
    assert taken(views["build"], "move 4 up 2")[1] == "Leading is now 2 of 4, counted from the top."
    assert taken(views["build"], "4 3 2 1")[1] == "Now, from the top: Leading; Sharing; Asking; Telling."


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", "All 4 numbers are needed"),
        ("1 2 3", "Missing: 4."),
        ("1 2 3 3", "Sharing appears twice."),
        ("1 2 3 9", "“9” is not one of them."),
        ("move 9 up 1", "“9” is not one of them."),
        ("move 1 to 9", "The places are 1 to 4."),
        ("put 1 before 1", "Name two different ones."),
    ],
)
def test_an_order_that_is_not_understood(views: dict[str, StepView], line: str, words: str) -> None:
    with pytest.raises(NotUnderstoodError) as error:
        taken(views["build"], line)
    assert words in str(error.value)


@given(st.permutations(list(LADDER_NAMES)), st.integers(1, 4), st.integers(1, 4))
def test_moving_keeps_every_item(order: list[str], which: int, place: int) -> None:
    view = StepView(step=ORDER, place=0, count=1, states=("new",), layout=tuple(LADDER_NAMES), answer=order)
    talk = talk_for(ORDER)
    item = list(LADDER_NAMES)[which - 1]
    moved = talk.take(view, f"move {which} to {place}").answer
    assert isinstance(moved, list)
    assert moved.index(item) == place - 1
    assert [one for one in moved if one != item] == [one for one in order if one != item]


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("1", {"letter": "telling"}),
        ("Leading", {"letter": "leading"}),
        ("2=asking", {"survey": "asking"}),
        ("1=1 2=2 3=3", {"letter": "telling", "survey": "asking", "board": "sharing"}),
        ("1 = 1, 2 = ask; board = Sharing", {"letter": "telling", "survey": "asking", "board": "sharing"}),
    ],
)
def test_placing(views: dict[str, StepView], line: str, answer: dict[str, str]) -> None:
    assert taken(views["cases"], line)[0] == answer


def test_placing_reads_back_and_names_the_next(views: dict[str, StepView]) -> None:
    said = taken(views["cases"], "1")[1]
    assert said.startswith("Item 1 is now at: Telling. 2 items wait. Next is 2. A survey")


def test_placing_one_by_one_and_taking_back(views: dict[str, StepView]) -> None:
    view = views["cases"]
    for line in ("1", "2", "3"):
        view = replace(view, answer=taken(view, line)[0])
    assert view.answer == {"letter": "telling", "survey": "asking", "board": "sharing"}
    with pytest.raises(NotUnderstoodError, match="All items are placed"):
        taken(view, "4")
    assert taken(view, "2=4")[0] == {"letter": "telling", "survey": "leading", "board": "sharing"}
    assert taken(view, "remove 2")[0] == {"letter": "telling", "board": "sharing"}


@pytest.mark.parametrize(
    "line", ["", "9", "1=", "=1", "1=9", "9=1", "1=1 1=2", "well 1=1", "1=1 2=nothing", "remove 9"]
)
def test_a_placement_that_is_not_understood(views: dict[str, StepView], line: str) -> None:
    with pytest.raises(NotUnderstoodError):
        taken(views["cases"], line)


def test_matching_by_letters(views: dict[str, StepView]) -> None:
    answer, said = taken(views["voices"], "1=b 2=a")
    assert answer == {"we-know": "doing-for", "let-us": "doing-to"}
    assert said == "Item 1 is now at: Doing for. Item 2 is now at: Doing to."
    assert taken(views["voices"], "doing with")[0] == {"we-know": "doing-with"}


def test_sorting_by_numbers(views: dict[str, StepView]) -> None:
    assert taken(views["groups"], "1=2 2=2 3=none of these")[0] == {
        "skills": "strengths",
        "phone": "strengths",
        "form": "none-of-these",
    }


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("1 3", ["vote", "poster"]),
        ("2,1", ["veto", "vote"]),
        ("a cup of tea", ["tea"]),
        ("vote; a poster", ["vote", "poster"]),
    ],
)
def test_choosing_several(views: dict[str, StepView], line: str, answer: list[str]) -> None:
    assert taken(views["which"], line)[0] == answer


@pytest.mark.parametrize("line", ["", "9", "1 9", "a"])
def test_a_choice_that_is_not_understood(views: dict[str, StepView], line: str) -> None:
    with pytest.raises(NotUnderstoodError):
        taken(views["which"], line)


def test_only_one_where_only_one_is_right(views: dict[str, StepView]) -> None:
    view = views["which"]
    one = replace(view, step=replace(view.step, several=False))
    assert taken(one, "3")[0] == ["poster"]
    with pytest.raises(NotUnderstoodError, match="Only one"):
        taken(one, "1 2")


def test_words_are_taken_line_by_line(views: dict[str, StepView]) -> None:
    view = views["words"]
    for line in ("Ask first.", "", "q"):
        view = replace(view, answer=taken(view, line)[0])
    assert view.answer == "Ask first.\n\nq"


@given(st.text(max_size=60))
def test_nothing_that_is_typed_breaks_a_talk(line: str) -> None:
    view = StepView(
        step=ORDER, place=0, count=1, states=("new",), layout=tuple(LADDER_NAMES), answer=list(LADDER_NAMES)
    )
    talk = talk_for(ORDER)
    with suppress(NotUnderstoodError):
        assert sorted(talk.take(view, line).answer) == sorted(LADDER_NAMES)
