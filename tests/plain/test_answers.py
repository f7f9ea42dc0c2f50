"""What a line does to an answer, kind by kind; and that what is not understood changes nothing."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from copro_tui.exercises import Answer, Exercise, Item, Work
from copro_tui.exercises.order import Order
from copro_tui.plain.answers import talk_for
from copro_tui.plain.commands import NotUnderstoodError
from copro_tui.player import StepView
from tests.courses import FIRST, small_course

LADDER_NAMES = {"telling": "Telling", "asking": "Asking", "sharing": "Sharing", "leading": "Leading"}
ORDER = Order(
    id="it",
    prompt="It",
    items=tuple(Item(one, name, tier=place) for place, (one, name) in enumerate(LADDER_NAMES.items())),
)


def view_of(exercise: Exercise, layout: tuple[str, ...], work: Work) -> StepView:
    return StepView(step=exercise, place=0, count=1, states=("new",), layout=layout, work=work)


def ordering(answer: Answer, *earlier: Answer) -> StepView:
    """The ladder as it stands, after these answers were checked."""
    return view_of(ORDER, tuple(LADDER_NAMES), Work(answer=answer, earlier=earlier))


@pytest.fixture
def views(tmp_path: Path) -> dict[str, StepView]:
    """A view of every exercise of the small course, by id, with its items in the author's order."""
    found = {}
    for step in small_course(tmp_path).lesson(FIRST).exercises:
        layout = tuple(item.id for item in getattr(step, "items", step.cases))
        work = Work(answer=list(LADDER_NAMES) if step.id == "build" else step.fresh(1))
        found[step.id] = view_of(step, tuple(LADDER_NAMES) if step.id == "build" else layout, work)
    return found


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
        ("move 1 to 2", "2314"),
        ("put telling on rung 2", "2314"),
        ("put 1 third", "2314"),
        ("put 4 first", "4123"),
        ("put 1 last", "2341"),
        ("put 4 before 1", "4123"),
        ("put 1 after 3", "2314"),
        ("put lead above ask", "1423"),
        ("swap 1 and 4", "4231"),
        ("leading at the top, please", "4123"),
        ("four three two one", "4321"),
        ("4321", "4321"),
        ("put 1 below telling.", ""),
    ],
)
def test_ordering(views: dict[str, StepView], line: str, numbers: str) -> None:
    if not numbers:
        with pytest.raises(NotUnderstoodError):
            taken(views["build"], line)
        return
    assert taken(views["build"], line)[0] == [list(LADDER_NAMES)[int(one) - 1] for one in numbers]


@pytest.mark.criterion("4.1.3")
def test_a_move_is_read_back(views: dict[str, StepView]) -> None:
    assert taken(views["build"], "move 4 up 2")[1] == "Leading is now on rung 3 of 4."
    assert taken(views["build"], "4 3 2 1")[1] == "Now, from the top: Leading; Sharing; Asking; Telling."


@pytest.mark.criterion("3.3.1")
@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", "Nothing was typed."),
        ("1 2 3", "Missing: 4."),
        ("1 2 3 3", "Sharing appears twice."),
        ("1 2 3 9", "“9” is not one of them."),
        ("move 9 up 1", "“9” is not one of them."),
        ("move 1 to 9", "The places are 1 to 4."),
        ("put 1 before 1", "“put 1 before 1” is not understood."),
    ],
)
def test_an_order_that_is_not_understood(views: dict[str, StepView], line: str, words: str) -> None:
    with pytest.raises(NotUnderstoodError) as error:
        taken(views["build"], line)
    assert words in str(error.value)


@given(st.permutations(list(LADDER_NAMES)), st.integers(1, 4), st.integers(1, 4))
def test_moving_keeps_every_item(order: list[str], which: int, place: int) -> None:
    item = list(LADDER_NAMES)[which - 1]
    moved = taken(ordering(order), f"move {which} to {place}")[0]
    assert isinstance(moved, list)
    assert moved.index(item) == place - 1
    assert [one for one in moved if one != item] == [one for one in order if one != item]


TELLING_IS_FIXED = ("telling", "leading", "sharing", "asking")
"""The ladder with its first and third in place, as it was checked."""


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("2 4", "1234"),
        ("4 2", "1432"),
        ("swap them", "1234"),
        ("swap the two please", "1234"),
        ("swap", "1234"),
        ("1 2 3 4", "1234"),
        ("move 4 down 2", "1234"),
        ("move 4 to 4", "1234"),
        ("put 2 first", "1234"),
        ("put 2 before 4", "1234"),
        ("put 2 after 1", "1234"),
    ],
)
def test_what_is_loose_moves_past_what_is_fixed(line: str, numbers: str) -> None:
    view = ordering(list(TELLING_IS_FIXED), list(TELLING_IS_FIXED))
    order = taken(view, line)[0]
    assert order == [list(LADDER_NAMES)[int(one) - 1] for one in numbers]
    assert ORDER.changed(view.work, order, view.layout).answer == order


