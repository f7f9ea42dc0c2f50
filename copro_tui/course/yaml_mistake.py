"""A mistake in the YAML of a file as it is looked at, and how the line is written that mends it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import yaml

from copro_tui.course.yaml_lines import Line, Lines
from copro_tui.i18n import gettext as _

Said = tuple[int, int, str, str]
"""Line and column (from 1), what is wrong, and how to mend it."""

LONGEST = 120
"""The most characters of a line that is written out as it should be."""


class Mistake:
    """The lines of the file, and where the parser stopped (``at``) and what it was reading (``since``), from 0."""

    def __init__(self, text: str, error: yaml.MarkedYAMLError) -> None:
        self.lines = Lines(text)
        self.problem = error.problem or ""
        self.context = error.context or ""
        problem: Any = error.problem_mark or error.context_mark
        since: Any = error.context_mark or error.problem_mark
        self.at = (problem.line, problem.column) if problem else (0, 0)
        self.since = (since.line, since.column) if since else (0, 0)

    @property
    def line(self) -> Line:
        return self.lines[self.at[0]]

    def read(self) -> Iterator[Line]:
        """The lines up to where the parser stopped, less those in texts after ``|``."""
        return (self.lines[one] for one in range(min(self.at[0] + 1, len(self.lines.all))) if self.lines.counts(one))


def closed_at(value: str) -> int | None:
    """One past the closing quotation mark of a text that begins with one; None if it is not closed on this line."""
    found = re.match(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'', value)
    return found.end() if found else None


def quoted(text: str, *, single: bool = False) -> str:
    """A text as it is written in quotes."""
    if '"' not in text and "\\" not in text and not single:
        return f'"{text}"'
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def write(line: Line, value: str) -> str:
    """The hint that says the line to write."""
    return _("write: %(line)s") % {"line": written(line, value)}


def written(line: Line, value: str) -> str:
    """The line as it should be."""
    return cut(line.with_value(value))


def cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2].rstrip()} … {text[-LONGEST // 3 :].lstrip()}"


@cache
def known_keys() -> frozenset[str]:
    """Every key that a file of a course may have."""
    from msgspec import inspect  # here, because only mistakes need it

    from copro_tui.course import lesson, model
    from copro_tui.frameworks import Framework

    found: set[str] = set()
    seen: set[Any] = set()
    left: list[Any] = [
        inspect.type_info(one)
        for one in (
            lesson.LessonShape,
            model.CourseShape,
            model.Glossary,
            model.Sources,
            model.CrosswalkShape,
            Framework,
        )
    ]
    while left:
        kind = left.pop()
        if isinstance(kind, inspect.StructType):
            if kind.cls in seen:
                continue
            seen.add(kind.cls)
            found |= {field.encode_name for field in kind.fields}
            found |= {str(kind.tag)} if kind.tag else set()
            left += [field.type for field in kind.fields]
        else:
            left += [getattr(kind, name) for name in ("type", "item_type", "value_type") if hasattr(kind, name)]
            left += getattr(kind, "types", ())
    return frozenset(found)
