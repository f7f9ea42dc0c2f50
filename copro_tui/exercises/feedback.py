"""The answer to an answer: words first, then the number, then each item with its reason."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Verdict = Literal["right", "near", "wrong", "missed", "unmarked"]
"""How an item was answered. *Missed* is a right option that was not ticked; *unmarked*, a wrong one that was not."""


class Mark(Struct, frozen=True):
    """What is said of one item once an answer was checked."""

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
    """For orderings: how many places up (or, below 0, down) it is from where it stands to where it belongs."""
    because: str = ""
    note: str = ""
    """What there is to say about this very answer: the near miss, or that the case is contested."""


class Feedback(Struct, frozen=True):
    """The answer to an answer: words first, then the number, then each item with its reason."""

    headline: str
    score: float | None
    """0 to 1, or None where nothing is marked."""
    notes: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()

    def mark(self, item_id: str) -> Mark | None:
        return next((mark for mark in self.marks if mark.item == item_id), None)


def verdict_of(credit: float) -> Verdict:
    if credit >= 1:
        return "right"
    return "near" if credit > 0 else "wrong"
