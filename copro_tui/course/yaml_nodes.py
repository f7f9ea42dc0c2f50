"""Reading YAML as text with positions: every scalar stays what the author wrote, and nothing is executed.

The events of PyYAML's parser (the C version if there is one) become nodes that know their line and column. What a
lesson never needs is refused here, with its line and column: tags, anchors and aliases (so no alias bombs), duplicate
keys, deep nesting, large files, text that is not UTF-8. So is everything that the two versions of the parser read
differently (tabs, directives, invisible characters, some uses of ":" and "#"), so that a lesson that is good on one
computer is good on the next.
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

from copro_tui.course.yaml_mistake import quoted
from copro_tui.course.yaml_words import before_parsing, in_plain_words, sign_in_front
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.storage.reading import MIB, UnsuitableFileError, read_regular
from copro_tui.text.safe import characters, excerpt, safe_line


class Rules(Struct, frozen=True):
    """What is asked of a kind of YAML file, beyond the YAML."""

    most_bytes: int
    most_nodes: int
    """The most texts, lists and mappings, counted together, and the most lines."""
    follow: bool
    """Whether the file may be a link."""
    ends_with_line_end: bool
    """Whether a file whose last line has no end is refused, because it may be cut short."""


COURSE_FILE = Rules(most_bytes=MIB, most_nodes=20_000, follow=True, ends_with_line_end=True)
"""A file of a course: the slower version of the parser takes a second for 20,000 nodes. People link files of theirs."""

MAX_DEPTH = 30
"""The deepest nesting that is read."""

_LIBYAML_TOO_DEEP = "exceeded maximum nesting depth"
"""What newer versions of libyaml say at 1,000 levels, which they may reach by looking ahead before we see the 31st."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Control characters other than tabs and line ends; texts must not contain them."""

_REFUSED = re.compile(
    r"(?P<yaml>[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff])"
    r"|(?P<tab>\t)|(?P<unseen>[\x85\u2028\u2029\ufeff])|(?P<directive>^%)",
    re.MULTILINE,
)
"""What YAML does not allow (YAML 1.1, section 5.1), and what the two versions of the parser read differently."""

_WHY_REFUSED = {
    "yaml": (mark("a character that YAML does not allow"), mark("take the character out, or write it as text")),
    "tab": (mark("a tab"), mark("write spaces in its place")),
    "unseen": (mark("an invisible character"), mark("take it out, or begin a new line with Enter")),
    "directive": (
        mark('a line that begins with "%"'),
        mark("put the text in quotes, or put spaces in front of the line"),
    ),
}
"""For each group of ``_REFUSED`` the message and the hint."""

_NOTHING_AFTER_COLON = re.compile(r"\s*:[,\[\]{}?]")
_HASH_IN_HEADER = re.compile(r"[|>][-+0-9]*#")

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
    follows: bool = False
    """Whether it only follows from mistakes that are named in another file."""

    def __str__(self) -> str:
        return safe_line(f"{self.path}:{self.line}:{self.column}: {excerpt(self.message)} → {self.hint}")


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


