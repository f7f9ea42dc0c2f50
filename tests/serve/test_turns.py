"""What the process of the ordinary page and its server say to each other."""

from __future__ import annotations

import pytest

from copro_tui.plain.blocks import GoOn, Item, Items, Trouble
from copro_tui.serve.turns import Lines, Turn, lines_in, sent, turn_in
from copro_tui.text.marks import marked


def test_a_text_of_the_course_is_sent_with_its_words() -> None:
    said = Turn((Items((Item("1", marked("Ask *who* decides.")),)),), GoOn())
    (items,) = turn_in(sent(said)).blocks
    assert isinstance(items, Items)
    assert items.items[0].text == "Ask who decides."


def test_what_is_no_text_is_not_sent() -> None:
    with pytest.raises(NotImplementedError):
        sent(Turn((Trouble(object()),)))  # type: ignore[arg-type]


def test_lines_come_as_they_were_sent() -> None:
    lines = Lines(("ŵ “x”", "\x1b[31m", ""), whole=True)
    assert lines_in(sent(lines)) == lines
