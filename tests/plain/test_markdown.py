"""Texts for plain terminals: Markdown without marks, signs in ASCII, what is typed without what steers a terminal."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.commands import COMMANDS, Command, Typed
from copro_tui.plain.blocks import Block, GoOn, page
from copro_tui.plain.blocks import text as block
from copro_tui.plain.commands import (
    ASIDES,
    HEARING,
    HELP,
    ON_A_MENU,
    ON_A_PAGE,
    ON_A_RESULT,
    ON_AN_EXERCISE,
    Given,
    parse,
)
from copro_tui.plain.encoding import for_encoding, typed
from copro_tui.plain.help import help_told
from copro_tui.plain.in_parts import divided
from copro_tui.plain.voice import LONGEST_LINE, Ended, Terminal, lines_of
from copro_tui.text.speech import LONGEST, seconds
from copro_tui.text.width import width


def terminal(source: str, cells: int = 80, encoding: str = "utf-8") -> tuple[Terminal, io.StringIO]:
    out = io.StringIO()
    return Terminal(io.StringIO(source), out, lambda: cells, encoding=encoding), out


@pytest.mark.parametrize(
    ("markdown", "paragraphs"),
    [
        ("One line\nand the next.\n\nAnother.", ["One line and the next.", "Another."]),
        ("A **bold** and an *italic* `word`.", ["A bold and an italic word."]),
        ("# A heading\n\n> quoted", ["A heading", "quoted"]),
        ("- one\n  goes on\n- **two**\n\n1. first\n2) second", ["- one goes on", "- two", "1. first", "2) second"]),
        ("2 * 3 * 4 and snake_case_name", ["2 * 3 * 4 and snake_case_name"]),
        ("", []),
    ],
)
def test_markdown_is_read_without_its_marks(markdown: str, paragraphs: list[str]) -> None:
    assert [line for one in page(markdown) for line in lines_of(one)] == paragraphs


def test_signs_have_forms_in_ascii() -> None:
    assert for_encoding("“Siân’s tŷ” – 50 % … ✓ ✗ ½ 日", "ascii") == '"Sian\'s ty" - 50 % ... [ok] [x] 1/2 ?'
    assert for_encoding("Siân’s tŷ", "latin-1") == "Siân's ty"
    assert for_encoding("Siân’s tŷ ✓", "utf-8") == "Siân’s tŷ ✓"


@given(st.text())
def test_what_is_said_is_in_the_encoding(text: str) -> None:
    assert for_encoding(text, "ascii").isascii()


@pytest.mark.parametrize(
    ("line", "text", "changed"),
    [
        ("3 1 2\r\n", "3 1 2", False),
        ("\x1b[A\n", "", True),
        ("\x1bOPhelp\x07", "help", True),
        ("a\tb", "a b", False),
        ("Siân", "Siân", False),
        ("\ud800x", "�x", False),
    ],
)
def test_what_was_typed_is_cleaned(line: str, text: str, changed: bool) -> None:
    assert typed(line) == (text, changed)


@pytest.mark.criterion("1.4.4", "1.4.10")
@given(st.text(), st.integers(1, 200))
def test_every_line_fits_and_nothing_steers(text: str, cells: int) -> None:
    speaker, out = terminal("", cells)
    speaker.say(block(text))
    for line in out.getvalue().split("\n"):
        assert width(line) <= max(cells, 10)
        assert not any(one in line for one in "\x1b\x07\r\x00")


def test_a_line_that_is_too_long_is_refused_and_the_next_is_taken() -> None:
    speaker, out = terminal("x" * (3 * LONGEST_LINE) + "\nhere\n")
    assert speaker.ask(GoOn()) == "here"
    assert "That line was not taken. Characters: 30000." in out.getvalue()
    assert len(out.getvalue()) < 200


def test_the_end_of_the_input_is_an_end() -> None:
    speaker, _out = terminal("last")
    assert speaker.ask(GoOn()) == "last"
    with pytest.raises(Ended):
        speaker.ask(GoOn())


EVERYWHERE = (ON_A_PAGE, ON_AN_EXERCISE, ON_A_RESULT, ON_A_MENU)


def heard(commands: tuple[Command, ...]) -> list[Typed]:
    return [one.typed for one in commands if one.typed is not None]


@pytest.mark.parametrize("commands", EVERYWHERE)
def test_no_two_commands_share_a_word(commands: tuple[Command, ...]) -> None:
    assert len(set(commands)) == len(commands) == len(heard(commands))
    words = [word for one in heard(commands) for word in one.words]
    assert len(set(words)) == len(words)


@pytest.mark.criterion("3.2.4")
def test_a_word_means_the_same_everywhere() -> None:
    means = {(word, one.means) for commands in EVERYWHERE for one in heard(commands) for word in one.words}
    assert len(means) == len({word for word, _means in means})


def test_commands_are_words_of_their_own() -> None:
    assert parse("J 4", ON_A_PAGE) == Given(COMMANDS["lesson.steps"], "4")
    assert parse("/ladder", ASIDES) == Given(COMMANDS["screen.search"], "ladder")
    assert parse("back to front", ON_A_PAGE) is None
    assert parse("jumper", ON_A_PAGE) is None
    assert parse("", ON_A_PAGE) is None
    assert parse("c", ON_A_PAGE) is None


@pytest.mark.criterion("3.2.6")
@pytest.mark.parametrize("commands", EVERYWHERE)
def test_the_help_names_every_command_in_one_breath_and_then_explains_each(commands: tuple[Command, ...]) -> None:
    first, *rest = divided(help_told(commands, ["Type a number or a name."]))
    named, explained = lines(first), [line for part in rest for line in lines(part)]
    assert seconds(*named) < LONGEST
    words = set(re.split(r"[:,.] ?", " ".join(named)))
    for one in {*commands, *HEARING} - {HELP}:
        assert one.typed is not None
        assert one.typed.word in words
        assert sum(line.startswith(f"{one.typed.word}: ") for line in explained) == 1
    assert not re.search(r"[?/]", " ".join(named))


def lines(blocks: Sequence[Block]) -> list[str]:
    return [line for one in blocks for line in lines_of(one)]
