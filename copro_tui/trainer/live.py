"""Follow a group's answers to one exercise as they come in; only new or changed files are read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from copro_tui.analytics.distribution import Distribution, distributions
from copro_tui.cohorts.arrivals import receive
from copro_tui.cohorts.group_work import sent_file, trouble_of
from copro_tui.cohorts.inbox import Refused, collect, collected_at
from copro_tui.cohorts.learner_work import Trouble, Work, read_work, record_files, second_copy, with_current_ids
from copro_tui.cohorts.model import Cohort
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.cohorts.submission import merged_work
from copro_tui.course.refs import Ref
from copro_tui.errors import CoproError
from copro_tui.exercises import Exercise
from copro_tui.storage.files import files_in
from copro_tui.storage.union import differences_in_words

Stamp = tuple[int, int, int]
"""A file's inode, change time and size, to detect changes without reading it."""


class Watch:
    """Follows one exercise in one cohort; call ``look`` repeatedly."""

    def __init__(
        self, repository: CohortRepository, cohort: Cohort, ref: Ref, exercise: Exercise, inbox: Path | None = None
    ) -> None:
        """``inbox`` is a folder for submissions: each file is collected when ``look`` first finds it there.

        The cohort's own inbox, where it has one, is watched as well.
        """
        self._repository = repository
        self._inbox = inbox
        self._received: dict[Path, Stamp] = {}
        self.refused: dict[str, Trouble] = {}
        self._set_aside: dict[str, Trouble] = {}
        """Of the cohort's own inbox."""
        self.ref = ref
        self._exercise = exercise
        self._stamps: dict[Path, Stamp] = {}
        self._records: dict[Path, Work | Trouble] = {}
        self._sent: dict[Path, Work | Trouble] = {}
        self.cohort = cohort

    def look(self) -> Distribution | None:
        """The current distribution; None if nothing has changed since the last call.

        A file that cannot be read is listed in its troubles. Raises UsageError or CourseError if the cohort's own file
        is missing or has mistakes, and RecordError if a folder cannot be read.
        """
        try:
            return self._changed()
        except CoproError:
            self._stamps = {}  # so that the next call reports a change
            raise

    def _changed(self) -> Distribution | None:
        refused = self.refused | self._set_aside
        self._take_in()
        cohort_path, records = self._repository.path(self.cohort.id), record_files(self._repository.records)
        submissions = files_in(self._repository.collected_folder(self.cohort), ".json")
        before, stamps = self._stamps, _stamps([cohort_path, *records, *submissions])
        if stamps == before and self.refused | self._set_aside == refused:
            return None
        new = {path for path, stamp in stamps.items() if before.get(path) != stamp}
        if cohort_path in new or cohort_path not in stamps:
            self.cohort = self._repository.open(self.cohort.id)
        self._records = {path: self._record(path) if path in new else self._records[path] for path in records
                         if path in stamps}  # fmt: skip
        self._sent = {path: self._submission(path) if path in new else self._sent[path] for path in submissions
                      if path in stamps}  # fmt: skip
        self._stamps = stamps
        return distributions({self.ref: self._exercise}, self._works())[0]

    def _take_in(self) -> None:
        """Collect inbox files that are new or changed since the last call, or were refused for the time being."""
        for taken in receive(self._repository, self.cohort.id):
            if trouble := trouble_of(taken):
                self._set_aside[trouble.file] = trouble
        if self._inbox is None:
            return
        arrived = _stamps(files_in(self._inbox, ".json"))
        refused = {path.name: self.refused[path.name] for path in arrived if path.name in self.refused}
        new = [path for path, stamp in arrived.items() if self._received.get(path) != stamp]
        for one, path in zip(collect(self._repository, self.cohort.id, new), new, strict=True):
            refused.pop(one.file, None)
            if trouble := trouble_of(one):
                refused[one.file] = trouble
            if isinstance(one, Refused) and one.again:
                del arrived[path]
        self._received, self.refused = arrived, refused

    def _works(self) -> Iterator[Work | Trouble]:
        """Each member's work on the exercise, from record and submission, and a Trouble for each unreadable file."""
        here: dict[str, Work] = {}
        for found in self._records.values():
            if isinstance(found, Trouble):
                yield found
            elif here.setdefault(found.learner, found) is not found and self.cohort.member(found.learner) is not None:
                yield second_copy(found)
        sent = {one.learner: one for one in self._sent.values() if isinstance(one, Work)}
        for member in self.cohort.members:
            work = here.get(member.id, Work(learner=member.id, name=member.name))
            if member.id in sent:
                work, differing = merged_work(work, sent[member.id])
                if differing:
                    yield Trouble(sent_file(self.cohort, member.id), differences_in_words(len(differing)))
            yield work
        yield from (one for one in self._sent.values() if isinstance(one, Trouble))
        yield from (self.refused | self._set_aside).values()

    def _record(self, path: Path) -> Work | Trouble:
        found = read_work(path, self._repository.course)
        return found if isinstance(found, Trouble) else self._only(found)

    def _submission(self, path: Path) -> Work | Trouble:
        try:
            submission = collected_at(path, self._repository.course)
        except CoproError as error:
            return Trouble(sent_file(self.cohort, path.stem), str(error))
        return self._only(with_current_ids(submission.work, self._repository.course.renamed))

    def _only(self, work: Work) -> Work:
        """``work`` reduced to the exercise, to save memory."""
        return replace(work, tries=tuple(one for one in work.tries if one.exercise == str(self.ref)), done=())


def _stamps(paths: list[Path]) -> dict[Path, Stamp]:
    found = {}
    for path in paths:
        try:
            status = path.stat()
        except OSError:  # gone since the folder was listed
            continue
        found[path] = status.st_ino, status.st_mtime_ns, status.st_size
    return found
