"""Texts in Markdown as rows: nothing is left out or wider than its room, and what is copied is not wrapped."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copro_tui.figures.cells import as_text, row_width
from copro_tui.figures.prose import passages, prose
from copro_tui.text.width import width
from copro_tui.text.wrap import broken

TABLE = """\
| Step | Who decides, and how |
|------|-------------|
| Asked | The council does, by a vote of all its members |
| Voted | The residents |
"""
CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])
WORDS = st.text(CHARACTERS, min_size=1, max_size=30)
LINES = st.builds("{}{} {}".format, st.sampled_from(["", "- ", "1. ", "> ", "# ", "  - ", "    "]), WORDS, WORDS)
PAGES = st.lists(st.one_of(LINES, st.just("")), max_size=8).map("\n".join)


def test_the_texts_of_a_table_are_wrapped_where_its_columns_have_no_room() -> None:
    assert (
        as_text(prose(TABLE, 32))
        == """\
Step   Who decides, and how
────────────────────────────────
Asked  The council does, by a
       vote of all its members

Voted  The residents"""
    )


def test_preformatted_lines_go_on_in_the_next_row() -> None:
    assert as_text(prose("```\na  b c\n```", 8)) == "  a  b\n   c"


@given(PAGES, st.integers(6, 60))
def test_no_row_is_wider_than_its_room(page: str, cells: int) -> None:
    assert [row for row in prose(page, cells) if row_width(row) > cells] == []


@given(PAGES, st.integers(6, 60))
def test_what_is_copied_is_what_is_drawn_without_its_wrapping(page: str, cells: int) -> None:
    for one in passages(page, cells):
        rows = [as_text((row,))[lead:] for row, lead in zip(one.rows, one.leads, strict=True)]
        assert "".join("".join(rows).split()) == "".join(one.text.split())


@given(WORDS, st.integers(2, 20))
def test_a_broken_line_is_whole(line: str, cells: int) -> None:
    pieces = broken(line, cells)
    assert "".join(pieces) == "".join(broken(line, 1000))
    assert max(map(width, pieces)) <= cells
