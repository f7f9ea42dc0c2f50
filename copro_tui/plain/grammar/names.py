"""Which of several things some words name: by number, letter, id, name, or any words of a name that no other has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import chain

from copro_tui.plain.grammar.meanings import Named
from copro_tui.plain.grammar.tokens import BREAK, PAIR, SIGNS, tokens_in, without_signs, words_in
from copro_tui.plain.grammar.words import (
    AND,
    LAST,
    LEADING,
    ORDINALS,
    POLITE,
    SMALL,
    Phrase,
    length_of,
    numbered,
    phrases,
    place_from_an_end,
    stems_of,
    with_digits,
)

BEGINNING = 3
"""The fewest letters accepted as the beginning of a word, so that a single mistyped key names nothing."""

NAMES = 1024
"""How many names are kept in pieces: every line is read with the same ones as the line before it."""

SHORTEST_STEM = 4
"""The fewest letters of a word that is known with another ending."""

EXACT, PART, BEGUN, SCATTERED = 20, 21, 23, 50
"""What naming a thing costs, so that of two readings of a line the better is taken: two things that are named exactly
are rather meant than one by words here and there in its name."""


class Names:
    """Things in the order in which they were read out."""

    def __init__(self, things: Sequence[Named], *, counted: bool = True) -> None:
        """``counted`` says whether the third can be named so."""
        self.things = tuple(things)
        self._counted = counted
        self.by_id = {one.id: one for one in things}
        self._said = {one.id: [_words(one.name), _words(one.short)] for one in things}
        self._labels = _by_key((one.id, [_key(_words(one.label))]) for one in things)
        self.labels = frozenset(word for one in things for word in _words(one.label))
        """The numbers or letters, as tokens."""
        self._exact = _by_key((one.id, map(_key, [*_bare(self._said[one.id]), _words(one.id)])) for one in things)
        self._parts = _by_key((one.id, chain.from_iterable(map(_parts, self._said[one.id]))) for one in things)
        self._known: dict[Phrase, tuple[frozenset[str], int]] = {}
        self.longest = max((len(words) for said in self._said.values() for words in said), default=0) + 4
        """The most words that can name one thing."""

    @cached_property
    def vocabulary(self) -> dict[str, str]:
        """Every word of every name, with its accents."""
        words = {word: word for said in self._said.values() for each in said for word in each}
        written = (
            word for one in self.things for name in (one.name, one.short) for word in re.findall(r"[^\W\d_]+", name)
        )
        return words | {tokens[0]: word.casefold() for word in written if len(tokens := tokens_in(word)) == 1}

    def named(self, tokens: Phrase) -> tuple[frozenset[str], int]:
        """The ids of the things that all of ``tokens`` together can name, and at what cost; empty if none.

        ``tokens`` has number words in digits.
        """
        if tokens not in self._known:
            self._known[tokens] = self._find(tokens)
        return self._known[tokens]

    def _find(self, tokens: Phrase) -> tuple[frozenset[str], int]:
        words, signed = without_signs(tokens), any(one in SIGNS for one in tokens)
        if not words or PAIR in tokens[:1] or BREAK in tokens or tokens[0] in SIGNS or tokens[-1] in SIGNS:
            return frozenset(), 0
        key = _key(words)
        if not signed and (found := self._labels.get(key)):
            return found, EXACT
        if found := self._exact.get(key):
            return found, EXACT
        if not signed and (found := self._by_position(words)):
            return found, EXACT
        if not _says_something(words):
            return frozenset(), 0
        if found := self._parts.get(key):
            return found, PART
        if found := frozenset(one for one in self.by_id if self._begins(one, key)):
            return found, BEGUN
        if signed or not _are_of_one(words):
            return frozenset(), 0
        whole = frozenset(one for one in self.by_id if self._has(one, words, begun=False))
        return whole or frozenset(one for one in self.by_id if self._has(one, words, begun=True)), SCATTERED

    def _by_position(self, words: Phrase) -> frozenset[str]:
        """What an ordinal names, or the last, the top one: it can be the number of a thing or its place in the list."""
        if not (self.things and self._counted):
            return frozenset()
        if words in phrases(LAST):
            return self._labels.get(_key((str(len(self.things)),)), frozenset()) | {self.things[-1].id}
        place = place_from_an_end(words)
        if place and abs(place) <= len(self.things):
            return frozenset({self.things[place - 1 if place > 0 else place].id})
        number = numbered(ORDINALS).get(words, 0)
        in_the_list = {one.id for one in self.things[number - 1 : number]} if number else set[str]()
        return self._labels.get(_key((str(number),)), frozenset()) | in_the_list

    def _begins(self, thing: str, key: str) -> bool:
        """Whether ``key`` is the beginning of a name, or of what follows a word in it."""
        return len(key) >= BEGINNING and any(end.startswith(key) for words in self._said[thing] for end in _ends(words))

    def _has(self, thing: str, words: Phrase, *, begun: bool) -> bool:
        """Whether a name has every word that says something, at least as the beginning of one of its own."""
        return any(
            all(_in(word, said, begun) for word in words if not _says_nothing(word)) for said in self._said[thing]
        )


def _are_of_one(words: Phrase) -> bool:
    """Whether words can be of one name though they do not stand together in it: none twice, and none that joins."""
    joined = any((one,) in phrases(AND) for one in words)
    return not (joined or len(set(words)) < len(words) or _says_nothing(words[0]) or _says_nothing(words[-1]))


def _in(word: str, said: Phrase, begun: bool) -> bool:
    """Whether a word is in a name; with ``begun`` also as the beginning of a word, or with another ending."""
    if word in said or not begun or len(word) < BEGINNING:
        return word in said
    stems = [one for one in stems_of(word) if len(one) >= SHORTEST_STEM]
    return any(one.startswith(word) or one in stems or one.removesuffix("e") in stems for one in said)


def _says_something(words: Phrase) -> bool:
    """Whether words say more than a number, a place in a list, and what may stand around them."""
    small, ordinals = phrases(SMALL), numbered(ORDINALS)
    return any(
        not (one.isdigit() or _says_nothing(one) or len(one) < BEGINNING or (one,) in small or (one,) in ordinals)
        for one in words
    )


def _says_nothing(word: str) -> bool:
    return any((word,) in phrases(notion) for notion in (POLITE, LEADING, AND))


@lru_cache(NAMES)
def _words(text: str) -> Phrase:
    return with_digits(words_in(text))


def _bare(said: Iterable[Phrase]) -> list[Phrase]:
    """Names with and without the words around them that say nothing."""
    found = []
    for words in said:
        found.append(words)
        while words and (long := length_of(POLITE, words)) and long < len(words):
            words = words[long:]
            found.append(words)
    return found


@lru_cache(NAMES)
def _parts(words: Phrase) -> frozenset[str]:
    """The keys of any words of a name that stand together in it."""
    return frozenset(_key(words[at:to]) for at in range(len(words)) for to in range(at + 1, len(words) + 1))


@lru_cache(NAMES)
def _ends(words: Phrase) -> tuple[str, ...]:
    """The keys of a name, and of what follows each word in it."""
    return tuple(_key(words[at:]) for at in range(len(words)))


def _key(words: Phrase) -> str:
    """Words as one, so that co-design, co design and codesign are the same; numbers stay apart."""
    return "".join(f" {one} " if one.isdigit() else one for one in words)


def _by_key(named: Iterable[tuple[str, Iterable[str]]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for thing, keys in named:
        for key in filter(None, keys):
            found.setdefault(key, set()).add(thing)
    return {key: frozenset(ids) for key, ids in found.items()}
