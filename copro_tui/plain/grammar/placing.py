"""Lines that say where cases go: a place for the case in hand, or places for several cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from copro_tui.plain.grammar.meanings import Meaning, Named, Placed, Unclear, Understood
from copro_tui.plain.grammar.names import EXACT, Names
from copro_tui.plain.grammar.picking import either, unclear
from copro_tui.plain.grammar.reading import Mention, read, silent
from copro_tui.plain.grammar.tokens import BREAK, PAIR, SIGNS
from copro_tui.plain.grammar.understanding import understood
from copro_tui.plain.grammar.words import AND, BETWEEN_PAIR, IT, NOUNS, POLITE, Phrase, length_of, phrases


def places_for(line: str, cases: Sequence[Named], places: Sequence[Named], case: str = "") -> Understood:
    """The place of the case in hand, or of each case that a line names.

    ``case`` is the id of the case in hand; where it is empty, the line has to name one.
    """
    reader = _Pairs(Names(cases, counted=False), Names(places), case)
    return understood(line, [reader.cases, reader.places], reader.take)


class _Way(Struct, frozen=True):
    """How far a line was read as pairs."""

    pairs: tuple[tuple[str, str], ...] = ()
    """Cases and their places."""
    cases: tuple[str, ...] = ()
    """Cases that wait for their place."""
    place: str = ""
    """A place that was named first, and that cases can follow."""
    alone: bool = False
    """Whether no case has followed it by now."""
    apart: bool = False
    """Whether the last thing was named by a part of its name, and nothing parts it from what comes next."""
    cost: int = 0
    unclear: Unclear | None = None
    """What could be several things; then the pairs say nothing."""

    @property
    def half(self) -> bool:
        """Whether a case waits for its place, or a place for its case."""
        return bool(self.cases) or self.alone

    def dearer(self, cost: int, found: Unclear | None = None) -> _Way:
        return replace(self, cost=self.cost + cost, unclear=self.unclear or found)


class _Pairs:
    def __init__(self, cases: Names, places: Names, case: str) -> None:
        self.cases = cases
        self.places = places
        self._case = case
        self._longest = max(cases.longest, places.longest)

    def take(self, tokens: Phrase) -> Meaning | Unclear | None:
        if (pairs := self._pairs(tokens)) is not None:
            return pairs
        reading = read(tokens, self.places) if self._case else None
        if reading is None or len(set(reading.ids)) != 1:
            return either(tokens, self.places) if self._case else None
        items = reading.items
        return Placed({self._case: items[0]}) if items is not None else unclear(reading.mentions, self.places)

    def _pairs(self, tokens: Phrase) -> Placed | Unclear | None:
        """All of a line as cases and their places, in the way that costs least."""
        best: list[list[_Way]] = [[_Way()], *([] for _token in tokens)]
        for at in range(len(tokens)):
            for way in best[at]:
                for to, new in self._steps(tokens, at, way):
                    _keep(best[to], new)
        whole = [one for one in best[-1] if not one.half and one.pairs]
        if not whole:
            return None
        way = min(whole, key=lambda one: one.cost)
        places = dict(way.pairs)
        if way.unclear is None and any(places[case] != place for case, place in way.pairs):
            could_be = {place for _case, place in way.pairs}
            return Unclear(" ".join(tokens), tuple(one for one in self.places.things if one.id in could_be))
        return way.unclear or Placed(places)

    def _steps(self, tokens: Phrase, at: int, way: _Way) -> Iterator[tuple[int, _Way]]:
        """Where a way can go on from a place: past what says nothing, or past a case or a place."""
        yield from self._silent(tokens, at, way)
        if self._case and not way.half and (long := length_of(IT, tokens, at)):
            yield at + long, _with_case(way, self._case).dearer(EXACT)
        for to in range(at + 1, min(len(tokens), at + self._longest) + 1):
            for names, taken in ((self.cases, _with_case), (self.places, _with_place)):
                ids, cost = names.named(tokens[at:to])
                if (
                    names is self.cases
                    and to == at + 1
                    and tokens[at] in names.labels
                    and not self._is_label(tokens, at)
                ):
                    continue
                if not ids or (way.half and way.apart) or (way.half and cost > EXACT and not _joined(tokens, at)):
                    continue
                found = unclear([Mention(ids, tokens[at:to])], names) if len(ids) > 1 else None
                yield to, replace(taken(way, min(ids)), apart=cost > EXACT).dearer(cost, found)

    def _silent(self, tokens: Phrase, at: int, way: _Way) -> Iterator[tuple[int, _Way]]:
        if tokens[at] in SIGNS and tokens[at] != (BREAK if way.half else PAIR):
            yield at + 1, replace(way, apart=False)
        for notion in (AND, BETWEEN_PAIR) if way.half else (AND,):
            long = length_of(notion, tokens, at)
            if long and self.places.named(tokens[at : at + long])[1] != EXACT:
                yield at + long, replace(way, apart=False).dearer(1)
        if self._is_label(tokens, at) or length_of(IT, tokens, at):
            return
        if long := silent(tokens, at, self.places, begun=way.half or bool(way.pairs)):
            yield at + long, way.dearer(long)

    def _is_label(self, tokens: Phrase, at: int) -> bool:
        """Whether there is the letter of a case at a place, and not an article or *I*, which words follow."""
        labels, after = self.cases.labels, tokens[at + 1 : at + 2]
        if tokens[at] not in labels or not length_of(POLITE, tokens, at):
            return tokens[at] in labels
        joins = bool(length_of(BETWEEN_PAIR, tokens, at + 1) or length_of(AND, tokens, at + 1))
        return (
            not after
            or joins
            or after[0] in SIGNS
            or after[0].isdigit()
            or after[0] in labels
            or bool(length_of(NOUNS, after))
        )


def _joined(tokens: Phrase, at: int) -> bool:
    """Whether a sign or a word that joins stands right before a place in a line, or an article after one."""
    before = tokens[:at]
    while before and before[-1:] in phrases(POLITE) | phrases(NOUNS) and before[-1:] not in phrases(BETWEEN_PAIR):
        before = before[:-1]
    return before[-1:] in phrases(BETWEEN_PAIR) or before[-1:] in phrases(AND) or (bool(before) and before[-1] in SIGNS)


def _with_case(way: _Way, case: str) -> _Way:
    """A case after what was read: it goes to the place before it, or waits for one."""
    if way.place:
        return replace(way, pairs=(*way.pairs, (case, way.place)), alone=False)
    return replace(way, cases=(*way.cases, case))


def _with_place(way: _Way, place: str) -> _Way:
    """A place after what was read: for the cases that wait, or for those that follow."""
    if way.cases:
        return replace(way, pairs=(*way.pairs, *((case, place) for case in way.cases)), cases=(), place="", alone=False)
    return replace(way, place=place, alone=True).dearer(10_000 if way.alone else 0)


def _keep(ways: list[_Way], new: _Way) -> None:
    """Keep the cheapest way to each state, and at most eight states."""
    state = (new.pairs, new.cases, new.place, new.alone, new.apart)
    for at, one in enumerate(ways):
        if (one.pairs, one.cases, one.place, one.alone, one.apart) == state:
            if new.cost < one.cost:
                ways[at] = new
            return
    ways.append(new)
    ways.sort(key=lambda one: one.cost)
    del ways[8:]