def read_text(path: Path, name: str, rules: Rules = COURSE_FILE) -> str:
    """The text of a file in Unicode normal form NFC, so that equal letters are equal characters.

    ``name`` is the file's name in messages. Raises SourceError if it is missing, unreadable, too large or not UTF-8.
    """
    try:
        data = read_regular(path, rules.most_bytes, follow=rules.follow)
    except UnsuitableFileError as error:
        if error.errno == errno.EFBIG:
            raise SourceError(
                _too_large(name, 1, 1, _("the file is larger than %(most)d MiB"), rules.most_bytes // MIB)
            ) from error
        raise SourceError(
            Problem(name, 1, 1, _("cannot be read (%(why)s)") % {"why": error.strerror}, error.hint)
        ) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise SourceError(
            Problem(name, 1, 1, _("cannot be read (%(why)s)") % {"why": why}, _("check that it is there"))
        ) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _place(data[: error.start].decode())
        problem = Problem(name, line, column, _("this is not UTF-8 text"), _("save the file as UTF-8"))
        raise SourceError(problem) from error
    return tidy(unicodedata.normalize("NFC", text))


_PASTED = re.compile("[\t\u00ad\u200b-\u200d\u2060\ufeff]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
"""Characters that only say where a word may be broken, and marks of byte order, as word processors write them."""


def tidy(text: str) -> str:
    """``text`` as it was meant: a tab within a line is a space, and what cannot be seen is left out.

    What an emoji is joined with stays, and so does a tab before a line: nobody knows how far in it is meant to be.
    """
    if not _PASTED.search(text):
        return text
    text = "".join(one if len(one) > 1 else _UNSEEN.sub("", one) for one in characters(text))
    if "\t" not in text:
        return text
    return "".join(map(_without_tabs, text.splitlines(keepends=True)))


def _without_tabs(line: str) -> str:
    body = line.lstrip(" \t")
    if not body.strip("\r\n"):
        return body
    return line[: len(line) - len(body)] + body.replace("\t", " ")


def parse(text: str, name: str, rules: Rules = COURSE_FILE) -> tuple[Node, list[Problem]]:
    """The root node of a YAML text, and the problems that do not stop the reading.

    Raises SourceError at the first mistake in the YAML itself.
    """
    if found := _REFUSED.search(text):
        message, hint = _WHY_REFUSED[found.lastgroup or ""]
        raise SourceError(Problem(name, *_place(text[: found.start()]), _(message), _(hint)))
    if text.count("\n") > rules.most_nodes:
        raise SourceError(
            _too_large(name, rules.most_nodes, 1, _("the file has more lines than %(most)d"), rules.most_nodes)
        )
    if said := before_parsing(text):
        raise SourceError(Problem(name, *said))
    try:
        return _Builder(name, text, yaml.parse(text, Loader=_LOADER), rules.most_nodes).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if error.problem == _LIBYAML_TOO_DEEP:
            raise SourceError(_too_deep(name, line, column)) from error
        raise SourceError(Problem(name, *in_plain_words(text, error))) from error


def cut_short(text: str, name: str) -> Problem | None:
    """The problem of a text whose last line has no end: whoever copied the file may not have come to its end."""
    if not text or text.endswith(("\n", "\r")):
        return None
    message = _("the last line has no end, so the file may be cut short")
    return Problem(name, *_place(text), message, _("check that it is all there, and press Enter after the last line"))


def _too_large(name: str, line: int, column: int, message: str, most: int) -> Problem:
    return Problem(name, line, column, message % {"most": most}, _("split it into several files"))


def _too_deep(name: str, line: int, column: int) -> Problem:
    return Problem(name, line, column, _("the nesting is too deep"), _("use fewer levels"))


def _place(before: str) -> tuple[int, int]:
    """The line and column, counted from 1, of what comes after ``before``."""
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


class _Builder:
    """Turns a stream of parser events into nodes."""

    def __init__(self, name: str, text: str, events: Iterator[Any], most_nodes: int) -> None:
        self.name = name
        self.text = text
        self.events = events
        self.left = self.most_nodes = most_nodes
        self.problems: list[Problem] = []

    def document(self) -> tuple[Node, list[Problem]]:
        root = Node({}, 1, 1)
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._problem(event, _("a second document begins here"), _('take the "---" out'))
                    break
            elif isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent, yaml.AliasEvent)):
                root = self._node(event, 0)
        return root, self.problems

    def _sign(self, event: Any, message: str, hint: str) -> None:
        """A tag, anchor or alias, where an author most likely meant a text that begins with such a sign."""
        mark = event.start_mark
        said = None
        if isinstance(event, (yaml.ScalarEvent, yaml.AliasEvent)):
            said = sign_in_front(self.text, mark.line, mark.column)
        self.problems.append(Problem(self.name, *(said or (mark.line + 1, mark.column + 1, message, hint))))

    def _problem(self, event: Any, message: str, hint: str) -> None:
        mark = event.start_mark
        self.problems.append(Problem(self.name, mark.line + 1, mark.column + 1, message, hint))

    def _node(self, event: Any, depth: int, *, in_brackets: bool = False) -> Node:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if isinstance(event, yaml.AliasEvent):
            self._sign(
                event,
                _("an alias (*%(anchor)s) is not used in lessons") % {"anchor": event.anchor},
                _("write the text out again"),
            )
            return Node("", line, column)
        if depth > MAX_DEPTH:
            raise SourceError(_too_deep(self.name, line, column))
        self.left -= 1
        if self.left < 0:
            raise SourceError(
                _too_large(self.name, line, column, _("the file has more entries than %(most)d"), self.most_nodes)
            )
        if event.tag is not None:
            self._sign(
                event, _('a tag ("%(tag)s") is not used in lessons') % {"tag": event.tag}, _("put the text in quotes")
            )
        if event.anchor is not None:
            self._sign(
                event,
                _("an anchor (&%(anchor)s) is not used in lessons") % {"anchor": event.anchor},
                _("put the text in quotes"),
            )
        if isinstance(event, yaml.ScalarEvent):
            self._check_signs(event, in_brackets)
            if _CONTROL.search(event.value):
                self._problem(event, _("a control character"), _("take the character out"))
            return Node(event.value, line, column)
        flow = in_brackets or bool(event.flow_style)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node] = []
            while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
                items.append(self._node(event, depth + 1, in_brackets=flow))
            return Node(items, line, column)
        return Node(self._mapping(depth, flow), line, column)

    def _check_signs(self, event: Any, in_brackets: bool) -> None:
        """Report what only one of the two versions of the parser reads."""
        end = event.end_mark.index
        if in_brackets and not event.style and "?" in event.value:
            self._problem(event, _('a "?" inside brackets'), _("put the text in quotes"))
        elif in_brackets and not event.style and _NOTHING_AFTER_COLON.match(self.text, end):
            self._problem(event, _('a ":" with nothing after it'), _("put a space after it, or the text in quotes"))
        if event.style in ("|", ">") and _HASH_IN_HEADER.match(self.text, event.start_mark.index):
            self._problem(
                event, _('a "#" right after "%(sign)s"') % {"sign": event.style}, _("put a space between them")
            )

    def _mapping(self, depth: int, in_brackets: bool) -> dict[str, Node]:
        mapping: dict[str, Node] = {}
        parted: dict[str, Any] = {}
        """The keys whose values have a comma in them, and the event at which the first of them goes on."""
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1, in_brackets=in_brackets)
            value = self._node(next(self.events), depth + 1, in_brackets=in_brackets)
            value.key_at = (key.line, key.column)
            last = next(reversed(mapping), "")
            if in_brackets and last and _goes_on(mapping[last], key, value, self.text, event):
                parted.setdefault(last, event)
                before, more = str(mapping[last].value), str(key.value)
                mapping[last].value = f"{before}{'.' if f'{before}{more}'.isdigit() else ', '}{more}"
            elif not isinstance(key.value, str):
                self._problem(event, _("a key has to be a single word"), _("write it as one word"))
            elif not key.value:
                self._problem(event, _("a key is missing"), _('write a word before the ":"'))
            elif key.value in mapping:
                self._problem(event, _('the key "%(key)s" comes twice') % {"key": key.value}, _("take one of them out"))
            else:
                mapping[key.value] = value
        for last, event in parted.items():
            whole = str(mapping[last].value)
            if re.fullmatch(r"\d+\.\d+", whole):
                self._problem(
                    event,
                    _("a number has a full stop in it, and no comma"),
                    _("write: %(line)s") % {"line": f"{last}: {whole}"},
                )
            else:
                hint = _("write: %(line)s") % {"line": f"{last}: {quoted(whole)}"}
                self._problem(event, _("between { and } a text with a comma in it has to be in quotes"), hint)
        return mapping


def _goes_on(last: Node, key: Node, value: Node, text: str, event: Any) -> bool:
    """Whether a key between ``{`` and ``}`` has no colon, so that it belongs to the text before the comma."""
    texts = isinstance(last.value, str) and isinstance(key.value, str) and bool(key.value)
    return texts and value.value == "" and text[event.end_mark.index :].lstrip()[:1] in (",", "}")
