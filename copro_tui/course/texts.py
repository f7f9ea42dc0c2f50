"""What ``copro check`` says of the texts in a file: what would be lost or spoiled of them without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copro_tui.course.yaml_lines import Line, Lines
from copro_tui.course.yaml_nodes import Problem
from copro_tui.course.yaml_words import COMMENT, quoted, write
from copro_tui.text.safe import safe

_COMMENT = re.compile(r"(?<=\S) #")
"""A comment with one space before it: with two or more it is meant as one."""


def text_problems(name: str, text: str) -> Iterator[Problem]:
    """Comments that take a part of a text away, and characters that no screen shows."""
    if " #" in text:
        lines = Lines(text)
        for line in lines.all:
            if lines.counts(line.number) and (found := _comment(line)):
                line_to_write = write(line, quoted(line.value))
                hint = f"{line_to_write}; or put two spaces before a comment"
                yield Problem(name, line.number + 1, found.start() + 1, COMMENT, hint)
    if not text.isascii():
        for number, line_as_written in enumerate(text.split("\n"), start=1):
            shown = safe(line_as_written)
            if shown == line_as_written:
                continue
            for column, (before, after) in enumerate(zip(line_as_written, shown, strict=True), start=1):
                if after != before:
                    message = f"an invisible character (U+{ord(before):04X}) that is not shown"
                    yield Problem(name, number, column, message, "take it out")


def _comment(line: Line) -> re.Match[str] | None:
    """A comment that was most likely not meant as one: close behind a text of several words, or without a space."""
    if line.value[:1] in ("'", '"', "[", "{", "|", ">", ""):
        return None
    found = _COMMENT.search(line.text, line.value_at)
    if found is None:
        return None
    words, comment = line.text[line.value_at : found.start()], line.text[found.end() :]
    return found if " " in words.strip() or not comment.startswith((" ", "#")) else None
