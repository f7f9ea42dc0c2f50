"""The file of the index: ``answers.sqlite`` beside what was collected.

It can be made again at any time. A file of another version, one that is damaged and one that belongs to another state
of the course are replaced; what another program is writing just now is left alone.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from copro_tui.cohorts.answers.packed import (
    Given,
    IndexedWork,
    Numbers,
    Packed,
    Texts,
    given_of,
    number_of,
    numbers_in,
    pack,
    unpacked,
)
from copro_tui.cohorts.learner_work import Sent
from copro_tui.errors import RecordError
from copro_tui.i18n import gettext as _
from copro_tui.progress.standing import ref_of
from copro_tui.storage.files import SHARED, writing

FILE = "answers.sqlite"
SHAPE = 3
"""The version of the tables."""
SECONDS = 2.0
"""How long to wait for another program that writes."""

_TABLES = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE learner (
    n INTEGER PRIMARY KEY, id TEXT UNIQUE, size INTEGER, mtime INTEGER,
    language TEXT, summary BLOB, reviews BLOB, crc INTEGER
);
CREATE TABLE module (
    learner INTEGER, module TEXT, given BLOB, crc INTEGER, PRIMARY KEY (learner, module)
) WITHOUT ROWID;
CREATE TABLE exercise (n INTEGER PRIMARY KEY, text BLOB);
CREATE TABLE given (n INTEGER PRIMARY KEY, text BLOB);
"""
MOST = 20_000
"""How much of what was given is in memory at once, so that groups of any size fit."""


class UnusableIndexError(RecordError):
    """The index cannot be read or written; the files can."""

    damaged = False
    """Whether it has to be made again."""


class Stamp(Struct, frozen=True):
    """By what a file is taken to be as it was: its size in bytes, and its time in nanoseconds."""

    size: int
    mtime: int


class _Read(dict[int, Given]):
    """What was given, read when it is asked for; some of it is remembered."""

    def __init__(self, read: Callable[[int], Given]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, number: int) -> Given:
        if len(self) == MOST:
            self.clear()
        found = self[number] = self._read(number)
        return found


