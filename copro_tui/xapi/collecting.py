"""Taking in what an LRS has of a cohort's members, page by page; where it was interrupted the next time goes on.

What was read becomes a part of what each member has sent, as if it had come in a file, so that reports, erasing and
everything else know only one kind of collected work.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime

import msgspec
from msgspec import Struct

from copro_tui.cohorts.inbox import keep
from copro_tui.cohorts.learner_work import Done
from copro_tui.cohorts.model import Cohort, Member
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.cohorts.roster_file import open_roster
from copro_tui.cohorts.submission import Submission
from copro_tui.progress.events import Attempt, Review
from copro_tui.progress.own_words import is_own_words_in
from copro_tui.storage.files import PERSONAL, is_there, reading, write_file
from copro_tui.storage.reading import read_regular
from copro_tui.xapi.actor import Actor, pseudonym
from copro_tui.xapi.client import Lrs
from copro_tui.xapi.pages import Cursor, Pages
from copro_tui.xapi.reading import Found, StatementReader, Told, told_by
from copro_tui.xapi.sending import Timing

CURSOR = "lrs.cursor"
"""The file, among what was collected, that says how far an LRS was read."""
AT_ONCE = 20_000
"""How many statements are read before what they tell is written down."""
_LEARNER = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


class Progress(Struct, kw_only=True):
    """What was read so far."""

    statements: int = 0
    answers: int = 0
    """How many answers are new."""
    people: set[str] = msgspec.field(default_factory=set)
    """The members of whom something was told."""
    strangers: set[tuple[str, str]] = msgspec.field(default_factory=set)
    """The accounts of people who are not in the cohort."""
    others: int = 0
    """How many statements tell nothing of this course that a report uses."""


class Collecting:
    """Reads what an LRS has into a cohort."""

    def __init__(
        self, repository: CohortRepository, cohort: Cohort, lrs: Lrs, timing: Timing, *, everyone: bool = False
    ) -> None:
        """``everyone``: whether people whom the cohort does not know become members of it."""
        self._repository = repository
        self._cohort = cohort
        self._lrs = lrs
        self._timing = timing
        self._everyone = everyone
        self._reader = StatementReader(repository.course)
        self._path = repository.collected_folder(cohort) / CURSOR
        self._numbers = {one.number: one.learner for one in open_roster(repository, cohort.id).people if one.learner}
        self._members: dict[str, dict[str, str]] = {}
        self._new: dict[str, Member] = {}
        self.progress = Progress()

    def run(self, *, again: bool = False) -> Iterator[Progress]:
        """Read all that is new, or, ``again``, everything; yields what was read after each part that was written down.

        Raises UsageError if nothing can be read there, and OutputError if it cannot be reached now; what was read so
        far is kept, and the next time goes on there.
        """
        begin = Cursor(lrs=self._lrs.address) if again else self._cursor()
        found: list[Found] = []
        read = 0
        for page, cursor in Pages(self._lrs, self._timing).after(begin):
            for raw in page.statements:
                read += 1
                one = self._reader.read(raw)
                if one is None:
                    self.progress.others += 1
                else:
                    found.append(one)
            self.progress.statements += len(page.statements)
            if read >= AT_ONCE or not cursor.more:
                self._write(found, cursor)
                found, read = [], 0
                yield self.progress

    # -- what was told ------------------------------------------------------------------------------------------

    def _write(self, found: list[Found], cursor: Cursor) -> None:
        """Write down what was told of each member, and then how far that is. Raises RecordError."""
        by_learner: dict[str, list[Found]] = {}
        for one in found:
            learner = self._learner(one)
            if learner is not None:
                by_learner.setdefault(learner, []).append(one)
            elif one.told is not None:
                self.progress.strangers.add((one.home_page, one.name))
        for learner, ones in by_learner.items():
            path = self._path.with_name(f"{learner}.json")
            sent = self._sent(learner, self._name(learner), ones)
            new, _differing = keep(
                path, sent, self._repository.course, self._repository.lock_seconds, self._taken_back(ones)
            )
            self.progress.answers += max(0, new)
            self.progress.people.add(learner)
        if self._new:
            found_new, self._new = list(self._new.values()), {}
            self._cohort = self._repository.change(
                self._cohort.id,
                lambda now: now.with_members([one for one in found_new if now.member(one.id) is None]),
            )
        write_file(self._path, msgspec.json.encode(cursor), PERSONAL)

    def _learner(self, one: Found) -> str | None:
        """The member whom a statement is about; None if it is nobody in the cohort."""
        known = self._members.get(one.home_page)
        if known is None:
            base = self._repository.course.iri
            known = {pseudonym(base, one.home_page, member.id): member.id for member in self._cohort.members}
            known |= {number: learner for number, learner in self._numbers.items() if self._cohort.member(learner)}
            self._members[one.home_page] = known
        if one.name not in known and self._everyone:
            learner = one.name if _LEARNER.fullmatch(one.name) else uuid.uuid5(uuid.NAMESPACE_URL, one.name).hex
            if not self._cohort.refuses(learner):
                known[one.name] = learner
                if self._cohort.member(learner) is None:
                    self._new[learner] = Member(learner, one.name[:60])
        return known.get(one.name)

    def _name(self, learner: str) -> str:
        member = self._cohort.member(learner) or self._new.get(learner)
        return member.name if member is not None else learner

    def _sent(self, learner: str, name: str, ones: list[Found]) -> Submission:
        """What was told of a learner, as if they had sent it: also where they placed their own work, for that is told
        only of who agreed to it."""
        course = self._repository.course
        told = [one.told for one in ones]
        tries = {one.id: one for one in told if isinstance(one, Attempt)}
        reviews = {one.id: one for one in told if isinstance(one, Review)}
        first: dict[tuple[str, bool], Done] = {}
        for one in told:
            if isinstance(one, Done):
                key = one.what, one.mastered
                first[key] = min(one, first.get(key, one), key=lambda done: done.at)
        own = {id_ for id_, one in tries.items() if is_own_words_in(course, one)}
        in_order = sorted(tries.values(), key=lambda one: one.at)
        return Submission(
            course=course.title,
            cohort=self._cohort.id,
            key=self._cohort.key,
            learner=learner,
            name=name,
            language=self._cohort.language,
            made=self._timing.now().isoformat(),
            tries=tuple(one for one in in_order if one.id not in own),
            own_work=tuple(one for one in in_order if one.id in own),
            reviews=tuple(sorted(reviews.values(), key=lambda one: one.at)),
            done=tuple(first.values()),
        )

    def _cursor(self) -> Cursor:
        """How far this LRS was read; nothing where that cannot be told, so that it is all read again."""
        nothing = Cursor(lrs=self._lrs.address)
        if not is_there(self._path):
            return nothing
        with reading(self._path, PERSONAL):
            data = read_regular(self._path)
        try:
            kept = msgspec.json.decode(data, type=Cursor)
            datetime.fromisoformat(kept.since or "2000-01-01")
        except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
            return nothing
        return kept if kept.lrs == self._lrs.address else nothing

    def _taken_back(self, ones: list[Found]) -> Callable[[Told], bool] | None:
        """Whether something was taken back by the learner; None if nothing was."""
        voided = {one.voids for one in ones if one.voids}
        if not voided:
            return None
        actors = {Actor(self._repository.course.iri, one.home_page, one.name) for one in ones}

        def is_taken_back(told: Told) -> bool:
            verb, key = told_by(told)
            return any(actor.statement_id(verb, key) in voided for actor in actors)

        return is_taken_back
