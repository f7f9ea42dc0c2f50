"""Reading YAML as text with positions: every scalar stays what the author wrote, and nothing is executed.

The events of PyYAML's parser (the C version if there is one) become nodes that know their line and column. What a
lesson never needs is refused here, with its line and column: tags, anchors and aliases (so no alias bombs), duplicate
keys, deep nesting, files over 1 MiB, text that is not UTF-8.
"""

from __future__ import annotations

import errno
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from copro_tui.storage.reading import UnsuitableFileError, read_regular
from copro_tui.text.safe import safe_line

MAX_BYTES = 1024 * 1024
"""The largest file that is read: 1 MiB."""

LONGEST_MESSAGE = 200
"""The length, in characters, to which a problem's message is cut."""

MAX_DEPTH = 30
"""The deepest nesting that is read."""

_LIBYAML_TOO_DEEP = "exceeded maximum nesting depth"
"""What newer versions of libyaml say at 1,000 levels, which they may reach by looking ahead before we see the 31st."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Control characters other than tabs and line ends; texts must not contain them."""

_NOT_ALLOWED = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML does not allow in a text (YAML 1.1, section 5.1)."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Problem(Struct, frozen=True, order=True):
    """A mistake in a file of the course, with its position and how to correct it."""

    path: str
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1."""
    message: str
    hint: str

    def __str__(self) -> str:
        words = self.message
        if len(words) > LONGEST_MESSAGE:
            words = words[: LONGEST_MESSAGE // 2] + " … " + words[-LONGEST_MESSAGE // 2 :]
        return safe_line(f"{self.path}:{self.line}:{self.column}: {words} → {self.hint}")


class Node(Struct):
    """A text, a list of nodes, or a mapping of keys to nodes, with the line and column where it begins (from 1)."""

    value: str | list[Node] | dict[str, Node]
    line: int
    column: int
    key_at: tuple[int, int] | None = None
    """Where the key that leads here begins."""


class SourceError(Exception):
    """A file cannot be read at all; ``problem`` is what stopped the reading."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read_text(path: Path, name: str, *, follow: bool = True) -> str:
    """The text of a file in Unicode normal form NFC, so that equal letters are equal characters.

    ``name`` is the file's name in messages; ``follow`` allows a link, as people make in their own course folders.
    Raises SourceError if it is missing, unreadable, too large or not UTF-8.
    """
    try:
        data = read_regular(path, MAX_BYTES, follow=follow)
    except UnsuitableFileError as error:
        if error.errno == errno.EFBIG:
            problem = Problem(name, 1, 1, "the file is larger than 1 MiB", "split it into several lessons")
            raise SourceError(problem) from error
        raise SourceError(Problem(name, 1, 1, f"cannot be read ({error.strerror})", error.hint)) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise SourceError(Problem(name, 1, 1, f"cannot be read ({why})", "check that it is there")) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _place(data[: error.start].decode())
        problem = Problem(name, line, column, "this is not UTF-8 text", "save the file as UTF-8")
        raise SourceError(problem) from error
    return unicodedata.normalize("NFC", text)


def parse(text: str, name: str) -> tuple[Node, list[Problem]]:
    """The root node of a YAML text, and the problems that do not stop the reading.

    Raises SourceError at the first mistake in the YAML itself.
    """
    if found := _NOT_ALLOWED.search(text):
        line, column = _place(text[: found.start()])
        hint = "take the character out, or write it as text"
        raise SourceError(Problem(name, line, column, "a character that YAML does not allow", hint))
    try:
        return _Builder(name, yaml.parse(text, Loader=_LOADER)).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if error.problem == _LIBYAML_TOO_DEEP:
            raise SourceError(_too_deep(name, line, column)) from error
        message = f"this is not YAML: {error.problem or error.context or 'it cannot be read'}"
        hint = 'check the indentation, and put a text with ": ", "#" or a leading symbol in quotes'
        raise SourceError(Problem(name, line, column, message, hint)) from error


def _too_deep(name: str, line: int, column: int) -> Problem:
    return Problem(name, line, column, "the nesting is too deep", "use fewer levels")


def _place(before: str) -> tuple[int, int]:
    """The line and column, counted from 1, of what comes after ``before``."""
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


class _Builder:
    """Turns a stream of parser events into nodes."""

    def __init__(self, name: str, events: Iterator[Any]) -> None:
        self.name = name
        self.events = events
        self.problems: list[Problem] = []

    def document(self) -> tuple[Node, list[Problem]]:
        root = Node({}, 1, 1)
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._problem(event, "a second document begins here", 'take the "---" out')
                    break
            elif isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent, yaml.AliasEvent)):
                root = self._node(event, 0)
        return root, self.problems

    def _problem(self, event: Any, message: str, hint: str) -> None:
        mark = event.start_mark
        self.problems.append(Problem(self.name, mark.line + 1, mark.column + 1, message, hint))

    def _node(self, event: Any, depth: int, *, in_brackets: bool = False) -> Node:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if isinstance(event, yaml.AliasEvent):
            self._problem(event, f"an alias (*{event.anchor}) is not used in lessons", "write the text out again")
            return Node("", line, column)
        if depth > MAX_DEPTH:
            raise SourceError(_too_deep(self.name, line, column))
        if event.tag is not None:
            self._problem(event, f'a tag ("{event.tag}") is not used in lessons', "put the text in quotes")
        if event.anchor is not None:
            self._problem(event, f"an anchor (&{event.anchor}) is not used in lessons", "put the text in quotes")
        if isinstance(event, yaml.ScalarEvent):
            if in_brackets and not event.style and "?" in event.value:  # only one of the two parsers reads this
                self._problem(event, 'a "?" inside brackets', "put the text in quotes")
            if _CONTROL.search(event.value):
                self._problem(event, "a control character", "take the character out")
            return Node(event.value, line, column)
        flow = in_brackets or bool(event.flow_style)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node] = []
            while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
                items.append(self._node(event, depth + 1, in_brackets=flow))
            return Node(items, line, column)
        return Node(self._mapping(depth, flow), line, column)

    def _mapping(self, depth: int, in_brackets: bool) -> dict[str, Node]:
        mapping: dict[str, Node] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1, in_brackets=in_brackets)
            value = self._node(next(self.events), depth + 1, in_brackets=in_brackets)
            value.key_at = (key.line, key.column)
            if not isinstance(key.value, str):
                self._problem(event, "a key has to be a single word", "write it as one word")
            elif key.value in mapping:
                self._problem(event, f'the key "{key.value}" comes twice', "take one of them out")
            else:
                mapping[key.value] = value
        return mapping
