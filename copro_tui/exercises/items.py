"""What is put somewhere in an exercise, and where it can be put."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from copro_tui.frameworks import Id, Line

Credit = Annotated[float, Meta(gt=0, le=1)]
"""What putting an item at a place earns."""

Key = Id | Annotated[dict[Id, Credit], Meta(min_length=1)]
"""Where an item belongs: one place, or, when it is contested, the credit that each defensible place earns."""


class Target(Struct, frozen=True, forbid_unknown_fields=True):
    """A place that an item can be put at: a point, a band, or a group of the author's own."""

    id: Id
    text: Line
    gloss: Annotated[str, Meta(max_length=400)] = ""


class Item(Struct, frozen=True):
    """One thing to be placed, ordered or chosen, with the reason that is read afterwards."""

    id: str
    text: str
    because: str = ""
    key: Key | None = None
    """Where it belongs; None where there is no right place."""
    near_miss: dict[str, str] = {}
    """What is said to those who put it at these places, by the id of the place."""
    tier: int = 0
    """For orderings: its tier, 0 first. Items of one tier may change places."""

    @property
    def credit_of(self) -> dict[str, float]:
        """The credit of each place that earns any."""
        if self.key is None:
            return {}
        return {self.key: 1.0} if isinstance(self.key, str) else self.key

    @property
    def best(self) -> str | None:
        """The place that earns most; the author's first where two earn the same. None where there is no key."""
        earned = self.credit_of
        return max(earned, key=lambda place: earned[place]) if earned else None

    @property
    def contested(self) -> bool:
        """Whether more than one place can be defended."""
        return isinstance(self.key, dict) and len(self.key) > 1
