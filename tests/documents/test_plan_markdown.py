"""The plan as Markdown: everything is in it, and what people wrote is shown as they wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from copro_tui.documents.plan import plan_markdown
from copro_tui.player import PlanEntry
from copro_tui.text.safe import safe_page
from tests.documents.plans import PARTLY, UNWRITTEN, WHOLE, part, placement, words
from tests.nasty import NASTY

MARKDOWN = {
    **NASTY,
    "emphasis": "*one* _two_ **three** `four`",
    "a link": "[a link](https://example.org) <https://example.org>",
    "a picture": "![a picture](x.png)",
    "HTML": "<b>bold</b> <script>x()</script> <!-- gone -->",
    "a heading": "# one\n## two",
    "a heading by underlining": "one\n===\ntwo\n---",
    "a list": "- one\n+ two\n* three",
    "a numbered list": "1. one\n2) two",
    "a quotation": "> one\n>> two",
    "a fence": "~~~\none\n~~~",
    "another fence": "```\none\n```",
    "a rule": "one\n\n***\n\ntwo",
    "an indented line": "one\n\n    two",
    "an entity": "&lt;b&gt; &amp;amp; &copy;",
    "a table": "| one | two |\n|---|---|\n| three | four |",
    "a reference": "[one]: https://example.org",
    "backslashes": "a\\b \\* c\\",
}


def markdown(plan: Sequence[PlanEntry], name: str = "Ann", course: str = "A course") -> str:
    return plan_markdown(name, course, "2026-01-05", plan)


def tokens(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(text)


def shown(text: str) -> str:
    """What a reader of the Markdown sees, with single spaces; what was meant as a tag or a mark is not in it."""
    return " ".join(" ".join(_texts(tokens(text))).split())


def _texts(found: Sequence[Token]) -> Iterator[str]:
    for token in found:
        if token.type == "inline":
            yield "".join(
                "\n" if one.type in ("softbreak", "hardbreak") else one.content for one in token.children or ()
            )
        elif token.type in ("code_block", "fence"):
            yield token.content


def headings(text: str) -> list[tuple[str, str]]:
    found = tokens(text)
    return [
        (token.tag, "".join(one.content for one in found[at + 1].children or ()))
        for at, token in enumerate(found)
        if token.type == "heading_open"
    ]


def kinds(text: str) -> list[str]:
    """The blocks of a text, in order, without what their texts are."""
    return [token.type for token in tokens(text) if token.type not in ("inline", "paragraph_open", "paragraph_close")]


def test_everything_is_in_it() -> None:
    said = shown(markdown(WHOLE))
    assert "A course, 2026-01-05" in said
    for item in (item for entry in WHOLE for item in entry.items):
        assert item.prompt in said
        assert " ".join(item.text.split()) in said
        for one in item.placed:
            assert f"{one.case}: {one.place}" in said
    assert "Whom to call: The people" in said
    assert "Still to write." not in said


def test_the_parts_are_in_their_order_under_headings() -> None:
    parts = [("h2", entry.part.title) for entry in WHOLE]
    assert headings(markdown(WHOLE)) == [("h1", "My plan: Ann"), *parts]


def test_what_is_not_written_is_said_and_nothing_else_is_lost() -> None:
    assert shown(markdown(UNWRITTEN)).count("Still to write.") == len(UNWRITTEN)
    assert [title for _tag, title in headings(markdown(UNWRITTEN))[1:]] == [entry.part.title for entry in UNWRITTEN]
    said = shown(markdown(PARTLY))
    assert said.count("Still to write.") == 2
    assert "Because." in said
    assert "On a good day: Doing with" in said


def test_a_plan_without_parts_still_says_whose_it_is() -> None:
    assert shown(markdown(())) == "My plan: Ann A course, 2026-01-05"


def test_it_ends_with_one_line_end() -> None:
    for plan in (WHOLE, UNWRITTEN, PARTLY, ()):
        text = markdown(plan)
        assert text.endswith("\n")
        assert not text.endswith("\n\n")


def test_the_spectrum_is_drawn_as_it_stands() -> None:
    drawn = [token.content for token in tokens(markdown(WHOLE)) if token.type == "code_block"]
    assert len(drawn) == 1
    for word in ("apart", "together", "Doing to", "Doing for", "Doing with"):
        assert word in drawn[0]
    assert max(map(len, drawn[0].splitlines())) <= 78
    *rows, marks = drawn[0].rstrip("\n").splitlines()
    numbers = next(row for row in rows if "1" in row)
    assert [at for at, one in enumerate(marks) if one == "▲"] == [numbers.index("1"), numbers.index("3")]


def test_what_was_never_placed_is_not_drawn() -> None:
    assert "code_block" not in kinds(markdown([part("It", placement())]))


def test_paragraphs_of_a_text_stay_in_one_quotation() -> None:
    found = kinds(markdown([part("It", words("one\n\ntwo\n\n\nthree"))]))
    assert found.count("blockquote_open") == 1


@pytest.mark.parametrize("nasty", MARKDOWN)
def test_words_are_shown_as_they_were_written(nasty: str) -> None:
    text = MARKDOWN[nasty]
    page = markdown([part("It", words(text))])
    plain = markdown([part("It", words("x"))])
    assert kinds(page) == kinds(plain)
    assert " ".join(safe_page(text).split()) in shown(page)


@pytest.mark.parametrize("nasty", [name for name, text in MARKDOWN.items() if "\n" not in text])
def test_names_and_questions_are_shown_as_they_were_written(nasty: str) -> None:
    text = MARKDOWN[nasty]
    plan = [part(text, words("x", text), placement((text, "to"), prompt=text))]
    page, plain = markdown(plan, text, text), markdown([part("a", words("x", "b"), placement(("c", "to"), prompt="d"))])
    assert kinds(page) == kinds(plain)
    assert shown(page).count(" ".join(safe_page(text).split())) == 6  # name, course, part, two questions, case


def test_a_line_of_a_text_is_a_line_of_the_page() -> None:
    """In a rendered page too: a line end alone would be shown as a space."""
    found = tokens(markdown([part("It", words("When I meet them,\nI will ask."))]))
    ends = [one.type for token in found for one in token.children or () if one.type.endswith("break")]
    assert ends == ["hardbreak"]
