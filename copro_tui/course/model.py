"""What is taught besides the lessons: the course, its modules, its words and its sources. All immutable."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from copro_tui.course.refs import Ref
from copro_tui.frameworks import Id, Line, Title


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
    iri: Annotated[str, Meta(pattern=r"^(https?://[^\s/?#@]+(/[^\s/?#]+)*)?$", max_length=200)] = ""
    """What the ids of the course and its steps begin with in xAPI statements; never changed once any was sent."""


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
