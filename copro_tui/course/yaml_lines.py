"""The lines of a YAML file as an author sees them: indentation, hyphens, key, value. For saying what went wrong."""

from __future__ import annotations

import re
from functools import cached_property

_LINE = re.compile(r"(?P<indent> *)(?P<dash>(?:- +)*(?:-$)?)(?:(?P<key>[\w-]+)(?P<colon> *:)(?= |$))?(?P<value>.*)")
_BLOCK = re.compile(r"(?:.*[:\-] +|)[|>][-+0-9]*(?: +#.*)?\s*$")
"""The end of a line after which a text is written on indented lines."""

_OTHER_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
OTHER_SPACE_FIRST = re.compile(f"^ *[{_OTHER_SPACES}]", re.MULTILINE)
"""A line whose indentation is not made of plain spaces."""


class Line:
    """One line, and its parts. Numbers of lines and columns are counted from 0."""

    def __init__(self, number: int, text: str) -> None:
        found = _LINE.fullmatch(text)
        assert found is not None  # every part of the pattern may be empty
        self.number = number
        self.text = text
        self.indent = len(found["indent"])
        self.dashes = bool(found["dash"])
        self.lead = self.indent + len(found["dash"])
        """The column of its key, or of its text where it has none."""
        self.key = found["key"] or ""
        self.colon = found["colon"] or ""
        value = found["value"] or ""
        self.value = value.strip()
        self.value_at = len(text) - len(value) + len(value) - len(value.lstrip())
        """The column of its value."""

    @property
    def before(self) -> str:
        """The line up to its value."""
        return self.text[: self.value_at]

    def with_value(self, value: str) -> str:
        """The line to write: the same with another value, without its indentation."""
        return f"{self.before.strip()} {value}".strip()


class Lines:
    """The lines of a file; those of texts after ``|`` or ``>`` are marked, because nothing in them is YAML."""

    def __init__(self, text: str) -> None:
        self.all = [Line(number, one.rstrip("\r")) for number, one in enumerate(re.split(r"\r\n|\n|\r", text))]

    def __getitem__(self, number: int) -> Line:
        return self.all[min(number, len(self.all) - 1)]

    @cached_property
    def in_texts(self) -> frozenset[int]:
        """The numbers of the lines that are in a text after ``|`` or ``>``."""
        found: set[int] = set()
        least: int | None = None
        for line in self.all:
            blank = not line.text.strip()
            if least is not None and (blank or len(line.text) - len(line.text.lstrip(" ")) > least):
                found.add(line.number)
                continue
            least = None
            if not blank and _BLOCK.fullmatch(line.text):
                least = line.lead if line.key else line.indent
        return frozenset(found)

    def counts(self, number: int) -> bool:
        """Whether a line is YAML: not empty, no comment, and not in a text."""
        text = self.all[number].text.strip()
        return bool(text) and not text.startswith("#") and number not in self.in_texts

    def before(self, number: int) -> Line | None:
        """The nearest line above that is YAML; None if there is none."""
        return next((self.all[one] for one in reversed(range(number)) if self.counts(one)), None)

    def open_levels(self, number: int) -> dict[int, tuple[str, Line]]:
        """The columns at which the lines above leave something open: ``-`` for a list, ``:`` for keys, by column."""
        found: dict[int, tuple[str, Line]] = {}
        lowest = 10_000
        for one in reversed(range(number)):
            if not self.counts(one):
                continue
            line = self.all[one]
            if line.key and line.lead < lowest:
                found[line.lead] = ":", line
                lowest = line.lead
            if line.dashes and line.indent < lowest:
                found[line.indent] = "-", line
                lowest = line.indent
            if lowest == 0:
                break
        return found
