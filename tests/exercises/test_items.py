"""What an item is called where there is no room for its text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copro_tui.exercises.items import NAME, Item
from copro_tui.text.width import width
from tests.exercises.builders import build, ladder
from tests.strategies import texts


@given(texts(least=1, most=600), st.text(st.sampled_from("abc "), max_size=NAME))
def test_a_name_is_the_authors_or_the_first_words(text: str, short: str) -> None:
    name = Item("a", text, short=short).name
    assert width(name) <= NAME
    assert name == short.strip() or not short.strip()


def test_every_kind_takes_over_the_short_name() -> None:
    two = (
        "[{{id: a, text: A case of its own, short: The case, {0}: {1}, because: So.}},"
        " {{id: b, text: B, {0}: {2}, because: It.}}]"
    )
    steps = (
        "- place: it\n  prompt: Hm?\n  framework: ladder\n  cases: " + two.format("at", "p0", "p1"),
        "- sort: it\n  prompt: Hm?\n  framework: ladder\n  items: " + two.format("in", "p0", "p1"),
        "- match: it\n  prompt: Hm?\n  framework: ladder\n  pairs: " + two.format("to", "p0", "p1"),
    )
    for step in steps:
        exercise, faults = build(step, {"ladder": ladder()})
        assert faults == []
        assert [case.name for case in exercise.cases] == ["The case", "B"]
