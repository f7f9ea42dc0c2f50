"""Find a place or a command by its name, for the search of both front ends."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from copro_tui.commands.command import Command
from copro_tui.commands.names import MORE, name_of
from copro_tui.course.places import Place
from copro_tui.i18n import gettext as _

Sort = Literal["way", "part", "detail"]
"""Sorts of result: a place of the program or a command; a lesson, framework or cohort; a word or person."""

SORTS: tuple[Sort, ...] = ("way", "part", "detail")
"""The sorts, the most likely to be wanted first."""


class Thing(Struct, frozen=True, kw_only=True):
    """A search entry. Its texts are in the language in use."""

    means: Place | Command
    name: str
    label: str = ""
    """Its name with what it is, where it stands on its own: *Framework: The ladder*. Empty where the name says it."""
    kind: str = ""
    """What it is, to be read after its name."""
    words: str = ""
    """More text in which it can be found."""
    sort: Sort = "way"

    @property
    def in_full(self) -> str:
        return self.label or self.name


def thing(means: Place | Command) -> Thing:
    """A place of the program, or a command, as the search has it."""
    if isinstance(means, Command):
        usage = means.typed.means if means.typed is not None else ""
        return Thing(means=means, name=_(means.name), kind=_(usage or means.help), words=f"{_(means.help)} {_(usage)}")
    return Thing(means=means, name=name_of(means), words=_(MORE.get(means, "")))


def find(text: str, things: Sequence[Thing]) -> list[Thing]:
    """The things whose name, or else description, contains ``text``; the best match first.

    A name matches if each word of ``text`` begins a word of it, or if it contains ``text``. Among equal matches places
    and commands come first, and words and people last.
    """
    found = []
    for number, one in enumerate(things):
        if (rank := _rank(text, one)) is not None:
            found.append((*rank, number, one))
    return [one for *_rank_and_number, one in sorted(found, key=lambda each: each[:-1])]


def _rank(text: str, thing: Thing) -> tuple[int, int, int, int] | None:
    """How well a thing matches ``text``, the lower the better; None if it does not match."""
    for way, where in enumerate((thing.name, thing.label, f"{thing.name} {thing.words}")):
        near = _nearness(_folded(text), _folded(where))
        if near is not None:
            return way, int(near == _INSIDE), SORTS.index(thing.sort), near
    return None


_INSIDE = 3


def _nearness(text: str, name: str) -> int | None:
    if text == name:
        return 0
    if name.startswith(text):
        return 1
    wanted, words = re.findall(r"\w+", text), re.findall(r"\w+", name)
    if wanted and all(any(word.startswith(one) for word in words) for one in wanted):
        return 2
    return _INSIDE if text in name else None


def _folded(text: str) -> str:
    """``text`` normalised for searching: case, spaces and Unicode composition make no difference."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
