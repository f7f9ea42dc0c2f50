"""The ledger of a record: which statements about it an LRS (learning record store) has, or does not want.

It is one file beside the record, ``NAME.lrs``, of lines that are only ever added, each after the LRS has answered. What
is to be sent is worked out from the record; a line that is lost only has its statements sent again, which does no harm.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from copro_tui.progress.record_file import RECORD, gone
from copro_tui.storage.atomic import sync_folder
from copro_tui.storage.files import is_there, reading, writing
from copro_tui.storage.lock import WriteLock
from copro_tui.storage.reading import check_ordinary, read_regular

LEDGER = ".lrs"
CONNECTION = ".connection"
"""The ending of the file, beside the record, that says what its learner agreed to send, and where to."""

State = Literal["sent", "there", "refused", "deferred", "again"]
"""What became of statements: *sent*; *there* already, in another wording; *refused* by the LRS, or before it was asked;
*deferred* to the next time; or to be tried *again*, because the learner said so."""


def is_connected(record: Path) -> bool:
    """Whether the learner of a record has agreed, on this computer, to send something to an LRS."""
    return record.with_suffix(CONNECTION).is_file()


class Outcome(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What an LRS answered about some statements: one line of the ledger."""

    at: str
    lrs: str
    """The address of the LRS."""
    state: State
    ids: tuple[str, ...]
    code: int = 0
    """The status of its answer; 0 where it was not asked."""
    why: str = ""


class Known(Struct, frozen=True, kw_only=True):
    """What a ledger says of one LRS."""

    there: dict[str, None]
    """The ids of the statements that it has, in the order in which they arrived."""
    refused: dict[str, str]
    """Why it does not want a statement, by id."""
    deferred: Counter[str]
    """How often in turn a statement was put off, by id."""


class Ledger:
    """Reads and adds to the ledger of one record. What was added is on disk when the call returns."""

    def __init__(self, record: Path) -> None:
        self._record = record
        self.path = record.with_suffix(LEDGER)
        self._lock = WriteLock(self.path, RECORD)

    def outcomes(self) -> list[Outcome]:
        """Every line, in the order of writing, without those that cannot be read. Raises RecordError."""
        if not is_there(self.path):
            return []
        with reading(self.path, RECORD):
            *lines, _torn = read_regular(self.path).split(b"\n")
        found = []
        for line in lines:
            try:
                found.append(msgspec.json.decode(line, type=Outcome))
            except (msgspec.MsgspecError, UnicodeDecodeError):
                continue  # cut short by a power cut, or damaged: what it told of is sent once more
        return found

    def known(self, lrs: str) -> Known:
        """What it says of the LRS at this address. Raises RecordError."""
        return known_in(one for one in self.outcomes() if one.lrs == lrs)

    def add(self, *outcomes: Outcome) -> None:
        """Add lines. Raises RecordError; then some of them may be there, which does no harm.

        A line that was cut short is taken away first. Nothing is added to a record that was erased meanwhile.
        """
        with self._lock, writing(self.path, RECORD):
            if not is_there(self._record):
                raise gone(self._record)
            check_ordinary(self.path)
            is_new = not self.path.exists()
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0), 0o600)
            with os.fdopen(handle, "ab") as file:
                _cut_torn_line(file.fileno(), self.path)
                file.write(b"".join(msgspec.json.encode(one) + b"\n" for one in outcomes))
                file.flush()
                os.fsync(file.fileno())
            if is_new:
                sync_folder(self.path.parent)

    def join(self, others: Iterable[Outcome]) -> None:
        """Add the lines of another copy that are not here. Raises RecordError."""
        here = set(self.outcomes())
        new = [one for one in dict.fromkeys(others) if one not in here]
        if new:
            self.add(*new)


def known_in(outcomes: Iterable[Outcome]) -> Known:
    """What these lines add up to; those of several copies are taken in the order of their times."""
    known = Known(there={}, refused={}, deferred=Counter())
    for one in sorted(outcomes, key=lambda one: one.at):
        for id_ in one.ids:
            match one.state:
                case "sent" | "there":
                    known.there[id_] = None
                case "refused":
                    known.refused[id_] = one.why
                case "deferred":
                    known.deferred[id_] += 1
                case "again":
                    known.refused.pop(id_, None)
                    known.deferred.pop(id_, None)
    for id_ in known.there:
        known.refused.pop(id_, None)
        known.deferred.pop(id_, None)
    return known


def _cut_torn_line(handle: int, path: Path) -> None:
    """Take the last line away if it has no end. Raises OSError."""
    if os.lseek(handle, 0, os.SEEK_END) == 0:
        return
    os.lseek(handle, -1, os.SEEK_END)
    if os.read(handle, 1) != b"\n":
        os.ftruncate(handle, read_regular(path).rfind(b"\n") + 1)
