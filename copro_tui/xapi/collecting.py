"""Taking in what an LRS has of a cohort's members, page by page; where it was interrupted the next time goes on.

What was read becomes a part of what each member has sent, as if it had come in a file, so that reports, erasing and
everything else know only one kind of collected work.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from copro_tui.cohorts.inbox import keep
from copro_tui.cohorts.learner_work import Done
from copro_tui.cohorts.model import Cohort, Member, fingerprint
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.cohorts.roster_file import open_roster
from copro_tui.cohorts.submission import Submission
from copro_tui.errors import OutputError, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.progress.events import Attempt, Review
from copro_tui.progress.own_words import is_own_words_in
from copro_tui.storage.files import PERSONAL, is_there, reading, write_file
from copro_tui.storage.reading import read_regular
from copro_tui.xapi.actor import Actor, pseudonym
from copro_tui.xapi.answers import Meaning, meaning_of, seconds_to_wait, why_in_words
from copro_tui.xapi.client import Answer, Lrs, NoAnswerError, NotTrustedError
from copro_tui.xapi.reading import Found, StatementReader, Told, told_by
from copro_tui.xapi.sending import FIRST_WAIT, LONGEST_WAIT, PATIENCE, Timing

CURSOR = "lrs.cursor"
"""The file, among what was collected, that says how far an LRS was read."""
AT_ONCE = 20_000
"""How many statements are read before what they tell is written down."""
MOST_PAGES = 1_000_000
PAGE = 500
"""How many statements a page is asked to have; an LRS may give fewer."""
OVERLAP = timedelta(days=60)
"""How far before the newest statement reading begins the next time: some LRSs mean by ``since`` the time that is told,
and not that of the arrival, and what was learned without a network arrives later."""
_LEARNER = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
EMPTY_PAGES = 3
"""After how many pages in turn without anything an LRS is not asked for more."""


class Cursor(Struct, frozen=True, kw_only=True):
    """How far an LRS was read."""

    lrs: str
    since: str = ""
    """The time of the newest statement of the last complete reading."""
    newest: str = ""
    """That of this reading so far."""
    more: str = ""
    """Where this reading goes on; empty where it is complete."""


class _Page(Struct):
    statements: list[msgspec.Raw]
    more: str = ""


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
        for page, cursor in self._pages(begin):
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

    # -- pages --------------------------------------------------------------------------------------------------

    def _pages(self, cursor: Cursor) -> Iterator[tuple[_Page, Cursor]]:
        """Each page, and how far the LRS is read with it."""
        empty = 0
        for _page in range(MOST_PAGES):
            page, resumed = self._page(cursor.more or self._query(cursor)), bool(cursor.more)
            if page is None and resumed:  # it does not know any more where that was
                cursor = replace(cursor, more="", newest=cursor.since)
                page = self._page(self._query(cursor))
            if page is None:
                raise self._no_lrs()
            empty = 0 if page.statements else empty + 1
            more = page.more if page.more != cursor.more and empty < EMPTY_PAGES else ""
            newest = max((cursor.newest, *map(self._time_of, page.statements)))
            cursor = replace(cursor, newest=newest, more=more)
            if not more:
                cursor = replace(cursor, since=newest, newest="")
            yield page, cursor
            if not more:
                return

    def _query(self, cursor: Cursor) -> str:
        asked = {"ascending": "true", "limit": str(PAGE)}
        if cursor.since:
            begin = datetime.fromisoformat(cursor.since) - OVERLAP
            asked["since"] = begin.strftime("%Y-%m-%dT%H:%M:%S.000Z")
        return f"?{urlencode(asked)}"

    def _time_of(self, raw: msgspec.Raw) -> str:
        """The time of a statement, but none that is still to come; empty if it has none."""
        try:
            told = msgspec.json.decode(raw, type=_Timed).timestamp
            moment = min(datetime.fromisoformat(told).astimezone(UTC), self._timing.now())
        except (msgspec.MsgspecError, ValueError, OverflowError):
            return ""
        return moment.astimezone(UTC).isoformat(timespec="milliseconds")

    def _page(self, query: str) -> _Page | None:
        """A page; None if the LRS does not understand the question."""
        answer = self._answer(query)
        if answer.status in (400, 404, 410):
            return None
        if answer.status != 200:
            raise UsageError(why_in_words(answer, self._lrs.host))
        try:
            return msgspec.json.decode(answer.body, type=_Page)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            raise self._no_lrs() from None

    def _answer(self, query: str) -> Answer:
        """The answer to a question, asked again while there is none or the LRS is in trouble."""
        until, wait, why = self._timing.monotonic() + PATIENCE, FIRST_WAIT, ""
        while True:
            asked: float | None = None
            try:
                answer = self._lrs.get(query)
            except NoAnswerError as error:
                why = str(error)
            except NotTrustedError as error:
                raise UsageError(
                    _("%(host)s does not prove that it is the LRS (%(why)s).") % {"host": self._lrs.host, "why": error},
                    _("Ask whoever runs it."),
                ) from error
            else:
                if meaning_of(answer, ()) not in (Meaning.LATER, Meaning.BROKEN):
                    return answer
                why, asked = str(answer.status), seconds_to_wait(answer, self._timing.now())
            seconds = asked if asked is not None else wait * (0.5 + self._timing.chance() / 2)
            wait = min(LONGEST_WAIT, 2 * wait)
            if self._timing.monotonic() + seconds >= until:
                raise OutputError(
                    _("%(host)s cannot be read now (%(why)s).") % {"host": self._lrs.host, "why": why},
                    _("What was read so far is kept. The same command goes on there."),
                )
            self._timing.sleep(seconds)

    def _no_lrs(self) -> UsageError:
        return UsageError(
            _("%(host)s does not answer as an LRS does.") % {"host": self._lrs.host},
            _("Is the address right? It is like https://lrs.example.org/xAPI."),
        )

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
            if fingerprint(learner) not in self._cohort.erased:
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


class _Timed(Struct):
    timestamp: str
