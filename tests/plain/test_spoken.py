"""Frameworks in words: every point, every band and every row of the course's figures is read out."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.course.course import open_course
from copro_tui.figures.in_words import in_words, in_words_beside, opening, shape_words
from copro_tui.frameworks import Band, Framework, Point, Row, Shape
from tests.courses import small_course

COURSE = open_course(Path(__file__).parents[2])


def framework(shape: Shape) -> Framework:
    points = (
        Point("low", "Low", "Little.", band="one"),
        Point("mid", "Middle", "Some.", band="two", voice="Why not?", examples=("this", "that")),
        Point("top", "Top", "Much.", band="two"),
    )
    bands = (Band("one", "First", "It begins."), Band("two", "Second"))
    rows = (Row("Who decides", {"one": "They do.", "two": "We do."}),)
    return Framework(id="it", title="A framework", shape=shape, points=points, bands=bands, rows=rows)


def test_a_ladder_is_read_from_the_top_with_its_bands() -> None:
    assert in_words(framework("ladder")) == (
        "A framework. A ladder of 3 rungs, read from the top.",
        "Band: Second, from 3 to 2.",
        "3. Top. Much.",
        "2. Middle. Some. “Why not?” For example: this, that.",
        "Band: First, at 1. It begins.",
        "1. Low. Little.",
        "Who decides:",
        "First: They do.",
        "Second: We do.",
    )


def test_a_line_is_read_from_the_left() -> None:
    lines = in_words(framework("spectrum"))
    assert lines[:3] == (
        "A framework. A line of 3 points, read from left to right.",
        "Band: First, at 1. It begins.",
        "1. Low. Little.",
    )


def test_every_shape_says_what_it_is() -> None:
    shapes: tuple[Shape, ...] = ("ladder", "spectrum", "scale", "list", "venn", "cycle", "domains", "columns")
    openings = {opening(framework(shape)) for shape in shapes}
    assert len(openings) == len(shapes)
    assert all(text.startswith("A framework. ") for text in openings)


@pytest.mark.parametrize("one", COURSE.frameworks.whole(), ids=lambda one: one.id)
def test_what_a_framework_is_does_not_say_twice_how_many_points_it_has(one: Framework) -> None:
    name, shape = one.label.casefold().split(), shape_words(one).casefold()
    numbers = [word for word in name if word in ("two", "three", "four", "five", "six")]
    assert not (numbers and str(len(one.points)) in shape)


@pytest.mark.criterion("1.1.1")
@pytest.mark.parametrize("one", COURSE.frameworks.whole(), ids=lambda one: one.id)
def test_the_courses_frameworks_are_read_out_whole(one: Framework) -> None:
    text = "\n".join(in_words(one))
    for point in one.points:
        assert f". {point.name}. {point.gloss}" in text
        assert point.voice in text
        assert all(example in text for example in point.examples)
    assert all(f"Band: {band.name}" in text for band in one.bands)
    assert all(cell in text for row in one.rows for cell in row.cells.values())
    assert not any(one in text for one in "─│║╠═▶◆┃")


def test_two_side_by_side(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    left, right = course.frameworks["ladder"], course.frameworks["line"]
    assert in_words_beside(left, right, course.crosswalk) == (
        "Side by side: A small ladder; The line.",
        "They were made for different purposes.",
        "A small ladder: Leading, Sharing. The line: Doing with.",
        "A small ladder: Telling. The line: Doing to.",
        "Only in “A small ladder”: Asking.",
        "Only in “The line”: Doing for.",
    )
