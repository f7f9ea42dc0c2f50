"""Files that cannot be read as YAML at all are refused with a place and a hint."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from copro_tui.course import yaml_nodes
from copro_tui.course.yaml_nodes import COURSE_FILE, SourceError, parse, read_text
from tests.courses import SHORT, lesson, problems_in_lesson
from tests.faults import denied

BOMB = "\n".join(["a0: &a0 [lol, lol]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40))])


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test here runs with PyYAML's C loader and with its Python twin."""
    monkeypatch.setattr(yaml_nodes, "_LOADER", getattr(yaml, request.param))


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", '1:1: this is empty → begin with "title:", "minutes:"'),
        (b"# only a comment\n", "1:1: this is empty →"),
        (b"just words", "1:1: this needs keys of its own → write key: value, one a line, indented"),
        (b"- a\n- b\n", "1:1: this needs keys of its own →"),
        (b"title: caf\xe9\n", "1:11: this is not UTF-8 text → save the file as UTF-8"),
        (b"title: Hi\nminutes: \xff\xfe\n", "2:10: this is not UTF-8 text →"),
        ("title: Dŵr ".encode() + b"\xff", "1:12: this is not UTF-8 text →"),
        ("title: Hi".encode("utf-16"), "1:1: this is not UTF-8 text →"),
        (b"title: a\x00b", "1:9: a character that YAML does not allow → take the character out"),
        (b"title: Hi\nminutes: \x1b[31m5", "2:10: a character that YAML does not allow →"),
        ("title: Dŵr y môr\x07".encode(), "1:17: a character that YAML does not allow →"),
        (b"title: a: b", '1:9: a text with ": " in it has to be in quotes → write: title: "a: b"'),
        (b"title: 'a", "1:8: the quotation mark ' is never closed → write: title: 'a'"),
        (b"title: @a", '1:8: a text that begins with "@" has to be in quotes → write: title: "@a"'),
        (b"title: a\n\tminutes: 5", "2:1: a tab → write spaces in its place"),
        (b"title: [a, b", '1:8: the bracket "[" is never closed → write: title: [a, b]'),
        (SHORT.encode() + b"---\ntitle: Hi\n", '15:1: a second document begins here → take the "---" out'),
    ],
)
def test_a_file_that_is_no_lesson_is_refused_where_it_goes_wrong(tmp_path: Path, data: bytes, complaint: str) -> None:
    found = problems_in_lesson(tmp_path, data)
    assert any(complaint in one for one in found), found
    assert all(" → " in one for one in found)


def test_a_file_over_one_mebibyte_is_not_read(tmp_path: Path) -> None:
    found = problems_in_lesson(tmp_path, SHORT + "#" * COURSE_FILE.most_bytes)
    assert found == ["1:1: the file is larger than 1 MiB → split it into several files"]


def test_a_file_of_just_one_mebibyte_is_read(tmp_path: Path) -> None:
    assert problems_in_lesson(tmp_path, SHORT + "#" * (COURSE_FILE.most_bytes - len(SHORT) - 1) + "\n") == []


def test_an_alias_bomb_is_named_and_never_unfolded(tmp_path: Path) -> None:
    found = problems_in_lesson(tmp_path, BOMB)
    assert sum("an alias (*a" in one for one in found) == 39 * 9
    assert sum("an anchor (&a" in one for one in found) == 40


@pytest.mark.parametrize(
    "text",
    ["[" * 5000, "{a: " * 5000, "\n".join(" " * n + "a:" for n in range(500))],
    ids=["lists", "mappings", "indented"],
)
def test_endless_nesting_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match="the nesting is too deep → use fewer levels"):
        parse(text, "lesson")


def test_a_missing_file_is_named_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as refused:
        read_text(tmp_path / "gone.yaml", "lessons/gone.yaml")
    assert str(refused.value) == (
        "lessons/gone.yaml:1:1: cannot be read (No such file or directory) → check that it is there"
    )


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"x:1:1: cannot be read \(.*\) →"):
        read_text(tmp_path, "x")


def test_an_unreadable_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x").touch()
    monkeypatch.setattr(os, "open", denied)
    with pytest.raises(SourceError, match=r"x:1:1: cannot be read \(Permission denied\) → check"):
        read_text(tmp_path / "x", "x")


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    assert problems_in_lesson(tmp_path, b"\xef\xbb\xbf" + SHORT.encode()) == []


def test_line_ends_of_windows_are_fine(tmp_path: Path) -> None:
    assert problems_in_lesson(tmp_path, SHORT.replace("\n", "\r\n")) == []
    (found,) = problems_in_lesson(tmp_path, lesson("- page: A\n  text: Hi").replace("\n", "\r\n"))
    assert found.startswith("6:11: ")
