"""What a learner is asked to do, as their home says it. Who is in no cohort is asked for nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from copro_tui.player.entries import ModuleEntry


class Assignments:
    """Nothing is asked of the learner. Where somebody does ask, it is another of this kind that answers."""

    def split(self, modules: Sequence[ModuleEntry]) -> tuple[list[ModuleEntry], list[ModuleEntry]]:
        """The modules with work to do that is asked for, the most pressing first; and all others, as they were."""
        return [], list(modules)

    def begin_with(self, modules: Sequence[ModuleEntry]) -> list[str]:
        """The ids of the modules with which somebody who has done nothing yet should begin, in order."""
        return []

    def notes(self, modules: Sequence[ModuleEntry]) -> list[str]:
        """A line for each cohort: who asks, the day of the workshop, and that all is done where it is."""
        return []

    def when_in_brief(self, module: str) -> str:
        """When a module is due, for the end of its line; empty where there is nothing to say."""
        return ""

    def when(self, module: str) -> str:
        """When a module is due, in full."""
        return ""

    def by_cohort(self, module: str) -> list[str]:
        """A line for each cohort that asks for a module."""
        return []


class AssignmentsOf(Protocol):
    """Looks up what a learner is asked to do, as it is on a day."""

    def __call__(self, learner: str, today: date) -> Assignments:
        """``learner`` is the id in their record."""


def no_assignments(learner: str, today: date) -> Assignments:
    """Where there are no cohorts."""
    return Assignments()
