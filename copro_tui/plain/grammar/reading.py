"""Read a line as the things that are named on it, one after the other, in the way that costs least."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from copro_tui.plain.grammar.names import Names
from copro_tui.plain.grammar.tokens import SIGNS, without_signs
from copro_tui.plain.grammar.words import (
    AND,
    LEADING,
    NOUNS,
    ORDINALS,
    POLITE,
    VERBS,
    Phrase,
    length_of,
    numbered,
    phrases,
)

_SKIPPED, _SEVERAL = 1, 1000
"""What it costs to pass over a word that says nothing, and to name what can be several things."""


class Mention(Struct, frozen=True):
    """Words that name something."""

    ids: frozenset[str]
    """More than one if it can be any of several."""
    words: Phrase


class Reading(Struct, frozen=True):
    """A way to read some words as things, one after the other."""

    mentions: tuple[Mention, ...] = ()
    cost: int = 0

    @property
    def ids(self) -> tuple[frozenset[str], ...]:
        return tuple(one.ids for one in self.mentions)

    @property
    def items(self) -> tuple[str, ...] | None:
        """The things in their order, None if one of them could be several."""
        return None if any(len(one) > 1 for one in self.ids) else tuple(one for ids in self.ids for one in ids)


def read(tokens: Phrase, names: Names) -> Reading | None:
    """The best reading of all of ``tokens``, None if something in them names nothing. They have number words in digits.

    Of readings that cost the same and differ, what differs is given as what can be several things.
    """
    best: list[list[Reading]] = [[Reading()], *([] for _token in tokens)]
    for at in range(len(tokens)):
        for reading in best[at]:
            for to, more in _steps(tokens, at, names, begun=bool(reading.mentions)):
                mentions = (*reading.mentions, more) if isinstance(more, Mention) else reading.mentions
                cost = more if isinstance(more, int) else _cost(names, tokens[at:to])
                _keep(best[to], Reading(mentions, reading.cost + cost))
    found = [one for one in best[-1] if one.mentions]
    if len(found) < 2:
        return next(iter(found), None)
    first, second = found[:2]
    if len(first.mentions) != len(second.mentions):
        return first
    pairs = zip(first.mentions, second.mentions, strict=True)
    return Reading(tuple(Mention(one.ids | other.ids, one.words) for one, other in pairs), first.cost)


def single(tokens: Phrase, names: Names) -> Mention | None:
    """The one thing that all of ``tokens`` name; None if they name none, or several."""
    reading = read(tokens, names)
    return reading.mentions[0] if reading is not None and len(reading.mentions) == 1 else None


def _steps(tokens: Phrase, at: int, names: Names, *, begun: bool) -> Iterator[tuple[int, Mention | int]]:
    """Where a reading can go on from a place: past what names nothing, at a cost, or past what names something."""
    if tokens[at] in SIGNS:
        yield at + 1, 0
    if long := length_of(AND, tokens, at):
        yield at + long, 0
    if long := silent(tokens, at, names, begun=begun):
        yield at + long, _SKIPPED * long
    for to in range(at + 1, min(len(tokens), at + names.longest) + 1):
        if ids := names.named(tokens[at:to])[0]:
            yield to, Mention(ids, without_signs(tokens[at:to]))


def silent(tokens: Phrase, at: int, names: Names, *, begun: bool) -> int:
    """How many words from a place on say nothing: politeness, what leads up to a thing, and *number* beside a number.

    ``begun`` says whether something was named before. A word that names something by itself says nothing only beside
    what does.
    """
    if long := length_of(POLITE, tokens, at):
        alone = _ends(tokens, at + long) and (not at or tokens[at - 1] in SIGNS or tokens[at - 1 : at] in phrases(AND))
        return 0 if alone and names.named(tokens[at : at + long])[0] else long
    if not begun and (long := length_of(LEADING, tokens, at)):
        return long
    long = length_of(NOUNS, tokens, at)
    while long and (more := length_of(NOUNS, tokens, at + long)):
        long += more  # answer number 2
    if long and (_counts(tokens, at + long) or (at and _counts(tokens, at - 1))):
        return long
    long = long or (0 if begun else length_of(VERBS, tokens, at))
    if not long or names.named(tokens[at : at + long])[0]:
        return 0
    return long if not _ends(tokens, at + long) or (begun and at + long == len(tokens)) else 0


def _counts(tokens: Phrase, at: int) -> bool:
    """Whether there is a number at a place, a letter, or which one in a row."""
    one = tokens[at : at + 1]
    if not one or one[0] in SIGNS:
        return False
    return one[0].isdigit() or len(one[0]) == 1 or one in numbered(ORDINALS)


def _ends(tokens: Phrase, at: int) -> bool:
    """Whether a line, or a part of it, ends before a place."""
    return at >= len(tokens) or tokens[at] in SIGNS or bool(length_of(AND, tokens, at))


def _cost(names: Names, tokens: Phrase) -> int:
    ids, cost = names.named(tokens)
    return cost + (_SEVERAL if len(ids) > 1 else 0)


def _keep(readings: list[Reading], new: Reading) -> None:
    """Keep the cheapest readings, at most two, and of the same things only one."""
    if readings and new.cost > readings[0].cost:
        return
    if readings and new.cost < readings[0].cost:
        readings.clear()
    if len(readings) < 2 and all(one.ids != new.ids for one in readings):
        readings.append(new)
