"""Places: a type for each thing that can be opened. They hold references and ids, and know no screen and no text.

As text a place is its address, such as ``lesson/what/values``; ``parse`` makes a place of it again.
"""

from __future__ import annotations

from typing import ClassVar
from urllib.parse import quote, unquote

from msgspec import Struct
from msgspec.structs import asdict

from copro_tui.course.refs import Ref
from copro_tui.i18n import gettext as _


class Place(Struct, frozen=True, tag=str.lower):
    """Something that can be opened. Its tag is the first part of its address, its fields are the others."""

    DEPTH: ClassVar[int] = 0
    """How many parts the reference in the last field has: 2 for a lesson, 3 for a step; 0 where there is none."""
    WITH_ITEM: ClassVar[bool] = False
    """Whether the reference may name an item of the step as well."""

    def __str__(self) -> str:
        parts = [str(self.__struct_config__.tag)]
        for value in asdict(self).values():
            parts += asdict(value).values() if isinstance(value, Ref) else [value or ""]
        return "/".join(quote(part, safe="") for part in parts if part)


# -- a learner's ------------------------------------------------------------------------------------------------------


class Home(Place, frozen=True):
    """The first screen: a learner's home, or a trainer's cohorts."""


class Module(Place, frozen=True):
    """The lessons of a module."""

    module: str


class Lesson(Place, frozen=True):
    """A lesson, at the step where the learner stopped."""

    DEPTH = 2
    ref: Ref


class Step(Place, frozen=True):
    """A step of a lesson."""

    DEPTH = 3
    ref: Ref


class Steps(Place, frozen=True):
    """The list of a lesson's steps, at one of them."""

    DEPTH = 3
    ref: Ref


class LessonEnd(Place, frozen=True):
    """How a lesson went, and what comes next."""

    DEPTH = 2
    ref: Ref


class Frameworks(Place, frozen=True):
    """All frameworks."""


class Framework(Place, frozen=True):
    """One framework."""

    framework: str


class Glossary(Place, frozen=True):
    """The glossary, or the words in it that contain a search text."""

    find: str = ""


class Word(Place, frozen=True):
    """One word of the glossary."""

    word: str


class PageWords(Place, frozen=True):
    """The words of the glossary that occur on a page."""

    DEPTH = 3
    ref: Ref


class Send(Place, frozen=True):
    """Where the learner sends their work to their trainer."""


class Contact(Place, frozen=True):
    """Where the learner names a contact of their own."""


class Plan(Place, frozen=True):
    """The learner's plan."""


class Journal(Place, frozen=True):
    """The journal: everything that the learner wrote."""


class Results(Place, frozen=True):
    """The learner's scores."""


class Review(Place, frozen=True):
    """What is asked again today."""


class ReviewEnd(Place, frozen=True):
    """How today's review went, and when something comes back."""


class Sources(Place, frozen=True):
    """All sources of the course, or those of a lesson."""

    DEPTH = 2
    ref: Ref | None = None


class AnswerSources(Place, frozen=True):
    """Why the answers of a step, or the one to an item of it, are believed; then its lesson's other sources."""

    DEPTH = 3
    WITH_ITEM = True
    ref: Ref


class Settings(Place, frozen=True):
    """The settings."""


class Keys(Place, frozen=True):
    """The learner's own keys."""


class Help(Place, frozen=True):
    """Help on the current screen."""


class Practice(Place, frozen=True):
    """One minute of practice, for those who are new."""


class Search(Place, frozen=True):
    """Everything that can be found by name, or what a search text finds."""

    find: str = ""


class Learners(Place, frozen=True):
    """The choice of a learner."""


class NewLearner(Place, frozen=True):
    """Creating a learner's record."""


# -- a trainer's ------------------------------------------------------------------------------------------------------


class NewCohort(Place, frozen=True):
    """Creating a cohort."""


class InCohort(Place, frozen=True):
    """Base of the places that belong to a cohort."""

    cohort: str


class Cohort(InCohort, frozen=True):
    """A cohort and its gradebook."""


class People(InCohort, frozen=True):
    """Everybody in a cohort, to find and to order."""


class Members(InCohort, frozen=True):
    """Who is in a cohort."""


class Collect(InCohort, frozen=True):
    """Taking in what the members of a cohort sent."""


class Reports(InCohort, frozen=True):
    """The reports on a cohort, to save."""


class Report(InCohort, frozen=True):
    """One report on a cohort, of an exercise if it is about one."""

    DEPTH = 3
    kind: str
    ref: Ref | None = None


class Roster(InCohort, frozen=True):
    """Who is expected in a cohort, and who of them is which learner."""


class Matching(InCohort, frozen=True):
    """Who of the roster a member of a cohort is."""

    learner: str


class Export(InCohort, frozen=True):
    """Something of a cohort for another program."""

    kind: str


class Assign(InCohort, frozen=True):
    """Assigning modules to a cohort."""


class Keeping(InCohort, frozen=True):
    """Until when the work of a cohort is kept, and removing it after that."""


class Stuck(InCohort, frozen=True):
    """Members of a cohort who may need help."""


class Persisting(InCohort, frozen=True):
    """Which mix-ups persist in a cohort after review."""


class Person(InCohort, frozen=True):
    """One learner of a cohort."""

    learner: str


class ItemAnalysis(InCohort, frozen=True):
    """The exercises of a module as a cohort answered them."""

    module: str


class Exercise(InCohort, frozen=True):
    """One exercise as a cohort answered it."""

    DEPTH = 3
    ref: Ref


class Workshop(InCohort, frozen=True):
    """The exercises of a cohort, those with the least agreement first."""


class Distribution(InCohort, frozen=True):
    """Where a cohort put the cases of an exercise."""

    DEPTH = 3
    ref: Ref


KINDS: dict[str, type[Place]] = {
    str(one.__struct_config__.tag): one
    for one in (*Place.__subclasses__(), *InCohort.__subclasses__())
    if one is not InCohort
}
"""Every kind of place by the first part of its address."""


def parse(address: str) -> Place:
    """The place with this address. Raises ValueError if the address is not valid; does not check that it exists."""
    kind, *parts = (unquote(part) for part in address.split("/"))
    of = KINDS.get(kind)
    if of is not None and all(parts):
        count = len([name for name in of.__struct_fields__ if name != "ref"])
        ids, rest = parts[:count], parts[count:]
        if len(rest) in (0, of.DEPTH, of.DEPTH + of.WITH_ITEM):
            try:
                return of(*ids, Ref(*rest)) if rest else of(*ids)
            except TypeError:  # something is missing
                pass
    raise ValueError(_("“%(address)s” is not the address of a place") % {"address": address})