@pytest.mark.parametrize("line", ["move 1 down", "put 3 first", "4 3 2 1", "2 1 3 4", "put telling last"])
def test_what_is_fixed_stays(line: str) -> None:
    view = ordering(list(TELLING_IS_FIXED), list(TELLING_IS_FIXED))
    with pytest.raises(NotUnderstoodError, match="is in place and stays there"):
        taken(view, line)


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("1", {"letter": "telling"}),
        ("Leading", {"letter": "leading"}),
        ("a=1", {"letter": "telling"}),
        ("B=asking", {"survey": "asking"}),
        ("A=1 B=2 C=3", {"letter": "telling", "survey": "asking", "board": "sharing"}),
        ("a = 1, survey = ask; board = Sharing", {"letter": "telling", "survey": "asking", "board": "sharing"}),
    ],
)
def test_holding_cases_over_places(views: dict[str, StepView], line: str, held: dict[str, str]) -> None:
    assert taken(views["cases"], line)[0] == held


def test_holding_is_read_back_with_the_band(views: dict[str, StepView]) -> None:
    assert taken(views["cases"], "1")[1] == "A is on 1 Telling, Below. Enter puts it down."
    assert taken(views["voices"], "2")[1] == "A is on 2 Doing for. Enter puts it down."


def test_a_case_that_is_held_can_be_held_elsewhere(views: dict[str, StepView]) -> None:
    view = views["cases"]
    held = replace(view, work=replace(view.work, held={"letter": "telling"}))
    assert taken(held, "3")[0] == {"letter": "sharing"}


@pytest.mark.criterion("3.3.1")
@pytest.mark.parametrize(
    "line", ["", "9", "A", "A=", "=1", "1=", "A=9", "9=1", "A=1 A=2", "case A", "A=1 B=nothing", "remove A", "1 2"]
)
def test_a_place_that_is_not_understood(views: dict[str, StepView], line: str) -> None:
    with pytest.raises(NotUnderstoodError):
        taken(views["cases"], line)


def test_what_was_put_down_stays_down(views: dict[str, StepView]) -> None:
    view = views["cases"]
    down = replace(view, work=Work(answer={"letter": "telling"}, case="letter"))
    with pytest.raises(NotUnderstoodError, match="is down and stays"):
        taken(down, "2")
    following = replace(view, work=Work(answer={"letter": "telling"}, case="survey"))
    with pytest.raises(NotUnderstoodError):
        taken(following, "A=2")
    assert taken(following, "2")[0] == {"survey": "asking"}


def test_sorting_by_numbers(views: dict[str, StepView]) -> None:
    assert taken(views["groups"], "A=2 B=2 C=none of these")[0] == {
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


@pytest.mark.parametrize(
    ("line", "answer", "said"),
    [
        ("remove two", [], "Nothing is chosen."),
        ("also 3", ["veto", "poster"], "Chosen: 2, 3."),
        ("all but 1", ["veto", "poster", "tea"], "Chosen: 2, 3, 4."),
    ],
)
def test_ticks_are_added_and_taken_away(views: dict[str, StepView], line: str, answer: list[str], said: str) -> None:
    view = replace(views["which"], work=Work(answer=["veto"]))
    assert taken(view, line) == (answer, said)


@pytest.mark.parametrize("line", ["", "9", "1 9", "a"])
def test_a_choice_that_is_not_understood(views: dict[str, StepView], line: str) -> None:
    with pytest.raises(NotUnderstoodError):
        taken(views["which"], line)


def one_of(view: StepView, *earlier: list[str]) -> StepView:
    return replace(view, step=replace(view.step, several=False), work=Work(answer=[], earlier=earlier))


def test_only_one_where_only_one_is_right(views: dict[str, StepView]) -> None:
    one = one_of(views["which"])
    assert taken(one, "3")[0] == ["poster"]
    with pytest.raises(NotUnderstoodError, match="Only one"):
        taken(one, "1 2")


def test_what_was_not_right_cannot_be_chosen_again(views: dict[str, StepView]) -> None:
    with pytest.raises(NotUnderstoodError, match=r"3 was not right\."):
        taken(one_of(views["which"], ["poster"]), "3")
    several = replace(views["which"], work=Work(answer=["vote"], earlier=(["vote", "poster"],)))
    with pytest.raises(NotUnderstoodError, match=r"3 was not right\."):
        taken(several, "1 3")
    assert taken(several, "2")[0] == ["veto"]


def test_words_are_taken_line_by_line(views: dict[str, StepView]) -> None:
    view = views["words"]
    for line in ("Ask first.", "", "q"):
        view = replace(view, work=Work(answer=taken(view, line)[0]))
    assert view.answer == "Ask first.\n\nq"


@given(st.text(max_size=60))
def test_nothing_that_is_typed_breaks_a_talk(line: str) -> None:
    with suppress(NotUnderstoodError):
        assert sorted(taken(ordering(list(LADDER_NAMES)), line)[0]) == sorted(LADDER_NAMES)
    with suppress(NotUnderstoodError):
        assert sorted(taken(ordering(list(TELLING_IS_FIXED), list(TELLING_IS_FIXED)), line)[0]) == sorted(LADDER_NAMES)


def test_a_band_is_asked_back_because_it_has_several_places(views: dict[str, StepView]) -> None:
    with pytest.raises(NotUnderstoodError, match=r"Number 3, Sharing, or number 4, Leading\?"):
        taken(views["cases"], "above.")
