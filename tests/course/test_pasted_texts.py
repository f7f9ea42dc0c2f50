"""What comes with a text from elsewhere: tabs, what cannot be seen, joined emoji. Nothing is spoiled without a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from copro_tui.course.course import open_course
from copro_tui.course.refs import Ref
from copro_tui.course.yaml_nodes import tidy
from copro_tui.text.safe import safe
from copro_tui.text.width import clip, width
from copro_tui.text.wrap import wrap
from tests.courses import lesson, problems_in_lesson, problems_of, write_course
from tests.strategies import texts

WALES = "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"
FAMILY = "👩\u200d👩\u200d👧"


def page_of(folder: Path, text: str) -> str:
    """The text of a page, as a learner gets it."""
    folder = write_course(folder, lessons={"what/1-it": lesson(f"- page: a\n  text: {text}"), "when/1-b": lesson("[]")})
    assert [one for one in problems_of(folder) if "1-it" in one] == []
    step = open_course(folder).lesson(Ref("what", "it")).steps[0]
    assert hasattr(step, "text")
    return str(step.text)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("one\ttab", "one tab"),
        ("Soft\u00adhyphen, zero\u200bwidth, BOM\ufeff", "Softhyphen, zerowidth, BOM"),
        (f"The flag {WALES} of Wales", f"The flag {WALES} of Wales"),
        (f"A family {FAMILY} here", f"A family {FAMILY} here"),
        ("no\u200djoin", "nojoin"),
    ],
)
def test_a_text_from_a_word_processor_is_read_as_it_was_meant(tmp_path: Path, written: str, read: str) -> None:
    found = page_of(tmp_path, written)
    assert found == read
    assert "�" not in safe(found)


def test_a_tab_before_a_line_is_named(tmp_path: Path) -> None:
    (found,) = problems_in_lesson(tmp_path, lesson("- page: a\n\ttext: x"))
    assert found.startswith("7:3: a tab → write spaces in its place")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Residents write #1 proposals", True),
        ("Residents #1", True),
        ("Residents write # or so", True),
        ("Residents write         # optional", False),
        ("'Residents write #1 proposals'", False),
        ("Residents write C# and a#b", False),
        ("|\n    Residents write #1 proposals", False),
    ],
)
def test_a_comment_that_takes_a_part_of_a_text_away_is_named(tmp_path: Path, text: str, named: bool) -> None:
    found = problems_in_lesson(tmp_path, lesson(f"- page: a\n  text: {text}"))
    at = f"7:{11 + text.find(' #')}"
    said = [f'{at}: " #" begins a comment, and the text ends before it']
    assert [one.split(" → ")[0] for one in found] == said * named


def test_a_comment_between_braces_is_not_taken_for_a_missing_brace(tmp_path: Path) -> None:
    step = "- choose: a\n  prompt: x\n  options:\n    - {id: b, text: We are #1, because: c}"
    (found,) = problems_in_lesson(tmp_path, lesson(step))
    assert '" #" begins a comment' in found


def test_what_is_invisible_and_means_something_else_is_named(tmp_path: Path) -> None:
    (found,) = problems_in_lesson(tmp_path, lesson("- page: a\n  text: left \u202eright"))
    assert found == "7:16: an invisible character (U+202E) that is not shown → take it out"


@given(texts())
def test_tidying_takes_only_what_cannot_be_seen(text: str) -> None:
    kept = [one for one in text if one.isprintable() and one != " "]
    assert [one for one in tidy(text) if one.isprintable() and one != " "] == kept
    assert tidy(tidy(text)) == tidy(text)


@pytest.mark.parametrize("emoji", [WALES, FAMILY, "🧑🏽\u200d🤝\u200d🧑🏿", "❤\ufe0f\u200d🔥"])
def test_an_emoji_of_several_characters_is_kept_whole_or_left_out_whole(emoji: str) -> None:
    assert safe(emoji) == emoji
    assert width(emoji) == 2
    for cells in range(12):
        assert clip(f"a {emoji} b {emoji}", cells).replace(emoji, "").isprintable()
    assert "".join(wrap(emoji * 9, 4)) == emoji * 9


def test_the_invisible_characters_of_an_emoji_are_safe_nowhere_else() -> None:
    assert safe("a\u200db \U000e0067 👩\u200d") == "a�b � 👩�"
