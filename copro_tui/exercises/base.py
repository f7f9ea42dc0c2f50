"""What every kind of exercise answers for itself, and what its author writes.

An exercise comes in two forms. Its *shape* is what the author writes in YAML; ``build`` turns that into the
*exercise*, which has its framework in hand. Both are immutable. Whatever lies outside this folder asks an exercise by
what is declared here, and never what kind it is.
"""

from __future__ import annotations

import hashlib
import random
from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Annotated, ClassVar, TypedDict

import msgspec
from msgspec import Meta, Struct

from copro_tui.exercises.faults import Fault, Frameworks
from copro_tui.exercises.feedback import Feedback
from copro_tui.exercises.items import Item, Target
from copro_tui.frameworks import Framework, Id

Answer = list[str] | dict[str, str] | str
"""An order or a choice (ids), a placement (place by case, both ids), or words. Plain JSON, so that it can be kept."""

FormerIds = tuple[Id, ...]
"""Ids that a step had before: what learners did under them counts for it."""


class Exercise(Struct, frozen=True, kw_only=True, dict=True):
    """A step to answer, ready to be answered.

    A kind has to write what is abstract here, and may leave the rest as it is. mypy refuses to make an exercise of a
    kind that leaves something out. Python does not: it would take ``ABCMeta``, which does not go with msgspec's own.
    """

    kind: ClassVar[str]
    """The author's word for the kind, and its key in the registries."""
    own_words: ClassVar[bool] = False
    """Whether an answer is the learner's own words: a reflection for the journal, and no attempt."""
    ordered: ClassVar[bool] = False
    """Whether ``places`` go from one end to another, so that there is a middle, and near is better than far."""

    id: str
    prompt: str
    hint: str = ""
    plan: str | None = None
    """The part of the plan that it fills."""
    framework: Framework | None = None
    """What its items or places are the points or bands of."""

    # -- what it is about ---------------------------------------------------------------------------------------

    @property
    def label(self) -> str:
        """What it is called in a list of steps."""
        return self.prompt

    @property
    def scored(self) -> bool:
        """Whether an answer has a score. Where it has none, it is the learner's own work: there is no right answer."""
        return True

    @property
    def cases(self) -> tuple[Item, ...]:
        """What is put at one of ``places`` each, in the author's order; empty where nothing is placed."""
        return ()

    @property
    def places(self) -> tuple[Target, ...]:
        """Where the cases can be put, in their order; empty where nothing is placed."""
        return ()

    @cached_property
    def options(self) -> dict[str, str]:
        """The names of all that an answer can choose among, by id; empty where every answer holds everything."""
        return {place.id: place.text for place in self.places}

    def credit(self, case: Item, place: str) -> float:
        """What putting ``case`` at ``place`` (an id, known or not) earns, from 0 to 1."""
        return case.credit_of.get(place, 0.0)

    # -- what is in an answer -----------------------------------------------------------------------------------

    def placed(self, answer: object) -> dict[str, str]:
        """The place of each case that was placed, both by id. What this exercise does not know is left out."""
        return {}

    def chosen(self, answer: object) -> Iterable[str]:
        """The ids of those ``options`` that the answer makes use of."""
        return self.placed(answer).values()

    # -- from the first look to the feedback --------------------------------------------------------------------

    @abstractmethod
    def layout(self, seed: int) -> tuple[str, ...]:
        """The ids of all items in the order in which a learner sees them: the same every time for the same seed."""
        raise NotImplementedError

    @abstractmethod
    def fresh(self, seed: int) -> Answer:
        """The answer before the learner has done anything."""
        raise NotImplementedError

    @abstractmethod
    def fitted(self, answer: object, seed: int) -> Answer:
        """``answer`` as far as it still fits this exercise: drafts outlive changes of the course.

        Whatever was kept, of this kind or another, comes out as an answer that every other method takes.
        """
        raise NotImplementedError

    @abstractmethod
    def missing(self, answer: Answer) -> str:
        """What still has to be done before the answer can be checked, as a sentence; empty when it can."""
        raise NotImplementedError

    @abstractmethod
    def judge(self, answer: Answer) -> Feedback:
        """The feedback on an answer in which nothing is missing."""
        raise NotImplementedError

    @abstractmethod
    def solution(self) -> Answer:
        """The answer that the course would give; where none is right, the one that says nothing."""
        raise NotImplementedError

    # -- telling changes of it ----------------------------------------------------------------------------------

    @abstractmethod
    def marking(self) -> object:
        """All that decides the score, as plain data."""
        raise NotImplementedError

    def revision(self) -> str:
        """A short fingerprint of what decides the score: it changes with the key, not with the wording.

        Attempts are kept with it, so what comes out must stay the same for ever.
        """
        data = msgspec.json.encode([self.kind, self.marking()], order="deterministic")
        return hashlib.sha256(data).hexdigest()[:12]


class Common(TypedDict):
    """What an author writes of every exercise, as its fields."""

    id: str
    prompt: str
    hint: str
    plan: str | None


class ExerciseShape(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind"):
    """What the author writes. Its first key in the file is its kind, with its id as the value."""

    id: Id
    prompt: Annotated[str, Meta(min_length=1, max_length=400)]
    hint: Annotated[str, Meta(max_length=300)] = ""
    plan: Id | None = None
    was: FormerIds = ()

    def common(self) -> Common:
        """The fields that the exercise takes over as they are."""
        return {"id": self.id, "prompt": self.prompt, "hint": self.hint, "plan": self.plan}

    @abstractmethod
    def faults(self, frameworks: Frameworks) -> Iterator[Fault]:
        """What only this kind can know to be wrong; ``where`` in a fault begins at the step."""
        raise NotImplementedError

    @abstractmethod
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
