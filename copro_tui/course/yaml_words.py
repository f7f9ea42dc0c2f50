"""What is wrong with the YAML of a file, in plain words: at the line where it went wrong, with the line to write.

The parser says where it could not go on, which is often many lines below the mistake, and in its own terms. Each of the
functions here knows one kind of mistake; the surest come first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import yaml

from copro_tui.course.yaml_lines import OTHER_SPACE_FIRST, Line, Lines

Said = tuple[int, int, str, str]
"""Line and column (from 1), what is wrong, and how to mend it."""

_CONFLICT = re.compile(r"^(?:<{7}|>{7}|={7}|\|{7})(?= |$)", re.MULTILINE)
_SPACES = "put plain spaces in their place, as on the lines around it"
_NO_KEY = "this line has no key", 'write a key and ":" before the text'
_STARTS = "-?:,[]{}#&*!|>'\"%@`"
"""What a text cannot begin with unless it is in quotes."""

LONGEST = 120
"""The most characters of a line that is written out as it should be."""


COMMENT = '" #" begins a comment, and the text ends before it'


def before_parsing(text: str) -> Said | None:
    """Mistakes that the parser may take for texts: the marks of a version control system, and other spaces."""
    if found := _CONFLICT.search(text):
        at = text.count("\n", 0, found.start()) + 1
        hint = "keep the lines you want of the two versions, and take out this line and the others like it"
        return at, 1, "two versions of the file were joined here, and nobody has chosen between them", hint
    if OTHER_SPACE_FIRST.search(text):
        lines = Lines(text)
        for line in lines.all:
            if line.number not in lines.in_texts and OTHER_SPACE_FIRST.match(line.text) and line.text.strip():
                return line.number + 1, 1, "this line is indented with spaces that are not plain ones", _SPACES
    return None


def in_plain_words(text: str, error: yaml.MarkedYAMLError) -> Said:
    """The mistake at which the parser stopped."""
    mistake = _Mistake(text, error)
    for look in _LOOKS:
        if said := look(mistake):
            return said
    hint = 'compare its indentation with the lines around it, and put a text with ": " or " #" in it in quotes'
    return mistake.at[0] + 1, mistake.at[1] + 1, "this does not fit what stands before it", hint


class _Mistake:
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


def sign_in_front(text: str, line: int, column: int) -> Said | None:
    """A text at this place (from 0) that begins with a character which YAML takes for something else."""
    found = Lines(text)[line]
    if found.value_at != column or not found.value:
        return None
    message = f'a text that begins with "{found.value[0]}" has to be in quotes'
    return line + 1, column + 1, message, write(found, quoted(found.value))


def _open_quote(mistake: _Mistake) -> Said | None:
    """A quotation mark that is not closed on its line, before a line with a key."""
    for line in mistake.read():
        if line.value[:1] in ("'", '"') and _closed_at(line.value) is None:
            after = next((one for one in mistake.lines.all[line.number + 1 :] if one.text.strip()), None)
            if after is None or after.key or after.dashes:
                sign = line.value[0]
                right = write(line, f"{line.value}{sign}")
                return line.number + 1, line.value_at + 1, f"the quotation mark {sign} is never closed", right
    if "quoted scalar" in mistake.context and "end of stream" in mistake.problem:
        line = mistake.lines[mistake.since[0]]
        hint = "write it again at the end of the text"
        return line.number + 1, mistake.since[1] + 1, "this quotation mark is never closed", hint
    return None


def _after_quote(mistake: _Mistake) -> Said | None:
    """A text that goes on after its closing quotation mark."""
    line = mistake.line
    end = _closed_at(line.value) if line.value[:1] in ("'", '"') else None
    if end is None or not line.value[end:].strip() or line.value[end:].startswith(" #"):
        return None
    message = f"the text goes on after the closing {line.value[0]}, so all of it has to be in quotes"
    inside = line.value[end] != " " and line.value.endswith(line.value[0])  # "He said "yes" to it"
    right = quoted(line.value[1:-1] if inside else line.value)
    return line.number + 1, line.value_at + end + 1, message, write(line, right)


def _escape(mistake: _Mistake) -> Said | None:
    if "unknown escape" not in mistake.problem:
        return None
    line = mistake.line
    place = line.text.find("\\", max(0, mistake.at[1] - 1))
    hint = write(line, quoted(line.value[1:-1], single=True))
    return line.number + 1, max(0, place) + 1, "in double quotes a backslash means something else", hint


def _brackets(mistake: _Mistake) -> Said | None:
    """A bracket that is not closed, or a text in brackets that has to be in quotes."""
    if "flow" not in mistake.context:
        return None
    line, column = mistake.lines[mistake.since[0]], mistake.since[1]
    if mistake.since[0] >= len(mistake.lines.all) or not line.text[column:].strip():  # the end of the file
        line = mistake.lines.before(line.number + 1) or line
        column = max(line.text.rfind("["), line.text.rfind("{"))
    opens = line.text[column : column + 1]
    closes = {"[": "]", "{": "}"}.get(opens, "")
    if not closes:
        return None
    if mistake.at[0] == line.number and closes in line.text[column:]:
        return _text_in_brackets(mistake, opens + closes)
    if (comment := line.text.find(" #", column)) >= 0 and closes in line.text[comment:]:
        return line.number + 1, comment + 1, COMMENT, 'put the text with "#" in it in quotes'
    rest = line.text[column:].split(" #")[0].rstrip().rstrip(",")
    hint = f"write: {_cut(line.text[:column].strip())} {_cut(rest)}{closes}".replace(":  ", ": ")
    return line.number + 1, column + 1, f'the bracket "{opens}" is never closed', hint


def _text_in_brackets(mistake: _Mistake, brackets: str) -> Said:
    line, column = mistake.line, mistake.at[1]
    start = max(line.text.rfind(sign, 0, column) for sign in ",[{") + 1
    entry = re.split(r", (?=[\w-]+: )|[\]}]\s*$", line.text[start:])[0].strip()
    key, colon, value = entry.partition(": ")
    right = f"{key}: {quoted(value)}" if colon and brackets == "{}" else quoted(entry)
    message = f'between {brackets[0]} and {brackets[1]} a text with ": " or quotation marks in it has to be in quotes'
    return line.number + 1, column + 1, message, f"write: {_cut(right)}"


def _text_after_brackets(mistake: _Mistake) -> Said | None:
    """A text that begins with a bracket, which is taken for a list."""
    line = mistake.line
    if line.value[:1] not in ("[", "{") or "flow" in mistake.context or mistake.at[1] <= line.value_at:
        return None
    message = f'a text that begins with "{line.value[0]}" has to be in quotes'
    return line.number + 1, line.value_at + 1, message, write(line, quoted(line.value))


def _block_header(mistake: _Mistake) -> Said | None:
    if "block scalar" not in mistake.context:
        return None
    line = mistake.lines[mistake.since[0]]
    sign = line.value[:1] or "|"
    text = line.value[1:].strip()
    message = f'a text after "{sign}" begins on the next line'
    hint = f"{write(line, sign)} and on the next line, further in: {_cut(text)}"
    if sign == ">":
        hint = f"{hint}; or put the text in quotes"
    return line.number + 1, line.value_at + 1, message, hint


def _block_not_indented(mistake: _Mistake) -> Said | None:
    """A text after ``|`` that is not further in than its key, or whose lines do not begin alike."""
    line = mistake.lines[mistake.since[0]] if "simple key" in mistake.context else mistake.line
    above = mistake.lines.before(line.number)
    if above is None or above.value[:1] not in ("|", ">") or len(above.value) > 3:
        return None
    in_text = [one for one in range(above.number + 1, line.number) if mistake.lines.all[one].text.strip()]
    if in_text:
        first = mistake.lines.all[in_text[0]]
        if line.indent <= above.lead or line.indent >= first.indent:
            return None
        message = "this line of the text begins further left than its first line"
        return line.number + 1, 1, message, f"begin each line of the text with {first.indent} spaces"
    hint = f"begin each line of the text with {above.lead + 2} spaces"
    return line.number + 1, 1, f'the text after "{above.value[0]}" has to be further in than "{above.key}"', hint


def _no_space_after_colon(mistake: _Mistake) -> Said | None:
    for line in (mistake.lines[mistake.since[0]], mistake.line, mistake.lines.before(mistake.at[0])):
        found = re.match(r"([\w-]+):(?=\S)(?!//)", line.value) if line is not None and not line.key else None
        if line is not None and found and (found[1] in known_keys() or mistake.at[0] != line.number):
            right = write(line, f"{found[1]}: {line.value[found.end() :]}")
            return line.number + 1, line.value_at + found.end() + 1, 'there has to be a space after ":"', right
    return None


def _no_colon(mistake: _Mistake) -> Said | None:
    """A key without its colon, or a text that is not further in than its key."""
    line = mistake.lines[mistake.since[0]]
    if "simple key" not in mistake.context or line.key:
        return None
    word, _space, rest = line.value.partition(" ")
    if word in known_keys():
        message = f'there is no ":" after "{word}"'
        return line.number + 1, line.value_at + len(word) + 1, message, write(line, f"{word}: {rest}")
    above = mistake.lines.before(line.number)
    if above is not None and above.key and above.value and line.indent <= above.lead:
        hint = f"begin it with {above.lead + 2} spaces"
        return line.number + 1, 1, f'this line goes on with "{above.key}", so it has to be further in', hint
    return line.number + 1, line.value_at + 1, *_NO_KEY


def _bad_start(mistake: _Mistake) -> Said | None:
    """A text that begins with a character that YAML keeps for itself."""
    line = mistake.line
    known = ("cannot start any token", "alphabetic or numeric", "sequence entries", "anchor", "alias", "tag")
    if not line.value or not any(one in f"{mistake.problem} {mistake.context}" for one in known):
        return None
    start = line.value[0]
    if start == "-" and not line.value[1:].lstrip().startswith("-"):
        right = (
            f"begin each entry on a line of its own below it, with {line.lead + 2} spaces; or put the text in quotes"
        )
        return line.number + 1, line.value_at + 1, "a list begins on the next line", right
    if start not in _STARTS:
        return None
    message = f'a text that begins with "{start}" has to be in quotes'
    return line.number + 1, line.value_at + 1, message, write(line, quoted(line.value))


def _too_far_in(mistake: _Mistake) -> Said | None:
    """A key that is further in than the key before it, which has a value of its own."""
    line = mistake.line
    if "mapping values" not in mistake.problem or not line.key or mistake.at[1] != line.lead + len(line.key):
        return None
    return _misplaced(mistake, line) if line.key in known_keys() else None


def _colon_in_text(mistake: _Mistake) -> Said | None:
    if "mapping values" not in mistake.problem:
        return None
    line, column = mistake.line, mistake.at[1]
    if (line.key or line.dashes) and column >= line.value_at:
        message = 'a text with ": " in it has to be in quotes'
        if line.value.endswith(":") and line.value.count(":") == 1:
            message = 'a text that ends in ":" has to be in quotes'
        return line.number + 1, column + 1, message, write(line, quoted(line.value))
    start = mistake.lines.before(line.number)
    while start is not None and not start.key and not start.dashes:
        start = mistake.lines.before(start.number)
    if start is None:
        above = mistake.lines.before(line.number) or line
        return above.number + 1, above.value_at + 1, *_NO_KEY
    if not start.value:
        return None
    message = 'a text on several lines with ": " in it needs "|" after its key'
    return line.number + 1, column + 1, message, f"{write(start, '|')} and the text below it, further in"


def _first_dash(mistake: _Mistake) -> Said | None:
    """The first entry of a list without its hyphen: the next one with a hyphen does not fit."""
    line = mistake.line
    if not line.dashes:
        return None
    kind, first = mistake.lines.open_levels(line.number).get(line.indent, ("", line))
    if kind != ":":
        return None
    parent = mistake.lines.before(first.number)
    while parent is not None and parent.lead >= line.indent:
        first = parent if parent.lead == line.indent and parent.key else first
        parent = mistake.lines.before(parent.number)
    if parent is None or parent.value or parent.key == "":
        return None
    message = f'the first entry of "{parent.key}" has no "- "'
    return first.number + 1, first.lead + 1, message, f"write: - {_cut(first.text.strip())}"


def _no_dash(mistake: _Mistake) -> Said | None:
    """An entry of a list without its hyphen."""
    line = mistake.line
    if line.dashes or not line.key:
        return None
    if mistake.lines.open_levels(line.number).get(line.indent, ("", line))[0] != "-":
        return None
    message = 'an entry of a list begins with "- "'
    return line.number + 1, line.lead + 1, message, f"write: - {_cut(line.text.strip())}"


def _indentation(mistake: _Mistake) -> Said | None:
    return _misplaced(mistake, mistake.line) if mistake.line.key or mistake.line.dashes else None


def _misplaced(mistake: _Mistake, line: Line) -> Said | None:
    """A line whose indentation is that of none above."""
    open_levels = mistake.lines.open_levels(line.number)
    if line.indent in open_levels and not line.dashes:
        return None
    sign = "-" if line.dashes else ":"
    fitting = {column: one for column, (kind, one) in open_levels.items() if kind == sign}
    if not fitting or line.indent in fitting:
        return None
    column = min(fitting, key=lambda one: (abs(one - line.indent), -one))
    by = f"{column} space{'s' if column != 1 else ''}" if column else "no space"
    hint = f"begin it with {by}, so that it stands below line {fitting[column].number + 1}"
    return line.number + 1, 1, "this line is indented in a way that fits none above it", hint


_LOOKS: tuple[Callable[[_Mistake], Said | None], ...] = (
    _open_quote, _after_quote, _escape, _brackets, _text_after_brackets, _block_header, _block_not_indented,
    _no_space_after_colon, _no_colon, _bad_start, _too_far_in, _colon_in_text, _first_dash, _no_dash, _indentation,
)  # fmt: skip


def _closed_at(value: str) -> int | None:
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
    return f"write: {_cut(line.with_value(value))}"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2].rstrip()} … {text[-LONGEST // 3 :].lstrip()}"


@cache
def known_keys() -> frozenset[str]:
    """Every key that a file of a course may have."""
    from msgspec import inspect  # here, because only mistakes need it

    from copro_tui.course import model
    from copro_tui.frameworks import Framework

    found: set[str] = set()
    seen: set[Any] = set()
    left: list[Any] = [
        inspect.type_info(one)
        for one in (
            model.LessonShape,
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
