"""How the files of this course are laid out: one way, so that a change shows what was changed and nothing else.

``python -m tests.course.layout`` writes every file of ``lessons/`` anew in that way; ``docs/authors.md`` describes it.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

LESSONS = Path(__file__).parents[2] / "lessons"
WIDTH = 115

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The quick one, where PyYAML has it: they read the same."""
_BASE: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_ID = re.compile(r"[a-z][a-z0-9/-]*|[1-9]")
_CREDIT = re.compile(r"[01](\.\d+)?")
_ITEM = re.compile(r"(?:[-*]|\d+\.) ")
_KEPT = re.compile(r"^(?: {4}|\||```|>|#)", re.MULTILINE)
"""Paragraphs whose lines mean something: tables, preformatted text, quotations and headings."""


def laid_out(text: str) -> str:
    """The text of a file of a course as it should be written; comments that stand at its margin are kept."""
    lines: list[str] = []
    comments: dict[int, list[str]] = {}
    for number, line in enumerate(text.splitlines()):
        if line.startswith("#"):
            comments.setdefault(number + 1, []).append(line)
    root = yaml.compose(text, Loader=LOADER)
    assert isinstance(root, yaml.MappingNode)
    pending = sorted(comments)
    for key, value in root.value:
        while pending and pending[0] <= key.start_mark.line + 1:
            lines += comments[pending.pop(0)]
        lines += _entry(key.value, value, 0)
    return "\n".join(lines) + "\n"


def _entry(key: str, value: yaml.Node, indent: int) -> Iterator[str]:
    """``key: value``, in as many lines as it needs."""
    margin = " " * indent
    if isinstance(value, yaml.ScalarNode):
        yield from _text(f"{margin}{key}:", value, indent + 2)
    elif isinstance(value, yaml.SequenceNode) and all(_is_id(one) for one in value.value):
        yield from _in_brackets(f"{margin}{key}:", [one.value for one in value.value], indent + 2)
    elif isinstance(value, yaml.SequenceNode):
        yield f"{margin}{key}:"
        for place, one in enumerate(value.value):
            if key == "steps" and place:
                yield ""
            yield from _listed(one, indent + 2)
    elif isinstance(value, yaml.MappingNode):
        if all(isinstance(one, yaml.ScalarNode) and _CREDIT.fullmatch(one.value) for _key, one in value.value):
            yield f"{margin}{key}: {{{', '.join(f'{one.value}: {other.value}' for one, other in value.value)}}}"
            return
        yield f"{margin}{key}:"
        for inner, one in value.value:
            yield from _entry(inner.value, one, indent + 2)


def _listed(one: yaml.Node, indent: int) -> Iterator[str]:
    """An item of a list, after its hyphen."""
    margin = " " * indent
    if isinstance(one, yaml.ScalarNode):
        yield from _text(f"{margin}-", one, indent + 2)
    elif isinstance(one, yaml.MappingNode):
        for place, (key, value) in enumerate(one.value):
            lines = list(_entry(key.value, value, indent + 2))
            if not place:
                lines[0] = f"{margin}- {lines[0].lstrip()}"
            yield from lines
    else:
        raise ValueError("a list in a list")


def _is_id(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and bool(_ID.fullmatch(node.value))


def _in_brackets(head: str, ids: list[str], indent: int) -> Iterator[str]:
    yield from textwrap.wrap(
        f"{head} [{', '.join(ids)}]",
        WIDTH,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _text(head: str, node: yaml.ScalarNode, indent: int) -> Iterator[str]:
    """A text: on the line of its key if it fits, folded below it if not, and with ``|`` if it has paragraphs."""
    margin = " " * indent
    if node.style == "|":
        yield f"{head} |"
        for place, paragraph in enumerate(node.value.strip("\n").split("\n\n")):
            if place:
                yield ""
            yield from _paragraph(paragraph, margin)
        return
    line = f"{head} {_plain(node.value)}"
    if len(line) <= WIDTH:
        yield line
    else:
        yield f"{head} >-"
        yield from _wrapped(node.value, margin, margin)


def _paragraph(paragraph: str, margin: str) -> Iterator[str]:
    """A paragraph or a list of Markdown, its lines filled."""
    if _KEPT.search(paragraph):
        yield from (margin + line for line in paragraph.split("\n"))
        return
    filled: list[str] = []
    for line in paragraph.split("\n"):
        if filled and not _ITEM.match(line.lstrip()):
            filled[-1] += " " + line.strip()
        else:
            filled.append(line.rstrip())
    for one in filled:
        start = " " * (len(one) - len(one.lstrip()))
        hanging = "  " if _ITEM.match(one.lstrip()) else ""
        yield from _wrapped(one.lstrip(), margin + start, margin + start + hanging)


def _wrapped(text: str, first: str, others: str) -> list[str]:
    """``text`` in lines of at most ``WIDTH``, none of which begins with what would make it a list or a heading."""
    lines: list[str] = []
    line = first
    for word in text.split(" "):
        fits = len(line) + len(word) + (line != first and line != others) <= WIDTH
        if line.strip() and not fits and not re.fullmatch(r"[-*+>#]|1[.)]", word):
            lines.append(line)
            line = others
        line += word if not line.strip() else " " + word
    return [*lines, line]


def _plain(value: str) -> str:
    """A text as it is written on one line: in double quotes only if YAML asks for quotes."""
    try:
        same = yaml.load(f"k: {value}\n", _BASE) == {"k": value}
        same = same and yaml.load(f"- {value}\n", _BASE) == [value]
    except yaml.YAMLError:
        same = False
    if same and value and value[0] not in "%!&*@`'\"":
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def files() -> list[Path]:
    return sorted(LESSONS.rglob("*.yaml"))


if __name__ == "__main__":
    for path in files():
        path.write_text(laid_out(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
