"""What may be told of a group to somebody who must not see single people: the rule, in one place. Pure.

It is the rule of official statistics, suppression of cells and rounding (Hundepool and others, *Statistical
Disclosure Control*, Wiley 2012, chapters 4 and 5; the Higher Education Statistics Agency rounds to five), made
stricter where two reports could be subtracted:

1. **Whole fives of people.** A report is about the first 5, 10, 15 … people of a group, in the order in which they
   were taken in (``whole_fives``). One to four people more change nothing at all; the fifth brings all five.
2. **Whole fives, rounded down.** A count is told as a multiple of five, and can be up to four more: any of five
   numbers.
3. **Five who are counted, and five who are not.** A count is ``told`` only where both are sure from what a reader
   sees (primary suppression, of a count and of its complement). Else it is withheld; 0 is withheld like 1 to 4, which
   could be told from it otherwise. A part of a part, such as who was right of those who answered, is judged among
   those who ``surely`` are in the whole.
4. **Nothing that adds up.** Complementary suppression is for what is left of a total. No count here is a sum or a
   union of others that are told: one is a part of another (mastered, completed), or is of those who are in all of
   several (who completed every lesson of a module), and rounding *down* is what keeps these apart. A mix-up has no
   count, and is told only where five people surely are neither right nor in it. All else is worked out from what is
   told, so it cannot say more.
5. **No two groups that are nearly the same.** Where another group differs in one to four people, nothing is told of
   either (``nearly_the_same``), so that the difference of two groups is always of nobody or of five people and more.

No fixed rule can do more: between two groups of which different things are told there is a chain of groups, each with
one change to one person, so one such change is seen. By these rules it is never about fewer than five people *for
whoever has nothing but reports*: who joined came with four others, and who crossed a multiple of five was one of at
least six who had been below it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypeVar

SMALLEST_GROUP = 5
"""People that a group needs before output without names breaks it down."""

STEP = SMALLEST_GROUP
"""The step in which counts are told to who must not see single people."""

T = TypeVar("T")


def in_fives(count: int) -> int:
    """The greatest multiple of five that is not above ``count``."""
    return count - count % STEP


def whole_fives(people: Sequence[T]) -> Sequence[T]:
    """Those whom a report is about: the first 5, 10, 15 … of ``people``, who are in the order of joining."""
    return people[: in_fives(len(people))]


def nearly_the_same(one: Collection[str], other: Collection[str]) -> bool:
    """Whether two groups differ, but in fewer than five people."""
    return 0 < len(set(one) ^ set(other)) < STEP


def surely(count: int, among: int) -> int:
    """How many of ``among`` people a reader can be sure of, where ``count`` are counted: a multiple of five.

    It is ``told`` if it is at least five and at most ten less than ``among``; 0 and five less than ``among`` are what
    a count that is withheld can be taken for.
    """
    return max(0, min(in_fives(count), in_fives(among) - STEP))


def told(count: int, among: int) -> int | None:
    """What is told of ``count``: the multiple of five that it is at least, by at most four; None if it is withheld.

    ``among`` is how many people there surely are of whom they are a part.
    """
    least = surely(count, among)
    return least if STEP <= least <= in_fives(among) - 2 * STEP else None


def told_beside(count: int, other: int, among: int) -> int | None:
    """What is told of ``count``, who are none of the ``other`` that are counted ``among`` the same people, so that five
    are left who surely are neither."""
    return told(in_fives(count), among - most(in_fives(other)))


def most(least: int) -> int:
    """The highest number that a count can be which is told as ``least``."""
    return least + STEP - 1
