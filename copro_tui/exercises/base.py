"""What every kind of exercise has in common: its items, its answer, its feedback.

An exercise comes in two forms. Its *shape* is what the author writes in YAML; ``build`` turns that into the
*exercise*, which has its framework in hand and knows how to lay itself out, what is missing in an answer, and how
to judge it. Both are immutable.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator, Sequence
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta, Struct

from copro_tui.exercises.faults import Fault, Frameworks
from copro_tui.exercises.feedback import Feedback
from copro_tui.frameworks import Id, Line

Answer = list[str] | dict[str, str] | str
"""An order or a choice (ids), a placement (item id to target id), or words. Plain JSON, so that it can be kept."""

Credit = Annotated[float, Meta(gt=0, le=1)]
Key = Id | Annotated[dict[Id, Credit], Meta(min_length=1)]
"""Where an item belongs: one place, or, when it is contested, the credit that each defensible place earns."""


FormerIds = tuple[Id, ...]
"""Ids that a step had before: what learners did under them counts for it."""


class Target(Struct, frozen=True, forbid_unknown_fields=True):
    """A place that an item can be put: a point, a band, or a group of the author's own."""

    id: Id
    text: Line
    gloss: Annotated[str, Meta(max_length=400)] = ""


class Item(Struct, frozen=True):
    """Something to be put somewhere, with the reason that is read afterwards."""

    id: str
    text: str
    because: str = ""
    key: Key | None = None
    near_miss: dict[str, str] = {}
    tier: int = 0

    @property
    def credit_of(self) -> dict[str, float]:
        """The credit of each place that earns any."""
        if self.key is None:
            return {}
        return {self.key: 1.0} if isinstance(self.key, str) else self.key

    @property
    def best(self) -> str | None:
        """The place that earns most; the author's first where two earn the same."""
        earned = self.credit_of
        return max(earned, key=lambda place: earned[place]) if earned else None

    @property
    def contested(self) -> bool:
        return isinstance(self.key, dict) and len(self.key) > 1


class Exercise(Struct, frozen=True, kw_only=True):
    """A step to answer, ready to be answered."""

    kind: ClassVar[str]
    id: str
    prompt: str
    hint: str = ""
    plan: str | None = None

    @property
    def scored(self) -> bool:
        return True

    def layout(self, seed: int) -> tuple[str, ...]:
        """The ids of the items in the order in which this learner sees them."""
        raise NotImplementedError

    def fresh(self, seed: int) -> Answer:
        """The answer before the learner has done anything."""
        return {}

    def missing(self, answer: Answer) -> str:
        """What still has to be done before the answer can be checked; empty when it can."""
        raise NotImplementedError

    def judge(self, answer: Answer) -> Feedback:
        """The feedback on a complete answer."""
        raise NotImplementedError

    def solution(self) -> Answer:
        """The answer that the course would give."""
        raise NotImplementedError

    def fitted(self, answer: object, seed: int) -> Answer:
        """``answer`` as far as it still fits this exercise: drafts outlive changes of the course."""
        raise NotImplementedError

    def marking(self) -> object:
        """All that decides the score, as plain data."""
        raise NotImplementedError

    def revision(self) -> str:
        """A short fingerprint of what decides the score: it changes with the key, not with the wording."""
        data = msgspec.json.encode([self.kind, self.marking()], order="deterministic")
        return hashlib.sha256(data).hexdigest()[:12]


class ExerciseShape(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind"):
    """What the author writes. Its first key in the file is its kind, with its id as the value."""

    id: Id
    prompt: Annotated[str, Meta(min_length=1, max_length=400)]
    hint: Annotated[str, Meta(max_length=300)] = ""
    plan: Id | None = None
    was: FormerIds = ()

    def faults(self, frameworks: Frameworks) -> Iterator[Fault]:
        """What only this kind can know to be wrong."""
        raise NotImplementedError

    def build(self, frameworks: Frameworks) -> Exercise:
        """The exercise. Only called on a shape without faults."""
        raise NotImplementedError


def shuffled(ids: Sequence[str], seed: int, *, refuse: Callable[[tuple[str, ...]], bool]) -> tuple[str, ...]:
    """``ids`` shuffled by ``seed``: the same every time, and never into an order that ``refuse`` refuses.

    Where every order is refused (which the loader does not let through), the last one tried is given.
    """
    source = random.Random(seed)
    order = list(ids)
    for _attempt in range(200):
        source.shuffle(order)
        if not refuse(tuple(order)):
            break
    return tuple(order)


def names(key: Key | None) -> tuple[str, ...]:
    """The ids that a key names."""
    if key is None:
        return ()
    return (key,) if isinstance(key, str) else tuple(key)
