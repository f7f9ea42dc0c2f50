"""What every kind of exercise has in common: its items, its answer, its feedback.

An exercise comes in two forms. Its *shape* is what the author writes in YAML; ``build`` turns that into the
*exercise*, which has its framework in hand and knows how to lay itself out, what is missing in an answer, and how
to judge it. Both are immutable.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta, Struct

from copro_tui.frameworks import Framework, Id, Line

Answer = list[str] | dict[str, str] | str
"""An order or a choice (ids), a placement (item id to target id), or words. Plain JSON, so that it can be kept."""

Credit = Annotated[float, Meta(gt=0, le=1)]
Key = Id | Annotated[dict[Id, Credit], Meta(min_length=1)]
"""Where an item belongs: one place, or, when it is contested, the credit that each defensible place earns."""

Verdict = Literal["right", "near", "wrong", "missed", "unmarked"]
"""How an item was answered. *Missed* is a right option that was not ticked; *unmarked*, a wrong one that was not."""

FormerIds = tuple[Id, ...]
"""Ids that a step had before: what learners did under them counts for it."""

Frameworks = Mapping[str, Framework]


class Fault(Struct, frozen=True):
    """Something that an author has to mend."""

    where: tuple[str | int, ...]
    """The keys and positions that lead to it, from the step (or file) down."""
    message: str
    hint: str


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


def verdict_of(credit: float) -> Verdict:
    if credit >= 1:
        return "right"
    return "near" if credit > 0 else "wrong"


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


def repeated_ids(key: str, ids: Sequence[str]) -> Iterator[Fault]:
    """A fault for each id that was used before in the list under ``key``."""
    seen: set[str] = set()
    for place, one in enumerate(ids):
        if one in seen:
            yield Fault((key, place, "id"), f'the id "{one}" is used twice', "give each its own id")
        seen.add(one)


def too_few(key: str, count: int) -> Iterator[Fault]:
    if count < 2:
        yield Fault((key,), f"there are fewer than two {key}", "an exercise needs at least two")


def unknown_framework(framework: str | None, frameworks: Frameworks, key: str = "framework") -> Iterator[Fault]:
    """A fault when a framework is named that is not there, or that has mistakes of its own."""
    if framework is None or framework in frameworks:
        return
    if framework in list(frameworks):
        yield Fault((key,), f'the framework "{framework}" has mistakes', "mend its own file first")
    else:
        yield Fault((key,), f'there is no framework "{framework}"', nearest(framework, list(frameworks)))


def unknown_targets(where: tuple[str | int, ...], given: Sequence[str], known: Sequence[str]) -> Iterator[Fault]:
    """A fault for each id in ``given`` that names no place in ``known``."""
    for one in given:
        if one not in known:
            yield Fault(where, f'"{one}" names no place to put it', nearest(one, known))


def nearest(word: str, known: Sequence[str]) -> str:
    """A hint that names the nearest right word, or all of them when they are few."""
    import difflib

    close = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    if close:
        return f'did you mean "{close[0]}"?'
    return "use one of: " + ", ".join(known) if 0 < len(known) <= 16 else "check the spelling"


def names(key: Key | None) -> tuple[str, ...]:
    """The ids that a key names."""
    if key is None:
        return ()
    return (key,) if isinstance(key, str) else tuple(key)
