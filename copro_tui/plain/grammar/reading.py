"""Read a line as the things that are named on it, one after the other, in the way that costs least."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from copro_tui.plain.grammar.names import EXACT, Names
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

_SKIPPED, _PART_UNSAID, _SEVERAL = 1, 25, 1000
"""What it costs to pass over a word that says nothing, and over all that stands between two signs, which may be a name
all the same; and to name what can be several things."""


class Mention(Struct, frozen=True):
    """Words that name something."""

    ids: frozenset[str]
    """More than one if it can be any of several."""
    words: Phrase


class Reading(Struct, frozen=True):
    """A way to read some words as things, one after the other."""

    mentions: tuple[Mention, ...] = ()
    cost: int = 0
    says: bool = False
    """Whether something was named since the last sign."""

    @property
    def ids(self) -> tuple[frozenset[str], ...]:
        return tuple(one.ids for one in self.mentions)

    @property
    def items(self) -> tuple[str, ...] | None:
        """The things in their order, None if one of them could be several."""
        return None if any(len(one) > 1 for one in self.ids) else tuple(one for ids in self.ids for one in ids)

    def past(self, cost: int) -> Reading:
        """The same, past words that name nothing."""
        return Reading(self.mentions, self.cost + cost, self.says)

    def past_sign(self) -> Reading:
        """The same, past the end of a part."""
        return Reading(self.mentions, self.cost + (0 if self.says else _PART_UNSAID))


def read(tokens: Phrase, names: Names) -> Reading | None:
    """The best reading of all of ``tokens``, None if something in them names nothing. They have number words in digits.

    Of readings that cost the same and differ, what differs is given as what can be several things.
    """
    best: list[list[Reading]] = [[Reading()], *([] for _token in tokens)]
    for at in range(len(tokens)):
        for reading in best[at]:
            for to, longer in _steps(tokens, at, names, reading):
                _keep(best[to], longer)
    found = sorted((one.past_sign() for one in best[-1] if one.mentions), key=lambda one: one.cost)
    if len(found) < 2 or found[0].cost < found[1].cost or len(found[0].ids) != len(found[1].ids):
        return next(iter(found), None)
    pairs = zip(found[0].mentions, found[1].mentions, strict=True)
    return Reading(tuple(Mention(one.ids | other.ids, one.words) for one, other in pairs), found[0].cost)


def single(tokens: Phrase, names: Names) -> Mention | None:
    """The one thing that all of ``tokens`` name; None if they name none, or several."""
    reading = read(tokens, names)
    return reading.mentions[0] if reading is not None and len(reading.mentions) == 1 else None


def _steps(tokens: Phrase, at: int, names: Names, reading: Reading) -> Iterator[tuple[int, Reading]]:
    """Where a reading can go on from a place: past what names nothing, at a cost, or past what names something."""
    if tokens[at] in SIGNS:
        yield at + 1, reading.past_sign()
    if long := length_of(AND, tokens, at):
        yield at + long, reading.past(0)
    if long := silent(tokens, at, names, begun=bool(reading.mentions)):
        yield at + long, reading.past(_SKIPPED * long)
    for to in range(at + 1, min(len(tokens), at + names.longest) + 1):
        ids, cost = names.named(tokens[at:to])
        if ids:
            cost += _SEVERAL if len(ids) > 1 else 0
            mention = Mention(ids, without_signs(tokens[at:to]))
            yield to, Reading((*reading.mentions, mention), reading.cost + cost, says=True)


def silent(tokens: Phrase, at: int, names: Names, *, begun: bool) -> int:
    """How many words from a place on say nothing: politeness, what leads up to a thing, and *number* beside a number.

    ``begun`` says whether something was named before. What is a name says something, and so does a word that is only
    in one, but for beside a number.
    """
    long = length_of(POLITE, tokens, at) or (0 if begun else length_of(LEADING, tokens, at))
    if long:
        return 0 if names.named(tokens[at : at + long])[1] == EXACT else long
    long = length_of(NOUNS, tokens, at)
    named = bool(long) and bool(names.named(tokens[at : at + long])[0])
    while long and not named and (more := length_of(NOUNS, tokens, at + long)):
        if names.named(tokens[at + long : at + long + more])[0]:
            break
        long += more  # answer number 2
    before, after = bool(at) and _counts(tokens, at - 1), _counts(tokens, at + long)
    if long and named:
        first = not begun or tokens[at - 1] in SIGNS or tokens[at - 1 : at] in phrases(AND)
        leads = first and after and bool(names.named(tokens[at + long : at + long + 1])[0])
        return long if leads or (not after and tokens[at - 1 : at] in numbered(ORDINALS)) else 0
    if long and (before or after):
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


def _keep(readings: list[Reading], new: Reading) -> None:
    """Keep the cheapest readings, at most two, and of the same things only one; and so of those that are within a part
    that says nothing by now."""
    others = [one for one in readings if one.says == new.says]
    if any(one.cost < new.cost or one.ids == new.ids for one in others if one.cost <= new.cost):
        return
    readings[:] = [one for one in readings if one.says != new.says or one.cost == new.cost]
    if len(others) < 2 or others[0].cost > new.cost:
        readings.append(new)
