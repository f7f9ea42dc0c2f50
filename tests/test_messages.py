"""All texts for translators: whole sentences that other languages can say, counted nouns with their plural forms.

Welsh changes the beginning of a word after nearly every preposition, and has six forms for what is counted.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import copro_tui
from tests.messages import CLICKS, KEYWORDS, main, messages

PREPOSITIONS = "of|in|on|to|from|with|for|at|by|about|under|before|after|between|without|than|as|and"
"""Words after which other languages change the next one."""

BARE = re.compile(rf"\b(?:{PREPOSITIONS}) %\((?P<field>[\w.]+)\)s", re.IGNORECASE)
"""A value that stands straight after a preposition; in quotation marks or after a colon it does not."""

UNCHANGED = {
    **dict.fromkeys(("day", "first", "last", "checked"), "a date, which begins with a digit"),
    **dict.fromkeys(("file", "folder", "own", "inbox", "kept", "lock"), "the name of a file or a folder"),
    **dict.fromkeys(("keys", "opens", "closes", "arrows"), "signs: what an author types, or keys"),
    "place": "a place with its number, with which it begins",
    **dict.fromkeys(("host", "account", "location"), "an address on the internet"),
    "variable": "the name of a variable",
    "trainer": "a person's name, which Welsh never changes",
    "numbered": "a place that begins with its number",
    **dict.fromkeys(("time", "total"), "digits: a time of day, or how many there are"),
    "month": "the name of a month and a year, which translators see as a text of their own",
}
"""The fields that may stand after a preposition, and why."""

COUNTED = re.compile(r"%\(\w+\)d (?P<word>[a-z]+)")
"""A number and the word after it."""

NOT_COUNTED = {
    **dict.fromkeys(("of", "to", "is", "was", "who", "have", "are", "were", "or"), "no noun"),
    **dict.fromkeys(("wide", "more"), "no noun"),
    "you": "after a year",
    **dict.fromkeys(("min", "s"), "the sign of a unit, which has one form"),
}
"""The words after a number that need no plural form, and why."""


def texts() -> Iterator[tuple[str, bool]]:
    """Every text of ours, in each of its forms, and whether it has plural forms."""
    for message in messages():
        if message.id and CLICKS not in message.auto_comments:
            forms = message.id if isinstance(message.id, (list, tuple)) else (message.id,)
            yield from ((one, len(forms) > 1) for one in forms)


def test_every_text_is_found() -> None:
    found = [text for text, _plural in texts()]
    assert len(found) > 1500
    for one in ("What shall we call you?", "Check", "%(count)s people", "Begin a cohort.", "January", "undo"):
        assert one in found
    assert "Show this message and exit." in {message.id for message in messages()}


def test_no_value_stands_bare_behind_a_preposition() -> None:
    bare = {text for text, _plural in texts() for found in BARE.finditer(text) if _changes(found["field"])}
    assert sorted(bare) == []


def _changes(field: str) -> bool:
    return field not in UNCHANGED and "." not in field  # keys of commands have a full stop in their name


def test_what_is_counted_has_plural_forms() -> None:
    counted = {
        text
        for text, plural in texts()
        for found in COUNTED.finditer(text)
        if not plural and found["word"] not in NOT_COUNTED
    }
    assert sorted(counted) == []


def test_no_exception_is_left_over() -> None:
    fields = {found["field"] for text, _plural in texts() for found in BARE.finditer(text)}
    assert {field for field in fields if "." not in field} == set(UNCHANGED)
    words = {found["word"] for text, plural in texts() if not plural for found in COUNTED.finditer(text)}
    assert words == set(NOT_COUNTED)


def test_no_text_stands_within_an_f_string() -> None:
    """Python before 3.12 does not say what is in one, so no tool would find the text."""
    found = []
    for path in sorted(Path(copro_tui.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            within = ast.walk(node) if isinstance(node, ast.JoinedStr) else ()
            calls = (one for one in within if isinstance(one, ast.Call) and ast.unparse(one.func) in KEYWORDS)
            found += [f"{path}:{one.lineno}" for one in calls if isinstance(one.args[0], ast.Constant)]
    assert found == []


def test_values_go_in_by_name() -> None:
    assert [text for text, _plural in texts() if re.search(r"%[sdr]", text)] == []


def test_the_template_says_where_a_text_stands(capsys: pytest.CaptureFixture[str]) -> None:
    main()
    said = Path(capsys.readouterr().out.split(" texts in ")[1].strip()).read_text(encoding="utf-8")
    stands = (
        '#: copro_tui/cohorts/model.py\n#, python-format\nmsgid "%(count)s person"\nmsgid_plural "%(count)s people"'
    )
    assert stands in said
    assert "#. Translators: the numbers from one to twenty" in said
