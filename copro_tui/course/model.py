"""What is taught: the course, its modules, their lessons, their steps. All immutable."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct

from copro_tui.course.refs import Ref
from copro_tui.exercises import AnyExerciseShape, Exercise
from copro_tui.exercises.evidence import Evidence
from copro_tui.exercises.faults import Frameworks
from copro_tui.exercises.items import Short
from copro_tui.exercises.shape import ExerciseShape, FormerIds, Recall
from copro_tui.figures.timeline import Timeline
from copro_tui.frameworks import Id, Line, Prose, Title
from copro_tui.i18n import mark
from copro_tui.text.sentence import first_sentence

FormerLessons = tuple[Annotated[str, Meta(pattern="^([a-z][a-z0-9-]*/)?[a-z][a-z0-9-]*$")], ...]
"""Former ids of a lesson; with its module before it (``what/values``) where it came from another one."""


class Page(Evidence, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind", tag="page"):
    """A step to read."""

    kind: ClassVar[str] = "page"
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


class Lesson(Struct, frozen=True, kw_only=True):
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

    @property
    def marked(self) -> tuple[Ref, ...]:
        """References to the exercises that are marked."""
        return tuple(self.ref.at(one.id) for one in self.exercises if one.scored)

    def recalled(self, step: Step) -> Ref | None:
        """The earlier reflection that a step recalls; None if it recalls none."""
        if step.recall is None:
            return None
        return Ref.parse(step.recall) if "/" in step.recall else self.ref.at(step.recall)

    def minutes_left(self, place: int) -> int:
        """About how many minutes are left of it at the step at ``place`` (from 0)."""
        return max(1, round(self.minutes * (1 - place / len(self.steps))))

    def place_of(self, step_id: str) -> int | None:
        """The position of a step, from 0; None if the lesson has no such step."""
        return next((place for place, step in enumerate(self.steps) if step.id == step_id), None)


class Module(Struct, frozen=True, forbid_unknown_fields=True):
    """One of the course's modules: WHAT, WHEN, WHY or HOW."""

    id: Id
    title: Title
    question: Annotated[str, Meta(max_length=20)] = ""
    """The module's question, such as “Why?”; its label is made from it."""

    @property
    def label(self) -> str:
        return (self.question or self.id).strip("?").upper()


class PlanPart(Struct, frozen=True, forbid_unknown_fields=True):
    """One part of the page that learners leave with."""

    id: Id
    title: Title


StepName = Annotated[str, Meta(pattern="^[a-z][a-z0-9-]*/[a-z][a-z0-9-]*/[a-z][a-z0-9-]*$")]
"""A step of the course: ``module/lesson/step``."""


class ContactSteps(Struct, frozen=True, forbid_unknown_fields=True):
    """The steps at which learners choose a contact of their own, which the course is then applied to."""

    name: StepName
    """A reflection: what the contact is called."""
    place: StepName
    """An unmarked placement of two cases: where the contact is today, and where the learner would like it to be."""

    @property
    def named_at(self) -> Ref:
        return Ref.parse(self.name)

    @property
    def placed_at(self) -> Ref:
        return Ref.parse(self.place)


class CourseShape(Struct, frozen=True, forbid_unknown_fields=True):
    """``course.yaml``."""

    title: Title
    version: Annotated[str, Meta(min_length=1, max_length=20)]
    modules: Annotated[tuple[Module, ...], Meta(min_length=1, max_length=40)]
    language: Annotated[str, Meta(pattern="^[a-z]{2,3}$")] = "en"
    plan: tuple[PlanPart, ...] = ()
    contact: ContactSteps | None = None
    welcome: Annotated[str, Meta(max_length=600)] = ""
    """What somebody who is new is told first; ``{lessons}`` in it stands for the number of lessons."""
    ask_how_sure: bool = False
    """Whether learners who have not chosen otherwise are asked how sure they are, before an answer is marked."""
    frameworks: tuple[Id, ...] = ()
    """The order in which frameworks are listed; those that are not named come after them."""


class Word(Struct, frozen=True, forbid_unknown_fields=True):
    """A word of the glossary."""

    id: Id
    term: Title
    meaning: Line
    also: tuple[Title, ...] = ()
    """Other forms in which it occurs in texts, such as plurals."""
    see: tuple[Id, ...] = ()
    """Ids of related words."""


class Glossary(Struct, frozen=True, forbid_unknown_fields=True):
    """``glossary.yaml``."""

    words: tuple[Word, ...] = ()


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """A source that the course refers to."""

    id: Id
    title: Annotated[str, Meta(min_length=1, max_length=200)]
    by: Annotated[str, Meta(max_length=200)] = ""
    year: Annotated[str, Meta(max_length=40)] = ""
    address: Annotated[str, Meta(max_length=300)] = ""
    note: Annotated[str, Meta(max_length=400)] = ""
    checked: Annotated[str, Meta(max_length=10)] = ""
    """The month in which it was last looked at, such as ``2026-11``."""

    @property
    def month_checked(self) -> int | None:
        """That month, counted from the year 0; None if it is not one."""
        year, _hyphen, month = self.checked.partition("-")
        whole = len(year) == 4 and len(month) == 2 and (year + month).isdecimal() and 1 <= int(month) <= 12
        return int(year) * 12 + int(month) - 1 if whole else None


class Sources(Struct, frozen=True, forbid_unknown_fields=True):
    """``sources.yaml``."""

    sources: tuple[Source, ...] = ()


class CrosswalkShape(Struct, frozen=True, forbid_unknown_fields=True):
    """``crosswalk.yaml``."""

    title: Title
    caution: Line
    rows: tuple[dict[Id, tuple[Id, ...]], ...]
