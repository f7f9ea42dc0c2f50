"""Feedback on an answer, and how each item in it was answered."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Verdict = Literal["right", "near", "wrong", "missed", "unmarked"]
"""How an item was answered. *Missed* is a right option that was not ticked; *unmarked*, a wrong one that was not."""


class Mark(Struct, frozen=True):
    """The result of one item of a checked answer."""

    item: str
    """The item's id."""
    verdict: Verdict
    credit: float
    given: str = ""
    """The name of the place where the learner put it."""
    belongs: str = ""
    """The name of the place where it belongs."""
    target: str = ""
    """The id of that place."""
    move: int = 0
    """In orders: how many places up (negative: down) it belongs from where it is now."""
    because: str = ""
    note: str = ""
    """A remark on this particular answer: why it is a near miss, or that the case is contested."""


class Feedback(Struct, frozen=True):
    """Feedback on an answer: a headline, the score, further sentences, and a mark for each item."""

    headline: str
    score: float | None
    """From 0 to 1; None if nothing is marked."""
    notes: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()

    def mark(self, item_id: str) -> Mark | None:
        return next((mark for mark in self.marks if mark.item == item_id), None)


def verdict_of(credit: float) -> Verdict:
    if credit >= 1:
        return "right"
    return "near" if credit > 0 else "wrong"
