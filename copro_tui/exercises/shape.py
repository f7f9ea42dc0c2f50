"""What the author of an exercise writes, whatever its kind: the base of all YAML shapes."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from typing import Annotated, TypedDict

from msgspec import Meta

from copro_tui.exercises.base import Exercise
from copro_tui.exercises.evidence import Evidence
from copro_tui.exercises.faults import Fault, Frameworks
from copro_tui.exercises.items import Short
from copro_tui.frameworks import Id
from copro_tui.text.marks import marked

FormerIds = tuple[Id, ...]
"""Ids that a step had before: what learners did under them counts for this step."""

Recall = Annotated[str, Meta(pattern="^([a-z][a-z0-9-]*/[a-z][a-z0-9-]*/)?[a-z][a-z0-9-]*$")]
"""An earlier reflection: the id of its step; in another lesson ``module/lesson/step``."""


class Common(TypedDict):
    """The fields that all exercises have in common."""

    id: str
    prompt: str
    short: str
    hint: str
    after: str
    plan: str | None
    recall: str | None
    evidence: Evidence
    comes_back: bool


class ExerciseShape(Evidence, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind"):
    """What the author writes. Its first key in the file is its kind, with its id as the value."""

    id: Id
    prompt: Annotated[str, Meta(min_length=1, max_length=400)]
    short: Short = ""
    hint: Annotated[str, Meta(max_length=300)] = ""
    after: Annotated[str, Meta(max_length=3000)] = ""
    plan: Id | None = None
    recall: Recall | None = None
    was: FormerIds = ()

    def common(self) -> Common:
        """The fields that every exercise has."""
        return {
            "id": self.id,
            "prompt": marked(self.prompt),
            "short": self.short,
            "hint": marked(self.hint),
            "after": self.after,
            "plan": self.plan,
            "recall": self.recall,
            "evidence": self.within(Evidence()),
            "comes_back": self.comes_back_in(Evidence()),
        }

    @abstractmethod
    def faults(self, frameworks: Frameworks) -> Iterator[Fault]:
        """Faults that depend on the kind; ``where`` in a fault begins at the step."""
        raise NotImplementedError

    def patterns(self) -> Iterator[Fault]:
        """What gives answers away in it, though it can be played; ``where`` begins at the step."""
        return iter(())

    def oversights(self) -> Iterator[Fault]:
        """What is allowed and most likely not meant; ``where`` in a fault begins at the step."""
        return iter(())

    @abstractmethod
    def build(self, frameworks: Frameworks) -> Exercise:
        """Build the exercise. The shape must have no faults."""
        raise NotImplementedError
