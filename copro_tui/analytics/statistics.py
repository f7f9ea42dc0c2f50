"""The statistics of answers. Pure functions of numbers; each names the source of its formula."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import chain, islice, pairwise
from math import fsum, hypot, sqrt

Z = 1.959963984540054
"""The z-value of a 95 % interval: 95 % of a normal distribution lie between -Z and Z."""
_ERROR = 1e-9
"""By how much numbers that are equal may differ, as floating point rounds them."""


def mean(marks: Sequence[float]) -> float:
    """The mean of at least one mark. Of marks from 0 to 1 it is the facility: 1 when everybody was right."""
    return fsum(marks) / len(marks)


def discrimination(rests: Mapping[float, Sequence[float]]) -> tuple[float | None, float | None]:
    """Discrimination index and discriminative efficiency, as Moodle's quiz statistics define them, from -100 to 100.

    ``rests`` has, for each mark that anybody got on one item, what those who got it earned on everything else (Moodle:
    the total less this mark). With the covariance C of the two, their variances V and W, and M the covariance that
    they would have if the best at everything else were the best at this item (both sorted):

        index = 100 C / sqrt(V W)           efficiency = 100 C / M

    Both are None where there are fewer than two people, or where everybody has the same. Multiplying everybody's rest
    by the same number changes neither.
    """
    in_order = sorted(chain.from_iterable(rests.values()))
    if len(rests) < 2 or _alike(rests) or _alike((in_order[0], in_order[-1])):
        return None, None
    middle, average = fsum(mark * len(rest) for mark, rest in rests.items()) / len(in_order), mean(in_order)
    centred = [one - average for one in in_order]
    together, most, spread, best = [], [], [], iter(centred)
    for mark, rest in sorted(rests.items()):
        away, people = mark - middle, len(rest)
        together.append(away * (fsum(rest) - people * average))
        most.append(away * fsum(islice(best, people)))
        spread.append(away * away * people)
    deviation = sqrt(fsum(spread)) * hypot(*centred)
    covariance, greatest = fsum(together), fsum(most)
    return 100 * covariance / deviation if deviation else None, 100 * covariance / greatest if greatest else None


def wilson(share: float, people: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927), for at least one person.

    For marks between 0 and 1 it is wider than necessary, so it never overstates how certain the share is.
    """
    square = Z * Z / people
    middle = (share + square / 2) / (1 + square)
    half = Z / (1 + square) * sqrt(share * (1 - share) / people + square / (4 * people))
    return max(0.0, middle - half), min(1.0, middle + half)


def quartile(counts: Sequence[int], number: int) -> int | None:
    """The quartile ``number`` (1 to 3) of ordered places: the first index at which that many quarters are reached.

    ``counts`` holds how many chose each place. It is always one of the places: of two middle ones, the lower. None if
    nothing is counted.
    """
    all_of_them, so_far = sum(counts), 0
    for place, count in enumerate(counts):
        so_far += count
        if count and 4 * so_far >= number * all_of_them:
            return place
    return None


def ordered_agreement(counts: Sequence[int]) -> float | None:
    """How far people agree on places that are in order: 1 when all chose the same, 0 when half chose either end.

    One less the mean distance between two people, divided by the greatest there could be among so many. The distances
    of all pairs are counted border by border: each border between two places parts those below from those above.
    """
    people, below, apart = sum(counts), 0, 0
    if people < 2 or len(counts) < 2:
        return None
    for count in counts[:-1]:
        below += count
        apart += below * (people - below)
    return 1 - apart / ((len(counts) - 1) * (people // 2) * (people - people // 2))


def plain_agreement(counts: Sequence[int]) -> float | None:
    """Agreement on places without an order: 1 when all chose the same, 0 when spread as evenly as possible."""
    people = sum(counts)
    if people < 2 or len(counts) < 2:
        return None
    each, over = divmod(people, len(counts))
    even = over * (each + 1) ** 2 + (len(counts) - over) * each**2
    apart = people**2 - sum(count * count for count in counts)
    return 1 - apart / (people**2 - even)


def two_camps(counts: Sequence[int]) -> tuple[range, range] | None:
    """The two camps that people on ordered places are in: the places that each is at; None where there are no two.

    A place that at most a tenth of the people chose is thin. Thin places in a row, with others on both sides of them,
    part two camps if at most a fifth of the people are on them and at least a quarter on either side. Where that is so
    at several places in the order there are more than two groups, and None is returned. A rule of our own.
    """
    people, parted = sum(counts), []
    thick = [place for place, count in enumerate(counts) if 10 * count > people]
    for last, first in pairwise(thick):
        below, above = sum(counts[: last + 1]), sum(counts[first:])
        if first - last > 1 and 4 * min(below, above) >= people and 5 * (people - below - above) <= people:
            parted.append((last, first))
    if len(parted) != 1:
        return None
    ((last, first),) = parted
    chosen = [place for place, count in enumerate(counts) if count]
    return range(chosen[0], last + 1), range(first, chosen[-1] + 1)


def _alike(numbers: Collection[float]) -> bool:
    """Whether all numbers are equal, apart from rounding errors of floating point."""
    return max(numbers) - min(numbers) < _ERROR
