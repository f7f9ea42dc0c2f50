"""How long texts take to be heard, and the parts that they are divided into."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.text.speech import LONGEST, parts, seconds, sentences

WORDS = st.lists(st.sampled_from(["one", "two.", "three?", "co-production", "“Why?”", "✓", "4."]), max_size=150)
TEXTS = st.lists(WORDS.map(" ".join), max_size=6)


def test_a_minute_has_175_words() -> None:
    assert seconds("word " * 175) == 60
    assert seconds("word " * 100, "word " * 75) == 60
    assert seconds("✓ → · ”") == 0
    assert seconds("co-production doesn’t 8.") == seconds("one two three")


def test_sentences_end_with_their_signs() -> None:
    assert sentences("He said “Why?” and left. Nobody\n  knows.") == ["He said “Why?” and left.", "Nobody knows."]
    assert sentences("Two things: one; “two.” Done.") == ["Two things:", "one;", "“two.”", "Done."]
    assert sentences("  ") == []


@given(TEXTS)
def test_no_word_is_lost_or_moved(texts: list[str]) -> None:
    assert " ".join(" ".join(map(" ".join, parts(texts))).split()) == " ".join(" ".join(texts).split())
    for text in texts:
        assert " ".join(sentences(text)) == " ".join(text.split())


@given(TEXTS)
def test_parts_can_be_heard_at_once(texts: list[str]) -> None:
    for part in parts(texts):
        assert part
        assert seconds(*part) <= LONGEST or (len(part) == 1 and len(sentences(part[0])) == 1)


@given(TEXTS)
def test_no_part_could_be_left_out(texts: list[str]) -> None:
    found = parts(texts)
    for part, following in pairwise(found):
        assert seconds(*part, following[0]) > LONGEST


@pytest.mark.parametrize("short", [["One."], ["One.", "", "Two."], []])
def test_what_is_short_stays_whole(short: list[str]) -> None:
    assert parts(short) == ([short] if short else [])
