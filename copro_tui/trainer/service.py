"""A trainer's desk, the only thing that a trainer's screens talk to: what a group did, and what it is asked to do."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from copro_tui.analytics.distribution import Distribution, find_placement, placements, spreads
from copro_tui.analytics.exercise_detail import ExerciseDetail, question
from copro_tui.analytics.gradebook import Gradebook, grid, outlines
from copro_tui.analytics.item_analysis import ItemAnalysis, items
from copro_tui.analytics.learner_detail import LearnerDetail, portrait
from copro_tui.analytics.stuck import Stuck, StuckReport, reasons, reported
from copro_tui.cohorts.dates import parse_day
from copro_tui.cohorts.group_work import gather, gather_one, how_many
from copro_tui.cohorts.inbox import collected
from copro_tui.cohorts.invitations import invitation_file, invitation_of
from copro_tui.cohorts.learner_work import Trouble, Work
from copro_tui.cohorts.model import Assigned, Cohort, Member
from copro_tui.cohorts.repository import CohortRepository, Unreadable
from copro_tui.course.course import Course, available_lessons
from copro_tui.course.model import Lesson
from copro_tui.course.refs import Ref
from copro_tui.errors import CoproError, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.progress.learners import Learners, clean_name
from copro_tui.text.suggest import suggestion
from copro_tui.trainer.live import Watch

Works = Iterator[Work | Trouble]

Progress = Callable[[Works, int], Works]
"""Passes everybody's work on, one by one, and shows whoever waits how far it is; the number is about how many come."""


class Standing(Struct, frozen=True, kw_only=True):
    """How a group stands."""

    cohort: Cohort
    """As its file says now."""
    grid: Gradebook
    stuck: StuckReport


class People(Struct, frozen=True, kw_only=True):
    """Who is in a cohort, and who could be."""

    known: tuple[Member, ...]
    """The members, and then who else has a record in this folder, each by name."""
    unreadable: int
    """Records in this folder of which cannot be told whose they are."""


