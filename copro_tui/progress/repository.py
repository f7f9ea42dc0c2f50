"""One learner's record on disk.

The record is a TinyDB file of six tables: ``about`` (one document) and the five kinds of events. Events are
stored in chunks of up to 200, so that adding one changes one small document however long the record is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from copro_tui.errors import RecordError
from copro_tui.i18n import gettext as _
from copro_tui.progress.chunks import Events, about_in, append, chunked, events_in, plain_events
from copro_tui.progress.drafts import Draft, Drafts
from copro_tui.progress.events import EVENT_TYPES, SHAPE, About, Event, Visit
from copro_tui.progress.joining import JoinedEvents, join_events, later
from copro_tui.progress.record import Record
from copro_tui.progress.record_file import RECORD, gone, newer_shape, unsealed
from copro_tui.progress.rescue import bring_back_if_needed, newest_good
from copro_tui.storage.backups import Backups
from copro_tui.storage.checksums import Tables
from copro_tui.storage.files import DamagedError, is_there
from copro_tui.storage.lock import LOCK_SECONDS
from copro_tui.storage.tinydb_storage import SafeStorage, Stamp

__all__ = ["Draft", "Follow", "RecordRepository"]

Follow = Callable[[Record], Iterable[Event]]
"""Returns the events that follow from a record: what is newly complete in it, for example."""


def nothing(_record: Record) -> Iterable[Event]:
    """Nothing follows."""
    return ()


class RecordRepository:
    """Reads and adds to one learner's record. Every change is on disk when the call returns."""

    def __init__(self, path: Path, notice: str = "", *, lock_seconds: float = LOCK_SECONDS) -> None:
        """``lock_seconds``: how long a change waits while another program writes."""
        self.path = path
        self.notice = notice
        """Message for the learner about what was repaired before anybody listened; usually empty."""
        self.tell: Callable[[str], None] | None = None
        """Who is told at once when the record is repaired; by default it becomes the notice."""
        self.backups = Backups(path)
        self.storage = SafeStorage(path, RECORD, backups=self.backups, unsealed=unsealed)
        self._drafts = Drafts(path, self._say)
        self._renamed: Mapping[str, str] = MappingProxyType({})
        self._record: Record | None = None
        self._record_stamp: Stamp | None = None
        self._waiting: dict[Visit, Follow] = {}
        self.wait_for_others(lock_seconds)

    def wait_for_others(self, seconds: float) -> None:
        """From now on, wait at most so long while another program writes."""
        self.storage.lock.seconds = self._drafts.storage.lock.seconds = seconds

    def exists(self) -> bool:
        """Whether there is such a file. Raises RecordError if that cannot be told."""
        return is_there(self.path)

    def follow(self, names: Mapping[str, str]) -> None:
        """From now on, read former ids as the current ones; ``names`` maps former to current ids."""
        self._renamed = names
        self._record = None

    def keep_whole(self) -> None:
        """From now on, bring the record back at once when it turns out to be damaged or gone, and say so once."""
        self.storage.restore = self._bring_back

    def create(self, about: About, events: Events | None = None) -> None:
        """Create the file, with ``events`` if given. Raises RecordError if it already exists."""
        with self.storage.transaction():
            if self.storage.read() is not None:
                raise RecordError(
                    _("There is a record for “%(name)s” already.") % {"name": about.name},
                    _("Choose that name from the list, or another name."),
                )
            self.storage.write(chunked(about, events or {}))

    @property
    def record(self) -> Record:
        """The record as it is on disk now. Raises RecordError when it cannot be read or understood."""
        tables = self._tables()
        if self._record is None or self.storage.stamp != self._record_stamp:
            self._record = self._added_up(tables)
            self._record_stamp = self.storage.stamp
        return self._record

    @property
    def read_only(self) -> bool:
        """Whether a newer version of the program wrote the record: it can be read, but must not be changed."""
        return self.record.about.shape > SHAPE

    def change_about(self, **changes: str | dict[str, str]) -> None:
        """Change the name, the language, the theme, the settings or the keys."""
        with self.storage.transaction():
            about = self._about_to_change(self._tables())
            self._keep_about(msgspec.structs.replace(about, **changes))

    def add(self, *events: Event, then: Follow = nothing) -> None:
        """Add these events, all that wait, and what follows from the record with them, in one write or not at all.

        ``then`` is asked while nobody else can write, so that two windows do not both add what follows.
        Raises RecordError; then nothing was added, and what waited waits on.
        """
        follows = dict.fromkeys((*self._waiting.values(), then))
        if not events and not self._waiting and then is nothing:
            return
        with self._undone_on_failure(), self.storage.transaction():
            record = self.record  # as other windows have left it
            self._about_to_change(self._tables())
            new = [*self._waiting, *events]
            record.take(events)
            for follow in follows:
                following = [*follow(record)]
                record.take(following)
                new += following
            for event in new:
                append(self.storage, event)
        self._record_stamp = self.storage.stamp
        self._waiting.clear()

    def add_later(self, visit: Visit, then: Follow = nothing) -> None:
        """Let a visit wait for the next ``add``. It is in ``record`` already."""
        self._waiting[visit] = then
        if self._record is not None:
            self._record.take((visit,))

    @property
    def waiting(self) -> tuple[Visit, ...]:
        """The visits that wait to be written."""
        return tuple(self._waiting)

    @property
    def waiting_drafts(self) -> tuple[Draft, ...]:
        """The drafts that wait to be written."""
        return tuple(self._drafts.waiting.values())

    def add_waiting(self) -> None:
        """Write all that waits. Raises RecordError."""
        self.add()
        if self._drafts.waiting:
            self._drafts.keep_waiting()

    def join(self, other: Events, about: About | None = None) -> JoinedEvents:
        """Add the events of another copy that are not here; what is here stays as it is.

        ``about`` is the other copy's: the later changed of the two is kept.
        """
        with self.storage.transaction():
            tables = self._tables()
            mine = self._about_to_change(tables)
            newest = later(mine, about or mine)
            joined = join_events(plain_events(tables), other)
            if any(joined.added.values()):
                self.storage.write({**tables, **chunked(mine, joined.events)})
            if newest != mine:
                self._keep_about(msgspec.structs.replace(newest, shape=SHAPE))
        return joined

    def events(self) -> tuple[About, dict[str, list[dict[str, Any]]]]:
        """The owner's details, and every event of the record by table, as plain data."""
        return self.read_tables(self._tables())

    def read_tables(self, tables: Tables) -> tuple[About, dict[str, list[dict[str, Any]]]]:
        """The same from the tables of a record. Raises DamagedError if they are not a record's."""
        return self._added_up(tables).about, plain_events(tables)

    def drafts(self) -> dict[str, Draft]:
        """The drafts on disk, by the id that their step had when they were saved."""
        return self._drafts.all()

    def draft(self, step: str) -> Draft | None:
        """The draft of a step, for going on with it."""
        return self._drafts.of(step, self._renamed)

    def mend_drafts(self) -> str:
        """Put damaged drafts aside. Returns a message for the learner about it; usually empty. Raises RecordError."""
        return self._drafts.mend()

    def keep_draft(self, draft: Draft) -> Draft:
        """Save a draft in the place of the step's earlier one; returns it as it was saved (see ``Drafts.keep``)."""
        self._tables()  # a record that was erased leaves no draft behind
        return self._drafts.keep(draft)

    @contextmanager
    def _undone_on_failure(self) -> Iterator[None]:
        """Read the record again after a failure: what was added to it in memory is not on disk."""
        try:
            yield
        except BaseException:
            self._record = None
            raise

    def _tables(self) -> Tables:
        tables = self.storage.read()
        if tables is None:
            raise gone(self.path)
        return tables

    def _bring_back(self, fault: DamagedError | None, former: Tables | None) -> None:
        if fault is None and newest_good(self.path) is None:
            return  # erased or moved away
        with self.storage.locked():
            message = bring_back_if_needed(self.path, former)
        if message:
            self._say(message)

    def _say(self, message: str) -> None:
        """Tell the learner of a repair: now if somebody listens, else as soon as somebody does."""
        if self.tell is not None:
            self.tell(message)
        else:
            self.notice = f"{self.notice} {message}".lstrip()

    def _keep_about(self, about: About) -> None:
        from tinydb.table import Document

        self.storage.table("about").upsert(Document(msgspec.to_builtins(about), 1))

    def _about_to_change(self, tables: Tables) -> About:
        about = about_in(tables, self.path)
        if about.shape > SHAPE:
            raise newer_shape(self.path)
        return about

    def _added_up(self, tables: Tables) -> Record:
        record = Record(about_in(tables, self.path), self._renamed)
        for kind in EVENT_TYPES:
            try:
                record.take(events_in(tables, kind, self.path))
            except DamagedError:
                if record.about.shape <= SHAPE:
                    raise
        record.take(self._waiting)
        return record
