"""What a learner does, kept as they go. What cannot be written waits and is tried again; reading goes on meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from copro_tui.course.refs import Ref
from copro_tui.errors import RecordError
from copro_tui.i18n import gettext as _
from copro_tui.progress.drafts import Draft
from copro_tui.progress.events import SHAPE, Event, Visit
from copro_tui.progress.record import Record
from copro_tui.progress.repository import Follow, RecordRepository
from copro_tui.progress.words import current_drafts
from copro_tui.storage.lock import SCREEN_SECONDS

RETRY_SECONDS = 1.0
"""After how many seconds a front end should try again to keep what could not be kept."""


class Keeping:
    """Writes one learner's answers, drafts and visits, and knows what could not be written."""

    def __init__(self, store: RecordRepository) -> None:
        self._store = store
        self._unreadable: RecordError | None = None
        self._unwritable: RecordError | None = None
        self._record: Record | None = None
        self.on_change: Callable[[], None] = lambda: None
        """Called when ``unkept`` has changed."""

    @property
    def record(self) -> Record:
        """The record, with what waits to be written; if it cannot be read any more, as it was when it could.

        Raises RecordError if it cannot be read and never could, or not since an answer was refused.
        """
        before = self.unkept
        try:
            self._record, self._unreadable = self._store.record, None
        except RecordError as error:
            if self._record is None:
                raise
            self._unreadable = error
        self._tell_if_other_than(before)
        return self._record

    @property
    def unkept(self) -> str:
        """That nothing is being kept, and why, for as long as that is so; else empty."""
        trouble = self._unreadable or self._unwritable
        if trouble is None:
            return ""
        return _("Nothing is being saved. %(why)s You can read on; copro keeps trying.") % {"why": trouble.message}

    @property
    def waiting(self) -> tuple[Draft, ...]:
        """The drafts that are not on disk yet."""
        return self._store.waiting_drafts

    def answer(self, event: Event, then: Follow) -> None:
        """Write an answer, all that waits, and what follows. Raises RecordError; then the answer is not kept."""
        self._store.wait_for_others(SCREEN_SECONDS)
        try:
            self._store.add(event, then=then)
        except RecordError:
            self._record = None  # it may have the answer that was refused
            raise
        self._note(None)

    def visit(self, visit: Visit | None, then: Follow) -> None:
        """Write a visit, if there is one, and what follows from it; where that cannot be, it waits."""
        if self.record.about.shape > SHAPE:
            return
        if visit is not None:
            self._store.add_later(visit, then)
        if self._store.waiting or [*then(self.record)]:
            self._try(lambda: self._store.add(then=then))

    def drafts(self) -> dict[Ref, Draft]:
        """The draft of each step; if the drafts on disk cannot be read, only those that wait to be written."""
        try:
            on_disk = self._store.drafts()
        except RecordError as error:
            self._note(error)
            on_disk = {}
        waiting = {draft.step: draft for draft in self.waiting}
        return current_drafts({**on_disk, **waiting}.values(), self.record.names)

    def draft(self, step: str) -> Draft | None:
        """The draft to go on with at a step; None if there is none, or if the drafts cannot be read."""
        try:
            return self._store.draft(step)
        except RecordError as error:
            self._note(error)
            return None

    def keep(self, draft: Draft) -> Draft | None:
        """Save a draft; returns it with what other windows put at the step. If it cannot be, it waits; then None."""
        kept = []
        self._try(lambda: kept.append(self._store.keep_draft(draft)))
        return kept[0] if kept else None

    def keep_now(self, draft: Draft) -> Draft:
        """As ``keep``, for what a learner is told of only once it is on disk. Raises RecordError; then it waits."""
        kept = self.keep(draft)
        if kept is None:
            raise self._unwritable or RecordError(_("This could not be saved."))
        return kept

    def try_again(self) -> None:
        """Write what waits."""
        if self.unkept:
            with suppress(RecordError):
                _ = self.record
            self._try(self._store.add_waiting)

    def last_words(self) -> str:
        """At the end: write what waits. Returns a sentence that says what could not be kept; empty if all is."""
        self.try_again()
        if not self.unkept:
            return ""
        steps = ", ".join(f"“{draft.step}”" for draft in self.waiting)
        values = {"why": (self._unwritable or self._unreadable or RecordError("")).message, "steps": steps}
        if steps:
            return _("This work could not be saved: %(steps)s. %(why)s") % values
        return _("The steps that you saw last could not be saved. %(why)s") % values

    def _try(self, write: Callable[[], None]) -> None:
        # after a failure, other programs are not waited for: it is tried again soon
        self._store.wait_for_others(0 if self._unwritable else SCREEN_SECONDS)
        try:
            write()
        except RecordError as error:
            self._note(error)
        else:
            self._note(None)

    def _note(self, trouble: RecordError | None) -> None:
        if trouble is None and (self._store.waiting or self._store.waiting_drafts):
            return
        before, self._unwritable = self.unkept, trouble and (self._unwritable or trouble)  # say it once
        self._tell_if_other_than(before)

    def _tell_if_other_than(self, before: str) -> None:
        if self.unkept != before:
            self.on_change()
