"""A lesson without what is in its steps: all that lists and standings need. The cache keeps it by itself."""

from __future__ import annotations

from msgspec import Struct

from copro_tui.course.refs import Ref


class StepOutline(Struct, frozen=True):
    """A step, without what is in it."""

    id: str
    label: str
    """Its name in a list of steps."""
    exercise: bool
    """Whether it is an exercise, and not a page."""
    scored: bool = False
    """Whether answers to it are scored."""
    own_words: bool = False
    """Whether its answer is the learner's own words."""
    plan: str | None = None
    """The part of the plan that it fills."""


class ContactOutline(Struct, frozen=True):
    """What there is today of the steps at which learners choose a contact of their own."""

    question: str = ""
    """The question that asks for its name; empty if there is none."""
    framework: str = ""
    """The id of the framework that it is placed on; empty if it cannot be placed."""
    cases: tuple[str, ...] = ()
    """The ids of the two cases: where it is today, and where the learner would like it to be."""
    places: tuple[str, ...] = ()
    """The ids of the places for them."""


class Outline(Struct, frozen=True, kw_only=True):
    """A lesson, without what is in its steps."""

    ref: Ref
    title: str
    minutes: int
    """About how many minutes it takes."""
    remember: str
    """The sentences to remember, shown at its end."""
    steps: tuple[StepOutline, ...]

    @property
    def exercises(self) -> tuple[Ref, ...]:
        """References to its exercises."""
        return tuple(self.ref.at(step.id) for step in self.steps if step.exercise)

    @property
    def marked(self) -> tuple[Ref, ...]:
        """References to the exercises that are marked."""
        return tuple(self.ref.at(step.id) for step in self.steps if step.scored)

    def minutes_left(self, place: int) -> int:
        """About how many minutes are left of it at the step at ``place`` (from 0)."""
        return max(1, round(self.minutes * (1 - place / len(self.steps))))

    def place_of(self, step_id: str) -> int | None:
        """The position of a step, from 0; None if the lesson has no such step."""
        return next((place for place, step in enumerate(self.steps) if step.id == step_id), None)
