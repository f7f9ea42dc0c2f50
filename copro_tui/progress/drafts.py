"""What was done at each step and is not an attempt yet (drafts), kept beside the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
from msgspec.structs import replace

from copro_tui.errors import RecordError
from copro_tui.i18n import gettext as _
from copro_tui.progress.record_file import RECORD
from copro_tui.progress.standing import renamed
from copro_tui.storage.atomic import put_aside
from copro_tui.storage.files import DamagedError
from copro_tui.storage.tinydb_storage import SafeStorage
from copro_tui.work import Answer, Work


class Draft(Work, frozen=True, kw_only=True):
    """What was done at a step, as it was left."""

    step: str
    seed: int
    """The seed that the items were shuffled with."""
    attempt: str = ""
    """What the id of the attempt is made from that the answer becomes once it is marked, so that it is written once
    whatever happens. Empty in drafts of earlier versions."""
    hinted: bool = False
    others: tuple[Answer, ...] = ()
    """What was put at the same step in other windows meanwhile, and is not in ``answer``."""

    def joined(self, there: Draft | None, seen: Draft | None) -> Draft:
        """This draft with what other windows put at the step.

        ``there`` is the draft on disk; ``seen`` is the one on disk when this window last looked. What is only in
        ``there`` was put there by another window since, and what is only in ``seen.others`` was replaced by one.
        """
        if there is None or there == seen:
            return self
        now, before = (there.answer, *there.others), (() if seen is None else (seen.answer, *seen.others))
        others: list[Answer] = []
        mine = (one for one in self.others if one in now or one not in before or one == before[0])
        for one in (*mine, *(new for new in now if new not in before)):
            if one not in (*others, self.answer) and not _blank(one):
                others.append(one)
        return replace(self, others=tuple(others))


def _blank(answer: Answer) -> bool:
    return not (answer.strip() if isinstance(answer, str) else answer)


class Drafts:
    """The drafts of one learner as one window sees them. Each window has an object of its own.

    Where two windows change the draft of one step, neither overwrites what it has not seen: the one saved later is the
    draft, and the earlier is kept in its ``others``.
    """

    def __init__(self, record: Path, tell: Callable[[str], None]) -> None:
        """``tell`` takes a message for the learner when a damaged file is put aside."""
        self.path = record.with_suffix(".drafts")
        self._tell = tell
        self.storage = SafeStorage(self.path, RECORD)
        self.waiting: dict[str, Draft] = {}
        """By step, the drafts that could not be saved."""
        self._seen: dict[str, Draft] = {}
        """By step, the draft on disk when this window last looked."""

    def all(self) -> dict[str, Draft]:
        """The drafts on disk by step. A damaged file counts as empty. Raises RecordError if it cannot be read."""
        try:
            return self._on_disk()
        except (DamagedError, msgspec.ValidationError):
            return {}

    def of(self, step: str, names: Mapping[str, str]) -> Draft | None:
        """The draft to go on with at a step, saved under its current or a former id; None if there is none.

        Raises RecordError if the drafts cannot be read.
        """
        if step in self.waiting:
            return self.waiting[step]
        kept = self.all()
        found = kept.get(step) or next((one for former, one in kept.items() if renamed(former, names) == step), None)
        if found is not None:
            self._seen[step] = found
        return found

    def keep(self, draft: Draft) -> Draft:
        """Save a draft in the place of the step's earlier one; returns it with what other windows put at the step.

        Raises RecordError if it cannot be saved; then it waits for ``keep_waiting``.
        """
        self.waiting[draft.step] = draft
        self.keep_waiting()
        return self._seen[draft.step]

    def keep_waiting(self) -> None:
        """Save the drafts that wait; a damaged file is put aside. Raises RecordError; then they wait on."""
        from tinydb import where  # here, as with the storage: reading drafts does without it

        with self.storage.locked():
            message = self._put_aside_if_damaged()
            if message:
                self._tell(message)
            with self.storage.transaction():
                there = self._on_disk()
                kept = {step: one.joined(there.get(step), self._seen.get(step)) for step, one in self.waiting.items()}
                table = self.storage.table("drafts")
                for step, draft in kept.items():
                    table.upsert(msgspec.to_builtins(draft), where("step") == step)
        self._seen |= kept
        self.waiting.clear()

    def _on_disk(self) -> dict[str, Draft]:
        tables = self.storage.read() or {}
        drafts = (msgspec.convert(dict(one), Draft) for one in tables.get("drafts", {}).values())
        return {draft.step: draft for draft in drafts}

    def mend(self) -> str:
        """Put a damaged file aside. Returns a message for the learner about it; usually empty.

        Raises RecordError if that is impossible.
        """
        if not self._is_damaged():
            return ""
        with self.storage.locked():
            return self._put_aside_if_damaged()

    def _is_damaged(self) -> bool:
        try:
            self._on_disk()
        except (DamagedError, msgspec.ValidationError):
            return True
        return False

    def _put_aside_if_damaged(self) -> str:
        if not self._is_damaged():
            return ""
        try:
            aside = put_aside(self.path, "drafts-damaged")
            self.path.unlink()
        except OSError as error:
            raise RecordError(
                _("The drafts %(file)s are damaged and cannot be put aside (%(why)s).")
                % {"file": self.path, "why": error.strerror or str(error)},
                _("Check the permissions of the folder, and try again."),
            ) from error
        return _(
            "What you had begun and not finished could not be read: its file was damaged, or changed by hand. It is "
            "kept as %(kept)s. Everything that you had finished is in your record."
        ) % {"kept": aside}
