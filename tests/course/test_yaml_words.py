"""A mistake in the YAML is named in plain words, at the line where it was made, with the line to write."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.course import yaml_nodes
from copro_tui.course.yaml_nodes import SourceError, parse
from tests.courses import EVERY_KIND

NEVER_SAID = re.compile(r"YAML|scalar|mapping|token|block end|stream|flow|indicator|parsing|scanning", re.IGNORECASE)
"""What the parser says, and no author has to understand."""

MISTAKES = {
    "remember: Remember: this\n": '1:19: a text with ": " in it has to be in quotes → write: remember: "Remem',
    "text: Three things:\nb: c\n": '1:19: a text that ends in ":" has to be in quotes → write: text: "Three things:"',
    "title: A\n minutes: 8\n": "2:1: this line is indented in a way that fits none above it → begin it with no space",
    "title: A\nminutes:8\nobjectives: [a]\n": '2:9: there has to be a space after ":" → write: minutes: 8',
    "steps:\n  - page:one\n    text: x\n": '2:10: there has to be a space after ":" → write: - page: one',
    'remember: "foo bar\nsources: [x]\n': '1:11: the quotation mark " is never closed → write: remember: "foo bar"',
    'a: "foo bar\nb: "c"\nd: e\n': '1:4: the quotation mark " is never closed → write: a: "foo bar"',
    "a:\n  - 'foo\n  - 'bar'\n": "2:5: the quotation mark ' is never closed → write: - 'foo'",
    'a: "one\n  two\n': "1:4: this quotation mark is never closed → write it again at the end of the text",
    'a: "Who" decides\n': "1:9: the text goes on after the closing \", so all of it has to be in quotes",
    "a: 'It's here'\n": "1:8: the text goes on after the closing ', so all of it has to be in quotes",
    'a: "He said "yes" now"\n': "1:14: the text goes on after the closing \"",
    'a: "\\Wales"\nb: c\n': "1:5: in double quotes a backslash means something else → write: a: '\\Wales'",
    "a: [b, c\nd: e\n": '1:4: the bracket "[" is never closed → write: a: [b, c]',
    "a: {b: c, d: e\nf: g\n": '1:4: the bracket "{" is never closed → write: a: {b: c, d: e}',
    "a: [b, c\n": '1:4: the bracket "[" is never closed → write: a: [b, c]',
    "title: [": '1:8: the bracket "[" is never closed → write: title: []',
    "title: [\n": '1:8: the bracket "[" is never closed → write: title: []',
    "a: [Note] this\n": '1:4: a text that begins with "[" has to be in quotes → write: a: "[Note] this"',
    "a: {id: b, text: Remember: this}\n": '1:26: between { and } a text with ": " or quotation marks in it',
    "a:\n  text: |\n  Foo bar\n  b: c\n": '3:1: the text after "|" has to be further in than "text" → begin each line',
    "a:\n  text: |\n      Foo\n    bar\n  b: c\n": "4:1: this line of the text begins further left than",
    "text: | Foo\nb: c\n": '1:7: a text after "|" begins on the next line → write: text: | and on',
    "steps:\n  - page: x\n    hint Ask that\n    title: c\n": '3:9: there is no ":" after "hint" → write: hint: Ask',
    "a: foo\nbar baz\nc: d\n": '2:1: this line goes on with "a", so it has to be further in → begin it with 2 spaces',
    "bar baz\nc: d\n": '1:1: this line has no key → write a key and ":" before the text',
    "a:\n\u00a0\u00a0- page: x\n": "2:1: this line is indented with spaces that are not plain ones → put plain spaces",
    "title: a\n<<<<<<< HEAD\nb: c\n=======\nb: d\n>>>>>>> x\n": "2:1: two versions of the file were joined here",
    "steps:\n  - page: a\n    text: x\n  choose: c\n    prompt: d\n": '4:3: an entry of a list begins with "-',
    "steps:\n  - page: a\n    text: x\n  choose: c\n  prompt: d\n": "→ write: - choose: c",
    "options:\n  id: a\n  text: b\n  - id: c\n    text: d\n": '2:3: the first entry of "options" has no "- " → write:',
    "steps:\n  - page: a\n   text: x\n": "3:1: this line is indented in a way that fits none above it → begin",
    "steps:\n  - page: a\n     text: x\n": "3:1: this line is indented in a way that fits none above it → begin",
    "steps:\n  - page: a\n    text: y\n   - page: b\n": "4:1: this line is indented in a way that fits none above it →",
    "steps:\n- page: a\ntext: x\n- page: b\n": "3:1: this line belongs to the entry above it → begin it with 2 spaces",
    "a: ? why\n": '1:4: a text that begins with "?" has to be in quotes → write: a: "? why"',
    "a: *em* b\n": '1:4: a text that begins with "*" has to be in quotes → write: a: "*em* b"',
    "a: **so** b\n": '1:4: a text that begins with "*" has to be in quotes → write: a: "**so** b"',
    "a: *em\n": '1:4: a text that begins with "*" has to be in quotes → write: a: "*em"',
    "a: !important b\n": '1:4: a text that begins with "!" has to be in quotes → write: a: "!important b"',
    "a: &c and\n": '1:4: a text that begins with "&" has to be in quotes → write: a: "&c and"',
    "a: & b\n": '1:4: a text that begins with "&" has to be in quotes → write: a: "& b"',
    "a: @x\n": '1:4: a text that begins with "@" has to be in quotes → write: a: "@x"',
    "a: `x` b\n": '1:4: a text that begins with "`" has to be in quotes → write: a: "`x` b"',
    "a: %x\n": '1:4: a text that begins with "%" has to be in quotes → write: a: "%x"',
    "a: - b\nc: d\n": "1:4: a list begins on the next line → begin each entry on a line of its own below it",
    "a: > 50 people\nb: c\n": '1:4: a text after ">" begins on the next line',
    "a: One\n  two: three\n": '2:6: a text on several lines with ": " in it needs "|" after its key → write: a: |',
}  # fmt: skip
"""Texts with one mistake each, and what is said of it: where it begins, or a part of it."""


def said(text: str) -> list[str]:
    try:
        return [str(one).removeprefix("x:") for one in parse(text, "x")[1]]
    except SourceError as error:
        return [str(error).removeprefix("x:")]


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize(("text", "wanted"), MISTAKES.items())
def test_a_mistake_is_named_where_it_was_made(
    text: str, wanted: str, loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_nodes, "_LOADER", getattr(yaml, loader))
    found = said(text)
    assert len(found) == 1
    assert wanted in found[0]
    assert not NEVER_SAID.search(found[0])


@pytest.mark.parametrize(
    ("text", "wanted"), [one for one in MISTAKES.items() if "write: " in one[1] and "|" not in one[1]]
)
def test_the_line_to_write_mends_it(text: str, wanted: str) -> None:
    """Whoever writes the line that is proposed has mended the mistake."""
    (found,) = said(text)
    place, right = int(found.split(":")[0]), found.split("write: ", 1)[1]
    lines = text.splitlines()
    old = lines[place - 1]
    if "between" in found:
        return  # only a part of the line is proposed
    lines[place - 1] = " " * (len(old) - len(old.lstrip())) + right
    if right.startswith("- ") and not old.lstrip().startswith("-"):  # the lines below belong to the new entry
        level = len(old) - len(old.lstrip())
        for one in range(place, len(lines)):
            if lines[one][level : level + 1] in ("-", ""):
                break
            lines[one] = " " * (level + 2) + lines[one].strip()
    assert said("\n".join(lines) + "\n") == []


LINES = """\
title: A lesson
minutes: 5
remember: It is a small step
steps:
  - page: read
    title: A page here
    text: |
      Some text: with a colon.
  - choose: tick
    prompt: Which one is it
    options:
      - id: this-one
        text: This one
        because: It is this one
      - id: other
        text: The other one
        because: It is not
    hint: Look again
