"""Merge entries on this disk with entries from elsewhere: new ones are added, existing ones are never changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from heapq import merge
from typing import Generic, TypeVar

from msgspec import Struct

from copro_tui.i18n import ngettext

Entry = TypeVar("Entry")
Key = TypeVar("Key", bound=Hashable)


class Joined(Struct, Generic[Entry, Key], frozen=True):
    """The result of a merge."""

    entries: list[Entry]
    """Each key once, and the entries from here in their order."""
    added: int
    """How many entries were only outside."""
    differing: tuple[Key, ...]
    """The keys of entries from outside that differ from the ones here; they were dropped."""


def union(here: Iterable[Entry], outside: Iterable[Entry], key: Callable[[Entry], Key]) -> Joined[Entry, Key]:
    """Merge two collections: the entries from ``here``, then those only from ``outside``.

    For equal keys the entry from ``here`` wins; differences are listed.
    """
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


def in_order(
    here: Iterable[Entry], outside: Iterable[Entry], key: Callable[[Entry], Key], when: Callable[[Entry], str]
) -> Joined[Entry, Key]:
    """Merge two histories, each in the order in which it was written, into one that keeps the order of both.

    Times decide only between entries that different copies added after the same common entry, so that a clock that
    was wrong for a while cannot put a later entry of a copy before an earlier one. Otherwise it is like ``union``.
    """
    mine, theirs = union(here, (), key).entries, list(outside)
    joined = union(mine, theirs, key)
    place = {key(entry): number for number, entry in enumerate(mine)}
    entries: list[Entry] = []
    new: list[Entry] = []
    done = 0
    for entry in union(theirs, (), key).entries:
        common = place.get(key(entry))
        if common is None:
            new.append(entry)
        elif common >= done:  # where the copies contradict each other, the order here counts
            entries += [*_by_time(mine[done:common], new, key, when), mine[common]]
            done, new = common + 1, []
    entries += _by_time(mine[done:], new, key, when)
    return Joined(entries, joined.added, joined.differing)


def _by_time(
    one: Sequence[Entry], other: Sequence[Entry], key: Callable[[Entry], Key], when: Callable[[Entry], str]
) -> Iterable[Entry]:
    """Both in one, the earlier of the two next ones first; each keeps its own order, whatever its times are."""
    return merge(one, other, key=lambda entry: (when(entry), str(key(entry))))


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