class TrainerService:
    """One trainer at one course. What takes long takes an ``along``."""

    def __init__(self, repository: CohortRepository, now: Callable[[], datetime]) -> None:
        self.repository = repository
        self.now = now

    @property
    def course(self) -> Course:
        return self.repository.course

    def today(self) -> date:
        """The day that it is here."""
        return self.now().astimezone().date()

    def lessons(self, module: str = "") -> tuple[Lesson, ...]:
        """The lessons that can be read, of a module or of all: one with mistakes does not stop a report."""
        return tuple(available_lessons(self.course, module))

    # -- what a group did -----------------------------------------------------------------------------------------

    def works(self, cohort: Cohort, along: Progress) -> Works:
        """Everybody's work, one after the other."""
        return along(gather(self.repository, cohort), how_many(self.repository, cohort))

    def standing(self, cohort_id: str, along: Progress) -> Standing:
        """The grid, and who may need a hand, in one go. Raises UsageError or CourseError as opening a cohort does."""
        cohort = self.repository.open(cohort_id)
        modules, today = outlines(self.course, cohort), self.today()
        found: list[Stuck] = []

        def seen() -> Works:
            for work in self.works(cohort, along):
                if isinstance(work, Work):
                    found.extend(reasons(modules, work, today))
                yield work

        made = grid(modules, seen())
        return Standing(cohort=cohort, grid=made, stuck=reported(found, len(made.rows), made.troubles))

    def portrait(self, cohort: Cohort, learner: str) -> LearnerDetail:
        """One learner. Raises UsageError when nobody of this id is in the cohort."""
        member = cohort.find_member(learner)
        found = list(gather_one(self.repository, cohort, member))
        troubles = [one for one in found if isinstance(one, Trouble)]
        try:
            sent = collected(self.repository, cohort, member.id)
        except CoproError:  # among the troubles already
            sent = None
        return portrait(
            {lesson.ref: lesson for lesson in self.lessons()},
            outlines(self.course, cohort),
            next(one for one in found if isinstance(one, Work)),
            self.today(),
            words=sent.words if sent is not None else (),
            troubles=troubles,
        )

    def questions(self, cohort: Cohort, module: str, along: Progress) -> ItemAnalysis:
        """How the exercises of a module work as questions."""
        return items(self.lessons(module), self.works(cohort, along))

    def question(self, cohort: Cohort, ref: Ref, along: Progress) -> ExerciseDetail:
        """One exercise in a cohort."""
        return question(self.lessons(ref.module), ref, self.works(cohort, along))

    def spreads(self, cohort: Cohort, along: Progress) -> tuple[Distribution, ...]:
        """Where the group placed things, exercise by exercise."""
        return spreads(placements(self.lessons()), self.works(cohort, along))

    def watch(self, cohort: Cohort, name: str, inbox: Path | None = None) -> Watch:
        """An exercise to be looked at again and again, with what comes into ``inbox``.

        ``name`` is as in ``find_placement``. Raises UsageError.
        """
        known = placements(self.lessons())
        ref = find_placement(known, name)
        return Watch(self.repository, cohort, ref, known[ref], inbox)

    # -- what it is asked to do -----------------------------------------------------------------------------------

    def cohorts(self) -> tuple[Cohort | Unreadable, ...]:
        """Every cohort; those in use first."""
        found = self.repository.all()
        return tuple(sorted(found, key=lambda one: (isinstance(one, Cohort) and one.archived, one.id)))

    def begin(
        self, name: str, *, cohort_id: str = "", trainer: str = "", language: str = "en", workshop: str = ""
    ) -> Cohort:
        """Begin a cohort; its id is made from its name where none is given. Raises UsageError."""
        if not re.fullmatch("[a-z]{2,3}", language):
            raise UsageError(_("“%(language)s” is no language.") % {"language": language}, _("Write en or cy."))
        made = Cohort(
            id=cohort_id or free_id(name, self.repository.ids()),
            name=clean_name(name),
            key=secrets.token_hex(8),
            trainer=clean_name(trainer) if trainer.strip() else "",
            language=language,
            workshop=self._day(workshop),
        )
        self.repository.create(made)
        return made

    def assign(
        self, cohort_id: str, modules: Sequence[str], *, opens: str = "", due: str = "", required: bool = True
    ) -> tuple[Assigned, ...]:
        """Assign modules; the days as people write them, or empty. Raises UsageError."""
        known = [module.id for module in self.course.modules]
        for module in modules:
            if module not in known:
                raise UsageError(
                    _("The course has no module “%(module)s”.") % {"module": module}, suggestion(module, known)
                )
        first, last = self._day(opens), self._day(due)
        if first and last and last < first:
            raise UsageError(_("It would be due before it opens."), _("Change one of the two days."))
        given = tuple(Assigned(module, first, last, required) for module in modules)
        self.repository.change(cohort_id, lambda now: now.with_modules(given))
        return given

    def take_back(self, cohort_id: str, modules: Sequence[str]) -> None:
        """Assign these modules no longer; what was done in them stays."""
        self.repository.change(
            cohort_id, lambda now: replace(now, modules=tuple(one for one in now.modules if one.id not in modules))
        )

    def people(self, cohort: Cohort) -> People:
        """Who is in the cohort, and who could be."""
        records, there = Learners(self.repository.records).known(), {one.id for one in cohort.members}
        others = [Member(one.id, one.name) for one in records if one.id and one.id not in there]

        def by_name(one: Member) -> str:
            return one.name.casefold()

        return People(
            known=(*sorted(cohort.members, key=by_name), *sorted(others, key=by_name)),
            unreadable=sum(not one.id for one in records),
        )

    def add(self, cohort_id: str, member: Member) -> Cohort:
        """Take somebody into the cohort. Raises UsageError when nobody can be called so in its file."""
        return self.repository.change(
            cohort_id, lambda now: now.with_members([Member(member.id, clean_name(member.name))])
        )

    def remove(self, cohort_id: str, learner: str) -> Cohort:
        """Take somebody out of the cohort; what they sent stays."""
        return self.repository.change(cohort_id, lambda now: now.without(learner))

    def invitation(self, cohort: Cohort) -> bytes:
        """The file that learners open with ``copro join``."""
        return invitation_file(invitation_of(cohort, self.course))

    def _day(self, text: str) -> str:
        return parse_day(text, self.today()).isoformat() if text.strip() else ""


def free_id(name: str, taken: Sequence[str]) -> str:
    """An id that can be read and typed, made from a name, and none of those that are taken."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).lstrip("-0123456789")[:40].strip("-") or "cohort"
    free, number = stem, 2
    while free in taken:
        free, number = f"{stem}-{number}", number + 1
    return free
