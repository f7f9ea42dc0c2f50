"""Find a place, a command or a text by words of it, for the search of both front ends."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Literal

from msgspec import Struct

from copro_tui.commands.command import Command
from copro_tui.commands.names import MORE, name_of
from copro_tui.course.places import Place
from copro_tui.i18n import gettext as _
from copro_tui.text.suggest import nearest

Sort = Literal["way", "part", "detail", "text"]
"""Sorts of result: a place of the program or a command; a lesson, framework or cohort; a word or person; a page of a
lesson, found by its text."""

SORTS: tuple[Sort, ...] = ("way", "part", "detail", "text")
"""The sorts, the most likely to be wanted first."""

AROUND = 34
"""Letters of a text before and after what was found in it."""


_WORD = re.compile(r"(?P<begins>(?:^|[\n.?!:›…])[ “‘\"'(]*)?(?P<word>[^\W\d_]{3,})")
"""A word, and what is before it if it begins a sentence, where all have a capital."""


class Thing(Struct, frozen=True, kw_only=True):
    """A search entry. Its texts are in the language in use."""

    means: Place | Command
    name: str
    label: str = ""
    """Its name with what it is, by which it is found as well: *Framework: The ladder*. Empty where the name says it."""
    kind: str = ""
    """What it is, to be read after its name."""
    words: str = ""
    """More text in which it can be found."""
    about: str = ""
    """What is said of it where there is room; it is not looked in."""
    sort: Sort = "way"


def thing(means: Place | Command) -> Thing:
    """A place of the program, or a command, as the search has it."""
    if isinstance(means, Command):
        usage = means.typed.means if means.typed is not None else ""
        return Thing(means=means, name=_(means.name), kind=_(usage or means.help), words=f"{_(means.help)} {_(usage)}")
    return Thing(means=means, name=name_of(means), words=_(MORE.get(means, "")))


class Index:
    """Things to be found, with their texts made ready once."""

    def __init__(self, things: Iterable[Thing]) -> None:
        self.things = tuple(things)
        self._folded = [_texts_of(one) for one in self.things]

    def find(self, text: str) -> list[Thing]:
        """The things whose name, or else text, contains ``text``; the best match first.

        A name matches if each word of ``text`` begins a word of it, or if it contains ``text``. Among equal matches
        places and commands come first, and texts last.
        """
        wanted, found = folded(text), []
        for number, one in enumerate(self.things):
            if (rank := _rank(wanted, one, self._folded[number])) is not None:
                found.append((*rank, number, one))
        return [one for *_rank_and_number, one in sorted(found, key=lambda each: each[:-1])]

    def suggest(self, text: str) -> str:
        """``text`` with each word that is nowhere replaced by the one most like it; empty if nothing is near.

        Words have their own letters: a name has its capital.
        """
        words = re.findall(r"\w+", folded(text))
        better = [word if len(word) < 3 or word in self._known else nearest(word, self._known) for word in words]
        if not words or not all(better) or better == words:
            return ""
        return " ".join(self._known.get(word, word) for word in better)

    @cached_property
    def _known(self) -> dict[str, str]:
        """The words of all texts, those of names first, each as it is written within a sentence: a name has its
        capital, and a word that is written small anywhere has none."""
        texts = [one.name for one in self.things]
        texts += [text for one in self.things for text in (one.label, one.words)]
        found: dict[str, str] = {}
        small: set[str] = set()
        for one in (one for text in texts for one in _WORD.finditer(unicodedata.normalize("NFC", text))):
            word = one["word"]
            if word.islower():
                small.add(word)
            if word.islower() or one["begins"] is None:
                found[word.casefold()] = word
            else:
                found.setdefault(word.casefold(), word.casefold())
        return found | {word: word for word in small}


def find(text: str, things: Sequence[Thing]) -> list[Thing]:
    """What an index of ``things`` finds."""
    return Index(things).find(text)


def excerpt(text: str, thing: Thing, around: int = AROUND) -> str:
    """Where in its text a thing has what was looked for, with some letters ``around``; empty if its name has it."""
    wanted = folded(text)
    first = next(iter(re.findall(r"\w+", wanted)), "")
    for piece in (wanted, first):
        at = folded(thing.words).find(piece) if piece and piece not in folded(thing.name) else -1
        if at >= 0:
            words = " ".join(thing.words.split())
            begin, end = max(0, at - around), at + len(piece) + around
            shown = words[begin:end]
            shown = shown.partition(" ")[2] if begin else shown
            shown = shown.rpartition(" ")[0] if end < len(words) else shown
            return f"{'…' * bool(begin)}{shown}{'…' * (end < len(words))}"
    return ""


def folded(text: str) -> str:
    """``text`` normalised for searching: case, spaces and Unicode composition make no difference."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _texts_of(one: Thing) -> tuple[str, str, str]:
    return folded(one.name), folded(one.label), folded(f"{one.name} {one.words}")


def _rank(text: str, thing: Thing, texts: Sequence[str]) -> tuple[int, int, int, int] | None:
    """How well a thing matches ``text``, the lower the better; None if it does not match."""
    for way, where in enumerate(texts):
        near = _nearness(text, where)
        if near is not None:
            return way, int(near == _INSIDE), SORTS.index(thing.sort), near
    return None


_INSIDE = 3


def _nearness(text: str, name: str) -> int | None:
    if text == name:
        return 0
    if name.startswith(text):
        return 1
    wanted = re.findall(r"\w+", text)
    if wanted and all(re.search(rf"\b{re.escape(one)}", name) for one in wanted):
        return 2
    return _INSIDE if text in name else None
