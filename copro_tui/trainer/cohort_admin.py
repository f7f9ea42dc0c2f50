"""A trainer's changes: cohorts, their members and assignments, and taking in submissions."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from copro_tui.cohorts.arrivals import erase_refused, receive
from copro_tui.cohorts.dates import parse_day
from copro_tui.cohorts.inbox import Refused, Taken, collect, erase
from copro_tui.cohorts.inbox_folder import inboxes_of, make_inbox
from copro_tui.cohorts.learner_work import learner_in, record_of
from copro_tui.cohorts.model import Assigned, Cohort, Member, people_count
from copro_tui.cohorts.repository import CohortRepository, Unreadable, new_secret
from copro_tui.cohorts.roster_file import erase_from_rosters
from copro_tui.errors import CoproError, RecordError, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.progress.learners import Learners
from copro_tui.progress.names import clean_name
from copro_tui.storage.files import files_in
from copro_tui.text.ascii import hyphenated
from copro_tui.text.suggest import did_you_mean


class People(Struct, frozen=True, kw_only=True):
    """Who is in a cohort, and who could be."""

    known: tuple[Member, ...]
    """The members, then others with a record in this folder, each group sorted by name."""
    unreadable: int
    """Records in this folder whose owner cannot be read."""


class CohortAdmin:
    """Changes the files of cohorts. Each change is applied to the current content of the file."""

    def __init__(self, repository: CohortRepository, now: Callable[[], datetime], today: Callable[[], date]) -> None:
        self._repository = repository
        self._now = now
        self._today = today

    def begin(
        self,
        name: str,
        *,
        cohort_id: str = "",
        trainer: str = "",
        language: str = "en",
        workshop: str = "",
        keep_until: str = "",
    ) -> Cohort:
        """Create a cohort; its id is made from its name if not given. Raises UsageError if it is taken or not valid."""
        if not re.fullmatch("[a-z]{2,3}", language):
            raise UsageError(_("“%(language)s” is not a language code.") % {"language": language}, _("Write en or cy."))
        made = Cohort(
            id=cohort_id or free_id(name, self._repository.ids()),
            name=clean_name(name),
            key=secrets.token_hex(8),
            secret=new_secret(),
            trainer=clean_name(trainer) if trainer.strip() else "",
            language=language,
            workshop=self._day(workshop),
            keep_until=self._day(keep_until),
        )
        self._repository.create(made)
        with suppress(RecordError):  # the cohort is there all the same; ``open_inbox`` says what is wrong
            self.open_inbox(made.id)
        return made

    def open_inbox(self, cohort_id: str) -> Path | None:
        """Make the cohort's inbox if it has none. None where the course folder is not shared. Raises RecordError."""
        return make_inbox(self._repository, cohort_id)

    def inboxes(self, cohort_id: str) -> list[Path]:
        """The inboxes that this account has for the cohort. Raises UsageError or CourseError as opening it does."""
        return inboxes_of(self._repository, self._repository.open(cohort_id).id)

    def receive(self, cohort_id: str) -> list[Taken | Refused]:
        """Take in what has arrived in the cohort's inboxes. Raises as ``collect`` does, and RecordError."""
        return receive(self._repository, cohort_id)

    def archive(self, cohort_id: str, *, archived: bool = True) -> Cohort:
        """Archive a cohort, so that its learners no longer see its assignments; or undo this."""
        return self._repository.change(cohort_id, lambda now: replace(now, archived=archived))

    def assign(
        self, cohort_id: str, modules: Sequence[str], *, opens: str = "", due: str = "", required: bool = True
    ) -> tuple[Assigned, ...]:
        """Assign modules. Days are text as for ``parse_day``, or empty. Raises UsageError."""
        known = [module.id for module in self._repository.course.modules]
        for module in modules:
            if module not in known:
                raise UsageError(
                    _("The course has no module “%(module)s”.") % {"module": module}, did_you_mean(module, known)
                )
        first, last = self._day(opens), self._day(due)
        if first and last and last < first:
            raise UsageError(_("It would be due before it opens."), _("Change one of the two days."))
        given = tuple(Assigned(module, first, last, required) for module in modules)
        self._repository.change(cohort_id, lambda now: now.with_modules(given))
        return given

    def assign_review(self, cohort_id: str, due: str) -> Cohort:
        """Ask for a review by a day, as text for ``parse_day``; none is asked for any more if that is empty.

        Raises UsageError.
        """
        day = self._day(due)
        return self._repository.change(cohort_id, lambda now: replace(now, review=day))

    def take_back(self, cohort_id: str, modules: Sequence[str]) -> None:
        """Remove the assignment of these modules; work done in them is kept."""
        self._repository.change(
            cohort_id, lambda now: replace(now, modules=tuple(one for one in now.modules if one.id not in modules))
        )

    def people(self, cohort: Cohort) -> People:
        """Who is in the cohort, and who could be."""
        records, there = Learners(self._repository.records).known(), {one.id for one in cohort.members}
        others = [Member(one.id, one.name) for one in records if one.id and one.id not in there]

        def by_name(one: Member) -> str:
            return one.name.casefold()

        return People(
            known=(*sorted(cohort.members, key=by_name), *sorted(others, key=by_name)),
            unreadable=sum(not one.id for one in records),
        )

    def add(self, cohort_id: str, *members: Member) -> Cohort:
        """Add members to the cohort. Raises UsageError if a name is not valid in its file."""
        cleaned = [Member(one.id, clean_name(one.name)) for one in members]
        return self._repository.change(cohort_id, lambda now: now.with_members(cleaned))

    def member_named(self, name: str) -> Member:
        """The learner with this name and a record here, as a new member. Raises UsageError if there is none."""
        try:
            return Member(*learner_in(record_of(self._repository.records, name)))
        except UsageError as error:
            raise UsageError(
                error.message, _("Who learns elsewhere comes in by “copro cohort invite” and “copro cohort collect”.")
            ) from error

    def remove(self, cohort_id: str, learner: str) -> Cohort:
        """Remove a member from the cohort; what they sent is kept."""
        return self._repository.change(cohort_id, lambda now: now.without(learner))

    def collect(self, cohort_id: str, paths: Sequence[Path]) -> tuple[Generator[Taken | Refused, None, None], int]:
        """Take in what has arrived in the inbox, and the files that learners sent, or those in folders of them.

        Returns what comes of each, while it goes on, and how many they are. Raises UsageError if there is neither a
        path nor an inbox, UsageError or CourseError if the cohort cannot be opened, RecordError if a folder cannot be
        listed.
        """
        if not paths and not self.inboxes(cohort_id):
            raise UsageError(
                _("There is no inbox of yours here for “%(cohort)s”.") % {"cohort": cohort_id},
                _("Name the files that learners sent you."),
            )
        files = [file for path in paths for file in (files_in(path, ".json") if path.is_dir() else [path])]
        received = self.receive(cohort_id)

        def taken() -> Generator[Taken | Refused, None, None]:
            yield from received
            yield from collect(self._repository, cohort_id, files)

        return taken(), len(received) + len(files)

    def person(self, who: str) -> Member:
        """The person with this id or name who is in any cohort, or has sent something to one.

        A cohort whose file has mistakes is searched for what was sent to it, by id. Raises UsageError if there is
        nobody or more than one.
        """
        found: dict[str, Member] = {}
        for cohort in self._repository.all():
            members = cohort.members if isinstance(cohort, Cohort) else ()
            found |= {one.id: one for one in members if who == one.id or who.casefold() == one.name.casefold()}
            if re.fullmatch("[a-z0-9-]+", who) and self._repository.collected_file(cohort, who).is_file():
                found.setdefault(who, Member(who, who))
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            raise UsageError(
                _("Several people are called %(name)s.") % {"name": who},
                _("Name one by id: %(ids)s.") % {"ids": ", ".join(found)},
            )
        raise UsageError(
            _("Nobody called %(name)s is in any cohort here.") % {"name": who},
            _("Who is in a roster alone goes with “copro cohort roster COHORT --remove NUMBER”."),
        )

    def erase(self, learner: str) -> tuple[Path, ...]:
        """Remove a person from the data of every cohort, for good; return the files that were removed or changed.

        What they sent and nobody has taken yet is taken in first, so that it goes, too.
        """
        for cohort_id in self._repository.ids():
            with suppress(CoproError):
                receive(self._repository, cohort_id)
        gone = (*erase(self._repository, learner, self._now()), *erase_refused(self._repository, learner))
        return (*gone, *erase_from_rosters(self._repository, learner))

    def unsearched(self) -> tuple[str, ...]:
        """The cohorts whose files have mistakes, so that nobody can be found in them or taken out of them."""
        return tuple(one.id for one in self._repository.all() if isinstance(one, Unreadable))

    def erasures(self) -> list[tuple[str, str, str]]:
        """What was erased, without names: the cohort, when (empty if not known), and the fingerprint of who it was.

        Where everybody's work was removed it is said of how many people. Who came back is not in it. The earliest comes
        first.
        """
        found = []
        for cohort in self._repository.all():
            for one in cohort.erased if isinstance(cohort, Cohort) else ():
                mark, _space, at = one.partition(" ")
                found.append((cohort.id, at, mark))
            for tidied in cohort.tidied if isinstance(cohort, Cohort) else ():
                people = people_count(tidied.people)
                found.append((cohort.id, tidied.at, _("everybody: %(people)s") % {"people": people}))
        return sorted(found, key=lambda one: (one[1], one))

    def _day(self, text: str) -> str:
        return parse_day(text, self._today()).isoformat() if text.strip() else ""


def free_id(name: str, taken: Sequence[str]) -> str:
    """A readable id made from a name, different from those in ``taken``."""
    stem = _readable(name) or "cohort"
    free, number = stem, 2
    while free in taken:
        free, number = f"{stem}-{number}", number + 1
    return free


def id_meant(typed: str) -> str:
    """The id of a cohort that is called what was typed; unchanged if it is an id, or nothing like a name."""
    named = not re.fullmatch("[a-z][a-z0-9-]*", typed) and not re.search(r"[/\\\x00-\x1f]", typed)
    return (_readable(typed) if named else "") or typed


def _readable(name: str) -> str:
    """A name in the letters of an id; empty if it has none of them."""
    return hyphenated(name).lstrip("-0123456789")[:40].strip("-")
