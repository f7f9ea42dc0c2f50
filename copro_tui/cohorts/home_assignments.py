"""A learner's assignments as text for their home, in both front ends.

A module assigned by several cohorts appears on home once, with its most urgent day; its own page lists all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from copro_tui.cohorts.assignments import Assignment, CohortAssignments, cohort_assignments_for
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.i18n import gettext as _
from copro_tui.player import Assignments, ModuleEntry
from copro_tui.text.days import day_in_words
from copro_tui.text.width import clip

LONGEST_NAME = 60
"""Cells to which the names of cohorts and trainers are clipped."""


class HomeAssignments(Assignments):
    """One learner's assignments, as they stand on ``today``."""

    def __init__(self, cohorts: Sequence[CohortAssignments], today: date) -> None:
        self._cohorts = cohorts
        self._today = today
        self._by_module: dict[str, list[Assignment]] = {}
        for cohort in cohorts:
            for one in cohort.modules:
                self._by_module.setdefault(one.module, []).append(one)
        for same in self._by_module.values():
            same.sort(key=self._urgency)

    def __bool__(self) -> bool:
        return bool(self._cohorts)

    def split(self, modules: Sequence[ModuleEntry]) -> tuple[list[ModuleEntry], list[ModuleEntry]]:
        still = [one for one in modules if self._is_unfinished(one)]
        still.sort(key=lambda one: self._urgency(self._by_module[one.module.id][0]))
        return still, [one for one in modules if one not in still]

    def begin_with(self, modules: Sequence[ModuleEntry]) -> list[str]:
        first = [self._by_module[one.module.id][0] for one in self.split(modules)[0]]
        return [one.module for one in first if one.required and one.is_open(self._today)]

    def notes(self, modules: Sequence[ModuleEntry]) -> list[str]:
        lines = [self._note(cohort, modules) for cohort in self._cohorts]
        return [line for line in lines if line]

    def when_in_brief(self, module: str) -> str:
        same = self._by_module.get(module)
        return same[0].when_in_brief(self._today) if same else ""

    def when(self, module: str) -> str:
        same = self._by_module.get(module)
        return same[0].when(self._today) if same else ""

    def due(self, module: str) -> date | None:
        same = self._by_module.get(module)
        return same[0].due if same else None

    def by_cohort(self, module: str) -> list[str]:
        lines = []
        for one in self._by_module.get(module, ()):
            who, when = _who(one.cohort, one.trainer), one.when(self._today)
            lines.append(_("%(who)s: %(when)s.") % {"who": who, "when": when} if when else f"{who}.")
        return lines

    def _note(self, cohort: CohortAssignments, modules: Sequence[ModuleEntry]) -> str:
        asked = [one.module for one in cohort.modules]
        labels = [one.module.label for one in modules if one.module.id in asked and self._is_unfinished(one)]
        who = {"who": _who(cohort.name, cohort.trainer)}
        note = ""
        if asked and not labels:
            note = _("%(who)s: all done.") % who
        elif len(self._cohorts) > 1 and labels:  # the list of modules does not say which cohort assigned which
            note = _("%(who)s: %(modules)s.") % {**who, "modules": ", ".join(labels)}
        elif labels or self._workshop_words(cohort) or self._review_words(cohort):
            note = _("%(who)s.") % who
        return " ".join(part for part in (note, self._review_words(cohort), self._workshop_words(cohort)) if part)

    def review_due(self) -> date | None:
        return min((one.review for one in self._cohorts if one.review and one.review >= self._today), default=None)

    def _review_words(self, cohort: CohortAssignments) -> str:
        if cohort.review is None or cohort.review < self._today:
            return ""
        if cohort.review == self._today:
            return _("Review what you mixed up today.")
        return _("Review what you mixed up by %(day)s.") % {"day": day_in_words(cohort.review)}

    def _workshop_words(self, cohort: CohortAssignments) -> str:
        if cohort.workshop is None or cohort.workshop < self._today:
            return ""
        if cohort.workshop == self._today:
            return _("The workshop is today.")
        return _("Workshop: %(day)s.") % {"day": day_in_words(cohort.workshop)}

    def _is_unfinished(self, entry: ModuleEntry) -> bool:
        return entry.module.id in self._by_module and not entry.standing.complete

    def _urgency(self, one: Assignment) -> tuple[bool, bool, date]:
        return not one.is_open(self._today), not one.required, one.due or date.max


def home_assignments_of(repository: CohortRepository, learner: str, today: date) -> HomeAssignments:
    """A learner's assignments as of ``today``; empty if they are in no cohort."""
    return HomeAssignments(cohort_assignments_for(repository, learner), today)


def _who(cohort: str, trainer: str) -> str:
    values = {"cohort": clip(cohort, LONGEST_NAME), "trainer": clip(trainer, LONGEST_NAME)}
    return _("For “%(cohort)s”, asked by %(trainer)s") % values if trainer else _("For “%(cohort)s”") % values
