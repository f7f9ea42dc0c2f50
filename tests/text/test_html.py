"""HTML from parts: whatever a text says, it stays a text."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.text.html import Html, block, joined, lines, tag
from copro_tui.text.safe import safe_page
from tests.strategies import texts

telling = texts() | st.sampled_from(
    ["<b>", "</p>", "&lt;", '"', "'", "<!--", "]]>", "<script>x</script>", '" onload="x']
)


class Reader(HTMLParser):
    """What a browser makes of a piece of HTML: elements with their attributes, and texts."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@given(telling, telling)
def test_a_text_is_read_again_as_the_text_that_it_was(inside: str, attribute: str) -> None:
    read = Reader(tag("p", inside, title=attribute))
    assert read.elements == [("p", {"title": safe_page(attribute)})]
    assert read.text == safe_page(inside)


@given(telling, telling)
def test_what_is_html_already_is_not_escaped_again(one: str, other: str) -> None:
    read = Reader(tag("section", tag("h1", one), lines(tag("p", other), other), joined(one, tag("b", one))))
    assert [name for name, _given in read.elements] == ["section", "h1", "p", "b"]
    assert read.text == safe_page(f"{one}{other}\n{other}{one}{one}")


@pytest.mark.parametrize("made", ["{}", "a{}", " {} "])
def test_html_that_was_formatted_as_a_string_is_a_text_again(made: str) -> None:
    text = made.format(tag("b", "x"))
    assert Reader(tag("p", text)).text == text
    assert not isinstance("".join([Html("<b>"), Html("</b>")]), Html)
    assert not isinstance(Html("<b>") + "</b>", Html)


def test_attributes_have_the_names_of_html_and_none_is_left_out() -> None:
    assert tag("p", class_="quiet", aria_label="a", viewBox="0 0 1 1") == (
        '<p class="quiet" aria-label="a" viewBox="0 0 1 1"></p>'
    )
    assert tag("p", "x", class_=None, tabindex=0) == '<p tabindex="0">x</p>'


def test_an_element_that_has_nothing_inside_ends_at_once() -> None:
    assert tag("meta", charset="utf-8") == '<meta charset="utf-8"/>'
    assert tag("div") == "<div></div>"


def test_a_block_has_each_part_on_a_line() -> None:
    assert block("ul", tag("li", "a"), tag("li", "b"), class_="x") == ('<ul class="x">\n<li>a</li>\n<li>b</li>\n</ul>')
