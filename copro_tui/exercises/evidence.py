"""Why an answer is believed: its sources, how sure they make it, which objective it tests, whether it was reviewed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct
from msgspec.structs import fields

from copro_tui.frameworks import Id

Confidence = Literal["confirmed", "from the case", "one source", "the deck's own", "argued"]
"""How sure an answer is, in the author's words.

``confirmed``: two sources or more that do not copy each other say so, or the law or study or maker itself does. ``from
the case``: it follows from the case as the question tells it, by the definition in its sources. ``one source``: one
alone says so. ``the deck's own``: only what the course was made from does. ``argued``: the course's own judgement.
"""

FIRM: tuple[Confidence, ...] = ("confirmed", "from the case")
"""What a marked answer may rest on without further words."""

Number = Annotated[int, Meta(ge=1, le=5)]
"""An objective of the lesson by its number, 1 for the first."""


class Evidence(Struct, frozen=True, kw_only=True):
    """What an author says of a page, an exercise or one of its items. What is left out, a step says for its items."""

    source: Id | tuple[Id, ...] = ()
    """Ids of the course's sources."""
    confidence: Confidence | None = None
    objective: Number | tuple[Number, ...] = ()
    """The objectives of the lesson that are tested, by number."""
    review: Literal["awaiting", "false"] | None = None
    """``awaiting`` if an expert has yet to approve it; ``false`` if it is never to be asked again in a review."""

    @property
    def sources(self) -> tuple[str, ...]:
        return (self.source,) if isinstance(self.source, str) else self.source

    @property
    def objectives(self) -> tuple[int, ...]:
        return (self.objective,) if isinstance(self.objective, int) else self.objective

    @property
    def firm(self) -> bool:
        """Whether it is sure enough to be marked without further words."""
        return self.confidence in FIRM

    def comes_back_in(self, step: Evidence) -> bool:
        """Whether an item of ``step`` may be asked again in a review."""
        return "false" not in (self.review, step.review)

    def within(self, step: Evidence) -> Evidence:
        """What is said of an item of ``step``: its own words, and the step's where it has none."""
        return Evidence(
            source=self.source or step.source,
            confidence=self.confidence or step.confidence,
            objective=self.objective or step.objective,
            review="awaiting" if "awaiting" in (self.review, step.review) else None,
        )


def each(where: tuple[str | int, ...], given: object) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """The values of a key that takes one or a list of them, each with the path to it."""
    if isinstance(given, tuple):
        yield from (((*where, place), one) for place, one in enumerate(given))
    else:
        yield where, given


def evidence_in(value: Any, where: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Evidence]]:
    """What a shape and everything in it say of why they are believed, each with the path to it, outermost first."""
    if isinstance(value, Evidence):
        yield where, value
    if isinstance(value, tuple):
        for place, one in enumerate(value):
            yield from evidence_in(one, (*where, place))
    elif isinstance(value, Struct):
        for name, key in _names(type(value)):
            yield from evidence_in(getattr(value, name), (*where, key))


@cache
def _names(of: type[Struct]) -> tuple[tuple[str, str], ...]:
    """The fields of a shape, each with its key in YAML. To ask for them takes long, and every item is asked."""
    return tuple((field.name, field.encode_name) for field in fields(of))
