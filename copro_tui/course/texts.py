"""What ``copro check`` says of the texts in a file: what would be lost or spoiled of them without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copro_tui.course.yaml_lines import Line, Lines
from copro_tui.course.yaml_mistake import quoted, written
from copro_tui.course.yaml_nodes import Node, Problem
from copro_tui.course.yaml_words import COMMENT
from copro_tui.i18n import gettext as _
from copro_tui.text.marks import Marked, marked
from copro_tui.text.odd_marks import oddities
from copro_tui.text.safe import safe

_COMMENT = re.compile(r"(?<=\S) #")
"""A comment with one space before it: with two or more it is meant as one."""


def text_problems(name: str, text: str) -> Iterator[Problem]:
    """Comments that take a part of a text away, and characters that no screen shows."""
    if " #" in text:
        lines = Lines(text)
        for line in lines.all:
            if lines.counts(line.number) and (found := _comment(line)):
                right = written(line, quoted(line.value))
                hint = _("write: %(line)s; or put two spaces before a comment") % {"line": right}
                yield Problem(name, line.number + 1, found.start() + 1, _(COMMENT), hint)
    if not text.isascii():
        for number, line_as_written in enumerate(text.split("\n"), start=1):
            shown = safe(line_as_written)
            if shown == line_as_written:
                continue
            for column, (before, after) in enumerate(zip(line_as_written, shown, strict=True), start=1):
                if after != before:
                    message = _("an invisible character (U+%(number)04X) that is not shown") % {"number": ord(before)}
                    yield Problem(name, number, column, message, _("take it out"))


def _comment(line: Line) -> re.Match[str] | None:
    """A comment that was most likely not meant as one: close behind a text of several words, or without a space."""
    if line.value[:1] in ("'", '"', "[", "{", "|", ">", ""):
        return None
    found = _COMMENT.search(line.text, line.value_at)
    if found is None:
        return None
    words, comment = line.text[line.value_at : found.start()], line.text[found.end() :]
    return found if " " in words.strip() or not comment.startswith((" ", "#")) else None


_PAGES = ("text", "after", "about")
"""Texts that are pages; ``text`` only where it stands in a page."""

_LINES = (
    "prompt",
    "hint",
    "text",
    "because",
    "near_miss",
    "caution",
    "scene",
    "says",
    "tells",
    "then",
    "gained",
    "lost",
)
"""Texts in which parts can be set off, and that have no paragraphs."""


_MAY_BE_MARKS = re.compile(r"[*_`<>&~\[\\|#]")


def mark_problems(name: str, text: str, root: Node) -> Iterator[Problem]:
    """Marks in the texts of a file that are shown as they are typed, or not at all."""
    lines = text.split("\n")
    for node, key, on_page in _texts(root, "", False):
        value = str(node.value)
        if not _MAY_BE_MARKS.search(value):
            continue
        below = lines[node.line - 1][node.column - 1 :][:1] in ("|", ">")
        for odd in oddities(value, page=on_page):
            yield Problem(
                name, node.line + below + odd.line * below, 1 if below else node.column, odd.message, odd.hint
            )
        if key not in (*_PAGES, *_LINES) and isinstance(marked(value), Marked):
            message = _('nothing is set off in "%(key)s": the marks are shown as they are typed') % {"key": key}
            yield Problem(name, node.line, node.column, message, _('take the "*", "_" or "`" out'))


def _texts(node: Node, key: str, on_page: bool) -> Iterator[tuple[Node, str, bool]]:
    """The texts below a node, each with its key, and whether it is a page."""
    match node.value:
        case str():
            yield node, key, on_page
        case list():
            for one in node.value:
                yield from _texts(one, key, on_page)
        case _:
            in_page = "page" in node.value
            for name, one in node.value.items():
                inside = key if key in ("because", "near_miss") else name
                yield from _texts(one, inside, inside in _PAGES and (inside != "text" or in_page))
