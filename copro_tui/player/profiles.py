"""The learners of a course: choose or add one, and get their player."""

from __future__ import annotations

import random
from datetime import date, datetime
from pathlib import Path

from copro_tui.course.course import Course
from copro_tui.errors import RecordError
from copro_tui.i18n import gettext as _
from copro_tui.player.assignments import AssignmentsOf, no_assignments
from copro_tui.player.course_player import CoursePlayer
from copro_tui.player.sending import SendingOf, nobody_to_send_to
from copro_tui.progress.events import Clock
from copro_tui.progress.learners import Learner, Learners
from copro_tui.progress.repository import RecordRepository


class Profiles:
    """Opens or creates a learner's record, and returns a CoursePlayer for it."""

    def __init__(
        self,
        course: Course,
        learners: Learners,
        now: Clock,
        chance: random.Random,
        assignments_of: AssignmentsOf = no_assignments,
        *,
        sending_of: SendingOf = nobody_to_send_to,
        served: bool = False,
    ) -> None:
        """``served``: whether a server keeps the folder, for one person, who cannot switch to anybody else."""
        self._served = served
        self._sending_of = sending_of
        self.course = course
        self.learners = learners
        self._now = now
        self._chance = chance
        self._assignments_of = assignments_of
        self._refused = ""

    def known(self) -> tuple[Learner, ...]:
        """Everybody with a record here, the last used first."""
        return self.learners.known()

    def finished(self, learner: Learner) -> int | None:
        """How many lessons of the course a learner has finished; None if their record cannot be read."""
        store = RecordRepository(learner.path)
        store.follow(self.course.renamed)
        try:
            return sum(ref in store.record.completed for ref in self.course.all_lessons())
        except RecordError:
            return None

    def today(self) -> date:
        """Today, where the learners are."""
        return self._now().astimezone().date()

    def last_here(self, learner: Learner) -> date:
        """The day on which a learner's record was last written."""
        return datetime.fromtimestamp(learner.used).date()

    def anybody(self) -> bool:
        """Whether anybody has a record here."""
        return self.learners.count() > 0

    def only(self) -> CoursePlayer | None:
        """The player of the only learner; None if there is none, or more than one.

        Raises RecordError when the only record cannot be read.
        """
        known = self.known() if self.learners.count() == 1 else ()
        if len(known) != 1:
            return None
        if known[0].trouble:
            raise RecordError(known[0].trouble)
        return self.open_at(known[0].path)

    def open(self, name: str) -> CoursePlayer:
        """The player of a learner by name. Raises UsageError when there is none, RecordError when it is unreadable."""
        return self._player(self.learners.open(name))

    def open_at(self, record: Path) -> CoursePlayer:
        """The player of the learner whose record is this file. Raises RecordError when it is unreadable."""
        return self._player(self.learners.open_at(record))

    def create(self, name: str, language: str = "en") -> CoursePlayer:
        """The player of a new learner. Raises UsageError or RecordError; then nothing was written."""
        try:
            store = self.learners.create(name, self._now(), language)
        except RecordError as error:
            self._refused = error.message
            raise
        self._refused = ""
        return self._player(store)

    def last_words(self, player: CoursePlayer | None) -> str:
        """At the end of the program: a sentence that says what could not be kept; empty if all is kept."""
        if player is not None:
            return player.keeping.last_words()
        if not self._refused:
            return ""
        return _("Nothing was saved: no record could be begun. %(why)s") % {"why": self._refused}

    def _player(self, store: RecordRepository) -> CoursePlayer:
        player = CoursePlayer(
            self.course,
            store,
            self._now,
            self._chance,
            self._assignments_of,
            sending_of=self._sending_of,
            served=self._served,
        )
        _ = player.about  # so that an unreadable record raises an error here, and not later on a screen
        return player
