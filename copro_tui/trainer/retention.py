"""Until when the work of cohorts is kept, and removing it for good after that day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime

from msgspec.structs import replace

from copro_tui.cohorts.dates import parse_day
from copro_tui.cohorts.model import Cohort
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.cohorts.retention import Remains, check_over, remains_of, tidy
from copro_tui.errors import CoproError


class Retention:
    """Sets the days of cohorts, and applies them."""

    def __init__(self, repository: CohortRepository, now: Callable[[], datetime], today: Callable[[], date]) -> None:
        self._repository = repository
        self._now = now
        self._today = today

    def keep_until(self, cohort_id: str, day: str) -> Cohort:
        """Set the last day, as text for ``parse_day``, on which anything of the cohort's people is to be kept.

        No end is set any more if it is empty. Raises UsageError, and as opening the cohort does.
        """
        until = parse_day(day, self._today()).isoformat() if day.strip() else ""
        return self._repository.change(cohort_id, lambda now: replace(now, keep_until=until))

    def remains(self, cohort: Cohort) -> Remains:
        """What is kept of the cohort's people."""
        return remains_of(self._repository, cohort)

    def is_due(self, cohort: Cohort) -> bool:
        """Whether something is there still after its day."""
        return cohort.is_over(self._today()) and self.remains(cohort).is_something

    def due(self) -> Iterator[Cohort]:
        """The cohorts of which something is there still after its day, those that can be read."""
        return (one for one in self._repository.all() if isinstance(one, Cohort) and self.is_due(one))

    def check_over(self, cohort: Cohort) -> None:
        """Raise UsageError if the work of the cohort is still to be kept."""
        check_over(cohort, self._today())

    def tidy(self, cohort_id: str) -> tuple[CoproError, ...]:
        """Remove everything of a cohort's people, for good; returns why some of it could not be removed.

        Raises UsageError if its day has not passed, and as opening the cohort does.
        """
        return tidy(self._repository, cohort_id, self._now(), self._today())
