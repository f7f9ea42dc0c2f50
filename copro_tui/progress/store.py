"""One learner's record on disk, and their drafts beside it.

The record is a TinyDB document of five tables: ``about`` (one document) and the four kinds of events. Events lie in
chunks of up to 200, so that adding one touches one small document however long the record is. Drafts have a file of
their own, because they change several times a minute and can be lost without loss.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from tinydb.table import Document, Table

from copro_tui.errors import RecordError
from copro_tui.exercises import Answer
from copro_tui.i18n import gettext as _
from copro_tui.progress.record import EVENT_TYPES, SHAPE, About, Event, Record
from copro_tui.progress.storage import SafeStorage, Stamp, Tables

CHUNK = 200
"""How many events lie in one document."""


class Draft(Struct, frozen=True, kw_only=True):
    """An answer in the making, as it was left."""

    step: str
    answer: Answer
    seed: int
    """What the items were shuffled with."""
    hinted: bool = False
    checked: bool = False
    """Whether this very answer was checked, so that its feedback is on the screen."""


class Store:
    """Reads and adds to one learner's record. Every change is on disk when the call returns."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._storage = SafeStorage(path)
        self._drafts_storage = SafeStorage(path.with_suffix(".drafts"))
        self._drafts: dict[str, Draft] | None = None
        self._record: Record | None = None
        self._record_stamp: Stamp | None = None

    def exists(self) -> bool:
        return self.path.exists()

    def create(self, about: About) -> None:
        """Begin a record. Raises RecordError when there is one already."""
        with self._storage.transaction():
            if self._storage.read():
                raise RecordError(
                    _("There is a record for %(name)s already.") % {"name": about.name},
                    _("Choose that name from the list, or another name."),
                )
            self._keep_about(about)

    @property
    def record(self) -> Record:
        """The record as it is on disk now. Raises RecordError when it cannot be read or understood."""
        tables = self._storage.read()
        if self._record is None or self._storage.stamp != self._record_stamp:
            self._record = self._added_up(tables or {})
            self._record_stamp = self._storage.stamp
        return self._record

    def change_about(self, **changes: str) -> None:
        """Change the name, the language or the theme."""
        with self._storage.transaction():
            self._keep_about(msgspec.structs.replace(self._about(self._storage.read() or {}), **changes))

    def add(self, *events: Event) -> None:
        """Add events, all in one file or none."""
        if not events:
            return
        plain = [(event.table, msgspec.to_builtins(event)) for event in events]
        record = self.record
        with self._storage.transaction():
            alone = self._storage.stamp == self._record_stamp  # no other window wrote meanwhile
            for table, event in plain:
                self._append(table, event)
        if alone:
            for table, event in plain:
                record.take(table, [event])
            self._record_stamp = self._storage.stamp

    def drafts(self) -> dict[str, Draft]:
        """The drafts by step. A drafts file that cannot be read is put aside: it holds nothing that was checked."""
        if self._drafts is None:
            try:
                tables = self._drafts_storage.read() or {}
                kept = [msgspec.convert(one, Draft) for one in tables.get("drafts", {}).values()]
            except (RecordError, msgspec.ValidationError):
                path = self._drafts_storage.path
                path.replace(path.with_suffix(".drafts-unreadable"))
                kept = []
            self._drafts = {draft.step: draft for draft in kept}
        return self._drafts

    def keep_draft(self, draft: Draft) -> None:
        """Put a draft on disk, in the place of the step's former one."""
        drafts = self.drafts()
        number = [*drafts, draft.step].index(draft.step) + 1
        drafts[draft.step] = draft
        with self._drafts_storage.transaction():
            Table(self._drafts_storage, "drafts", cache_size=0).upsert(Document(msgspec.to_builtins(draft), number))

    def _append(self, table_name: str, event: dict[str, Any]) -> None:
        table = Table(self._storage, table_name, cache_size=0)
        number = len(table)
        chunk = table.get(doc_id=number) if number else None
        if isinstance(chunk, Document) and len(chunk["events"]) < CHUNK:
            table.update({"events": [*chunk["events"], event]}, doc_ids=[number])
        else:
            table.insert(Document({"events": [event]}, number + 1))

    def _keep_about(self, about: About) -> None:
        Table(self._storage, "about", cache_size=0).upsert(Document(msgspec.to_builtins(about), 1))

    def _about(self, tables: Tables) -> About:
        try:
            about = msgspec.convert(tables["about"]["1"], About)
        except (KeyError, msgspec.ValidationError) as error:
            raise self._not_a_record(str(error)) from error
        if about.shape > SHAPE:
            raise RecordError(
                _("The record %(file)s was written by a newer copro.") % {"file": self.path},
                _("It was left as it is. Install the newest copro to go on with it."),
            )
        return about

    def _added_up(self, tables: Tables) -> Record:
        record = Record(self._about(tables))
        try:
            for kind in EVENT_TYPES:
                chunks = tables.get(kind.table, {})
                for number in sorted(chunks, key=int):
                    record.take(kind.table, chunks[number]["events"])
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise self._not_a_record(str(error)) from error
        return record

    def _not_a_record(self, why: str) -> RecordError:
        return RecordError(
            _("The file %(file)s is not a learner's record (%(why)s).") % {"file": self.path, "why": why},
            _("It was left as it is. Put a good copy in its place, or move it away to begin a new record."),
        )
