"""Texts with marks as HTML and back: the words stay, what is set off stays set off, and nothing else is made of it."""

from __future__ import annotations

import pytest
from hypothesis import given

from copro_tui.text.blocks import Block, Table, blocks
from copro_tui.text.html import tag
from copro_tui.text.marked_html import line_html, line_of, page_html, page_of, unmarked
from copro_tui.text.marks import marked, spans_of
from copro_tui.text.safe import safe_page
from tests.strategies import texts


def squeezed(text: str) -> str:
    return " ".join(text.replace("\xa0", " ").split())


@given(texts())
def test_a_text_comes_back_as_the_same_words(text: str) -> None:
    assert squeezed(marked(line_of(tag("p", text)).text)) == squeezed(safe_page(text))


@given(texts())
def test_a_text_is_written_so_that_nothing_in_it_is_set_off(text: str) -> None:
    read = marked(unmarked(text))
    assert squeezed(read) == squeezed(text.replace("\0", "\ufffd"))  # which Markdown has for it
    assert not any(one.style for one in spans_of(read))


@pytest.mark.parametrize(
    "text",
    [
        "so **much** of *it*",
        "`a_b` and \\*c\\*",
        "2 * 3 < 7 & more",
        "“Yes,” she *said*.",
        "**All of it**",
        "it's “so”",
    ],
)
def test_what_is_set_off_comes_back(text: str) -> None:
    before, after = marked(text), marked(line_of(line_html(marked(text))).text)
    assert (after, spans_of(after)) == (before, spans_of(before))


@pytest.mark.parametrize(
    ("html", "line"),
    [
        ("<p>One</p><p>two<br>three</p>", "One two three"),
        ("<p><b>bold </b>not</p>", "**bold** not"),
        ("<ul><li>a</li><li>b</li></ul>", "a b"),
        ("a&nbsp;&lt;b&gt; <script>x()</script>", "a <b>"),
        ('<a href="https://x.org/">here</a>, <a href="javascript:x">there</a>', "[here](https://x.org/), there"),
        ("<b><i>both</b> open", "**both** *open*"),
        ("</p></b></ul></a>", ""),
    ],
)
def test_html_becomes_a_line(html: str, line: str) -> None:
    assert line_of(html).text == line


def test_html_becomes_a_page() -> None:
    page = page_of(
        "<h3>Title</h3><p># One</p><ol><li>a<ul><li>b</li></ul></li><li>c</li></ol><blockquote><p>q</p></blockquote>"
        "<table><tr><th>x</th><th>y|z</th></tr><tr><td><p>1</p></td><td>2</td></tr></table>"
    ).text
    read = blocks(page)
    assert [(one.text, one.kind, one.marker, one.depth) for one in read if isinstance(one, Block)] == [
        ("Title", "heading", "", 0),
        ("# One", "paragraph", "", 0),
        ("a", "paragraph", "1.", 1),
        ("b", "paragraph", "-", 2),
        ("c", "paragraph", "2.", 1),
        ("q", "quote", "", 0),
    ]
    (table,) = [one for one in read if isinstance(one, Table)]
    assert [[span.text for span in cell] for cell in table.head] == [["x"], ["y|z"]]


def test_pictures_are_left_out_and_counted() -> None:
    assert line_of('a <img src="x.png"> b <video></video>').pictures == 2


@pytest.mark.parametrize("markdown", ["# One\n\ntwo **three**\n", "- a\n- b\n    - c\n", "> q\n\n1. x\n2. y\n"])
def test_a_page_comes_back(markdown: str) -> None:
    before, after = blocks(markdown), blocks(page_of(page_html(markdown)).text)
    assert after == before
