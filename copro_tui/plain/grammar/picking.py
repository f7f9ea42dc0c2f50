"""Lines that pick one of several things, or several of them."""

from __future__ import annotations

from collections.abc import Sequence

from copro_tui.plain.grammar.meanings import Added, Meaning, Named, Picked, Unclear, Understood, Unpicked
from copro_tui.plain.grammar.names import Names
from copro_tui.plain.grammar.reading import Mention, Reading, read, single
from copro_tui.plain.grammar.tokens import DASH, LIST, SIGNS
from copro_tui.plain.grammar.understanding import understood
from copro_tui.plain.grammar.words import (
    ADD,
    ALL,
    BOTTOM,
    EXCEPT,
    LAST,
    OR,
    ORDINALS,
    OUT,
    POLITE,
    REMOVE,
    THROUGH,
    TOO,
    TOP,
    Phrase,
    length_of,
    numbered,
    phrases,
)

RUN = 9
"""The longest run of digits that is taken for several numbers."""


def one_of(line: str, things: Sequence[Named]) -> Understood:
    """The thing that a line names. Where it names several, ``Picked`` has them all, and whoever asks refuses them."""
    names = Names(things)
    return understood(line, [names], lambda tokens: picked(read(tokens, names), names) or either(tokens, names))


def several_of(line: str, things: Sequence[Named]) -> Understood:
    """What is picked, added or no longer picked by a line."""
    names = Names(things)
    return understood(line, [names], lambda tokens: _several(tokens, names), [*_verbs(REMOVE), *_verbs(ADD)])


def picked(reading: Reading | None, names: Names) -> Picked | Unclear | None:
    """The things of a reading, each once; ``Unclear`` if one of them can be several."""
    if reading is None:
        return None
    items = reading.items
    return Picked(tuple(dict.fromkeys(items))) if items is not None else unclear(reading.mentions, names)


def either(tokens: Phrase, names: Names) -> Unclear | None:
    """Two things with *or* between them, which of them is to be asked; None if it is not that."""
    for at in range(1, len(tokens)):
        if long := length_of(OR, tokens, at):
            sides = single(tokens[:at], names), single(tokens[at + long :], names)
            ids = frozenset(one for side in sides if side is not None for one in side.ids)
            if all(sides) and len(ids) > 1:
                return unclear([Mention(ids, tokens)], names)
    return None


def unclear(mentions: Sequence[Mention], names: Names) -> Unclear:
    """What the first of ``mentions`` that can be several things could be, in the order of the list."""
    found = next(one for one in mentions if len(one.ids) > 1)
    return Unclear(" ".join(found.words), tuple(one for one in names.things if one.id in found.ids))


def _several(tokens: Phrase, names: Names) -> Meaning | Unclear | None:
    bare = _without_polite(tokens)
    adds = length_of(ADD, bare)
    also = next((one for one in phrases(TOO) if bare[-len(one) :] == one), ())
    if not adds and not also and (listed := _listed(tokens, names)) is not None:
        return listed
    if long := length_of(ALL, bare):
        return _all_but(bare[long:], names)
    if adds:
        return _as(Added, _listed(bare[adds:], names)) or _listed(tokens, names)
    if long := length_of(REMOVE, bare):
        return _as(Unpicked, _listed(bare[long:], names))
    if also:
        return _as(Added, _listed(bare[: -len(also)], names))
    return _as(Unpicked, _listed(bare[:-1], names)) if bare[-1:] in phrases(OUT) else None


def _all_but(tokens: Phrase, names: Names) -> Picked | Unclear | None:
    """All things, or all but those that follow *except*."""
    if not tokens:
        return Picked(tuple(one.id for one in names.things))
    but = length_of(EXCEPT, tokens)
    left = _listed(tokens[but:], names) if but else None
    if not isinstance(left, Picked):
        return left
    kept = tuple(one.id for one in names.things if one.id not in left.items)
    return Picked(kept) if kept else None


