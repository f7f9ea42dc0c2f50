"""The service behind a trainer's screens and commands: all that they show of a group is worked out here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime
from itertools import chain
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from copro_tui.analytics.aggregate import Aggregate, aggregate, tellable_beside
from copro_tui.analytics.distribution import Distribution, distributions, find_placement, placements
from copro_tui.analytics.exercise_detail import ExerciseDetail, exercise_detail
from copro_tui.analytics.gradebook import Gradebook, Row, gradebook, outlines
from copro_tui.analytics.item_analysis import ItemAnalysis, item_analysis
from copro_tui.analytics.learner_detail import LearnerDetail, learner_detail
from copro_tui.analytics.persisting import PersistingReport, persisting
from copro_tui.analytics.stuck import Stuck, StuckReport, reasons, reported
from copro_tui.cohorts.group_work import gather, gather_one, how_many, trouble_of
from copro_tui.cohorts.inbox import collected
from copro_tui.cohorts.invitations import invitation_file, invitation_of
from copro_tui.cohorts.learner_work import Trouble, Work
from copro_tui.cohorts.model import Cohort, Member
from copro_tui.cohorts.repository import CohortRepository, Unreadable
from copro_tui.course.course import Course, LessonUnavailableError, available_lessons
from copro_tui.course.lesson import Lesson
from copro_tui.course.refs import Ref
from copro_tui.errors import CoproError, RecordError, UsageError
from copro_tui.exchange.completions import Completions, completions
from copro_tui.i18n import available_languages, speaking
from copro_tui.i18n import gettext as _
from copro_tui.progress.standing import Standings
from copro_tui.reports.aggregate_table import aggregate_report
from copro_tui.reports.catalogue import ReportKind
from copro_tui.reports.items_table import item_analysis_report
from copro_tui.reports.persisting_table import persisting_report
from copro_tui.reports.reminders import reminders
from copro_tui.reports.tables import (
    Report,
    distribution_report,
    gradebook_report,
    reminders_report,
    stuck_report,
)
from copro_tui.reports.workshop_handout import contested, workbook_html
from copro_tui.text.days import day_in_words
from copro_tui.trainer.cohort_admin import CohortAdmin
from copro_tui.trainer.live import Watch
from copro_tui.trainer.post import Letters, Post
from copro_tui.trainer.retention import Retention
from copro_tui.trainer.roster_admin import RosterAdmin

Works = Iterator[Work | Trouble]

Progress = Callable[[Works, int], Works]
"""Wraps the stream of learners' work to report progress; the number is the estimated total."""

EDITIONS = ("trainer", "learner")
"""The editions of a workbook."""


def workbook_file(cohort_id: str, edition: str) -> str:
    """The name of the file of an edition of a workbook."""
    return f"{cohort_id}-workbook-{edition}.html"


class GroupStanding(Struct, frozen=True, kw_only=True):
    """The gradebook of a cohort, and who may need help."""

    cohort: Cohort
    """As its file says now."""
    gradebook: Gradebook
    stuck: StuckReport


