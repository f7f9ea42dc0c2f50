"""Watching a group place the cases of one exercise: what is new is read as it comes, and nothing is read twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from copro_tui.cohorts.bundles import Bundle, merged_work
from copro_tui.cohorts.collecting import Refused, collect
from copro_tui.cohorts.model import Cohort
from copro_tui.cohorts.parcels import unwrapped
from copro_tui.cohorts.records import Trouble, Work, record_files, today, work_in
from copro_tui.cohorts.shelf import Shelf
from copro_tui.cohorts.spread import Spread, spreads
from copro_tui.errors import CoproError
from copro_tui.exercises.placing import Placing

Stamp = tuple[int, int, int]
"""A file as far as can be told without reading it: inode, time of change, size."""


class Watch:
    """One exercise and one cohort, looked at again and again."""

    def __init__(self, shelf: Shelf, cohort: Cohort, ref: str, exercise: Placing, inbox: Path | None = None) -> None:
        """``inbox`` is a folder into which bundles are put: each is collected as soon as it lies there."""
        self._shelf = shelf
        self._inbox = inbox
        self._received: dict[Path, Stamp] = {}
        self._refused: dict[str, Trouble] = {}
        self._ref = ref
        self._exercise = exercise
        self._stamps: dict[Path, Stamp] = {}
        self._records: dict[Path, Work | Trouble] = {}
        self._sent: dict[Path, Bundle | Trouble] = {}
        self.cohort = cohort

    def look(self) -> Spread | None:
        """The spread as it is by now; None where nothing has changed since the last look.

        A file that cannot be read is among the spread's troubles. Raises UsageError or CourseError when the cohort's
        own file is gone or has mistakes.
        """
        refused = dict(self._refused)
        self._take_in()
        records, sent = record_files(self._shelf.records), sorted(self._shelf.collected_folder(self.cohort).glob("*"))
        bundles = [path for path in sent if path.suffix == ".json"]
        cohort_path = self._shelf.path(self.cohort.id)
        before, stamps = self._stamps, _stamps([cohort_path, *records, *bundles])
        if stamps == before and self._refused == refused:
            return None
        new = {path for path, stamp in stamps.items() if before.get(path) != stamp}
        if cohort_path in new:
            self.cohort = self._shelf.open(self.cohort.id)
        elif cohort_path not in stamps:
            self._shelf.open(self.cohort.id)  # says what is wrong
        self._records = {path: self._record(path) if path in new else self._records[path] for path in records
                         if path in stamps}  # fmt: skip
        self._sent = {path: self._bundle(path) if path in new else self._sent[path] for path in bundles
                      if path in stamps}  # fmt: skip
        self._stamps = stamps
        return spreads({self._ref: self._exercise}, self._works())[0]

    def _take_in(self) -> None:
        """Collect what was put into the inbox, or changed there, since the last look."""
        if self._inbox is None:
            return
        before, self._received = self._received, _stamps(sorted(self._inbox.glob("*.json")))
        new = [path for path, stamp in self._received.items() if before.get(path) != stamp]
        for one in collect(self._shelf, self.cohort.id, new):
            self._refused.pop(one.file, None)
            if isinstance(one, Refused):
                self._refused[one.file] = Trouble(one.file, one.why)

    def _works(self) -> Iterator[Work | Trouble]:
        """What each member did with the exercise, from their record and from what they sent; and what is unreadable."""
        here = {work.learner: work for work in self._records.values() if isinstance(work, Work)}
        sent = {bundle.learner: bundle for bundle in self._sent.values() if isinstance(bundle, Bundle)}
        for member in self.cohort.members:
            work = here.get(member.id, Work(learner=member.id, name=member.name))
            yield merged_work(work, sent[member.id]) if member.id in sent else work
        yield from (one for one in (*self._records.values(), *self._sent.values()) if isinstance(one, Trouble))
        yield from self._refused.values()

    def _record(self, path: Path) -> Work | Trouble:
        try:
            return self._only(work_in(path, self._shelf.course.renamed))
        except CoproError as error:
            return Trouble(path.name, str(error))

    def _bundle(self, path: Path) -> Bundle | Trouble:
        try:
            bundle = unwrapped(path, "collected", Bundle)
        except CoproError as error:
            return Trouble(f"cohorts/{self.cohort.id}/{path.name}", str(error))
        return replace(
            bundle, tries=self._only(today(bundle.work, self._shelf.course.renamed)).tries, done=(), words=()
        )

    def _only(self, work: Work) -> Work:
        """``work`` as far as it is about the exercise: all that has to be kept of it."""
        return replace(work, tries=tuple(one for one in work.tries if one.exercise == self._ref), done=())


def _stamps(paths: list[Path]) -> dict[Path, Stamp]:
    found = {}
    for path in paths:
        try:
            status = path.stat()
        except OSError:  # gone since the folder was listed
            continue
        found[path] = status.st_ino, status.st_mtime_ns, status.st_size
    return found
