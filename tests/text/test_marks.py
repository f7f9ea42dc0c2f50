"""Markdown in texts: one subset, read by one parser; nothing of a text is lost without a word."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from copro_tui.figures.cells import Cell, as_text, flow, paragraph, wrapped
from copro_tui.figures.prose import prose
from copro_tui.plain.blocks import page as blocks_of
from copro_tui.plain.voice import lines_of
from copro_tui.text.blocks import Preformatted, Table, blocks
from copro_tui.text.marks import Marked, Span, after, marked, spans_of
from copro_tui.text.odd_marks import oddities
from copro_tui.text.safe import safe
from copro_tui.text.wrap import wrap
from tests.strategies import texts

PIECES = st.sampled_from([
    "**", "*", "_", "`", "```", "~~~", "\n", "\n\n", "- ", "1. ", "# ", "> ", "|", "| a | b |\n|---|---|\n| c | d |\n",
    "[word](address)", "[", "](", ")", "\\", "    ", "word", "Siân", " ", "![x](y)", "<b>", "&amp;", "<http://x>",
    "---\n", "[r]: http://z \"t\"", "~~", "👩\u200d👧",
])  # fmt: skip
scribbled = st.lists(PIECES | texts(), max_size=12).map("".join).map(safe)


def in_lines(text: str) -> list[str]:
    """A page as plain mode prints it."""
    return [line for one in blocks_of(text) for line in lines_of(one)]


def letters(text: str) -> Counter[str]:
    return Counter(one for one in text if one.isalnum())


def is_all_out(text: str, shown: str, *, page: bool) -> bool:
    """Whether every letter of a text is shown, or something is said of it."""
    return letters(text) <= letters(shown) or any(oddities(text, page=page))


@given(scribbled)
@example("```python\nx\n```")
@example("| a |\n|---|\n| b | c |")
def test_of_a_page_every_letter_is_out_in_both_fronts_or_it_is_named(text: str) -> None:
    assert is_all_out(text, "\n".join(in_lines(text)), page=True)
    assert is_all_out(text, as_text(prose(text, 200)), page=True)


@given(scribbled)
def test_of_a_question_every_letter_is_out(text: str) -> None:
    assert letters(text) <= letters(marked(text))


@given(scribbled, st.integers(8, 60))
def test_what_is_set_off_is_wrapped_as_any_text(text: str, cells: int) -> None:
    plain = marked(text)
    assert as_text(wrapped(Cell(plain), cells)).split("\n") == [line.rstrip() for line in wrap(str(plain), cells)]
    assert as_text(paragraph(plain, cells)) == as_text(paragraph(str(plain), cells))
    assert as_text(flow([Cell("Lead"), Cell(plain)], cells)) == as_text(flow([Cell("Lead"), Cell(str(plain))], cells))


@given(scribbled)
def test_a_text_that_was_read_is_not_read_again(text: str) -> None:
    once = marked(text)
    assert not isinstance(once, Marked) or marked(once) is once
    assert "".join(span.text for span in spans_of(once)) == once


@pytest.mark.parametrize(
    ("written", "spans"),
    [
        ("Which step is **this**?", (Span("Which step is "), Span("this", "strong"), Span("?"))),
        ("*Who* and `what`", (Span("Who", "emphasis"), Span(" and "), Span("what", "code"))),
        ("[the Act](https://x.wales)", (Span("the Act (https://x.wales)"),)),
        ("<https://x.wales>", (Span("https://x.wales"),)),
        ("2 * 3 * 4 and snake_case_name", (Span("2 * 3 * 4 and snake_case_name"),)),
        ("\\*not this\\*", (Span("*not this*"),)),
        ("![a picture](x.png) <b>b</b> &amp;", (Span("!a picture (x.png) <b>b</b> &amp;"),)),
        ("one\ntwo", (Span("one\ntwo"),)),
    ],
)
def test_what_is_set_off_in_a_line(written: str, spans: tuple[Span, ...]) -> None:
    found = spans_of(marked(written))
    assert "".join(one.text for one in found) == "".join(one.text for one in spans)
    assert [(one.text.strip(), one.style) for one in found] == [(one.text.strip(), one.style) for one in spans]


def test_the_space_beside_what_is_set_off_is_not_set_off() -> None:
    (row,) = wrapped(Cell(marked("a **b** *c d* e"), "strong"), 40)
    assert [(cell.text, cell.style) for cell in row] == [
        ("a ", ""), ("b", "strong"), (" ", ""), ("c d", "emphasis"), (" e", "")
    ]  # fmt: skip


def test_words_of_the_programs_own_stand_before_what_is_set_off() -> None:
    assert spans_of(after("Not quite.", marked("a **b**"))) == (Span("Not quite. "), Span("a "), Span("b", "strong"))
    assert after("", "b") == "b"


PAGE = """\
# A heading

