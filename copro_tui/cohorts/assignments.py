"""The modules assigned to a learner, from the cohorts in the shared folder and the invitations they joined by."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from msgspec import Struct

from copro_tui.cohorts.invitations import Invitation, joined_by
from copro_tui.cohorts.model import Cohort
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.errors import RecordError
from copro_tui.i18n import gettext as _
from copro_tui.text.days import day_in_brief, day_in_words, day_of


class Assignment(Struct, frozen=True, kw_only=True):
    """A module that a learner was asked to do."""

    cohort: str
    """The cohort's name."""
    trainer: str
    module: str
    """The module's id."""
    opens: date | None
    due: date | None
    required: bool

    def is_open(self, today: date) -> bool:
        """Whether its opening day has come. It can be done earlier, too: nothing is locked."""
        return self.opens is None or self.opens <= today

    def when(self, today: date) -> str:
        """When it opens and when it is due, in words; empty if it has no days."""
        words = []
        if self.opens is not None and self.opens > today:
            words.append(_opens(day_in_words(self.opens)))
        if not self.required:
            words.append(_("optional"))
        if self.due is not None and (self.required or self.due >= today):  # an optional module is never overdue
            words.append(self._due(today))
        return ", ".join(words)

    def when_in_brief(self, today: date) -> str:
        """The most important part of ``when``, short enough for the end of a line."""
        if self.opens is not None and self.opens > today:
            return _opens(day_in_brief(self.opens, today))
        if not self.required:
            return _("optional")
        if self.due is None or self.due == today:
            return self._due(today)
        words = {"day": day_in_brief(self.due, today)}
        return _("due %(day)s") % words if self.due > today else _("was due %(day)s") % words

    def _due(self, today: date) -> str:
        if self.due is None:
            return ""
        if self.due == today:
            return _("due today")
        words = {"day": day_in_words(self.due)}
        return _("due %(day)s") % words if self.due > today else _("was due %(day)s, still open") % words


class CohortAssignments(Struct, frozen=True, kw_only=True):
    """A cohort that a learner is in, with the modules it assigned."""

    name: str
    trainer: str
    workshop: date | None
    review: date | None
    """The day by which a review is asked for."""
    modules: tuple[Assignment, ...]


def cohort_assignments_for(repository: CohortRepository, learner: str) -> tuple[CohortAssignments, ...]:
    """The cohorts that a learner is in, sorted by name, without those that are archived or cannot be read."""
    found: list[CohortAssignments] = []
    known = set()
    ids = [module.id for module in repository.course.modules]
    for cohort in _readable(repository):
        if cohort.archived or cohort.member(learner) is not None:
            known.add(cohort.key)
            if not cohort.archived:
                found.append(_as_learner_sees(cohort, ids))
    # the cohort's own file is never older than an invitation to it
    found += [_as_learner_sees(one, ids) for one in joined_by(repository.records, learner) if one.key not in known]
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def _readable(repository: CohortRepository) -> Iterator[Cohort]:
    """The cohorts whose files can be read; none if their folder cannot be, because it is another account's."""
    with suppress(RecordError):
        yield from (one for one in repository.all() if isinstance(one, Cohort))


def assignments_for(repository: CohortRepository, learner: str) -> tuple[Assignment, ...]:
    """A learner's assignments in all their cohorts, those due first first."""
    order = [module.id for module in repository.course.modules]
    mine = [one for cohort in cohort_assignments_for(repository, learner) for one in cohort.modules]
    return tuple(sorted(mine, key=lambda one: (one.due or date.max, not one.required, order.index(one.module))))


def _as_learner_sees(of: Cohort | Invitation, ids: list[str]) -> CohortAssignments:
    """The assignments in ``of``, without modules that are not in ``ids``, those of this course."""
    return CohortAssignments(
        name=of.name,
        trainer=of.trainer,
        workshop=day_of(of.workshop),
        review=day_of(of.review),
        modules=tuple(
            Assignment(
                cohort=of.name,
                trainer=of.trainer,
                module=one.id,
                opens=day_of(one.opens),
                due=day_of(one.due),
                required=one.required,
            )
            for one in of.modules
            if one.id in ids
        ),
    )


def _opens(day: str) -> str:
    return _("opens %(day)s") % {"day": day}
