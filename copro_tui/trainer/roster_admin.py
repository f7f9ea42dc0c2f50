"""A trainer's changes to a roster: people read from a file, and who of them is which learner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from copro_tui.cohorts.model import Cohort, Member
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.cohorts.roster import Person, Roster, Update, by_name, updated
from copro_tui.cohorts.roster_file import change_roster, listed_as, marks_sent, open_roster
from copro_tui.cohorts.roster_reading import people_at
from copro_tui.errors import UsageError
from copro_tui.exchange.completions import Completion, with_days_written
from copro_tui.i18n import gettext as _


class Matches(Struct, frozen=True, kw_only=True):
    """Who of a roster is which learner of the cohort, and who is not matched yet."""

    joined: tuple[tuple[Person, Member], ...]
    waiting: tuple[Person, ...]
    """People of whom nothing has arrived, or whose record is not known."""
    unknown: tuple[Member, ...]
    """Members who are nobody in the roster yet."""
    sent: frozenset[str]
    """The ids of those among them who sent a number that is not in the roster, or is somebody else's."""
    alike: tuple[tuple[Person, Member], ...]
    """Pairs with the same name, that neither shares with anybody."""


class RosterAdmin:
    """Changes the rosters of cohorts. Each change is applied to the current content of the file."""

    def __init__(self, repository: CohortRepository) -> None:
        self._repository = repository

    def open(self, cohort: Cohort) -> Roster:
        """The roster of a cohort; an empty one if it has none. Raises RecordError."""
        return open_roster(self._repository, cohort.id)

    def read_in(self, cohort: Cohort, path: Path) -> Update:
        """Add the people in a file to the roster, or bring them up to date, and join those whose number was sent.

        Raises UsageError if the file cannot be read or has mistakes, RecordError if the roster cannot be changed.
        """
        try:
            people = people_at(path)
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or str(error)
            raise UsageError(
                _("%(file)s cannot be read (%(why)s).") % {"file": path, "why": why},
                _("Name a CSV file with a line for each person."),
            ) from error
        found: list[Update] = []

        def bring_up_to_date(now: Roster) -> Roster:
            found.append(updated(now, people))
            return found[-1].roster

        change_roster(self._repository, cohort.id, bring_up_to_date)
        self._join_sent(cohort)
        return found[-1]

    def remove(self, cohort: Cohort, number: str) -> Person:
        """Take the person with this number out of the roster. Raises UsageError if there is none."""
        person = self.open(cohort).with_number(number)
        if person is None:
            raise UsageError(_("Nobody in the roster has the number “%(number)s”.") % {"number": number})
        change_roster(self._repository, cohort.id, lambda now: now.without(number))
        return person

    def listed_as(self, name: str) -> Iterator[tuple[str, Person]]:
        """People with this name in any roster who are joined to nobody, each with the id of the cohort."""
        return listed_as(self._repository, name)

    def address_of(self, cohort: Cohort, member: Member) -> str:
        """The address of a member in the roster. Raises UsageError if it has none."""
        person = self.there(cohort).by_learner.get(member.id)
        if person is None or not person.email:
            raise UsageError(
                _("%(name)s has no address in the roster.") % {"name": member.name},
                _("“copro cohort match” says who is matched to whom."),
            )
        return person.email

    def matches(self, cohort: Cohort) -> Matches:
        """Who of the roster is which learner. Raises UsageError if the cohort has no roster."""
        sent = self._join_sent(cohort)
        roster, known = self.there(cohort), {one.id: one for one in cohort.members}
        unknown = tuple(one for one in cohort.members if one.id not in roster.by_learner)
        waiting = tuple(one for one in roster.people if not one.learner)
        same: dict[str, list[Member]] = {}
        for one in unknown:
            same.setdefault(one.name.casefold(), []).append(one)
        alike = tuple(
            (person, same[name][0]) for name, person in by_name(waiting).items() if len(same.get(name, ())) == 1
        )
        return Matches(
            joined=tuple((one, known[one.learner]) for one in roster.people if one.learner in known),
            waiting=waiting,
            unknown=unknown,
            sent=frozenset(sent - roster.by_learner.keys()),
            alike=alike,
        )

    def join(self, cohort: Cohort, who: str, number: str) -> Member:
        """Say that a member (by id or name) has this number. Raises UsageError."""
        self.there(cohort)
        member = cohort.find_member(who)
        change_roster(self._repository, cohort.id, lambda now: now.joined(number, member.id))
        return member

    def join_alike(self, cohort: Cohort) -> tuple[tuple[Person, Member], ...]:
        """Join those whose name is the same in the roster and in the cohort, and nobody else's. Raises UsageError."""
        alike = self.matches(cohort).alike
        numbers = {member.id: person.number for person, member in alike}
        change_roster(self._repository, cohort.id, lambda now: now.joined_where_free(numbers))
        return alike

    def part(self, cohort: Cohort, who: str) -> Member:
        """Undo the joining of a member (by id or name), who stays in both lists. Raises UsageError."""
        member = cohort.find_member(who)
        if member.id not in self.there(cohort).by_learner:
            raise UsageError(_("“%(name)s” is not joined to anybody in the roster.") % {"name": member.name})
        change_roster(self._repository, cohort.id, lambda now: now.parted(member.id))
        return member

    def _join_sent(self, cohort: Cohort) -> set[str]:
        """Join whoever sent their number before it was in the roster; returns who was not joined and sent one."""
        known = self.open(cohort).by_learner
        marks = marks_sent(self._repository, cohort, [one.id for one in cohort.members if one.id not in known])
        if marks:
            change_roster(self._repository, cohort.id, lambda now: now.joined_by_marks(marks, cohort.key))
        return set(marks)

    def completions_written(self, cohort: Cohort, found: Sequence[Completion]) -> None:
        """Remember the days with which these were written for another system. Raises RecordError."""
        change_roster(self._repository, cohort.id, lambda now: with_days_written(now, found))

    def badge_issued(self, cohort: Cohort, member: Member, badge: str) -> None:
        """Remember the badge of a member who is in the roster. Raises RecordError."""
        if (person := self.open(cohort).by_learner.get(member.id)) is not None:
            number = person.number
            change_roster(self._repository, cohort.id, lambda now: now.with_badge(number, badge))

    def there(self, cohort: Cohort) -> Roster:
        """The roster of a cohort. Raises UsageError if nobody is in it, RecordError if it cannot be read."""
        roster = self.open(cohort)
        if not roster.people:
            raise UsageError(
                _("The cohort “%(cohort)s” has no roster yet.") % {"cohort": cohort.id},
                _("“copro cohort roster %(cohort)s FILE” reads one from a table.") % {"cohort": cohort.id},
            )
        return roster
