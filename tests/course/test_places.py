"""Places: what can be opened, and the addresses that say it."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.course import places
from copro_tui.course.refs import Ref

PART = st.text(min_size=1, max_size=12)
EVERY_KIND = [*places.KINDS.values()]


def a_place(of: type[places.Place]) -> st.SearchStrategy[places.Place]:
    """Any place of a kind, its ids being any texts."""
    refs = st.lists(PART, min_size=of.DEPTH, max_size=of.DEPTH).map(lambda parts: Ref(*parts))
    needed = [refs if name == "ref" else PART for name in of.__struct_fields__]
    return st.tuples(*needed).map(lambda values: of(*values))


@given(st.sampled_from(EVERY_KIND).flatmap(a_place))
def test_an_address_leads_to_the_very_place(place: places.Place) -> None:
    assert places.parse(str(place)) == place
    assert set(str(place)) <= set(map(chr, range(33, 127))), "an address can be part of a link as it is"


@given(st.text(max_size=40) | st.lists(st.sampled_from([*places.KINDS, "", "a", "%"]), max_size=6).map("/".join))
def test_any_other_text_is_refused(text: str) -> None:
    try:
        place = places.parse(text)
    except ValueError:
        return
    assert places.parse(str(place)) == place


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("home", places.Home()),
        ("module/what", places.Module("what")),
        ("lesson/what/values", places.Lesson(Ref("what", "values"))),
        ("step/what/values/power", places.Step(Ref("what", "values", "power"))),
        ("sources", places.Sources()),
        ("sources/what/values", places.Sources(Ref("what", "values"))),
        ("answersources/what/values/power", places.AnswerSources(Ref("what", "values", "power"))),
        ("answersources/what/values/power/a", places.AnswerSources(Ref("what", "values", "power", "a"))),
        ("search/a%2Fb", places.Search("a/b")),
        ("exercise/spring/what/values/power", places.Exercise("spring", Ref("what", "values", "power"))),
    ],
)
def test_addresses_can_be_read(address: str, place: places.Place) -> None:
    assert str(place) == address
    assert places.parse(address) == place


@pytest.mark.parametrize("address", ["", "nowhere", "home/", "home/x", "lesson", "lesson/what", "step/a/b", "module//"])
def test_what_leads_nowhere_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="is not the address of a place"):
        places.parse(address)


def test_places_can_be_sent_and_told_apart() -> None:
    every: Any = reduce(or_, EVERY_KIND)
    for place in (places.Plan(), places.Word("trust"), places.Step(Ref("a", "b", "c"))):
        assert msgspec.json.decode(msgspec.json.encode(place), type=every) == place
