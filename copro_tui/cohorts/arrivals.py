"""Take what has arrived in a cohort's inbox: each file once, and a bad one never stops the others."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from copro_tui.cohorts.inbox import Refused, Taken, collect
from copro_tui.cohorts.inbox_folder import arrived, inboxes_of
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.cohorts.submission import KIND, Submission
from copro_tui.errors import CoproError
from copro_tui.storage.atomic import make_folder
from copro_tui.storage.envelope import unwrapped
from copro_tui.storage.files import SHARED, files_in, reading, writing

REFUSED = "refused"
"""The folder, beside what was collected, where refused files are kept."""

MOST = 1000
"""How many files are taken at a time; the rest wait for the next time."""


def receive(repository: CohortRepository, cohort_id: str) -> list[Taken | Refused]:
    """Take what is in this account's inboxes of a cohort; an empty list if there is none.

    A file that was taken in is removed from the inbox once everything in it is kept. A refused one is moved, unopened,
    into the trainer's own folder. One that only could not be kept now, for example because the disk is full, stays.
    Raises UsageError or CourseError if the cohort cannot be opened, RecordError if the inbox cannot be listed.
    """
    paths: list[Path] = []
    for folder in inboxes_of(repository, cohort_id):
        with reading(folder, SHARED):
            paths += arrived(folder)
    del paths[MOST:]
    if not paths:
        return []
    # members are added at the end of collecting: until then every file has to stay
    found = list(collect(repository, cohort_id, paths))
    aside = repository.collected_folder(repository.open(cohort_id)) / REFUSED
    for one, path in zip(found, paths, strict=True):
        with suppress(OSError):
            if isinstance(one, Taken):
                path.unlink()
            elif not one.again or not os.access(path, os.R_OK):
                make_folder(aside)
                path.rename(_free(aside / path.name))
    return found


def erase_refused(repository: CohortRepository, learner: str) -> tuple[Path, ...]:
    """Remove what this learner sent and was refused; returns the files that were removed. Raises RecordError."""
    gone = []
    for cohort in repository.all():
        for path in files_in(repository.collected_folder(cohort) / REFUSED, ""):
            if _sender(path) == learner:
                with writing(path, SHARED):
                    path.unlink()
                gone.append(path)
    return tuple(gone)


def _sender(path: Path) -> str:
    """The id of who sent a file; empty if it does not say."""
    try:
        return unwrapped(path, KIND, Submission).learner
    except CoproError:
        return ""


def _free(path: Path) -> Path:
    free, number = path, 1
    while os.path.lexists(free):
        number += 1
        free = path.with_name(f"{path.name[:200]}-{number}")
    return free
