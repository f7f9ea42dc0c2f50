"""Shared by the commands for an LRS: the record, what its learner agreed to, and the statements that follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

import click
import msgspec
from msgspec import Struct

from copro_tui.cli.cached_course import cached_course
from copro_tui.cli.context import course_folder, learner_named, record_folders
from copro_tui.cohorts.learner_work import record_of
from copro_tui.course.course import Course
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.progress.events import EVENT_TYPES, About, Event
from copro_tui.progress.learners import Learners
from copro_tui.progress.ledger import Ledger
from copro_tui.progress.repository import RecordRepository
from copro_tui.xapi.client import Lrs
from copro_tui.xapi.connection import Connection, read_connection
from copro_tui.xapi.passwords import VARIABLE, forget_password, password_for
from copro_tui.xapi.sending import PATIENCE, Sender, Sent, Timing
from copro_tui.xapi.statements import Kind, Statement, Statements

KIND_WORDS: dict[Kind, str] = {
    "answers": mark("answers that are marked, and what you said in conversations"),
    "completions": mark("lessons and modules that you completed or mastered"),
    "own-work": mark("where you placed your own work, which nobody marks"),
    "reflections": mark("what you wrote in your own words"),
    "reviews": mark("answers in reviews"),
    "visits": mark("which pages and steps you opened"),
}
"""What a learner agrees to, marked for translation."""


def of_learner(command: Callable[..., Any]) -> Callable[..., Any]:
    """Decorator that adds the option for the learner who is meant."""
    return click.option("--learner", metavar="NAME", help="Who; without it, who learned last.")(command)


class Sending(Struct, frozen=True):
    """One learner's record, as the commands for an LRS need it."""

    course: Course
    store: RecordRepository
    about: About

    @property
    def record(self) -> Path:
        return self.store.path

    @property
    def ledger(self) -> Ledger:
        return Ledger(self.record)

    def connection(self) -> Connection:
        """What the learner agreed to. Raises UsageError if to nothing."""
        found = read_connection(self.record)
        if found is None:
            raise UsageError(
                _("“%(name)s” is not connected to an LRS on this computer.") % {"name": self.about.name},
                _("“copro xapi connect” shows what could be sent, and asks."),
            )
        return found

    def makes(self, connection: Connection) -> Statements:
        """What makes their statements. Raises UsageError if the course has no ``iri``."""
        return Statements(self.course, connection.actor(self.course, self.about.learner))

    def made(self, connection: Connection, kinds: Collection[Kind]) -> list[Statement]:
        """The statements of these kinds that the record comes to, the earliest first."""
        tables = self.store.events()[1]
        events: list[Event] = []
        for kind in EVENT_TYPES:
            events += msgspec.convert(tables[kind.table], list[kind])  # type: ignore[valid-type]
        return [one for one in self.makes(connection).of_all(events) if one.kind in kinds]

    def send(
        self,
        connection: Connection,
        statements: Sequence[Statement],
        seconds: float = PATIENCE,
        *,
        renewed: bool = True,
    ) -> Sent:
        """Send those of the statements that wait. Raises UsageError if there is no password, RecordError."""
        password = password_for(password_key(connection, self.about.learner))
        if password is None:
            raise UsageError(
                _("The password for %(host)s is not on this computer.") % {"host": connection.host},
                _("Connect again, or put it into %(variable)s.") % {"variable": VARIABLE},
            )
        lrs = Lrs(connection.lrs, connection.user, password, connection.version)
        return Sender(lrs, self.ledger, self.course.iri, Timing(), seconds, renewed=renewed).send(statements)


def password_key(connection: Connection, whose: str) -> str:
    """Under which a password is kept: ``whose`` is the random id of a learner, or a cohort."""
    return f"{connection.user} {connection.lrs} {whose}"


def forget_connected(record: Path, learner: str) -> None:
    """Forget the password of a record that is erased. Raises RecordError."""
    connection = read_connection(record)
    if connection is not None:
        forget_password(password_key(connection, learner))


def sending_of(context: click.Context, learner: str | None) -> Sending:
    """The record that is meant. Raises UsageError, CourseError or RecordError."""
    course = cached_course(course_folder(context.obj))
    folder = record_folders(course.folder).own
    return sending_from(course, record_of(folder, learner_named(context, learner)))


def sending_from(course: Course, record: Path) -> Sending:
    """The record in this file. Raises RecordError."""
    store = Learners(record.parent).open_at(record)
    store.follow(course.renamed)
    return Sending(course, store, store.record.about)


def counted_kinds(statements: Sequence[Statement]) -> Counter[str]:
    """How many statements there are of each kind."""
    return Counter(one.kind for one in statements)
