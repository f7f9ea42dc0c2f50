"""Merge entries on this disk with entries from elsewhere: new ones are added, existing ones are never changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

from msgspec import Struct

from copro_tui.i18n import ngettext

Entry = TypeVar("Entry")
Key = TypeVar("Key", bound=Hashable)


class Joined(Struct, Generic[Entry, Key], frozen=True):
    """The result of a merge."""

    entries: list[Entry]
    """The entries from here in their order, then those only from outside in theirs; each key once."""
    added: int
    """How many entries were only outside."""
    differing: tuple[Key, ...]
    """The keys of entries from outside that differ from the ones here; they were dropped."""


def union(here: Iterable[Entry], outside: Iterable[Entry], key: Callable[[Entry], Key]) -> Joined[Entry, Key]:
    """Merge two collections, each key once. For equal keys the entry from ``here`` wins; differences are listed."""
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
    """A sentence for the user about ``count`` entries that differed; empty for 0."""
    if not count:
        return ""
    message = ngettext(
        "%(count)d entry differs from the one on this computer; it was left as it is here.",
        "%(count)d entries differ from those on this computer; they were left as they are here.",
        count,
    )
    return message % {"count": count}