One line
and the next.

- one
  goes on
- **two**
  - deeper

3. third

> quoted

| Step | Who decides |
|------|-------------|
| Asked | The council |
| Voted | |

```
 /\\
/__\\
```
"""


def test_a_page_in_lines() -> None:
    assert in_lines(PAGE) == [
        "A heading",
        "One line and the next.",
        "- one goes on",
        "- two",
        "- deeper",
        "3. third",
        "quoted",
        "Step: Asked; Who decides: The council",
        "Step: Voted",
        " /\\",
        "/__\\",
    ]


def test_a_page_in_cells() -> None:
    assert (
        as_text(prose(PAGE, 40))
        == """\
A heading

One line and the next.

• one goes on
• two
  • deeper
3. third

▌ quoted

Step   Who decides
──────────────────
Asked  The council
Voted

   /\\
  /__\\"""
    )
    assert "Who decides\nThe council" in as_text(prose(PAGE, 12))


def test_a_page_without_marks_is_the_same_with_and_without_the_parser() -> None:
    text = "One line\nand the next.\n\n  Another.\n"
    assert [getattr(one, "text", "") for one in blocks(text)] == ["One line and the next.", "Another."]
    assert [getattr(one, "text", "") for one in blocks(text + "\n*x*")][:2] == ["One line and the next.", "Another."]


def test_blocks_are_tables_and_preformatted_lines() -> None:
    table, lines = blocks("|a|\n|-|\n|b|\n\n    as it is")
    assert isinstance(table, Table)
    assert lines == Preformatted(("as it is",))


@pytest.mark.parametrize(
    ("text", "page", "said"),
    [
        ("![a](b.png)", True, "a picture is not shown"),
        ("a <b>b</b>", True, "HTML"),
        ("a&nbsp;b", False, "as it is typed"),
        ("~~gone~~", False, "struck out"),
        ("a[^1]", False, "footnotes"),
        ("[a]: http://b", True, "as it is typed"),
        ("- [x] done", True, "boxes"),
        ("```python\nx\n```", True, 'the word "python" is not shown'),
        ("| a |\n|---|\n| b | c |", True, "more cells"),
        ("```\nx\n```", False, "preformatted text is only shown on a page"),
        ("| a |\n|---|\n| b |", False, "a table is only shown on a page"),
        ("# a\nb", False, "a heading"),
    ],
)
def test_what_is_not_in_the_subset_is_named(text: str, page: bool, said: str) -> None:
    found = list(oddities(text, page=page))
    assert any(said in one.message for one in found), found
    assert all(one.hint for one in found)


@pytest.mark.parametrize("text", [PAGE, "`<b>` and `~~`", "<https://x.wales> and <a@b.wales>", "a < b > c", "£5 & £6"])
def test_what_is_in_the_subset_is_not(text: str) -> None:
    assert list(oddities(text, page=True)) == []


def test_the_parser_is_only_loaded_for_texts_with_marks() -> None:
    program = (
        "import sys; from copro_tui.text.marks import marked; from copro_tui.text.blocks import blocks;"
        "marked('Plain.'); blocks('Plain.\\n\\nText.');"
        "sys.exit('markdown_it' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
