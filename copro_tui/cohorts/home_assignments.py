"""A learner's assignments as text for their home, in both front ends.

A module that several cohorts ask for is on home once, with the day that presses most; the module itself tells all.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from copro_tui.cohorts.assignments import Asking, Assignment, askings_for
from copro_tui.cohorts.dates import day_in_words
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.i18n import gettext as _
from copro_tui.player import Assignments, ModuleEntry
from copro_tui.text.width import clip

LONGEST_NAME = 60
"""Names are others' text: on one line, and never longer than this."""


class HomeAssignments(Assignments):
    """All that one learner is asked to do, as it is on one day."""

    def __init__(self, askings: Sequence[Asking], today: date) -> None:
        self._askings = askings
        self._today = today
        self._by_module: dict[str, list[Assignment]] = {}
        for asking in askings:
            for one in asking.modules:
                self._by_module.setdefault(one.module, []).append(one)
        for same in self._by_module.values():
            same.sort(key=self._pressing)

    def parted(self, modules: Sequence[ModuleEntry]) -> tuple[list[ModuleEntry], list[ModuleEntry]]:
        still = [one for one in modules if self._is_open(one)]
        still.sort(key=lambda one: self._pressing(self._by_module[one.module.id][0]))
        return still, [one for one in modules if one not in still]

    def begin_with(self, modules: Sequence[ModuleEntry]) -> list[str]:
        first = [self._by_module[one.module.id][0] for one in self.parted(modules)[0]]
        return [one.module for one in first if one.required and one.is_open(self._today)]

    def notes(self, modules: Sequence[ModuleEntry]) -> list[str]:
        lines = [self._note(asking, modules) for asking in self._askings]
        return [line for line in lines if line]

    def briefly(self, module: str) -> str:
        same = self._by_module.get(module)
        return same[0].briefly(self._today) if same else ""

    def when(self, module: str) -> str:
        same = self._by_module.get(module)
        return same[0].when(self._today) if same else ""

    def told(self, module: str) -> list[str]:
        lines = []
        for one in self._by_module.get(module, ()):
            who, when = _who(one.cohort, one.trainer), one.when(self._today)
            lines.append(_("%(who)s: %(when)s.") % {"who": who, "when": when} if when else f"{who}.")
        return lines

    def _note(self, asking: Asking, modules: Sequence[ModuleEntry]) -> str:
        asked = [one.module for one in asking.modules]
        labels = [one.module.label for one in modules if one.module.id in asked and self._is_open(one)]
        who = {"who": _who(asking.name, asking.trainer)}
        note = ""
        if asked and not labels:
            note = _("%(who)s: all done.") % who
        elif len(self._askings) > 1 and labels:  # the modules below could be anybody's
            note = _("%(who)s: %(modules)s.") % {**who, "modules": ", ".join(labels)}
        elif labels or self._workshop_words(asking):
            note = _("%(who)s.") % who
        return f"{note} {self._workshop_words(asking)}".strip()

    def _workshop_words(self, asking: Asking) -> str:
        if asking.workshop is None or asking.workshop < self._today:
            return ""
        if asking.workshop == self._today:
            return _("The workshop is today.")
        return _("Workshop: %(day)s.") % {"day": day_in_words(asking.workshop)}

    def _is_open(self, entry: ModuleEntry) -> bool:
        return entry.module.id in self._by_module and not entry.standing.complete

    def _pressing(self, one: Assignment) -> tuple[bool, bool, date]:
        return not one.is_open(self._today), not one.required, one.due or date.max


def home_assignments_of(repository: CohortRepository, learner: str, today: date) -> HomeAssignments:
    """What a learner is asked to do today: nothing when they are in no cohort."""
    return HomeAssignments(askings_for(repository, learner), today)


def _who(cohort: str, trainer: str) -> str:
    values = {"cohort": clip(cohort, LONGEST_NAME), "trainer": clip(trainer, LONGEST_NAME)}
    return _("For %(cohort)s, asked by %(trainer)s") % values if trainer else _("For %(cohort)s") % values
