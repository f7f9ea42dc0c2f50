"""Feedback on an answer, and how each item in it was answered."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Verdict = Literal["right", "arguable", "near", "wrong", "missed", "unmarked"]
"""How an item was answered. *Arguable* is a defensible place of a contested case, though not the best; *near* earns
something, but is not right. *Missed* is a right option that was not ticked; *unmarked*, a wrong one that was not."""


Sign = Literal["right", "again", "wrong", "arguable"]
"""How a case came out: right first time, right after another look, not right, or it can be argued."""


class Mark(Struct, frozen=True):
    """The result of one item of a checked answer."""

    item: str
    """The item's id."""
    verdict: Verdict
    credit: float
    place: str = ""
    """The id of the place where the learner put it."""
    given: str = ""
    """The name of that place."""
    belongs: str = ""
    """The name of the place where it belongs."""
    target: str = ""
    """The id of that place."""
    move: int = 0
    """In orders: how many places up (negative: down) it belongs from where it is now."""
    because: str = ""
    note: str = ""
    """A remark on this particular answer: why it is a near miss, or that the case is contested."""


class Tally(Struct, frozen=True):
    """How many items of an answer are right, of how many."""

    right: int
    count: int

    @property
    def whole(self) -> bool:
        return self.right >= self.count


class Feedback(Struct, frozen=True):
    """Feedback on an answer: a headline, the score, and a mark for each item."""

    headline: str
    score: float | None
    """From 0 to 1; None if nothing is marked."""
    marks: tuple[Mark, ...] = ()

    def mark(self, item_id: str) -> Mark | None:
        return next((mark for mark in self.marks if mark.item == item_id), None)


def verdict_of(credit: float, *, contested: bool = False) -> Verdict:
    """The verdict on a placement that earns ``credit``, 0 to 1."""
    if credit >= 1:
        return "right"
    if not credit:
        return "wrong"
    return "arguable" if contested else "near"
