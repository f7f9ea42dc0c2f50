"""Texts for a terminal: safe, measured, clipped, filled, broken into lines."""

from __future__ import annotations

import gettext
import json
import re
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcwidth

from copro_tui import i18n
from copro_tui.text.safe import JOINED, safe, safe_json, safe_line, safe_page
from copro_tui.text.sentence import first_sentence
from copro_tui.text.suggest import MOST_NAMED, suggestion
from copro_tui.text.width import clip, clip_words, fit, width
from copro_tui.text.wrap import wrap
from tests.nasty import NASTY
from tests.strategies import texts

anything = (
    texts() | st.sampled_from(list(NASTY.values())) | st.lists(st.sampled_from(list(NASTY.values()))).map(" ".join)
)
STEERING = ("Cc", "Cf", "Cs")


@given(anything)
def test_a_safe_text_cannot_steer_a_terminal(text: str) -> None:
    shown = safe(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(one) in STEERING for one in re.sub(JOINED, "", shown.replace("\n", "")))
    assert safe(shown) == shown


@given(anything)
def test_a_safe_line_is_one_line_that_cannot_steer_a_terminal(text: str) -> None:
    shown = safe_line(text)
    assert not any(unicodedata.category(one) in (*STEERING, "Zl", "Zp") for one in re.sub(JOINED, "", shown))
    assert len(shown.splitlines()) <= 1
    assert shown == safe(shown) == safe_line(shown)
    assert all(now in (before, " ", "�") for before, now in zip(text, shown, strict=True))


def test_line_breaks_become_spaces_and_what_steers_a_visible_stand_in() -> None:
    assert safe_line("one\ntwo\rthree\u2028four") == "one two�three�four"
    assert safe_line("\x1b[31mX\x07\u202e") == "�[31mX��"
    assert safe_line("Dŵr, “tŷ” – 漢字 y\u0306") == "Dŵr, “tŷ” – 漢字 y\u0306"


TURNING = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
STEERING_A_PAGE = (
    "\x1b",
    "\x07",
    "\x00",
    "\x08",
    "\r",
    "\x7f",
    "\x85",
    "\x9b",
    "\x9d",
    "\x90",
    "\u200e",
    "\u200f",
    "\u061c",
)


@given(anything)
def test_nothing_in_a_page_steers_a_terminal_or_turns_its_letters(text: str) -> None:
    shown = safe_page(text)
    assert not any(unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp") for one in shown if one not in "\n\t")
    assert not any(unicodedata.bidirectional(one) in TURNING for one in shown)
    assert safe_page(shown) == shown
    shown.encode()


@pytest.mark.parametrize("steering", STEERING_A_PAGE)
def test_what_steers_a_terminal_is_shown_as_a_stand_in_on_a_page(steering: str) -> None:
    assert safe_page(f"a{steering}b") == "a�b"


@pytest.mark.parametrize(
    "text", ["\tone\n", "می\u200cخواهم", "👩\u200d👧", "🏴\U000e0067\U000e0062\U000e007f", "co\u00adproduction"]
)
def test_what_letters_and_emoji_need_stays_on_a_page(text: str) -> None:
    assert safe_page(text) == text


@given(st.recursive(anything, lambda inner: st.lists(inner) | st.dictionaries(anything, inner), max_leaves=6))
def test_safe_json_means_the_same_and_steers_nothing(value: object) -> None:
    for written in (json.dumps(value, ensure_ascii=False, indent=1), json.dumps(value, ensure_ascii=False)):
        shown = safe_json(written)
        assert json.loads(shown) == value
        assert safe(shown) == shown


def test_an_ordinary_text_is_safe_as_it_is() -> None:
    text = "Dŵr, “tŷ” – 漢字 y\u0306\nand a new line [red]"
    assert safe(text) == text
    assert safe("\x1b[31mX\x07") == "\ufffd[31mX\ufffd"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", 0), ("abc", 3), ("ŵŷ", 2), ("w\u0302y\u0302", 2), ("漢字", 4), ("🐑", 2), ("─╮▲✓", 4), ("[red]", 5)],
)
def test_the_width_of_a_text_is_what_a_terminal_takes_for_it(text: str, expected: int) -> None:
    assert width(text) == expected


