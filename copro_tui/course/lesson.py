"""A lesson, with all that is in its steps. Immutable."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct

from copro_tui.course.outline import Outline, StepOutline
from copro_tui.course.refs import Ref
from copro_tui.exercises import AnyExerciseShape, Exercise
from copro_tui.exercises.evidence import Evidence
from copro_tui.exercises.faults import Frameworks
from copro_tui.exercises.items import Short
from copro_tui.exercises.shape import ExerciseShape, FormerIds, Recall
from copro_tui.figures.timeline import Timeline
from copro_tui.frameworks import Id, Prose, Title
from copro_tui.i18n import mark
from copro_tui.text.sentence import first_sentence

FormerLessons = tuple[Annotated[str, Meta(pattern="^([a-z][a-z0-9-]*/)?[a-z][a-z0-9-]*$")], ...]
"""Former ids of a lesson; with its module before it (``what/values``) where it came from another one."""


class Page(Evidence, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind", tag="page"):
    """A step to read."""

    kind: ClassVar[str] = "page"
    # Translators: what the learner does at such a step, as a request.
    doing: ClassVar[str] = mark("read")
    """What a learner does with it, in a word, marked for translation."""
    id: Id
    text: Prose
    """Markdown."""
    title: Annotated[str, Meta(max_length=90)] = ""
    short: Short = ""
    """A short name for it, in place of its title in lists of steps."""
    figure: Id | None = None
    """A framework to draw under the text."""
    beside: Id | None = None
    """A second framework, drawn beside the first with the crosswalk between them."""
    timeline: Timeline | None = None
    """The events of a case, drawn under the text."""
    shows: Literal["plan"] | None = None
    """What the learner has made so far that is shown under the text: their plan."""
    recall: Recall | None = None
    """An earlier reflection whose words are shown with it (see ``Lesson.recalled``)."""
    was: FormerIds = ()

    @property
    def label(self) -> str:
        """Its name in a list of steps: its short name, else its title, else the first sentence of its text."""
        return self.short.strip() or self.title or first_sentence(self.text)


Step = Page | Exercise


class LessonShape(Struct, frozen=True, forbid_unknown_fields=True):
    """A lesson as its author writes it."""

    title: Title
    minutes: Annotated[int, Meta(ge=1, le=60)]
    objectives: Annotated[tuple[Title, ...], Meta(min_length=1, max_length=5)]
    sources: Annotated[tuple[Id, ...], Meta(min_length=1)]
    steps: Annotated[tuple[Page | AnyExerciseShape, ...], Meta(min_length=1, max_length=40)]
    remember: Annotated[str, Meta(max_length=400)] = ""
    was: FormerLessons = ()

    def build(self, ref: Ref, frameworks: Frameworks) -> Lesson:
        """Build the lesson. The shape must have no faults."""
        return Lesson(
            ref=ref,
            title=self.title,
            minutes=self.minutes,
            objectives=self.objectives,
            sources=self.sources,
            remember=self.remember,
            renamed=self._renamed(ref),
            steps=tuple(step.build(frameworks) if isinstance(step, ExerciseShape) else step for step in self.steps),
        )

    def _renamed(self, ref: Ref) -> dict[str, str]:
        names = {was if "/" in was else f"{ref.module}/{was}": str(ref) for was in self.was}
        for step in self.steps:
            names |= {f"{ref}/{was}": str(ref.at(step.id)) for was in step.was}
        return names


class Lesson(Struct, frozen=True, kw_only=True, dict=True):
    """A lesson, ready to be played."""

    ref: Ref
    title: str
    minutes: int
    """About how many minutes it takes."""
    objectives: tuple[str, ...]
    sources: tuple[str, ...]
    """Ids of the course's sources."""
    steps: tuple[Step, ...]
    remember: str = ""
    """The sentences to remember, shown at the end of the lesson."""
    renamed: dict[str, str] = {}
    """The current references of the lesson and its steps, by their former ones (``module/lesson/step``)."""

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        return tuple(step for step in self.steps if isinstance(step, Exercise))

    @cached_property
    def outline(self) -> Outline:
        """The lesson without what is in its steps."""
        steps = tuple(map(_outline, self.steps))
        return Outline(ref=self.ref, title=self.title, minutes=self.minutes, remember=self.remember, steps=steps)

    @property
    def marked(self) -> tuple[Ref, ...]:
        """References to the exercises that are marked."""
        return self.outline.marked

    def recalled(self, step: Step) -> Ref | None:
        """The earlier reflection that a step recalls; None if it recalls none."""
        if step.recall is None:
            return None
        return Ref.parse(step.recall) if "/" in step.recall else self.ref.at(step.recall)

    def place_of(self, step_id: str) -> int | None:
        """The position of a step, from 0; None if the lesson has no such step."""
        return self.outline.place_of(step_id)


def _outline(step: Step) -> StepOutline:
    if isinstance(step, Exercise):
        return StepOutline(step.id, step.label, True, step.scored, step.own_words, step.plan)
    return StepOutline(step.id, step.label, False)
