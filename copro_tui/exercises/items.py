"""The items of an exercise, and the places where they can be put."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from copro_tui.exercises.evidence import Evidence
from copro_tui.frameworks import Id, Line
from copro_tui.text.width import clip_words

NAME = 24
"""The most letters of an item's name."""

Short = Annotated[str, Meta(max_length=NAME)]
"""A short name of an item or a step, for boards and lists. It must not give an answer away."""

Credit = Annotated[float, Meta(gt=0, le=1)]
"""The credit for putting an item at a place."""

Key = Id | Annotated[dict[Id, Credit], Meta(min_length=1)]
"""Where an item belongs: one place, or, when it is contested, the credit that each defensible place earns."""


class Target(Struct, frozen=True, forbid_unknown_fields=True):
    """A place that an item can be put at: a point, a band, or a group of the author's own."""

    id: Id
    text: Line
    gloss: Annotated[str, Meta(max_length=400)] = ""


class Item(Struct, frozen=True):
    """One thing to be placed, ordered or chosen, with the reason shown afterwards."""

    id: str
    text: str
    because: str = ""
    key: Key | None = None
    """Where it belongs; None if no place is right."""
    near_miss: dict[str, str] = {}
    """Remarks to those who put it at a wrong place, by the id of that place."""
    tier: int = 0
    """In orders: its tier, 0 first. Items of the same tier may be in any order."""
    short: str = ""
    """The author's short name for it, if there is one."""
    evidence: Evidence = Evidence()
    """Why its answer is believed: what is said of it, or else of its exercise."""
    comes_back: bool = True
    """Whether it may be asked again in a review, where it is a case."""

    @property
    def name(self) -> str:
        """What it is called where its text has no room: its short name, else the first words of its text."""
        return self.short.strip() or clip_words(self.text, NAME)

    @property
    def credit_of(self) -> dict[str, float]:
        """The credit (above 0, at most 1) of each place that earns any, by id."""
        if self.key is None:
            return {}
        return {self.key: 1.0} if isinstance(self.key, str) else self.key

    @property
    def best(self) -> str | None:
        """The id of the place with the highest credit, the first of equals; None if there is no key."""
        earned = self.credit_of
        return max(earned, key=lambda place: earned[place]) if earned else None

    @property
    def contested(self) -> bool:
        """Whether more than one place earns credit."""
        return isinstance(self.key, dict) and len(self.key) > 1