class TrainerService:
    """Serves one trainer for one course. Slow calls take a progress callback.

    Lessons with mistakes are skipped; ``left_out`` lists them, and so do the troubles of ``item_analysis``,
    ``exercise_detail`` and ``distributions``.
    """

    def __init__(self, repository: CohortRepository, now: Callable[[], datetime]) -> None:
        self.repository = repository
        self.now = now
        self.admin = CohortAdmin(repository, now, self.today)
        self.roster = RosterAdmin(repository)
        self.retention = Retention(repository, now, self.today)
        self.post = Post(repository, self.roster, now, self.today)

    @property
    def course(self) -> Course:
        return self.repository.course

    def today(self) -> date:
        """Today's date in the local time zone."""
        return self.now().astimezone().date()

    def cohorts(self) -> tuple[Cohort | Unreadable, ...]:
        """Every cohort; archived ones last."""
        found = self.repository.all()
        return tuple(sorted(found, key=lambda one: (isinstance(one, Cohort) and one.archived, one.id)))

    def open(self, cohort_id: str) -> Cohort:
        """Read a cohort. Raises UsageError if there is none of that id, CohortFileError if its file has mistakes."""
        return self.repository.open(cohort_id)

    def invitation(self, cohort: Cohort) -> bytes:
        """The content of the file that learners open with ``copro join``; an inbox is made where there can be one."""
        with suppress(RecordError):
            self.admin.open_inbox(cohort.id)
        return invitation_file(invitation_of(cohort, self.course, self.now()))

    def lessons(self, module: str = "") -> tuple[Lesson, ...]:
        """The lessons of ``module``, or of all modules, without those with mistakes, which are ``left_out``."""
        return tuple(available_lessons(self.course, module))

    def names_of_places(self) -> dict[Ref, str]:
        """The titles of the modules, and the names in lists of the exercises of lessons without mistakes."""
        modules = {Ref(one.id): one.title for one in self.course.modules}
        asked = {lesson.ref.at(one.id): one.label for lesson in self.lessons() for one in lesson.exercises}
        return modules | asked

    def left_out(self, module: str = "") -> tuple[Trouble, ...]:
        """A Trouble for each lesson with mistakes, in ``module`` or in all modules."""
        found = []
        for ref in self.course.lessons(module) if module else self.course.all_lessons():
            try:
                self.course.lesson(ref)
            except LessonUnavailableError as error:
                found.append(Trouble(str(ref), str(error)))
        return tuple(found)

    def works(self, cohort: Cohort, progress: Progress, *, whole: bool = False) -> Works:
        """Yield each member's work, or a Trouble for what cannot be read; first take in what is in the inbox.

        ``whole`` is as for ``gather``.
        """
        refused, now = self._received(cohort.id), self.open(cohort.id)
        return progress(chain(refused, gather(self.repository, now, whole=whole)), how_many(self.repository, now))

    def _received(self, cohort_id: str) -> list[Trouble]:
        """Take in what is in a cohort's inbox; returns a Trouble for each file that was refused."""
        try:
            return [found for one in self.admin.receive(cohort_id) if (found := trouble_of(one))]
        except CoproError as error:
            return [Trouble(cohort_id, str(error))]

    def standing(self, cohort_id: str, progress: Progress) -> GroupStanding:
        """The gradebook, and who may need help, in one pass. Raises UsageError or CourseError as ``open`` does."""
        cohort = self.open(cohort_id)
        modules, today = outlines(self.course, cohort), self.today()
        found: list[Stuck] = []

        def need_a_hand(row: Row, standings: Standings) -> None:
            found.extend(reasons(modules, row, standings, today))

        made = gradebook(modules, self.works(cohort, progress), need_a_hand)
        stuck = reported(found, len(made.rows), made.troubles)
        return GroupStanding(cohort=self.open(cohort_id), gradebook=made, stuck=stuck)

    def work_of(self, cohort: Cohort, member: Member) -> Work:
        """The work of one member. Raises RecordError if something of it cannot be read."""
        found = list(gather_one(self.repository, cohort, member))
        if troubles := [one for one in found if isinstance(one, Trouble)]:
            raise RecordError(str(troubles[0]))
        return next(one for one in found if isinstance(one, Work))

    def learner_detail(self, cohort: Cohort, learner: str) -> LearnerDetail:
        """One learner's results. Raises UsageError if nobody with this id is in the cohort."""
        member = cohort.find_member(learner)
        found = list(gather_one(self.repository, cohort, member))
        troubles = [one for one in found if isinstance(one, Trouble)]
        try:
            sent = collected(self.repository, cohort, member.id)
        except CoproError:  # already among the troubles
            sent = None
        return learner_detail(
            {lesson.ref: lesson for lesson in self.lessons()},
            outlines(self.course, cohort),
            next(one for one in found if isinstance(one, Work)),
            self.today(),
            words=sent.words if sent is not None else (),
            troubles=troubles,
        )

    def item_analysis(self, cohort: Cohort, module: str, progress: Progress) -> ItemAnalysis:
        """The statistics of a module's exercises."""
        found = item_analysis(self.lessons(module), self.works(cohort, progress))
        return replace(found, troubles=(*self.left_out(module), *found.troubles))

    def exercise_detail(self, cohort: Cohort, ref: Ref, progress: Progress) -> ExerciseDetail:
        """One exercise: its statistics and each learner's result."""
        found = exercise_detail(self.lessons(ref.module), ref, self.works(cohort, progress))
        return replace(found, troubles=(*self.left_out(ref.module), *found.troubles))

    def persisting(self, cohort: Cohort, progress: Progress) -> PersistingReport:
        """Which mix-ups persist after review."""
        return persisting(self.lessons(), self.works(cohort, progress))

    def aggregate(self, cohort: Cohort, progress: Progress) -> Aggregate:
        """The group without its people. Raises UsageError where another cohort is nearly the same."""
        works = self.works(cohort, progress)  # first: what has arrived can bring new members
        cohort = self.open(cohort.id)
        people = _ids(cohort)
        for one in self.repository.all():
            if isinstance(one, Cohort) and not tellable_beside(people, _ids(one)):
                raise UsageError(
                    _("The cohorts “%(one)s” and “%(other)s” differ in fewer than five people.")
                    % {"one": cohort.id, "other": one.id},
                    _("Reports on both would say what these few did. Let them differ in nobody, or in five or more."),
                )
        return aggregate(outlines(self.course, cohort), self.lessons(), works, people)

    def distributions(self, cohort: Cohort, progress: Progress) -> tuple[Distribution, ...]:
        """Where the group placed the cases, exercise by exercise."""
        left_out = self.left_out()
        found = distributions(placements(self.lessons()), self.works(cohort, progress))
        return tuple(replace(one, troubles=(*left_out, *one.troubles)) for one in found)

    def watch(self, cohort: Cohort, name: str, inbox: Path | None = None) -> Watch:
        """Watch an exercise as answers come in, also collecting files that are put into the folder ``inbox``.

        ``name`` is as in ``find_placement``. Raises UsageError.
        """
        known = placements(self.lessons())
        ref = find_placement(known, name)
        return Watch(self.repository, cohort, ref, known[ref], inbox)

    def report(
        self, cohort: Cohort, kind: ReportKind, progress: Progress, *, exercise: str = "", names: bool = False
    ) -> Report:
        """A report; its troubles list the files that could not be read.

        ``exercise`` is for distributions, named as in ``find_placement``. Without ``names`` nobody can be identified
        from it, except in reminders, which are addressed to people. Raises UsageError if there is no such exercise.
        """
        cohort = self.repository.with_secret(cohort)
        match kind:
            case "grid":
                made = gradebook(outlines(self.course, cohort), self.works(cohort, progress))
                return gradebook_report(cohort, made, names=names)
            case "stuck":
                needing = self.standing(cohort.id, progress).stuck
                labels = {str(ref): name for ref, name in self.names_of_places().items()}
                return stuck_report(cohort, needing, names=names, titles=self._titles(), labels=labels)
            case "items":
                analysis = item_analysis(self.lessons(), self.works(cohort, progress))
                asked = item_analysis_report(cohort, analysis, names=names, titles=self._titles())
                return replace(asked, left_out=self.left_out())
            case "mixed-up":
                return replace(persisting_report(cohort, self.persisting(cohort, progress)), left_out=self.left_out())
            case "aggregate":
                return replace(aggregate_report(cohort, self.aggregate(cohort, progress)), left_out=self.left_out())
            case "spread":
                module = exercise.partition("/")[0] if exercise.count("/") == 2 else ""  # the whole name says where
                known = placements(self.lessons(module))
                ref = find_placement(known, exercise)
                (found,) = distributions({ref: known[ref]}, self.works(cohort, progress))
                return replace(distribution_report(cohort, found, names=names), left_out=self.left_out(module))
            case "reminders":
                assigned, works = outlines(self.course, cohort), self.works(cohort, progress)
                return reminders_report(cohort, *reminders(cohort, assigned, works, self.today()))

    def _titles(self) -> dict[str, str]:
        """The titles of modules and the questions of exercises, by id."""
        asked = {str(one.ref.at(step.id)): step.prompt for one in self.lessons() for step in one.exercises}
        return {one.id: one.title for one in self.course.modules} | asked

    def completions(self, cohort: Cohort, progress: Progress) -> Completions:
        """Who of the roster has completed what has a code. Raises UsageError if there is no roster, or no code."""
        works = self.works(cohort, progress)  # first: what has arrived can say who is who in the roster
        return completions(self.course, cohort, self.roster.there(cohort), works)

    def letters(self, cohort: Cohort, progress: Progress) -> Letters:
        """A reminder to everybody with something open, ready to be addressed. Raises UsageError or RecordError."""
        works = self.works(cohort, progress)
        return self.post.letters(self.open(cohort.id), works)

    def handouts(self, cohort: Cohort, progress: Progress) -> dict[str, str]:
        """The workbook of the workshop as HTML, by edition (see ``EDITIONS``)."""
        cases = contested(self.distributions(cohort, progress))
        language = cohort.language if cohort.language in available_languages() else "en"
        with speaking(language):
            day = day_in_words(date.fromisoformat(cohort.workshop) if cohort.workshop else self.today())
            return {
                edition: workbook_html(cohort, self.course.title, language, day, cases, trainer=edition == "trainer")
                for edition in EDITIONS
            }


def _ids(cohort: Cohort) -> list[str]:
    """The ids of its members, in the order in which they were taken in."""
    return [one.id for one in cohort.members]
