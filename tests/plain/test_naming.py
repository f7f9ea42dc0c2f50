"""What naming a thing costs: the more of its name is said, and the better in its order, the less."""

from __future__ import annotations

import pytest

from copro_tui.plain.grammar.meanings import Named
from copro_tui.plain.grammar.names import BEGUN, EXACT, PART, SCATTERED, Names

NAMES = Names([Named("1", "forum", "Grand youth forum"), Named("2", "panel", "Citizens' panel")])


@pytest.mark.parametrize(
    ("words", "cost"),
    [
        (("grand", "youth", "forum"), EXACT),
        (("grandyouth", "forum"), EXACT),
        (("youth", "forum"), PART),
        (("youth",), PART),
        (("youth", "for"), BEGUN),
        (("foru",), BEGUN),
        (("forum", "grand"), SCATTERED),
    ],
)
def test_a_name_is_the_dearer_the_less_of_it_is_said(words: tuple[str, ...], cost: int) -> None:
    assert NAMES.named(words) == (frozenset({"forum"}), cost)
