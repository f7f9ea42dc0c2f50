"""Finding by name: what is nearest first, places before words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.commands import COMMANDS
from copro_tui.commands.names import LOOK_UP
from copro_tui.commands.search import SORTS, Index, Sort, Thing, find, thing
from copro_tui.course import places
from copro_tui.course.refs import Ref


def word(name: str) -> Thing:
    return Thing(means=places.Word(name), name=name, label=f"Word: {name}", sort="detail")


def lesson(name: str) -> Thing:
    return Thing(means=places.Lesson(Ref("what", name)), name=name, label=f"WHAT › {name}", sort="part")


WAYS = [thing(one) for one in LOOK_UP]
THINGS = [
    word("Core economy"), word("Plan"), word("Power"), lesson("A plan of your own"), lesson("Planning"), *WAYS,
    thing(COMMANDS["lesson.hint"]), thing(COMMANDS["lesson.show-me"]), thing(COMMANDS["colours.light"]),
]  # fmt: skip


def names(text: str) -> list[str]:
    return [one.name for one in find(text, THINGS)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("my", "My plan"),
        ("plan", "My plan"),
        ("PLAN", "My plan"),
        ("journal", "My journal"),
        ("results", "My results"),
        ("another learner", "Switch learner"),
        ("learner", "Switch learner"),
        ("colours", "Light colours"),
        ("light", "Light colours"),
        ("spacing", "Settings"),
        ("show the answer", "Show answer"),
        ("hint", "Hint"),
        ("word: power", "Power"),
        ("what own", "A plan of your own"),
        ("  your   plan ", "A plan of your own"),
    ],
)
def test_the_nearest_comes_first(text: str, first: str) -> None:
    assert names(text)[0] == first


def test_places_come_before_lessons_and_lessons_before_words() -> None:
    assert names("plan") == ["My plan", "Planning", "A plan of your own", "Plan"]


def test_the_beginning_of_a_word_comes_before_the_middle_of_one() -> None:
    assert names("my") == ["My plan", "My results", "My journal", "Core economy"]


def test_what_is_called_otherwise_is_not_found() -> None:
    assert names("zebra") == []
    assert names("?") == []


texts = st.text(st.sampled_from("abc é?-"), max_size=6)


@given(texts, st.lists(st.tuples(texts, st.sampled_from(SORTS)), max_size=8))
def test_whatever_has_the_text_in_its_name_is_found_and_nothing_twice(text: str, named: list[tuple[str, Sort]]) -> None:
    things = [Thing(means=places.Word(str(n)), name=name, sort=sort) for n, (name, sort) in enumerate(named)]
    found = find(text, things)
    assert len({one.means for one in found}) == len(found)
    plain = " ".join(text.split())
    assert {one.means for one in things if plain in " ".join(one.name.split())} <= {one.means for one in found}
    exactly = [SORTS.index(one.sort) for one in found if " ".join(one.name.split()) == plain]
    assert exactly == sorted(exactly)


@pytest.mark.parametrize(
    ("text", "slip", "meant"),
    [
        ("Votes in Gwent", "votes in gwnt", "votes in Gwent"),
        ("Placation", "placaton", "placation"),
        ("Who asks? So does Arnstein", "arnstien", "Arnstein"),
        ("Gwent. The power of Power", "powr of gwent", "power of gwent"),
    ],
)
def test_what_was_meant_has_its_own_letters(text: str, slip: str, meant: str) -> None:
    assert Index([word(text)]).suggest(slip) == meant