class AnswerIndex:
    """What is indexed of one cohort. Every method raises UnusableIndexError."""

    def __init__(self, folder: Path, course: str) -> None:
        """``course`` tells states of the course apart that name exercises differently."""
        self.path = folder / FILE
        self._course = course
        self._made: sqlite3.Connection | None = None
        self._known: Numbers | None = None
        """The numbers of what is in it already."""
        self._given = _Read(self._read_given)

    @contextmanager
    def connected(self) -> Iterator[None]:
        """Open the file, which is made again where it cannot be used as it is."""
        with _told():
            self._made = self._opened()
        try:
            yield
        finally:
            with suppress(sqlite3.Error):
                self._made.close()
            self._made = self._known = None
            self._given.clear()

    def drop(self) -> None:
        """Delete the file. Raises RecordError."""
        with writing(self.path, SHARED):
            for ending in ("", "-wal", "-shm"):
                Path(f"{self.path}{ending}").unlink(missing_ok=True)

    def forget(self, learner: str) -> bool:
        """Leave no byte of a learner in it; returns whether there was an index. Raises RecordError."""
        if not self.path.exists():
            return False
        try:
            with self.connected(), _told():
                self._remove(learner)
                self._drop_unused()
                self._db.commit()
                (busy, *_pages) = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if busy:
                self.drop()
        except UnusableIndexError:
            self.drop()
        return True

    def leave_out(self, learners: Iterable[str]) -> None:
        """Drop what it has of learners of whom there is no file any more."""
        with _told():
            removed = [one for one in learners if self._remove(one)]
            if removed:
                self._drop_unused()
            self._db.commit()

    def stamps(self) -> dict[str, Stamp]:
        """Who is in it, each with the stamp of the file that was read."""
        with _told():
            return {
                who: Stamp(size, mtime) for who, size, mtime in self._db.execute("SELECT id, size, mtime FROM learner")
            }

    def keep(self, sent: Iterable[tuple[Sent, Stamp]]) -> None:
        """Keep what was sent in the place of what it has of the same learners, all of it or nothing."""
        with _told():
            removed = False
            for one, stamp in sent:
                removed |= self._remove(one.learner)
                self._known = self._known or Numbers(self._numbering("exercise"), self._numbering("given"))
                self._add(one.learner, stamp, pack(one, self._known))
            if removed:
                self._drop_unused()
            self._db.commit()

    def verify(self) -> None:
        """See whether all of it is as it was written."""
        with _told():
            for given, crc in self._db.execute("SELECT given, crc FROM module"):
                _check(given, crc)
            for summary, reviews, crc in self._db.execute("SELECT summary, reviews, crc FROM learner"):
                _check(summary + reviews, crc)
            for table in ("exercise", "given"):
                for _text in self._in(table):
                    pass

    def works(self, names: Mapping[str, str]) -> Iterator[IndexedWork]:
        """The works of the learners with these ids who are in it; ``names`` are theirs."""
        with _told():
            if not self._db.in_transaction:
                self._db.execute("BEGIN")  # so that all of it is as it was at one moment
            texts = Texts({number: ref_of(text.decode()) for number, text in self._in("exercise")}, self._given)
            for learner, name in names.items():
                asked = "SELECT n, language, summary, reviews FROM learner WHERE id = ?"
                for number, language, summary, reviews in self._db.execute(asked, (learner,)):
                    yield unpacked(learner, name, language, summary, reviews, texts, self._reader(number))

    @property
    def _db(self) -> sqlite3.Connection:
        if self._made is None:
            raise sqlite3.ProgrammingError("it is closed")
        return self._made

    def _opened(self) -> sqlite3.Connection:
        for anew in (False, True):
            if anew:
                self.drop()
            try:
                return self._connected()
            except sqlite3.OperationalError:  # locked, full or not to be written: making it again would not help
                raise
            except sqlite3.DatabaseError:
                if anew:
                    raise
        raise AssertionError("one of the two times returns or raises")

    def _connected(self) -> sqlite3.Connection:
        os.close(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600))
        made = sqlite3.connect(self.path, timeout=SECONDS)
        try:
            made.execute("PRAGMA journal_mode=WAL")
            made.execute("PRAGMA secure_delete=ON")
            made.execute("PRAGMA synchronous=NORMAL")
            (shape,) = made.execute("PRAGMA user_version").fetchone()
            if not shape:
                made.executescript(f"BEGIN IMMEDIATE;{_TABLES}PRAGMA user_version={SHAPE};COMMIT;")
                made.execute("INSERT INTO about VALUES ('course', ?)", (self._course,))
                made.commit()
            elif shape != SHAPE or self._course_of(made) != self._course:
                raise sqlite3.DatabaseError("another version")
        except BaseException:
            made.close()
            raise
        return made

    @staticmethod
    def _course_of(made: sqlite3.Connection) -> str:
        found = made.execute("SELECT value FROM about WHERE key = 'course'").fetchone()
        return found[0] if found else ""

    def _numbering(self, table: str) -> Callable[[bytes], int]:
        known: dict[bytes, int] = {}

        def number(text: bytes) -> int:
            found = known.get(text)
            if found is None:
                if len(known) == MOST:
                    known.clear()
                found = known[text] = number_of(text)
                self._db.execute(f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", (found, text))
            return found

        return number

    def _in(self, table: str, which: str = "", *values: int) -> Iterator[tuple[int, bytes]]:
        for number, text in self._db.execute(f"SELECT n, text FROM {table} {which}", values):
            if number_of(text) != number:
                raise sqlite3.DatabaseError("damaged")
            yield number, text

    def _read_given(self, number: int) -> Given:
        with self._dropped_if_damaged():
            ((_number, text),) = self._in("given", "WHERE n = ?", number)
            return given_of(text)

    def _add(self, learner: str, stamp: Stamp, packed: Packed) -> None:
        crc = zlib.crc32(packed.summary + packed.reviews)
        added = self._db.execute(
            "INSERT INTO learner (id, size, mtime, language, summary, reviews, crc) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (learner, stamp.size, stamp.mtime, packed.language, packed.summary, packed.reviews, crc),
        )
        self._db.executemany(
            "INSERT INTO module VALUES (?, ?, ?, ?)",
            [(added.lastrowid, module, given, zlib.crc32(given)) for module, given in packed.modules.items()],
        )

    def _remove(self, learner: str) -> bool:
        """Take a learner out; returns whether they were in it. What they gave is left for others to use."""
        found = self._db.execute("SELECT n FROM learner WHERE id = ?", (learner,)).fetchone()
        if found is not None:
            self._db.execute("DELETE FROM module WHERE learner = ?", found)
            self._db.execute("DELETE FROM learner WHERE n = ?", found)
        return found is not None

    def _drop_unused(self) -> None:
        """Drop what nobody gave any more."""
        used = set(numbers_in(data for (data,) in self._db.execute("SELECT given FROM module")))
        unused = [(n,) for (n,) in self._db.execute("SELECT n FROM given") if n not in used]
        self._db.executemany("DELETE FROM given WHERE n = ?", unused)
        self._known = None

    @contextmanager
    def _dropped_if_damaged(self) -> Iterator[None]:
        """While a report is at work nothing else can be read in its place, but the next one makes the file again."""
        try:
            with _told():
                yield
        except UnusableIndexError as error:
            if error.damaged:
                self.drop()
            raise

    def _reader(self, learner: int) -> Callable[[], dict[str, bytes]]:
        def read() -> dict[str, bytes]:
            with self._dropped_if_damaged():
                return dict(self._db.execute("SELECT module, given FROM module WHERE learner = ?", (learner,)))

        return read


@contextmanager
def _told() -> Iterator[None]:
    """Whatever is wrong with the file is told as one error."""
    try:
        yield
    except (sqlite3.Error, OSError, msgspec.MsgspecError, ValueError, TypeError) as error:
        unusable = UnusableIndexError(
            _("The index of answers cannot be used (%(why)s).") % {"why": error},
            _("Ask for the report again: it is made anew from what was collected."),
        )
        unusable.damaged = not isinstance(error, OSError | sqlite3.OperationalError)
        raise unusable from error


def _check(data: bytes, crc: int) -> None:
    if zlib.crc32(data) != crc:
        raise sqlite3.DatabaseError("damaged")
