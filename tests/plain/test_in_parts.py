"""What is long comes in parts, each of which can be heard at once; nothing is lost, and nothing waits for its end."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.plain.blocks import Block, Break, Choices, Figure, GoOn, Heading, Hint, Item, Items, Trouble, text
from copro_tui.plain.in_parts import InParts, divided
from copro_tui.plain.voice import Terminal, lines_of
from copro_tui.progress.settings import Settings
from copro_tui.text.speech import LONGEST, seconds

LONG = "Nobody hears this to its end at once. " * 12
WORDS = st.sampled_from(["One.", "Two words.", "A sentence of some more words than that.", LONG.strip()])
ITEM = st.builds(Item, st.just("1"), WORDS, st.just(""), WORDS)
BLOCKS = st.one_of(
    WORDS.map(text),
    WORDS.map(Heading),
    WORDS.map(Hint),
    st.builds(Break),
    st.builds(Items, st.lists(ITEM, min_size=1, max_size=6).map(tuple), st.sampled_from(["", "Those:"])),
    st.builds(Choices, st.lists(ITEM, min_size=1, max_size=6).map(tuple)),
    st.builds(Figure, st.just("It."), st.lists(WORDS, min_size=1, max_size=4).map(tuple)),
)


def words(*blocks: Block) -> str:
    return " ".join(" ".join(line for one in blocks for line in lines_of(one)).split())


@given(st.lists(BLOCKS, max_size=8))
def test_nothing_is_lost(blocks: list[Block]) -> None:
    assert words(*(one for part in divided(blocks) for one in part)) == words(*blocks)


@given(st.lists(BLOCKS, max_size=8))
def test_every_part_can_be_heard_at_once(blocks: list[Block]) -> None:
    short = [one for one in blocks if not isinstance(one, Heading | Hint) and LONG.strip() not in words(one)]
    for part in divided(short):
        assert seconds(words(*part)) <= LONGEST


def test_what_is_short_stays_together_and_a_break_is_a_rest_in_what_is_long() -> None:
    question = Heading("Which of these is it, when you look at it closely and think of all that you have read?")
    answers = Items(tuple(Item(str(one), "An answer of six words, perhaps.") for one in range(1, 6)))
    assert divided([Heading("Which?"), Break(), Items(answers.items[:2])]) == [
        [Heading("Which?"), Break(), Items(answers.items[:2])]
    ]
    assert divided([question, Break(), answers, Hint("A number.")]) == [
        [question],
        [Break(), answers, Hint("A number.")],
    ]


def test_a_hint_is_not_left_alone() -> None:
    *_others, last = divided([text(LONG), Hint("Enter goes on, and these are some more words for it.")])
    assert len(last) == 2


def heard(*lines: str, at_once: bool = False, likes: Settings | None = None) -> list[str]:
    """What is said of something long before each of the lines that are typed, and what is typed for the program."""
    out = io.StringIO()
    source = io.StringIO("".join(f"{line}\n" for line in lines))
    voice = InParts(Terminal(source, out, lambda: 1000, echo=True, at_once=at_once))
    voice.suit(likes or Settings(width="1000"))
    voice.say(text(LONG + LONG[: len(LONG) // 2]), Hint("A number."))
    taken = voice.ask(GoOn())
    voice.say(Trouble("What?"), Hint("A number."))
    return [*out.getvalue().split("> "), taken]


def test_enter_and_more_read_on_and_anything_else_is_taken_at_once() -> None:
    first, second, third, _line, taken = heard("", "more", "3")
    assert first.endswith("Enter reads on.\n")
    assert second.startswith("\nNobody")
    assert third.startswith("more\nNobody")
    assert third.endswith("A number.\n")
    assert taken == "3"
    assert heard("3")[-1] == "3"
    assert heard("", "", "")[-1] == ""


@pytest.mark.parametrize(("at_once", "detail"), [(True, "normal"), (False, "full")])
def test_all_can_be_heard_at_once(at_once: bool, detail: str) -> None:
    likes = Settings(width="1000", detail="full" if detail == "full" else "normal")
    said, *_rest = heard("", at_once=at_once, likes=likes)
    assert "Enter reads on." not in said
    assert said.count("Nobody hears this") == 18


def test_who_wants_to_hear_little_hears_no_hints_but_after_trouble() -> None:
    out = io.StringIO()
    voice = InParts(Terminal(io.StringIO("x\n\n"), out, lambda: 80))
    voice.suit(Settings(detail="brief"))
    voice.say(Heading("Which?"), Hint("A number."))
    voice.ask(GoOn())
    assert "A number." not in out.getvalue()
    voice.say(Trouble("What?"), Hint("A number."))
    voice.ask(GoOn())
    assert out.getvalue().endswith("What?\nA number.\n> ")


def test_what_was_to_follow_still_follows_what_is_not_understood() -> None:
    out = io.StringIO()
    voice = InParts(Terminal(io.StringIO("x\n\n3\n"), out, lambda: 1000))
    voice.suit(Settings(width="1000"))
    voice.say(text(LONG))
    assert voice.ask(GoOn()) == "x"
    voice.say(Trouble("What?"))
    assert voice.ask(GoOn()) == "3"
    assert "What?\nEnter reads on.\n> Nobody" in out.getvalue()
