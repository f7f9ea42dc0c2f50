"""A cohort: its members, its trainer, and the modules assigned to it with their days. Immutable."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from copro_tui.errors import UsageError
from copro_tui.exercises.faults import Fault, repeated_ids, reserved_id, reserved_ids
from copro_tui.frameworks import Id, Title
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.text.days import day_in_words
from copro_tui.text.safe import excerpt
from copro_tui.text.spreadsheet import is_formula
from copro_tui.text.suggest import suggestion

Day = Annotated[str, Meta(max_length=10)]
"""A day as 2026-01-31; empty where none was given."""

LearnerId = Annotated[str, Meta(pattern="^[a-z0-9][a-z0-9-]*$", max_length=64)]


class Assigned(Struct, frozen=True, forbid_unknown_fields=True):
    """A module that the cohort was asked to do. The days are for information: nothing is locked."""

    id: Id
    """The module's id."""
    opens: Day = ""
    due: Day = ""
    required: bool = True

    @property
    def due_day(self) -> date | None:
        return date.fromisoformat(self.due) if self.due else None


class Code(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What another system, such as a register of training, calls a module or the course."""

    id: Annotated[str, Meta(max_length=60)] = ""
    """The module's id; empty for the whole course."""
    code: Annotated[str, Meta(min_length=1, max_length=100)]
    version: Annotated[str, Meta(max_length=30)] = ""
    name: Annotated[str, Meta(max_length=100)] = ""
    """Its short name there, where that is another than the code."""


class Member(Struct, frozen=True, forbid_unknown_fields=True):
    """A learner of the cohort: the random id of their record, and the name that the trainer knows them by."""

    id: LearnerId
    name: Annotated[str, Meta(min_length=1, max_length=60)]


class Tidied(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """That everything of the people of a cohort was removed."""

    at: Annotated[str, Meta(min_length=1, max_length=40)]
    """When (UTC)."""
    people: Annotated[int, Meta(ge=0, le=999_999)]
    """Of how many people, at least."""


class Cohort(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A cohort, as its file describes it."""

    id: Id
    name: Title
    key: Annotated[str, Meta(pattern="^[a-z0-9]*$", min_length=8, max_length=40)]
    """Random, to tell this cohort from another one with the same id. It is in every invitation."""
    secret: Annotated[str, Meta(pattern="^[a-z0-9]*$", max_length=64)] = ""
    """Random, to make pseudonyms from. It is in the cohort's file alone; empty in a file of an earlier version."""
    trainer: Annotated[str, Meta(max_length=60)] = ""
    language: Annotated[str, Meta(pattern="^[a-z]*$", min_length=2, max_length=3)] = "en"
    workshop: Day = ""
    review: Day = ""
    """The day by which its people are asked to review what they mixed up."""
    keep_until: Day = ""
    """The last day on which anything of its people is to be kept; empty if no end is set."""
    archived: bool = False
    modules: tuple[Assigned, ...] = ()
    codes: tuple[Code, ...] = ()
    members: tuple[Member, ...] = ()
    erased: tuple[str, ...] = ()
    """A fingerprint of each person who was removed for good, and after a space when that was (earlier versions wrote no
    time), so that what they sent before does not bring them back. A hyphen in the place of a fingerprint that is not
    needed any more."""
    tidied: tuple[Tidied, ...] = ()
    """The earliest comes first."""

    def assigned(self, module: str) -> Assigned | None:
        return next((one for one in self.modules if one.id == module), None)

    def member(self, learner: str) -> Member | None:
        return next((one for one in self.members if one.id == learner), None)

    def with_members(self, members: Sequence[Member]) -> Cohort:
        """A copy with these members added; members who are already in it get the new name."""
        new = {one.id: one for one in members}
        back = {fingerprint(one) for one in new}
        return replace(
            self,
            members=(*(new.pop(one.id, one) for one in self.members), *new.values()),
            erased=tuple(one for one in self.erased if one.split(" ")[0] not in back),
        )

    def without(self, learner: str) -> Cohort:
        """A copy without this person."""
        return replace(self, members=tuple(one for one in self.members if one.id != learner))

    def erasing(self, learner: str, now: datetime) -> Cohort:
        """A copy without this person, in which what they were invited to before ``now`` is refused."""
        mark = fingerprint(learner)
        kept = tuple(one for one in self.erased if one.split(" ")[0] != mark)
        return replace(self.without(learner), erased=(*kept, f"{mark} {_in_utc(now)}"))

    def refuses(self, learner: str, invited: str = "") -> bool:
        """Whether this person was erased and not invited again since; ``invited`` is when their invitation was made."""
        mark = fingerprint(learner)
        times = (one.partition(" ")[2] for one in self.erased if one.split(" ")[0] == mark)
        return any(invited <= at or not invited for at in times) or self.is_tidied_of(learner, invited)

    def is_over(self, today: date) -> bool:
        """Whether the last day on which anything of its people is to be kept has passed."""
        return bool(self.keep_until) and date.fromisoformat(self.keep_until) < today

    def tidying(self, now: datetime, people: int) -> Cohort:
        """A copy without anybody, in which what anybody was invited to before ``now`` is refused.

        ``people`` is of how many something was removed. When somebody was erased before stays, and not who. Without the
        secret nobody can tell any more whom a pseudonym in an earlier report means.
        """
        noted = () if self.tidied and not people else (Tidied(at=_in_utc(now), people=people),)
        erased = tuple(f"- {one.partition(' ')[2]}".rstrip() for one in self.erased)
        return replace(self, secret="", members=(), erased=erased, tidied=(*self.tidied, *noted))

    def is_tidied_of(self, learner: str, invited: str = "") -> bool:
        """Whether all was removed, and this person, who was ``invited`` then, has not been taken in again since."""
        last = self.tidied[-1].at if self.tidied else ""
        return bool(last) and (not invited or invited <= last) and self.member(learner) is None

    def with_modules(self, modules: Sequence[Assigned]) -> Cohort:
        """A copy with these modules assigned; one that was assigned before gets the new days."""
        new = {one.id: one for one in modules}
        return replace(self, modules=(*(new.pop(one.id, one) for one in self.modules), *new.values()))

    def find_member(self, who: str) -> Member:
        """The member with this id, or the only one with this name. Raises UsageError if there is no such member."""
        found = [one for one in self.members if who == one.id]
        found = found or [one for one in self.members if who.casefold() == one.name.casefold()]
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(
                _("Several people in the cohort “%(cohort)s” are called “%(name)s”.")
                % {"name": who, "cohort": self.id},
                _("Name one by id: %(ids)s.") % {"ids": ", ".join(one.id for one in found)},
            )
        raise UsageError(
            _("There is nobody called “%(name)s” in the cohort “%(cohort)s”.") % {"name": who, "cohort": self.id},
            _("“copro cohort show %(cohort)s” lists who is in it.") % {"cohort": self.id},
        )


def people_count(count: int) -> str:
    """A count of people, such as “3 people” or “10,000 people”."""
    return ngettext("%(count)s person", "%(count)s people", count) % {"count": f"{count:,}"}


def keep_until_words(cohort: Cohort) -> str:
    """Until when what is collected of a cohort is kept, for who has just changed that."""
    if not cohort.keep_until:
        return _("No end is set for keeping what is collected of “%(cohort)s”.") % {"cohort": cohort.id}
    words = {"cohort": cohort.id, "day": day_in_words(date.fromisoformat(cohort.keep_until))}
    return _("What is collected of “%(cohort)s” is kept until %(day)s.") % words


def archived_words(cohort: Cohort) -> str:
    """Whether a cohort is in use, for who has just changed that."""
    words = _("%(cohort)s is archived.") if cohort.archived else _("%(cohort)s is in use again.")
    return words % {"cohort": cohort.id}


def _in_utc(now: datetime) -> str:
    return now.astimezone(UTC).isoformat(timespec="seconds")


def fingerprint(learner: str) -> str:
    """A one-way hash of an id, kept of a person who was erased so that their id can be recognised."""
    return hashlib.sha256(f"erased {learner}".encode()).hexdigest()[:16]


def review_in_words(cohort: Cohort) -> str:
    """That a review is asked for, and by when; empty if none is."""
    return _("review by %(day)s") % {"day": day_in_words(date.fromisoformat(cohort.review))} if cohort.review else ""


def pseudonym(cohort: Cohort, learner: str) -> str:
    """The name of a learner where there are no names: the same in every report on this cohort, another in others.

    Without the cohort's secret nobody can make it from an id. Raises ValueError if the cohort has none.
    """
    if not cohort.secret:
        raise ValueError(cohort.id)
    return "L-" + hmac.new(cohort.secret.encode(), learner.encode(), hashlib.sha256).hexdigest()[:10]


def cohort_faults(cohort: Cohort, modules: Sequence[str]) -> Iterator[Fault]:
    """What is wrong with a cohort beyond the types of its values; ``modules`` are those of the course."""
    yield from reserved_id(("id",), cohort.id)
    yield from reserved_ids("members", [one.id for one in cohort.members])
    yield from _day_faults(("workshop",), cohort.workshop)
    yield from _day_faults(("review",), cohort.review)
    yield from _day_faults(("keep_until",), cohort.keep_until)
    for place, tidied in enumerate(cohort.tidied):
        yield from _day_faults(("tidied", place, "at"), tidied.at[:10])
    yield from repeated_ids("modules", [one.id for one in cohort.modules])
    yield from repeated_ids("members", [one.id for one in cohort.members])
    yield from repeated_ids("codes", [one.id for one in cohort.codes])
    for place, code in enumerate(cohort.codes):
        if code.id:
            yield from _unknown_module(("codes", place, "id"), code.id, modules)
        for key, text in (("code", code.code), ("version", code.version), ("name", code.name)):
            if is_formula(text) or not text.isprintable() or set(text) & set(";="):
                message = _('"%(text)s" would not stay as it is in a table') % {"text": excerpt(text, 40)}
                yield Fault(("codes", place, key), message, _("use letters, digits, spaces, hyphens and dots"))
    for place, one in enumerate(cohort.modules):
        yield from _unknown_module(("modules", place, "id"), one.id, modules)
        yield from _day_faults(("modules", place, "opens"), one.opens)
        yield from _day_faults(("modules", place, "due"), one.due)
        if one.opens and one.due and one.due < one.opens:
            yield Fault(("modules", place, "due"), _("it is due before it opens"), _("change one of the two days"))


def _unknown_module(where: tuple[str | int, ...], module: str, modules: Sequence[str]) -> Iterator[Fault]:
    if module not in modules:
        yield Fault(where, _('the course has no module "%(id)s"') % {"id": module}, suggestion(module, modules))


def _day_faults(where: tuple[str | int, ...], day: str) -> Iterator[Fault]:
    try:
        if day and date.fromisoformat(day).isoformat() != day:
            raise ValueError(day)
    except ValueError:
        yield Fault(where, _('"%(day)s" is not a day') % {"day": day}, _("write it like 2026-01-31"))
