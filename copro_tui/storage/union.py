"""Joining what is on this disk with what comes from outside: entries are added, and none that is here is changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

from msgspec import Struct

from copro_tui.i18n import ngettext

Entry = TypeVar("Entry")
Key = TypeVar("Key", bound=Hashable)


class Joined(Struct, Generic[Entry, Key], frozen=True):
    """What came of joining."""

    entries: list[Entry]
    """Those from here in their order, and then those that only came from outside in theirs; each key once."""
    added: int
    """How many only came from outside."""
    differing: tuple[Key, ...]
    """The keys of those from outside that are not as they are here, and were left out."""


def union(here: Iterable[Entry], outside: Iterable[Entry], key: Callable[[Entry], Key]) -> Joined[Entry, Key]:
    """Every entry once. Of two with one ``key`` the one from here stays; if they differ, that is told."""
    by_key: dict[Key, Entry] = {}
    for entry in here:
        by_key.setdefault(key(entry), entry)
    known = len(by_key)
    differing: dict[Key, None] = {}
    for entry in outside:
        name = key(entry)
        if by_key.setdefault(name, entry) != entry:
            differing[name] = None
    return Joined(list(by_key.values()), len(by_key) - known, tuple(differing))


def differences_in_words(count: int) -> str:
    """That so many entries differed from those here, as a sentence; empty where none did."""
    if not count:
        return ""
    message = ngettext(
        "%(count)d entry differs from the one on this computer; it was left as it is here.",
        "%(count)d entries differ from those on this computer; they were left as they are here.",
        count,
    )
    return message % {"count": count}
