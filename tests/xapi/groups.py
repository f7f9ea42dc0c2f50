"""A group whose work is in an LRS, and the same group whose work came in files: their reports must be the same."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import msgspec

from copro_tui.cohorts.inbox import collect
from copro_tui.cohorts.invitations import invitation_of
from copro_tui.cohorts.learner_work import work_in
from copro_tui.cohorts.model import Cohort
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.cohorts.submission import KIND, submission_of
from copro_tui.course.course import open_course
from copro_tui.progress.events import EVENT_TYPES, Event
from copro_tui.progress.repository import RecordRepository
from copro_tui.reports.catalogue import ReportKind
from copro_tui.reports.formats import as_csv
from copro_tui.storage.envelope import wrapped
from copro_tui.trainer.service import TrainerService
from copro_tui.xapi.actor import Actor, pseudonym
from copro_tui.xapi.client import Lrs
from copro_tui.xapi.collecting import Collecting, Progress
from copro_tui.xapi.statements import Statement, Statements
from tests.clock import FakeClock
from tests.cohorts.groups import NOW, a_cohort, learners
from tests.courses import COURSE, write_course
from tests.xapi.runs import Passing

IRI = "https://example.org/courses/small"
PEOPLE = "https://example.org/people"
NAMES = tuple(f"Person {number}" for number in range(12))


def course_at(folder: Path) -> Path:
    """The small course, with an address of its own."""
    write_course(folder)
    (folder / "lessons" / "course.yaml").write_text(f"{COURSE}iri: {IRI}\n", encoding="utf-8")
    return folder


class Group:
    """People who learned, each in a record of their own computer, and two trainers."""

    def __init__(self, folder: Path) -> None:
        self.homes = course_at(folder / "homes")
        self.members = learners(self.homes, *NAMES)
        self.course = open_course(self.homes)
        self._folder = folder
        self.by_lrs = self._trainer(folder / "lrs")

    @cached_property
    def by_files(self) -> CohortRepository:
        """The cohort of the trainer who is sent files."""
        return self._trainer(self._folder / "files")

    def _trainer(self, folder: Path) -> CohortRepository:
        repository = CohortRepository(open_course(course_at(folder)))
        repository.create(self.cohort)
        return repository

    @property
    def cohort(self) -> Cohort:
        return a_cohort(self.members)

    def records(self) -> Iterator[Path]:
        yield from sorted((self.homes / "progress").glob("*.json"))

    def send_files(self) -> None:
        """Everybody sends their bundle to the first trainer."""
        invitation, files = invitation_of(self.cohort, self.course), []
        for number, record in enumerate(self.records()):
            files.append(self.homes / f"bundle-{number}.json")
            files[-1].write_bytes(wrapped(KIND, submission_of(work_in(record, self.course), invitation, [], NOW)))
        assert len([*collect(self.by_files, "spring", files)]) == len(NAMES)

    def statements(self, home_page: str = PEOPLE) -> list[Statement]:
        """Everybody's statements."""
        return [one for record in self.records() for one in statements_of(self, record, home_page)]

    def collect(
        self, address: str, *, again: bool = False, everyone: bool = False, user: str = "ann", password: str = "secret"
    ) -> Progress:
        """The second trainer reads the LRS."""
        lrs = Lrs(address, user, password)
        collecting = Collecting(
            self.by_lrs, self.by_lrs.open("spring"), lrs, Passing(clock=FakeClock(LATER)).timing, everyone=everyone
        )
        for _progress in collecting.run(again=again):
            pass
        return collecting.progress


LATER = FakeClock().time.replace(year=2027)


def statements_of(group: Group, record: Path, home_page: str = PEOPLE) -> list[Statement]:
    store = RecordRepository(record)
    about, tables = store.events()
    actor = Actor(IRI, home_page, pseudonym(IRI, home_page, about.learner))
    events: list[Event] = []
    for kind in EVENT_TYPES:
        events += msgspec.convert(tables[kind.table], list[kind])  # type: ignore[valid-type]
    return [*Statements(group.course, actor).of_all(events)]


KINDS: tuple[ReportKind, ...] = ("grid", "stuck", "items", "spread", "mixed-up")


def reports(repository: CohortRepository) -> dict[str, str]:
    """The reports of a trainer's cohort."""
    service = TrainerService(repository, lambda: NOW)
    cohort = repository.open("spring")
    made = {
        kind: service.report(cohort, kind, lambda works, _total: works, exercise="what/every-kind/cases", names=True)
        for kind in KINDS
    }
    return {kind: as_csv(one) for kind, one in made.items()}
