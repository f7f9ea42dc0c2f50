"""What a learner has done at one exercise since they began it, or began it anew."""

from __future__ import annotations

from typing import Literal, TypeVar

from msgspec import Struct

Answer = list[str] | dict[str, str] | str
"""An order or a choice (ids), a placement (place by case, both ids), or a text. Plain JSON, so it can be stored."""

Phase = Literal["offered", "held", "down", "open", "marked", "over"]
"""Where the learner is in an exercise.

Of what is placed, a case is *offered*, *held* over a place, or put *down* and answered. Everything else is *open*, with
something to do before it can be marked, or *marked*, with something still to mend. *Over* when nothing is left.
"""


Sureness = Literal["sure", "fairly", "guessing"]
"""How sure a learner says they are of an answer before it is marked. It is never a part of a score."""


class Work(Struct, frozen=True, kw_only=True):
    """The state of an exercise. Fronts read it through the exercise, and change it through the exercise alone."""

    answer: Answer
    """What is not marked as a whole yet: of what is placed, the places of the cases that were put down in this round;
    of an order, how it stands; of a choice, the ticks; of a reflection, the text."""
    earlier: tuple[Answer, ...] = ()
    """The answers of this time that were marked, in their order. Each is an attempt."""
    held: dict[str, str] = {}
    """The place over which a case is held that was not put down, by case."""
    case: str = ""
    """The case in view; empty for the first that is not put down."""
    checked: bool = False
    """Whether nothing is left to be done."""
    asked: bool = False
    """Whether the learner is asked how sure they are, before what is in hand is marked."""
    sure: dict[str, Sureness] = {}
    """How sure they said they were, by case; by the empty text of an answer that is checked as a whole."""


W = TypeVar("W", bound=Work)
"""Work, or what else is kept with it."""
