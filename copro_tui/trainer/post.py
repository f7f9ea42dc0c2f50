"""What a trainer hands out by mail: the cohort's days as a calendar, and reminders with the days of each person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from copro_tui.analytics.gradebook import outlines
from copro_tui.cohorts.learner_work import Trouble, Work
from copro_tui.cohorts.model import Cohort
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.cohorts.roster import Person, Roster
from copro_tui.errors import RecordError, UsageError
from copro_tui.exchange.calendar import Event, HandedOut, brought_up_to_date, calendar_file, summary
from copro_tui.exchange.mail import Letter
from copro_tui.i18n import gettext as _
from copro_tui.i18n import speaking
from copro_tui.reports.reminders import reminder_of
from copro_tui.storage.envelope import unwrapped, wrapped
from copro_tui.storage.files import PERSONAL, is_there, write_file
from copro_tui.storage.lock import WriteLock
from copro_tui.text.days import day_in_words
from copro_tui.trainer.roster_admin import RosterAdmin

_KIND = "calendar"
"""The kind in the envelope of what was handed out."""


class Letters(Struct, frozen=True, kw_only=True):
    """The reminders of a cohort, ready to be addressed."""

    found: tuple[Letter, ...]
    """By name."""
    left_out: int
    """How many people in the roster get none, because a member who is not matched may be the same person."""
    troubles: tuple[Trouble, ...]


class Post:
    """Makes what is handed out. Nothing is sent."""

    def __init__(
        self, repository: CohortRepository, roster: RosterAdmin, now: Callable[[], datetime], today: Callable[[], date]
    ) -> None:
        self._repository = repository
        self._roster = roster
        self._now = now
        self._today = today

    def calendar(self, cohort: Cohort) -> bytes:
        """The days of the cohort as an ``.ics`` file, in its language. Raises UsageError or RecordError."""
        with speaking(cohort.language):
            return calendar_file(cohort, self._repository.course, self._events(cohort), self._now())

    def days(self, cohort: Cohort) -> tuple[tuple[str, str], ...]:
        """The same for people: each day, and what it is. Raises UsageError or RecordError."""
        taken_back = _("taken back: %(what)s")
        with speaking(cohort.language):
            return tuple(
                (day_in_words(date.fromisoformat(one.day)), taken_back % {"what": what} if one.cancelled else what)
                for one in sorted(self._events(cohort), key=lambda event: event.day)
                for what in [summary(cohort, self._repository.course, one)]
            )

    def letters(self, cohort: Cohort, works: Iterator[Work | Trouble]) -> Letters:
        """A letter to everybody with something open. Raises UsageError or RecordError.

        People in the roster of whom nothing has arrived get one, too, unless some of the members are not matched.
        """
        roster, events = self._roster.open(cohort), self._events(cohort)
        modules, today = outlines(self._repository.course, cohort), self._today()
        found: list[Letter] = []
        troubles: list[Trouble] = []
        for person, work in _addressed(cohort, roster, works):
            if isinstance(work, Trouble):
                troubles.append(work)
            elif (reminder := reminder_of(cohort, modules, work, today)) is not None:
                with speaking(reminder.language):
                    days = calendar_file(cohort, self._repository.course, events, self._now(), reminder.modules)
                found.append(Letter(reminder=reminder, email=person.email if person else "", calendar=days))
        found.sort(key=lambda one: (one.reminder.name.casefold(), one.reminder.learner, one.email))
        waiting = 0 if _all_matched(cohort, roster) else sum(not one.learner for one in roster.people)
        return Letters(found=tuple(found), left_out=waiting, troubles=tuple(troubles))

    def handed_out(self, cohort: Cohort) -> None:
        """Remember the days that were handed out, so that the next calendar brings them up to date.

        Raises UsageError or RecordError.
        """
        path = self._path(cohort)
        with WriteLock(path, PERSONAL, self._repository.lock_seconds):
            write_file(path, wrapped(_KIND, HandedOut(self._events(cohort))), PERSONAL)

    def _events(self, cohort: Cohort) -> tuple[Event, ...]:
        path = self._path(cohort)
        try:
            before = unwrapped(path, _KIND, HandedOut).events if is_there(path) else ()
        except UsageError as error:
            raise RecordError(
                error.message,
                _("Put a good copy back, or move it away; without it no calendar brings an older one up to date."),
            ) from error
        return brought_up_to_date(before, cohort)

    def _path(self, cohort: Cohort) -> Path:
        return self._repository.records / "cohorts" / f"{cohort.id}.calendar.json"


def _addressed(
    cohort: Cohort, roster: Roster, works: Iterator[Work | Trouble]
) -> Iterator[tuple[Person | None, Work | Trouble]]:
    """Everybody's work with who they are in the roster; whoever has done nothing yet in its language."""
    for work in works:
        person = None if isinstance(work, Trouble) else roster.by_learner.get(work.learner)
        if person is not None and person.language and isinstance(work, Work) and not work.has_begun:
            work = replace(work, language=person.language)
        yield person, work
    if _all_matched(cohort, roster):
        for one in roster.people:
            if not one.learner:
                yield one, Work(learner="", name=one.name, language=one.language or cohort.language)


def _all_matched(cohort: Cohort, roster: Roster) -> bool:
    return all(one.id in roster.by_learner for one in cohort.members)
