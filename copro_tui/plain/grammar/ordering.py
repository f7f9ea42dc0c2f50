"""Lines that put things in order: a whole order, one thing moved, or two exchanged."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from copro_tui.plain.grammar.meanings import (
    At,
    Beside,
    By,
    Meaning,
    Moved,
    Named,
    Ordered,
    Swapped,
    Unclear,
    Understood,
    Where,
    rearranged,
)
from copro_tui.plain.grammar.names import Names
from copro_tui.plain.grammar.picking import run_apart, unclear
from copro_tui.plain.grammar.reading import read, single
from copro_tui.plain.grammar.tokens import BREAK, LIST, PAIR, SIGNS
from copro_tui.plain.grammar.understanding import understood
from copro_tui.plain.grammar.words import (
    ABOVE,
    AND,
    BELOW,
    BETWEEN,
    BOTTOM,
    DOWN,
    END,
    IT,
    LAST,
    LOWER,
    MOVE,
    NOUNS,
    ORDINALS,
    POLITE,
    RAISE,
    REVERSE,
    START,
    STEPS,
    SWAP,
    THEM,
    TO,
    TOP,
    UP,
    Phrase,
    length_of,
    numbered,
    phrases,
    place_from_an_end,
)

_VERBS = (MOVE, SWAP, UP, DOWN, RAISE, LOWER, ABOVE, BELOW, BETWEEN, REVERSE, TOP, BOTTOM, START, END, LAST, TO)


def order_of(line: str, things: Sequence[Named], *, loose: Collection[str] = (), it: str = "") -> Understood:
    """How a line orders ``things``, which come in the order in which they stand now.

    ``loose`` are the ids of those that can be moved (all, if it is empty), so that only they need be named; ``it`` is
    the id of the one that was moved last.
    """
    reader = _Orders(Names(things), frozenset(loose) or frozenset(one.id for one in things), it)
    words = [word for notion in _VERBS for phrase in phrases(notion) for word in phrase]
    return understood(line, [reader.names], reader.take, words)


class _Orders:
    def __init__(self, names: Names, loose: frozenset[str], it: str) -> None:
        self.names = names
        self._now = [one.id for one in names.things]
        self._loose = loose
        self._it = it

    def take(self, tokens: Phrase) -> Meaning | Unclear | None:
        tokens = _without_polite(tokens)
        if tokens in phrases(REVERSE):
            return Ordered(tuple(reversed(self._now)))
        whole = self._order(tokens)
        if isinstance(whole, Ordered) and self._complete(whole.items):
            return whole
        one = self._one(tokens)
        if isinstance(one, Moved | Swapped):
            return one
        return self._one_after_another(tokens) or one or (None if length_of(MOVE, tokens) else whole)

    def _one(self, tokens: Phrase) -> Moved | Swapped | Unclear | None:
        """One thing that is moved, or two that are exchanged."""
        if long := length_of(SWAP, tokens):
            return self._swapped(tokens[long:])
        if tokens[-1:] in phrases(SWAP):
            return self._swapped(tokens[:-1])
        moves = list(dict.fromkeys([*self._moves(tokens[length_of(MOVE, tokens) :]), *self._raised(tokens)]))
        sure = [one for one in moves if isinstance(one, Moved)]
        if sure:
            return sure[0] if len({tuple(rearranged(self._now, one)) for one in sure}) == 1 else None
        return next((one for one in moves if isinstance(one, Unclear)), None)

    def _one_after_another(self, tokens: Phrase) -> Ordered | None:
        """What comes of several moves in a row, where each part of a line is one."""
        parts: list[Phrase] = [()]
        for token in tokens:
            ends = token in (LIST, BREAK) or (token,) in phrases(AND)
            parts = [*parts, ()] if ends else [*parts[:-1], (*parts[-1], token)]
        reader = self
        for part in filter(None, parts):
            found = reader._one(_without_polite(part))
            if not isinstance(found, Moved | Swapped):
                return None
            now = rearranged(reader._now, found)
            it = found.item if isinstance(found, Moved) else ""
            reader = _Orders(Names([self.names.by_id[one] for one in now]), self._loose, it)
        return Ordered(tuple(reader._now)) if reader is not self else None

    # -- a whole order ------------------------------------------------------------------------------------------

    def _order(self, tokens: Phrase) -> Ordered | Unclear | None:
        if (by_place := self._by_places(tokens)) is not None:
            return by_place
        found: Ordered | Unclear | None = None
        for tried in dict.fromkeys((tokens, run_apart(tokens, self.names), _without_counting(tokens))):
            reading = read(tried, self.names)
            if reading is None:
                continue
            items = reading.items
            if items is None:
                found = found or unclear(reading.mentions, self.names)
            elif self._complete(items):
                return Ordered(items)
            else:
                found = found or Ordered(items)
        return found

    def _complete(self, items: Sequence[str]) -> bool:
        """Whether these are all of them, or all that can be moved, each once."""
        return len(set(items)) == len(items) and set(items) in (set(self._now), self._loose)

    def _by_places(self, tokens: Phrase) -> Ordered | None:
        """The place of each item, as in 1=3 2=1 3=2."""
        pairs = [tokens[at : at + 3] for at in range(0, len(tokens), 3)]
        if len(pairs) != len(self._now) or any(len(one) != 3 or one[1] != PAIR for one in pairs):
            return None
        places = {one[2]: self.names.named(one[:1])[0] for one in pairs}
        found = [next(iter(places.get(str(place), ())), "") for place in range(1, len(pairs) + 1)]
        return Ordered(tuple(found)) if set(found) == set(self._now) else None

    # -- one or two ---------------------------------------------------------------------------------------------

    def _swapped(self, tokens: Phrase) -> Swapped | Unclear | None:
        loose = [one for one in self._now if one in self._loose]
        if len(loose) == 2 and (not _without_polite(tokens) or _without_polite(tokens) in phrases(THEM)):
            return Swapped(*loose)
        reading = read(_and_for_with(tokens), self.names)
        if reading is None or len(reading.mentions) != 2:
            return None
        items = reading.items
        if items is None:
            return unclear(reading.mentions, self.names)
        return Swapped(*items)

    def _raised(self, tokens: Phrase) -> Iterator[Moved | Unclear]:
        """What is raised, or lowered, by some places."""
        for notion, way in ((RAISE, -1), (LOWER, 1)):
            if long := length_of(notion, tokens):
                rest = tokens[long:]
                for to in range(len(rest), 0, -1):
                    if (count := _count(rest[to:])) is not None:
                        yield from self._move(rest[:to], By(way * count))

    def _moves(self, tokens: Phrase) -> Iterator[Moved | Unclear]:
        """Every way in which words are a thing and where it goes."""
        for at in range(len(tokens) + 1):
            for where in self._wheres(tokens[at:]):
                if isinstance(where, Unclear):
                    yield where
                else:
                    yield from self._move(tokens[:at], where)
            for notion, way in ((UP, -1), (DOWN, 1)):
                if tokens[at:] in phrases(notion):  # 5 two places up
                    for to in range(1, at):
                        if count := _count(tokens[to:at]):
                            yield from self._move(tokens[:to], By(way * count))

    def _move(self, tokens: Phrase, where: Where) -> Iterator[Moved | Unclear]:
        """The thing that some words name, moved; an empty phrase or *it* is the one that was moved last."""
        if not tokens or tokens in phrases(IT):
            if self._it and not (isinstance(where, Beside) and where.other == self._it):
                yield Moved(self._it, where)
            return
        mention = single(tokens, self.names)
        if mention is None:
            return
        if len(mention.ids) > 1:
            yield unclear([mention], self.names)
            return
        (item,) = mention.ids
        if not (isinstance(where, Beside) and where.other == item):
            yield Moved(item, where)

    def _wheres(self, tokens: Phrase) -> Iterator[Where | Unclear]:
        """Where some words say that something goes."""
        for notion, way in ((UP, -1), (DOWN, 1)):
            if long := length_of(notion, tokens):
                if (count := _count(tokens[long:])) is not None:
                    yield By(way * count)
                if length_of(TO, tokens, long) and (place := self._place(tokens[long:], led=True)) is not None:
                    yield At(place)
        for notion, below in ((ABOVE, False), (BELOW, True)):
            if long := length_of(notion, tokens):
                other = single(tokens[long:], self.names)
                if other is not None:
                    yield Beside(min(other.ids), below) if len(other.ids) == 1 else unclear([other], self.names)
        if long := length_of(BETWEEN, tokens):
            yield from self._between(tokens[long:])
        if (place := self._place(tokens, led=False)) is not None:
            yield At(place)

    def _between(self, tokens: Phrase) -> Iterator[Where | Unclear]:
        reading = read(tokens, self.names)
        if reading is None or len(reading.mentions) != 2:
            return
        if reading.items is None:
            yield unclear(reading.mentions, self.names)
        else:
            first, second = sorted(self._now.index(one) for one in reading.items)
            if second - first in (1, 2):
                yield Beside(self._now[first], below=True)

    def _place(self, tokens: Phrase, *, led: bool) -> int | None:
        """The place in the order that some words say; a bare number only after a word such as *to*."""
        led = led or tokens[:1] == (PAIR,)
        tokens = tokens[1:] if tokens[:1] == (PAIR,) else tokens
        while long := length_of(TO, tokens) or length_of(POLITE, tokens):
            led = led or bool(length_of(TO, tokens))
            tokens = tokens[long:]
        tokens = _before_of(tokens)
        noun = length_of(NOUNS, tokens)
        led, tokens = led or bool(noun), tokens[noun:]
        while len(tokens) > 1 and (tokens[-1:] in phrases(NOUNS) or tokens[-1:] in phrases(POLITE)):
            tokens = tokens[:-1]
        if place := place_from_an_end(tokens):
            return place
        if tokens in numbered(ORDINALS):
            place = numbered(ORDINALS)[tokens]
        elif led and len(tokens) == 1 and tokens[0].isdigit() and len(tokens[0]) < 4:
            place = int(tokens[0])
        else:
            return None
        return place if place > 0 else None


def _count(tokens: Phrase) -> int | None:
    """How many places some words say; 1 if there are none, None if they say something else."""
    rest, at = list[str](), 0
    while at < len(tokens):
        silent = length_of(STEPS, tokens, at) or length_of(POLITE, tokens, at)
        rest += [] if silent else tokens[at : at + 1]
        at += silent or 1
    if not rest:
        return 1
    return int(rest[0]) if len(rest) == 1 and rest[0].isdigit() and len(rest[0]) < 4 else None


def _before_of(tokens: Phrase) -> Phrase:
    """*The top of the ladder* as *the top*."""
    return tokens[: tokens.index("of")] if "of" in tokens[1:] else tokens


def _and_for_with(tokens: Phrase) -> Phrase:
    return tuple("and" if one in ("with", "for") else one for one in tokens)


def _without_counting(tokens: Phrase) -> Phrase:
    """A row without the words that count it: first 3, then 1, last 2."""
    counting = {*numbered(ORDINALS), *phrases(LAST)}
    return tuple(one for at, one in enumerate(tokens) if (one,) not in counting or at + 1 == len(tokens))


def _without_polite(tokens: Phrase) -> Phrase:
    """Words without those around them that say nothing; *it* stays."""
    while (long := length_of(POLITE, tokens)) and tokens[:long] not in phrases(IT) | phrases(MOVE):
        tokens = tokens[long:]
    while tokens[-1:] in phrases(POLITE) and tokens[-1:] not in phrases(IT):
        tokens = tokens[:-2] if tokens[-2:-1] in {(one,) for one in SIGNS} else tokens[:-1]
    return tokens
