"""A roster: the people an organisation expects in a cohort, with their staff numbers and addresses. Immutable.

Numbers and addresses are in the roster alone. A person of the roster is joined to a learner's record by a mark of their
number, which the learner sends, or by the trainer.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from copro_tui.cohorts.model import people_count
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _

NumberMark = Annotated[str, Meta(pattern="^[0-9a-f]*$", max_length=32)]
"""What ``number_mark`` makes of a number; empty for none."""


class Person(Struct, frozen=True, kw_only=True):
    """Somebody in a roster."""

    number: str
    """Their staff number, or whatever the organisation knows them by; each occurs once in a roster."""
    name: str = ""
    email: str = ""
    language: str = ""
    """A language code; empty where the roster does not say."""
    team: str = ""
    learner: str = ""
    """The id of their record; empty until they are joined to one."""
    not_learner: str = ""
    """The id of a record that is not theirs, though their number was sent with it; empty for none."""
    badge: str = ""
    """The id of the badge that was issued to them last; empty for none."""
    written: Mapping[str, str] = {}
    """The days on which they completed things, as they were first written for another system (ISO, by code)."""

    @property
    def in_words(self) -> str:
        """Who it is, in a few words."""
        return " ".join(part for part in (self.number, self.name, self.team) if part)


class Roster(Struct, frozen=True, dict=True):
    """The people of a cohort, as their organisation lists them."""

    people: tuple[Person, ...] = ()

    @cached_property
    def by_learner(self) -> Mapping[str, Person]:
        """The people who are joined to a record, by the learner's id."""
        return {one.learner: one for one in self.people if one.learner}

    @cached_property
    def _by_number(self) -> Mapping[str, Person]:
        return {same_number(one.number): one for one in self.people}

    def with_number(self, number: str) -> Person | None:
        """Who has this number, whatever its case and spaces; None if nobody has."""
        return self._by_number.get(same_number(number))

    def changed(self, *people: Person) -> Roster:
        """A copy with these in the place of those with the same number."""
        new = {same_number(one.number): one for one in people}
        return Roster(tuple(new.get(same_number(one.number), one) for one in self.people))

    def joined(self, number: str, learner: str) -> Roster:
        """A copy in which this number is that of a learner. Raises UsageError if one of the two is joined already."""
        person = self.with_number(number)
        if person is None:
            raise UsageError(
                _("Nobody in the roster has the number “%(number)s”.") % {"number": number},
                _("“copro cohort match” lists the numbers that are free."),
            )
        other = self.by_learner.get(learner)
        if person.learner not in ("", learner) or other not in (None, person):
            raise UsageError(
                _("“%(number)s” and this learner cannot be joined: one of them is joined to somebody else.")
                % {"number": number},
                _("“copro cohort match --undo” undoes that first."),
            )
        return self.changed(replace(person, learner=learner, not_learner=""))

    def joined_by_marks(self, marks: Mapping[str, str], key: str) -> Roster:
        """A copy with learners joined by the marks that they sent (by learner), where both are free still."""
        numbers = {number_mark(key, one.number): one.number for one in self.people}
        return self.joined_where_free({learner: numbers[mark] for learner, mark in marks.items() if mark in numbers})

    def joined_where_free(self, numbers: Mapping[str, str]) -> Roster:
        """A copy with learners joined to these numbers (by learner), except where one of the two is joined already."""
        found: dict[str, Person] = {}
        for learner, number in numbers.items():
            person = self.with_number(number)
            free = person is not None and not person.learner and person.not_learner != learner
            if person is not None and free and learner not in self.by_learner:
                found.setdefault(person.number, replace(person, learner=learner))
        return self.changed(*found.values())

    def with_badge(self, number: str, badge: str) -> Roster:
        """A copy in which the person with this number has this badge."""
        person = self.with_number(number)
        return self if person is None else self.changed(replace(person, badge=badge))

    def parted(self, learner: str) -> Roster:
        """A copy in which nobody is joined to this record; whoever was is not joined to it by its mark again."""
        person = self.by_learner.get(learner)
        if person is None:
            return self
        return self.changed(replace(person, learner="", badge="", written={}, not_learner=learner))

    def without_learner(self, learner: str) -> Roster:
        """A copy without the person who is joined to this record, and without its id anywhere."""
        if all(learner not in (one.learner, one.not_learner) for one in self.people):
            return self
        kept = (one for one in self.people if one.learner != learner)
        return Roster(tuple(replace(one, not_learner="") if one.not_learner == learner else one for one in kept))

    def without(self, number: str) -> Roster:
        """A copy without the person with this number."""
        gone = same_number(number)
        return Roster(tuple(one for one in self.people if same_number(one.number) != gone))


class Update(Struct, frozen=True, kw_only=True):
    """A roster after a file was read, and what that changed."""

    roster: Roster
    new: int
    changed: int
    missing: tuple[Person, ...]
    """Who is in the roster and not in the file; they stay."""

    @property
    def in_words(self) -> str:
        """What reading the file did."""
        counted = people_count(len(self.roster.people))
        values = {"people": counted, "new": self.new, "changed": self.changed}
        if not (self.new or self.changed):
            return _("Nothing to do: %(people)s, as before.") % values
        return _("In the roster: %(people)s. New: %(new)d. Changed: %(changed)d.") % values


def updated(roster: Roster, read: Sequence[Person]) -> Update:
    """The roster with the people of a file added or brought up to date. Nobody is removed."""
    new: list[Person] = []
    changed: list[Person] = []
    for one in read:
        known = roster.with_number(one.number)
        if known is None:
            new.append(one)
        else:
            now = replace(
                known, number=one.number, name=one.name, email=one.email, language=one.language, team=one.team
            )
            if now != known:
                changed.append(now)
    there = {same_number(one.number) for one in read}
    missing = tuple(one for one in roster.people if same_number(one.number) not in there)
    whole = Roster((*roster.changed(*changed).people, *new))
    return Update(roster=whole, new=len(new), changed=len(changed), missing=missing)


def same_number(number: str) -> str:
    """A number as it is compared: without spaces, in one case. Leading zeros count."""
    return "".join(unicodedata.normalize("NFKC", number).casefold().split())


def number_mark(key: str, number: str) -> NumberMark:
    """What goes into a submission in the place of a number: a hash of it, keyed with the key of the invitation.

    Whoever has the roster and the key recognises it. Who has the key alone can try numbers until one fits.
    """
    return hmac.new(key.encode(), f"number {same_number(number)}".encode(), hashlib.sha256).hexdigest()[:32]


def by_name(people: Iterable[Person]) -> Mapping[str, Person]:
    """People by their names in one case, without those who share one."""
    found: dict[str, list[Person]] = {}
    for one in people:
        if one.name:
            found.setdefault(one.name.casefold(), []).append(one)
    return {name: same[0] for name, same in found.items() if len(same) == 1}