def _as(kind: type[Added | Unpicked], meaning: Picked | Unclear | None) -> Meaning | Unclear | None:
    return kind(meaning.items) if isinstance(meaning, Picked) else meaning


def _listed(tokens: Phrase, names: Names) -> Picked | Unclear | None:
    """Things in a row, with ranges and the first so many written out."""
    tokens = _written_out(tokens, names)
    return picked(read(tokens, names), names) or picked(read(run_apart(tokens, names), names), names)


def _written_out(tokens: Phrase, names: Names) -> Phrase:
    """A range such as 1 to 3 as all that are in it, and the first three as those."""
    found, at = list[str](), 0
    labels = [one.label for one in names.things]
    while at < len(tokens):
        taken = _first_so_many(tokens, at, labels) or _range(tokens, at, labels)
        if taken is None:
            found.append(tokens[at])
            at += 1
        else:
            more, long = taken
            found += more
            at += long
    return tuple(found)


def _range(tokens: Phrase, at: int, labels: Sequence[str]) -> tuple[list[str], int] | None:
    """The labels from a number to a higher one, and how many tokens say so."""
    joins = 1 if tokens[at + 1 : at + 2] == (DASH,) else length_of(THROUGH, tokens, at + 1)
    to = at + joins + 1
    if not joins or to >= len(tokens) or DASH in (*tokens[max(at - 1, 0) : at], *tokens[to + 1 : to + 2]):
        return None
    if not (tokens[at] in labels and tokens[to] in labels and tokens[at].isdigit() and tokens[to].isdigit()):
        return None
    first, last = int(tokens[at]), int(tokens[to])
    return ([str(one) for one in range(first, last + 1)], joins + 2) if first < last else None


def _first_so_many(tokens: Phrase, at: int, labels: Sequence[str]) -> tuple[list[str], int] | None:
    """The labels of the first so many, or of the last, and how many tokens say so."""
    if at + 1 >= len(tokens) or not tokens[at + 1].isdigit() or not 1 < int(tokens[at + 1][:4]) <= len(labels):
        return None
    count, word = int(tokens[at + 1]), tokens[at : at + 1]
    if word in phrases(TOP) or numbered(ORDINALS).get(word) == 1:
        return list(labels[:count]), 2
    return (list(labels[-count:]), 2) if word in phrases(LAST) or word in phrases(BOTTOM) else None


def run_apart(tokens: Phrase, names: Names) -> Phrase:
    """Digits run together as the labels that they are, where that can be only one way; else as they were."""
    labels = {one.label for one in names.things if one.label.isdigit()}
    found: list[str] = []
    for one in tokens:
        ways = _ways(one, labels) if one.isdigit() and one not in labels and len(one) <= RUN else []
        found += [part for label in ways[0] for part in (LIST, label)][1:] if len(ways) == 1 else [one]
    return tuple(found)


def _ways(digits: str, labels: set[str]) -> list[list[str]]:
    """The ways to part digits into labels, each once."""
    if not digits:
        return [[]]
    heads = (digits[:long] for long in (1, 2) if digits[:long] in labels and len(digits) >= long)
    return [[head, *rest] for head in dict.fromkeys(heads) for rest in _ways(digits[len(head) :], labels - {head})]


def _without_polite(tokens: Phrase) -> Phrase:
    """Words without those in front that say nothing, and without politeness at the end."""
    while long := length_of(POLITE, tokens):
        if tokens[:long] in phrases(ALL) or tokens[0] in {one[0] for one in phrases(REMOVE) | phrases(ALL)}:
            break
        tokens = tokens[long:]
    while tokens and tokens[-1:] in phrases(POLITE) and tokens[-1:] not in phrases(ALL):
        tokens = tokens[:-2] if tokens[-2:-1] in {(one,) for one in SIGNS} else tokens[:-1]
    return tokens


def _verbs(notion: str) -> list[str]:
    return [" ".join(one) for one in phrases(notion)]
