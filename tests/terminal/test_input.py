"""Nothing that a terminal sends is an error, and what comes after it still counts."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from copro_tui.terminal.input import TerminalInput
from copro_tui.terminal.splitter import LONGEST, QUIET_PASTE

KNOWN = {
    b"\x1b[A": "up",
    b"\x1b[1;5C": "ctrl+right",
    b"\x1bOP": "f1",
    b"\x1b[[A": "f1",
    b"\x1b[3~": "delete",
    b"\x1b[Z": "shift+tab",
    b"\x1b[97;5u": "ctrl+a",
    b"\x1b[97;;65u": "A",
    b"\x1b[27u": "escape",
    b"\x1b": "escape",
    b"\x1bx": "alt+x",
    b"\x7f": "backspace",
    b"\r": "enter",
    b"\x11": "ctrl+q",
    "ŵ".encode(): "ŵ",
    "名".encode(): "名",
}
"""What keys send, and their names."""

REPORTS = (
    *(b"\x1b[<0;12;5M", b"\x1b[<0;12;5m", b"\x1b[<35;70;20M", b"\x1b[<64;1;1M", b"\x1b[M ##", b"\x1b[32;12;5M"),
    *(b"\x1b[I", b"\x1b[O", b"\x1b[24;80R", b"\x1b[?2026;2$y", b"\x1b[?2048;1$y", b"\x1b[48;24;80;480;800t"),
    *(b"\x1b[200~", b"\x1b[201~", b"\x1b]11;rgb:0/0/0\x07", b"\x1bP1$r0m\x1b\\", b"\x1b[?62;22c"),
    b"\x1b[97:65;2:1;65u",
)
"""What terminals report besides keys."""


BITS = (b"", b"\x1b", b":", b";", b"0", b"99999999", b"[", b"<", b"-", b"\x80", b"\xff", b"~", b"u", b"M")
"""What sequences are spoilt with."""


def sent(*portions: bytes) -> list[Message]:
    """The events of what a terminal sends and then pauses."""
    taken = TerminalInput()
    return [*(event for portion in portions for event in taken.feed(portion)), *taken.pause()]


def keys(*portions: bytes) -> list[str]:
    """The names of the keys among the events."""
    return [event.key for event in sent(*portions) if isinstance(event, events.Key)]


def typed(*portions: bytes) -> str:
    """The letters of the keys among the events."""
    return "".join(event.character or "" for event in sent(*portions) if isinstance(event, events.Key))


@pytest.mark.parametrize(("sequence", "key"), KNOWN.items())
def test_a_key_is_known_however_its_bytes_are_portioned(sequence: bytes, key: str) -> None:
    for cut in range(len(sequence)):
        assert keys(sequence[:cut], sequence[cut:]) == [key]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Caf\xe9 au lait", "Caf� au lait"),
        (b"Caf\xe9", "Caf�"),
        (b"\xa320", "�20"),
        (b"\xff\xfe\xc0", "���"),
        ("Siôn Tŷ £5".encode(), "Siôn Tŷ £5"),
        (b"\xc5\x1b[Aa", "�a"),
    ],
)
def test_a_byte_that_is_not_utf_8_is_one_sign_and_the_rest_stays(data: bytes, text: str) -> None:
    assert typed(data) == text
    assert typed(*(bytes([one]) for one in data)) == text


@pytest.mark.parametrize(
    ("sequence", "found"),
    [
        (b"\x1b[97:65;2;65u", ["A"]),  # with the letter of another layout
        (b"\x1b[97::99;5u", ["ctrl+a"]),
        (b"\x1b[97;1:1u", ["a"]),  # pressed
        (b"\x1b[97;1:2u", ["a"]),  # held down
        (b"\x1b[97;1:3u", []),  # let go
        (b"\x1b[1;1:3A", []),
        (b"\x1b[1;5:1A", ["ctrl+up"]),
        (b"\x1b[99999999u", []),
        (b"\x1b[55296u", []),  # a half of a character
        (b"\x1b[97;;55296u", []),
        (b"\x1b[97;;99999999u", []),
        (b"\x1b[u", []),
        (b"\x1b[;;;;;;u", []),
        (b"\x1b[97;999999999;97u", ["a"]),
        (b"\x1b[" + b"9" * 5000 + b"u", []),
        (b"\x1b[" + b"1;" * 20 + b"u", []),
    ],
)
def test_a_key_report_is_taken_for_what_it_says_or_left_out(sequence: bytes, found: list[str]) -> None:
    told = keys(sequence + b"x")
    assert told[-1] == "x"
    assert [key.rpartition("+")[2] if "999999999" in repr(sequence) else key for key in told[:-1]] == found


def clicks(data: bytes) -> list[tuple[type[Message], int, int, int]]:
    return [(type(one), one.button, one.x, one.y) for one in sent(data) if isinstance(one, events.MouseEvent)]


@pytest.mark.parametrize(
    "data",
    [
        b"\x1b[<0;120;10M\x1b[<0;120;10m",
        b"\x1b[M" + bytes([32, 152, 42]) + b"\x1b[M" + bytes([35, 152, 42]),
        b"\x1b[32;120;10M\x1b[35;120;10M",
    ],
)
def test_a_click_is_understood_in_each_way_that_terminals_report_it(data: bytes) -> None:
    assert clicks(data) == [(events.MouseDown, 1, 119, 9), (events.MouseUp, 1, 119, 9)]


def test_old_mouse_reports_never_leave_letters_whatever_their_bytes() -> None:
    for column in range(256):
        for line in (33, 0x80, 0xA9, 255):
            assert keys(b"\x1b[M" + bytes([32, column, line]) + b"x") == ["x"]


def pasted(*portions: bytes) -> list[str]:
    return [event.text for event in sent(*portions) if isinstance(event, events.Paste)]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (b"one\x1btwo three", "onetwo three"),
        (b"one\x1b[31mtwo\x1b\x1b", "one[31mtwo"),
        (b"one\x1b[200~two", "one[200~two"),
        (b"one\x1b[20two\x00", "one[20two"),
        (b"caf\xe9\n", "caf�\n"),
        (b"", ""),
    ],
)
def test_a_paste_keeps_its_order_and_has_no_escape(inside: bytes, text: str) -> None:
    data = b"\x1b[200~" + inside + b"\x1b[201~x"
    assert pasted(data) == [text]
    assert pasted(*(bytes([one]) for one in data)) == [text]
    assert keys(data) == ["x"]


def test_a_paste_without_an_end_does_not_take_the_keyboard_for_ever() -> None:
    taken = TerminalInput()
    assert taken.feed(b"\x1b[200~some text") == []
    found = [event for _time in range(QUIET_PASTE) for event in taken.pause()]
    assert [event.text for event in found if isinstance(event, events.Paste)] == ["some text"]
    assert [event.key for event in taken.feed(b"a") if isinstance(event, events.Key)] == ["a"]


@pytest.mark.parametrize(
    "nothing",
    [
        b"\x1b[5;6z",
        b"\x1b[?62;22c",
        b"\x1b]11;rgb:1e1e/1e1e/2e2e\x07",
        b"\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
        b"\x1bP1$r0m\x1b\\",
        b"\x1b[1;2\x1b[3",
        b"\x1b[48;0;0;0;0t",
        b"\x1b[48;99999999;99999999;1;1t",
        b"\x1b]0;" + b"x" * (2 * LONGEST),
    ],
)
def test_what_means_nothing_types_nothing(nothing: bytes) -> None:
    taken = TerminalInput()
    assert not [event for event in (*taken.feed(nothing), *taken.pause()) if not isinstance(event, events.Resize)]
    assert [event.key for event in taken.feed(b"a") if isinstance(event, events.Key)] == ["a"]


def goes_on(portions: list[bytes]) -> None:
    """Send anything, let an open paste come to its end, and press every known key."""
    taken = TerminalInput()
    for portion in portions:
        taken.feed(portion)
    for _time in range(QUIET_PASTE):
        taken.pause()
    for sequence, key in KNOWN.items():
        found = [*taken.feed(sequence), *taken.pause()]
        assert [event.key for event in found if isinstance(event, events.Key)] == [key]


@given(st.lists(st.binary(max_size=64), max_size=5))
def test_after_any_bytes_every_key_still_arrives(portions: list[bytes]) -> None:
    goes_on(portions)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A sequence as a terminal sends it, but with a byte left out, put in, doubled, or made another."""
    sequence = bytearray(draw(st.sampled_from((*KNOWN, *REPORTS))))
    for _time in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(sequence)))
        sequence[place : place + draw(st.integers(0, 2))] = draw(st.sampled_from(BITS))
    return bytes(sequence)


@given(st.lists(mutated(), max_size=8), st.integers(1, 40))
def test_after_spoilt_sequences_every_key_still_arrives(sequences: list[bytes], portion: int) -> None:
    data = b"".join(sequences)
    goes_on([data[start : start + portion] for start in range(0, len(data), portion)])


def test_after_a_long_storm_every_key_still_arrives() -> None:
    chance = random.Random(11)
    parts = [chance.choice((*KNOWN, *REPORTS, chance.randbytes(3))) for _time in range(3000)]
    goes_on([b"".join(parts[start : start + 7])[: chance.randrange(40)] for start in range(0, len(parts), 7)])


@given(st.lists(st.one_of(st.text(max_size=9).map(str.encode), st.sampled_from(sorted(KNOWN)[2:]), mutated())))
def test_portions_make_no_difference(parts: list[bytes]) -> None:
    data = b"".join(parts)
    whole, single = sent(data), sent(*(bytes([one]) for one in data))
    assert list(map(repr, whole)) == list(map(repr, single))
