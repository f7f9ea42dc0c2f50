"""Watching a group place the cases of one exercise: what is new is read as it comes, and nothing is read twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from copro_tui.analytics.distribution import Distribution, distributions
from copro_tui.cohorts.group_work import sent_file
from copro_tui.cohorts.inbox import Refused, collect
from copro_tui.cohorts.learner_work import Trouble, Work, read_work, record_files, second_copy, with_current_ids
from copro_tui.cohorts.model import Cohort
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.cohorts.submission import Submission, merged_work
from copro_tui.course.refs import Ref
from copro_tui.errors import CoproError
from copro_tui.exercises import Exercise
from copro_tui.storage.envelope import unwrapped
from copro_tui.storage.files import files_in
from copro_tui.storage.union import differences_in_words

Stamp = tuple[int, int, int]
"""A file as far as can be told without reading it: inode, time of change, size."""


class Watch:
    """One exercise and one cohort, looked at again and again."""

    def __init__(
        self, repository: CohortRepository, cohort: Cohort, ref: Ref, exercise: Exercise, inbox: Path | None = None
    ) -> None:
        """``inbox`` is a folder into which submissions are put: each is collected as soon as it lies there."""
        self._repository = repository
        self._inbox = inbox
        self._received: dict[Path, Stamp] = {}
        self._refused: dict[str, Trouble] = {}
        self._ref = ref
        self._exercise = exercise
        self._stamps: dict[Path, Stamp] = {}
        self._records: dict[Path, Work | Trouble] = {}
        self._sent: dict[Path, Submission | Trouble] = {}
        self.cohort = cohort

    def look(self) -> Distribution | None:
        """The spread as it is by now; None where nothing has changed since the last look.

        A file that cannot be read is among the spread's troubles. Raises UsageError or CourseError when the cohort's
        own file is gone or has mistakes, and RecordError when a folder cannot be read.
        """
        try:
            return self._changed()
        except CoproError:
            self._stamps = {}  # whatever comes after is something new
            raise

    def _changed(self) -> Distribution | None:
        refused = dict(self._refused)
        self._take_in()
        cohort_path, records = self._repository.path(self.cohort.id), record_files(self._repository.records)
        submissions = files_in(self._repository.collected_folder(self.cohort), ".json")
        before, stamps = self._stamps, _stamps([cohort_path, *records, *submissions])
        if stamps == before and self._refused == refused:
            return None
        new = {path for path, stamp in stamps.items() if before.get(path) != stamp}
        if cohort_path in new or cohort_path not in stamps:
            self.cohort = self._repository.open(self.cohort.id)
        self._records = {path: self._record(path) if path in new else self._records[path] for path in records
                         if path in stamps}  # fmt: skip
        self._sent = {path: self._submission(path) if path in new else self._sent[path] for path in submissions
                      if path in stamps}  # fmt: skip
        self._stamps = stamps
        return distributions({self._ref: self._exercise}, self._works())[0]

    def _take_in(self) -> None:
        """Collect what was put into the inbox, or changed there, since the last look; and what was refused for now."""
        if self._inbox is None:
            return
        arrived = _stamps(files_in(self._inbox, ".json"))
        refused = {path.name: self._refused[path.name] for path in arrived if path.name in self._refused}
        new = [path for path, stamp in arrived.items() if self._received.get(path) != stamp]
        for one, path in zip(collect(self._repository, self.cohort.id, new), new, strict=True):
            refused.pop(one.file, None)
            if isinstance(one, Refused):
                refused[one.file] = Trouble(one.file, one.why)
                if one.again:
                    del arrived[path]
            elif one.differing:
                refused[one.file] = Trouble(one.file, differences_in_words(one.differing))
        self._received, self._refused = arrived, refused

    def _works(self) -> Iterator[Work | Trouble]:
        """What each member did with the exercise, from their record and from what they sent; and what is unreadable."""
        here: dict[str, Work] = {}
        for found in self._records.values():
            if isinstance(found, Trouble):
                yield found
            elif here.setdefault(found.learner, found) is not found and self.cohort.member(found.learner) is not None:
                yield second_copy(found)
        sent = {one.learner: one for one in self._sent.values() if isinstance(one, Submission)}
        for member in self.cohort.members:
            work = here.get(member.id, Work(learner=member.id, name=member.name))
            if member.id in sent:
                work, differing = merged_work(work, sent[member.id].work)
                if differing:
                    yield Trouble(sent_file(self.cohort, member.id), differences_in_words(len(differing)))
            yield work
        yield from (one for one in self._sent.values() if isinstance(one, Trouble))
        yield from self._refused.values()

    def _record(self, path: Path) -> Work | Trouble:
        found = read_work(path, self._repository.course.renamed)
        return found if isinstance(found, Trouble) else self._only(found)

    def _submission(self, path: Path) -> Submission | Trouble:
        try:
            submission = unwrapped(path, "collected", Submission)
        except CoproError as error:
            return Trouble(sent_file(self.cohort, path.stem), str(error))
        return replace(
            submission,
            tries=self._only(with_current_ids(submission.work, self._repository.course.renamed)).tries,
            done=(),
            words=(),
        )

    def _only(self, work: Work) -> Work:
        """``work`` as far as it is about the exercise: all that has to be kept of it."""
        return replace(work, tries=tuple(one for one in work.tries if one.exercise == str(self._ref)), done=())


def _stamps(paths: list[Path]) -> dict[Path, Stamp]:
    found = {}
    for path in paths:
        try:
            status = path.stat()
        except OSError:  # gone since the folder was listed
            continue
        found[path] = status.st_ino, status.st_mtime_ns, status.st_size
    return found
