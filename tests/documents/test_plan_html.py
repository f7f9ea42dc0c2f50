"""The plan as a page to print: everything is in it, everyone can read it, and nothing in it does anything."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from copro_tui.documents.plan import plan_html
from copro_tui.player import PlanEntry
from copro_tui.text.safe import safe_page
from tests.documents.lint import PageReader, problems
from tests.documents.plans import PARTLY, SPECTRUM, UNWRITTEN, WHOLE, part, placement, words
from tests.nasty import NASTY

HTML = {
    **NASTY,
    "a script": "<script>alert(1)</script>",
    "an end of the page": "</p></main></body></html>",
    "a picture": "<img src=x onerror=alert(1)>",
    "an end of the drawing": "</title></svg><svg onload=x>",
    "a comment": "<!-- and then",
    "quotes": "\"one\" 'two' « three »",
    "an entity": "&lt;b&gt; &amp;amp; &#39;",
    "a template": "%(name)s {0} %s",
}


def html(plan: Sequence[PlanEntry], name: str = "Ann", course: str = "A course") -> str:
    return plan_html(name, course, "2026-01-05", "en", plan)


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("plan", [WHOLE, UNWRITTEN, PARTLY, ()], ids=["whole", "unwritten", "partly", "no parts"])
def test_everyone_can_read_it(plan: Sequence[PlanEntry]) -> None:
    assert problems(html(plan)) == []


def test_everything_is_in_it() -> None:
    said = PageReader(html(WHOLE)).said
    for text in ("My plan: Ann", "A course, 2026-01-05", *(entry.part.title for entry in WHOLE)):
        assert text in said
    for item in (item for entry in WHOLE for item in entry.items):
        assert item.prompt in said
        assert one_line(item.text) in said
        for one in item.placed:
            assert f"{one.case} {one.place}" in one_line(re.sub(r"[.;:]", " ", said))
    assert "Whom to call: The people" in said
    assert "Still to write." not in said


def test_the_parts_are_in_their_order_under_headings() -> None:
    assert PageReader(html(WHOLE)).text_of("h2") == [entry.part.title for entry in WHOLE]
    assert PageReader(html(WHOLE)).text_of("h3") == [item.prompt for entry in WHOLE for item in entry.items]


def test_what_is_not_written_is_said_and_nothing_else_is_lost() -> None:
    page = PageReader(html(UNWRITTEN))
    assert page.text_of("h2") == [entry.part.title for entry in UNWRITTEN]
    assert page.said.count("Still to write.") == len(UNWRITTEN)
    partly = PageReader(html(PARTLY)).said
    assert partly.count("Still to write.") == 2
    assert "Because." in partly
    assert "On a good day" in partly


def test_it_says_its_language() -> None:
    page = plan_html("Ann", "A course", "2026-01-05", "cy", WHOLE)
    assert PageReader(page).of("html") == [{"lang": "cy"}]
    assert problems(page) == []


def test_the_lines_of_a_text_stay_lines() -> None:
    text = "one\n\ntwo\n  three"
    page = PageReader(html([part("It", words(text))]))
    assert text in page.text_of("p")
    assert re.search(r"\bp\s*\{[^}]*white-space: pre", page.style)


def test_it_prints_on_a4() -> None:
    assert re.search(r"@page\s*\{[^}]*size: A4", PageReader(html(WHOLE)).style)


# -- the drawing --------------------------------------------------------------------------------------------------


def test_the_spectrum_is_drawn_with_the_learners_work_on_it() -> None:
    page = PageReader(html(WHOLE))
    (drawing,) = page.of("svg")
    assert drawing["role"] == "img"
    labels = page.text_of("text")
    for point in SPECTRUM.points:
        assert point.label in labels
    for band in SPECTRUM.bands:
        assert band.name in labels
    assert {"On a good day", "On a bad day"} <= set(labels)


def test_the_drawing_says_in_words_what_it_shows() -> None:
    _title, drawing = PageReader(html(WHOLE)).text_of("title")
    assert drawing == "The line. On a good day: Doing with; On a bad day: Doing to"


def test_a_mark_stands_at_its_point() -> None:
    """The filled marks stand where the points of what was placed stand, and nowhere else."""
    page = PageReader(html([part("It", placement(("Now", "to"), ("Later", "with")))]))
    circles = page.of("circle")
    points = [one["cx"] for one in circles if one["fill"] == "#ffffff"]
    marks = [one["cx"] for one in circles if one["fill"] != "#ffffff"]
    assert len(points) == len(SPECTRUM.points)
    assert marks == [points[0], points[2]]


def test_everything_drawn_is_inside_the_drawing() -> None:
    many = [(f"Case {number}", "to") for number in range(9)]
    page = PageReader(html([part("It", placement(*many))]))
    _x, _y, width, height = map(float, page.of("svg")[0]["viewbox"].split())
    for text in page.of("text"):
        assert 0 <= float(text["x"]) <= width
        assert 0 < float(text["y"]) <= height


def test_two_drawings_have_titles_of_their_own() -> None:
    plan = [part("One", placement(("Now", "to")), placement(("Then", "with"))), part("Two", placement(("It", "for")))]
    assert len(PageReader(html(plan)).of("svg")) == 3
    assert problems(html(plan)) == []


def test_what_was_never_placed_is_not_drawn() -> None:
    assert PageReader(html([part("It", placement())])).of("svg") == []


# -- what people write --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("nasty", HTML)
def test_nothing_that_is_written_becomes_part_of_the_page(nasty: str) -> None:
    text = HTML[nasty]
    plan = [part(text, words(text, text), placement((text, "to"), ("x", "with"), prompt=text))]
    page, plain = html(plan, text, text), html([part("a", words("b", "c"), placement(("d", "to"), ("x", "with")))])
    assert [tag for tag, _attributes in PageReader(page).tags] == [tag for tag, _attributes in PageReader(plain).tags]
    assert problems(page) == []
    said = PageReader(page).said
    assert said.count(one_line(safe_page(text))) >= 7  # title, heading, course, part, prompts, words, case