""".splitlines()
MADE: dict[str, Callable[[str], str]] = {
    "no space after the colon": lambda line: line.replace(": ", ":", 1),
    "no colon": lambda line: line.replace(": ", " ", 1),
    "a colon in the text": lambda line: f"{line}: so" if " " in line.split(": ", 1)[1] else "",
    "an open quotation mark": lambda line: line.replace(": ", ': "', 1),
    "a star in front": lambda line: line.replace(": ", ": *a ", 1),
    "no hyphen": lambda line: line.replace("- ", "", 1) if "- " in line else "",
    "a space too many": lambda line: f" {line}",
}


@pytest.mark.parametrize("kind", MADE)
def test_whatever_line_it_is_made_in_that_line_is_named(kind: str) -> None:
    for number, line in enumerate(LINES):
        if not re.search(r": [^|]", line) or number == 7:  # what is in a text after | is no mistake
            continue
        if wrong := MADE[kind](line):
            found = said("\n".join([*LINES[:number], wrong, *LINES[number + 1 :]]) + "\n")
            assert [one.split(":")[0] for one in found] == [str(number + 1)], (wrong, found)


def test_a_text_after_a_bar_may_begin_with_any_space_and_have_any_sign() -> None:
    assert said("a: |\n  one\n  \u00a0two\n  <<<<<<< HEAD\n  x: y: z\n") == []


@given(
    st.integers(0, len(EVERY_KIND)), st.sampled_from([": ", "\n", "- ", '"', "'", "[", "{", "  ", "*", "|", "\u00a0"])
)
def test_wherever_a_sign_is_put_what_is_said_is_in_plain_words(place: int, sign: str) -> None:
    for one in said(EVERY_KIND[:place] + sign + EVERY_KIND[place:]):
        assert " → " in one
        assert not NEVER_SAID.search(one.replace(EVERY_KIND, ""))