def test_the_width_of_a_common_character_is_what_the_table_of_all_characters_says() -> None:
    printable = [one for one in map(chr, range(0x20, 0x3100)) if one.isprintable()]
    assert [one for one in printable if width(one) != max(0, wcwidth(one))] == []


@given(anything, st.integers(0, 120))
def test_a_clipped_text_takes_one_line_and_no_more_room_than_there_is(text: str, room: int) -> None:
    shown = clip(text, room)
    assert width(shown) <= room
    assert len(shown.splitlines()) <= 1


@given(anything, st.integers(1, 120))
def test_what_is_left_out_is_said_to_be(text: str, room: int) -> None:
    shown, whole = clip(text, room), safe_line(text)
    if shown != whole:
        assert width(whole) > room
        assert shown.endswith("…")
        assert whole.startswith(shown.removesuffix("…"))


@given(anything, st.integers(0, 120))
def test_first_words_take_one_line_and_end_where_a_word_ends(text: str, room: int) -> None:
    shown, whole = clip_words(text, room), " ".join(safe_line(text).split())
    assert width(shown) <= room
    assert shown == whole or not shown or shown.endswith("…")
    kept = shown.removesuffix("…")
    if shown != whole and " " in kept:
        assert whole.startswith(kept)
        assert whole[len(kept)] in " ,;:."


def test_first_words_leave_out_the_comma_that_they_end_with() -> None:
    assert clip_words("A guide, in plain words, to fines", 24) == "A guide, in plain words…"
    assert clip_words("A guide to parking fines", 24) == "A guide to parking fines"
    assert clip_words("Llanfairpwllgwyngyllgogerychwyrndrobwll", 24) == "Llanfairpwllgwyngyllgog…"


@given(anything, st.integers(0, 120), st.booleans())
def test_a_fitted_text_takes_exactly_the_room(text: str, room: int, centre: bool) -> None:
    assert width(fit(text, room, centre=centre)) == room


def test_a_text_is_fitted_to_the_left_or_in_the_middle() -> None:
    assert fit("ab", 6) == "ab    "
    assert fit("ab", 6, centre=True) == "  ab  "
    assert fit("abcdefg", 6) == "abcde…"


@given(anything, st.integers(2, 120))
def test_lines_are_never_wider_than_the_room_and_lose_nothing(text: str, room: int) -> None:
    lines = wrap(text, room)
    assert lines
    assert all(width(line) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(safe(text).split())


def test_lines_break_between_words_and_where_the_author_broke_them() -> None:
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("one\ntwo", 20) == ["one", "two"]
    assert wrap("abcdefgh ij", 4) == ["abcd", "efgh", "ij"]
    assert wrap("", 10) == [""]


def test_a_letter_wider_than_the_room_does_not_go_on_for_ever() -> None:
    word = ascii("漢字")
    program = f"from {wrap.__module__} import wrap; assert ''.join(wrap({word}, 1)) == {word}"
    subprocess.run([sys.executable, "-c", program], timeout=20, check=True)


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("laddr", ["ladder", "line"], 'did you mean "ladder"?'),
        ("xyz", ["ladder", "line"], "use one of: ladder, line"),
        ("xyz", [], "check the spelling"),
        ("xyz", [f"{number}" * 9 for number in range(MOST_NAMED + 1)], "check the spelling"),
    ],
)
def test_a_suggestion_is_in_the_language_of_the_sentence_that_it_follows(
    word: str, known: list[str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert suggestion(word, known) == expected

    class Shouting(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return f"CY {message}"

    monkeypatch.setattr(i18n, "_catalogue", Shouting())
    assert suggestion(word, known) == f"CY {expected}"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Five more. Where is each of these?", "Five more"),
        ("Who is in the room, and who decides? All invented.", "Who is in the room, and who decides?"),
        ("A colleague writes, “It is fair.” Is it?", "A colleague writes, “It is fair.”"),
        ("A title\n\nand more", "A title"),
        ("It costs 2.50 and no more", "It costs 2.50 and no more"),
        ("", ""),
    ],
)
def test_a_text_without_a_name_is_called_by_its_first_sentence(text: str, first: str) -> None:
    assert first_sentence(text) == first
