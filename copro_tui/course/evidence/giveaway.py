"""Words that give an answer away: a few that find the cases of one point without understanding any of them."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

FEWEST = 6
"""The fewest cases of a point about which anything can be said."""

MOST_WORDS = 6
"""The most words of a list: about as many as somebody keeps in mind."""

HITS, FALSE_ALARMS = 0.6, 0.4
"""A list gives a point away if it finds more than this share of its cases, and less than this share of the others."""

SUPPORT = 3
"""In how many cases of the point a word has to occur: what occurs in fewer belongs to their subject."""

DEALS = 200
BY_LUCK = 0.05
"""A list has to do better than the best one does by luck in all but this share of deals."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENDINGS = ("'s", "’s", "ing", "ed", "es", "s", "e")


class Told(Struct, frozen=True):
    """One case: what is told, and whether it belongs to the point."""

    text: str
    belongs: bool


class WordList(Struct, frozen=True):
    """A list of words, and how well it tells the cases of a point from the others by nothing but them."""

    words: tuple[str, ...]
    """Each in the shortest form that occurs; its other endings are meant as well."""
    found: int
    """How many cases of the point have one of the words in them …"""
    of: int
    """… of how many."""
    wrongly: int
    """How many other cases have …"""
    others: int
    """… of how many."""

    @property
    def hits(self) -> float:
        return self.found / self.of

    @property
    def false_alarms(self) -> float:
        return self.wrongly / self.others

    @property
    def worth(self) -> float:
        """Youden's index (1950), the share of hits less the share of false alarms: 1 finds all, 0 is worth nothing."""
        return self.hits - self.false_alarms


def giveaway(cases: Sequence[Told]) -> WordList | None:
    """The list of words that gives a point away; None if there is none, or if there are too few cases to say so.

    The list is the one that ``best_list`` finds. A list can always be found that fits a few cases by luck, so the same
    is done ``DEALS`` times with the cases dealt out anew between the point and the others (a permutation test; Fisher
    1935): it counts only if it is worth more than all but one in twenty of those. The deals are the same every time.
    """
    belongs = [case.belongs for case in cases]
    if sum(belongs) < FEWEST or all(belongs):
        return None
    holders = _holders(cases)
    best = best_list(holders, belongs)
    if best.hits <= HITS or best.false_alarms >= FALSE_ALARMS:
        return None
    chance, dealt, as_good = random.Random(0), list(belongs), 0
    for _deal in range(DEALS):
        chance.shuffle(dealt)
        as_good += best_list(holders, dealt).worth >= best.worth
        if as_good > BY_LUCK * DEALS:
            return None
    return replace(best, words=tuple(_shortest(stem, cases) for stem in best.words))


def best_list(holders: dict[str, int], belongs: Sequence[bool]) -> WordList:
    """The list of at most ``MOST_WORDS`` words that is worth most, found by adding the best word again and again.

    ``holders`` has for each word the cases that it occurs in, as the bits of a number; of equal words the first in the
    alphabet is taken.
    """
    point = sum(1 << place for place, one in enumerate(belongs) if one)
    rest = (1 << len(belongs)) - 1 - point
    count, others = point.bit_count(), rest.bit_count()

    def worth(held: int) -> tuple[float, int]:
        hits = (held & point).bit_count()
        return hits / count - (held & rest).bit_count() / others, hits

    words: list[str] = []
    held = 0
    likely = {word: bits for word, bits in holders.items() if (bits & point).bit_count() >= SUPPORT}
    while likely and len(words) < MOST_WORDS:
        word = max(likely, key=lambda one: worth(held | likely[one]))
        if worth(held | likely[word]) <= worth(held):
            break
        words.append(word)
        held |= likely.pop(word)
    return WordList(tuple(words), (held & point).bit_count(), count, (held & rest).bit_count(), others)


def _holders(cases: Sequence[Told]) -> dict[str, int]:
    """For each word the cases that it occurs in, in the order of the alphabet."""
    held: dict[str, int] = {}
    for place, case in enumerate(cases):
        for stem in {stem_of(word) for word in words_of(case.text)}:
            held[stem] = held.get(stem, 0) | 1 << place
    return dict(sorted(held.items()))


def _shortest(stem: str, cases: Sequence[Told]) -> str:
    """The shortest form of a word that occurs; of equal ones the first in the alphabet."""
    forms = {word for case in cases for word in words_of(case.text) if stem_of(word) == stem}
    return min(forms, key=lambda one: (len(one), one))


def words_of(text: str) -> list[str]:
    """The words of a text in lower case."""
    return _WORD.findall(text.casefold())


def stem_of(word: str) -> str:
    """A word without its ending, so that *share*, *shares*, *shared* and *sharing* are one."""
    ending = next((one for one in _ENDINGS if word.endswith(one) and len(word) - len(one) >= 3), "")
    return word.removesuffix(ending)
