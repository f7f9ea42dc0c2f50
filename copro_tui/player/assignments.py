"""What home shows of a learner's assignments; empty for a learner who is in no cohort."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from copro_tui.player.entries import ModuleEntry


class Assignments:
    """A learner without assignments; the base class of those with some."""

    def __bool__(self) -> bool:
        """Whether a cohort asks something of the learner, so that it is worth looking how far each module is."""
        return False

    def split(self, modules: Sequence[ModuleEntry]) -> tuple[list[ModuleEntry], list[ModuleEntry]]:
        """Split modules into unfinished assignments, most urgent first, and the rest, in their order."""
        return [], list(modules)

    def begin_with(self, modules: Sequence[ModuleEntry]) -> list[str]:
        """The ids of the modules that a learner who has done nothing yet should begin with, in order."""
        return []

    def notes(self, modules: Sequence[ModuleEntry]) -> list[str]:
        """One line for each cohort: its name and trainer, the day of the workshop, and whether all is done."""
        return []

    def when_in_brief(self, module: str) -> str:
        """When a module is due, short enough for the end of a line; empty if there is nothing to say."""
        return ""

    def when(self, module: str) -> str:
        """When a module opens and is due, in full; empty if there is nothing to say."""
        return ""

    def due(self, module: str) -> date | None:
        """The most urgent day by which a module is due; None if there is none."""
        return None

    def review_due(self) -> date | None:
        """The first day, from today on, by which a review is asked for; None if there is none."""
        return None

    def by_cohort(self, module: str) -> list[str]:
        """One line for each cohort that assigned the module."""
        return []


class AssignmentsOf(Protocol):
    """A function that looks up a learner's assignments, as of a day."""

    def __call__(self, learner: str, today: date) -> Assignments:
        """The assignments of the learner with this id as of ``today``."""


def no_assignments(learner: str, today: date) -> Assignments:
    """The AssignmentsOf of a course without cohorts."""
    return Assignments()
