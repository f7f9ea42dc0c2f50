"""The C version of the YAML parser and its Python twin judge alike: a file is good on every computer, or on none."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from copro_tui.course import yaml_nodes
from copro_tui.course.yaml_nodes import COURSE_FILE, Node, SourceError, parse
from tests.courses import EVERY_KIND, lesson, problems_in_lesson

pytestmark = pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="PyYAML has no C part here")

MORE = int(os.environ.get("TORTURE", "0"))

DIFFERENT = {
    "a:\tb": "1:3: a tab → write spaces in its place",
    "text: |\n  one\ttwo\n": "2:6: a tab →",
    "- [\n\tfoo\n ]\n": "2:1: a tab →",
    "foo: |\n \t\nbar: 1\n": "2:2: a tab →",
    "%YAML 1.1#...\n---\n": '1:1: a line that begins with "%" → put the text in quotes',
    "%YAM 1.1\n---\n": '1:1: a line that begins with "%" →',
    "\n%YAML 1.12345\n---\n": '2:1: a line that begins with "%" →',
    "block: ># comment\n  text\n": '1:8: a "#" right after ">" → put a space between them',
    "- |2#\n  text\n": '1:3: a "#" right after "|" →',
    "a: b:\n\ufeff c: d\n": "2:1: an invisible character → take it out",
    "a: one\u2028two\n": "1:7: an invisible character →",
    "a: one\x85two\n": "1:7: an invisible character →",
    "{x:}": '1:2: a ":" with nothing after it → put a space after it',
    "[-:]": '1:2: a ":" with nothing after it →',
    "{\n  ? foo :,\nbar,\n}\n": '2:5: a ":" with nothing after it →',
    "[?:~'|x]\n": "1:4: between [ and ] a text",
    "[?::1x]": '1:4: a key is missing → write a word before the ":"',
}
"""Texts that one of the two reads and the other does not, or differently; and what is said of them."""

SIGNS = st.sampled_from([*"'\"{}[]:,-?|>#&*!%@` \n~=\\", "\t", "\ufeff", "\x85", "\u2028", ": ", "\n  ", "- "])
SEEDS = [
    "a: [b, c: d, {e: f, ? g : h}, -x, \"q\": 1, 'r':s]\n",
    "- {a: [b, c], d}\n- ? x\n  : y\n",
    "text: >-\n  one\n  two\n\nmore: |+\n  three\n\n# end\n",
    "- 'it''s'\n- \"a\\nb\"\n- one\n  two\n",
    "\n".join(EVERY_KIND.splitlines()[:30]) + "\n",
]


@st.composite
def scribbled(draw: st.DrawFn) -> str:
    """YAML with signs put in, taken out and doubled anywhere."""
    text = draw(st.sampled_from(SEEDS))
    for _change in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + "".join(draw(st.lists(SIGNS, max_size=3))) + text[at + draw(st.integers(0, 2)) :]
    return text


def judged(text: str, loader: str) -> Any:
    """What a text is read as, or that it is refused."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(yaml_nodes, "_LOADER", getattr(yaml, loader))
        try:
            root, problems = parse(text, "x")
        except SourceError:
            return "refused"
    return "refused" if problems else plain(root)


def plain(node: Node) -> Any:
    match node.value:
        case str(text):
            return text, node.line, node.column
        case list(items):
            return [plain(one) for one in items]
        case keys:
            return {key: plain(one) for key, one in keys.items()}


@settings(max_examples=MORE or 300)
@given(scribbled())
@example("{a:\nb: c}")
def test_whatever_is_scribbled_both_judge_alike(text: str) -> None:
    assert judged(text, "CSafeLoader") == judged(text, "SafeLoader")


@pytest.mark.parametrize(("text", "says"), DIFFERENT.items())
def test_what_they_would_judge_differently_is_refused_with_its_place(
    text: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of the two may refuse it in words of its own."""
    found: list[str] = []
    for loader in ("CSafeLoader", "SafeLoader"):
        monkeypatch.setattr(yaml_nodes, "_LOADER", getattr(yaml, loader))
        try:
            problems = parse(text, "x")[1]
        except SourceError as error:
            problems = [error.problem]
        assert problems
        found += map(str, problems)
    assert any(one.startswith(f"x:{says}") for one in found), found


@pytest.mark.parametrize("text", ["a: 50% of it\n", "a: x|#y\n", "{a: b, 'c':d, \"e\":f}\n", "a: |  # fine\n  b\n"])
def test_what_only_looks_like_it_is_fine(text: str) -> None:
    assert judged(text, "CSafeLoader") == judged(text, "SafeLoader") != "refused"


@pytest.mark.parametrize("name", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize("entry", ["a, ", "{a: b}, ", "[a, [b, c]], "])
def test_a_file_of_too_many_entries_or_lines_is_refused_before_it_takes_long(
    entry: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_nodes, "_LOADER", getattr(yaml, name))
    begun = time.process_time()
    with pytest.raises(SourceError, match="the file has more entries than 20000 → split it into several files"):
        parse(f"[{entry * 100_000}]\n", "x")
    with pytest.raises(SourceError, match="the file has more lines than 20000"):
        parse("- a\n" * (COURSE_FILE.most_nodes + 1), "x")
    assert time.process_time() - begun < 10  # it would be half a minute


def test_a_lesson_that_is_cut_short_anywhere_but_at_a_line_s_end_is_refused(tmp_path: Path) -> None:
    text = lesson("- page: a\n  text: Hello there")
    assert problems_in_lesson(tmp_path, text) == []
    for length in range(1, len(text)):
        if not text[:length].endswith("\n"):
            assert problems_in_lesson(tmp_path, text[:length])


def test_where_the_file_may_be_cut_short_is_said(tmp_path: Path) -> None:
    found = problems_in_lesson(tmp_path, lesson("- page: a\n  text: Hello there").removesuffix("\n"))
    assert found == [
        "7:22: the last line has no end, so the file may be cut short → check that it is all there, and press Enter "
        "after the last line"
    ]
