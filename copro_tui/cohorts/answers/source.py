"""Everybody's work in a cohort, from the index where that is quicker than from the files, and into it on the way."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from copro_tui.cohorts.answers.index import FILE, AnswerIndex, Stamp, UnusableIndexError
from copro_tui.cohorts.learner_work import Sent, Trouble, Work

FEWEST = 300
"""Files from which on an index is worth its while: fewer are read in a third of a second."""
AT_ONCE = 100
"""How many works are read before they go into the index together."""

Read = Callable[[str], list[Work | Trouble]]
"""Reads a learner's file: their work, or why it cannot be read."""
ReadSent = Callable[[str], Sent | None]
"""Reads a learner's file for the index; None if that cannot be done."""


def index_in(folder: Path, renamed: Mapping[str, str]) -> AnswerIndex:
    """The index of what was collected in ``folder``; ``renamed`` maps former ids of the course to current ones."""
    names = json.dumps(sorted(renamed.items()), ensure_ascii=False)
    return AnswerIndex(folder, hashlib.sha256(names.encode()).hexdigest())


def works(
    folder: Path, names: Mapping[str, str], renamed: Mapping[str, str], read: Read, read_sent: ReadSent
) -> Iterator[Work | Trouble]:
    """The work of each learner in ``names``, in no order; what they sent is in ``folder``.

    ``read_sent`` is called for those whose files the index does not know as they are now, and ``read`` where there is
    none to be had. Without an index that can be used, for everybody: it makes nothing wrong, only slower.
    """
    files = _stamps(folder)
    indexed = len(files) >= FEWEST or (folder / FILE).exists()
    wanted = {learner: name for learner, name in names.items() if indexed and learner in files}
    for learner in names.keys() - wanted.keys():
        yield from read(learner)
    if not wanted:
        return
    given: set[str] = set()
    index = index_in(folder, renamed)
    try:
        with index.connected():
            for learner, found in _through(index, files, wanted, read, read_sent):
                given.add(learner)
                yield from found
    except UnusableIndexError as error:
        if error.damaged:
            index.drop()
        for learner in wanted.keys() - given:
            yield from read(learner)


def _through(
    index: AnswerIndex, files: Mapping[str, Stamp], wanted: Mapping[str, str], read: Read, read_sent: ReadSent
) -> Iterator[tuple[str, list[Work | Trouble]]]:
    """Each learner with their work, or with why it cannot be read."""
    index.verify()
    known = index.stamps()
    index.leave_out(known.keys() - files.keys())
    new = [learner for learner in wanted if known.get(learner) != files[learner]]
    for start in range(0, len(new), AT_ONCE):
        batch = new[start : start + AT_ONCE]
        unread: list[str] = []
        index.keep((sent, files[learner]) for learner, sent in _sent(batch, read_sent, unread))
        for learner in unread:
            yield learner, read(learner)
        for work in index.works({learner: wanted[learner] for learner in batch if learner not in unread}):
            yield work.learner, [work]
    left = wanted.keys() - set(new)
    for work in index.works({learner: wanted[learner] for learner in left}):
        yield work.learner, [work]


def _sent(learners: Iterable[str], read: ReadSent, unread: list[str]) -> Iterator[tuple[str, Sent]]:
    """What each of them sent; whoever's files cannot be read are added to ``unread``."""
    for learner in learners:
        sent = read(learner)
        if sent is None:
            unread.append(learner)
        else:
            yield learner, sent


def _stamps(folder: Path) -> dict[str, Stamp]:
    """Whose files are in a folder, each with its size and time; nobody's where there is no such folder."""
    found = {}
    try:
        with os.scandir(folder) as entries:
            for one in entries:
                if one.name.endswith(".json"):
                    status = one.stat(follow_symlinks=False)
                    found[one.name.removesuffix(".json")] = Stamp(status.st_size, status.st_mtime_ns)
    except OSError:  # whoever reads the files says what is wrong
        return {}
    return found
