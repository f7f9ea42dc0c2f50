"""Unsubmitted answers (drafts), kept beside the record.

They change several times a minute; losing them loses no checked answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct
from tinydb import where
from tinydb.table import Table

from copro_tui.errors import RecordError
from copro_tui.exercises import Answer
from copro_tui.i18n import gettext as _
from copro_tui.progress.record_file import RECORD
from copro_tui.progress.standing import renamed
from copro_tui.storage.atomic import put_aside
from copro_tui.storage.files import DamagedError
from copro_tui.storage.tinydb_storage import SafeStorage


class Draft(Struct, frozen=True, kw_only=True):
    """An answer that was not checked yet, as it was left."""

    step: str
    answer: Answer
    seed: int
    """The seed that the items were shuffled with."""
    hinted: bool = False
    checked: bool = False
    """Whether exactly this answer has been checked, so that its feedback is shown."""


class Drafts:
    """The drafts of one learner. Every change is on disk when the call returns."""

    def __init__(self, record: Path) -> None:
        self.path = record.with_suffix(".drafts")
        self._storage = SafeStorage(self.path, RECORD)
        self._kept: dict[str, Draft] | None = None

    def all(self) -> dict[str, Draft]:
        """The drafts by step. A damaged file is put aside and counts as empty."""
        if self._kept is None:
            try:
                tables = self._storage.read() or {}
                kept = [msgspec.convert(dict(one), Draft) for one in tables.get("drafts", {}).values()]
            except (DamagedError, msgspec.ValidationError):
                self._put_aside()
                kept = []
            self._kept = {draft.step: draft for draft in kept}
        return self._kept

    def of(self, step: str, names: Mapping[str, str]) -> Draft | None:
        """The draft of a step, saved under its current or a former id; None if there is none."""
        kept = self.all()
        if step in kept or not names:
            return kept.get(step)
        return next((draft for one, draft in kept.items() if renamed(one, names) == step), None)

    def keep(self, draft: Draft) -> None:
        """Save a draft, replacing the step's earlier one."""
        drafts = self.all()
        with self._storage.transaction():
            table = Table(self._storage, "drafts", cache_size=0)
            table.upsert(msgspec.to_builtins(draft), where("step") == draft.step)
        drafts[draft.step] = draft

    def _put_aside(self) -> None:
        try:
            put_aside(self.path, "drafts-damaged")
            self.path.unlink()
        except OSError as error:
            raise RecordError(
                _("The drafts %(file)s are damaged and cannot be put aside (%(why)s).")
                % {"file": self.path, "why": error.strerror or str(error)},
                _("Check the permissions of the folder, and try again."),
            ) from error
