"""What a learner sends to a cohort: looked at in words, with the texts of their own that they chose, then delivered."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from pathlib import Path

from copro_tui.cohorts.invitations import Invitation, invitation_of, joined_by, kept_in_words
from copro_tui.cohorts.learner_work import words_in, work_in
from copro_tui.cohorts.model import Cohort
from copro_tui.cohorts.own_words import listed
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.cohorts.submission import KIND, Manifest, Submission, manifest_of, submission_of
from copro_tui.course.course import Course
from copro_tui.errors import CoproError
from copro_tui.i18n import gettext as _
from copro_tui.player.sending import OwnWords, Recipient
from copro_tui.progress.events import Clock
from copro_tui.storage.envelope import wrapped
from copro_tui.text.days import day_in_words, day_of

Deliver = Callable[[Invitation, str, bytes], str]
"""Brings a file to the trainer of a cohort: the invitation, the learner's name, and what is in the file. Returns a
sentence that says where it is now. Raises CoproError; then nothing was sent."""


def cohorts_of(repository: CohortRepository, learner: str) -> dict[str, Invitation]:
    """The cohorts that a learner has joined or was added to, by id; those whose files can be read."""
    found = {one.cohort: one for one in joined_by(repository.records, learner)}
    with suppress(CoproError):
        for cohort in repository.all():
            if isinstance(cohort, Cohort) and cohort.member(learner) is not None:
                found.setdefault(cohort.id, invitation_of(cohort, repository.course))
    return found


class CohortSending:
    """The sending of one learner to the cohorts that they are in."""

    def __init__(
        self, record: Path, course: Course, cohorts: dict[str, Invitation], deliver: Deliver, now: Clock
    ) -> None:
        self._record = record
        self._course = course
        self._cohorts = cohorts
        self._deliver = deliver
        self._now = now

    def recipients(self) -> tuple[Recipient, ...]:
        return tuple(Recipient(id=id_, name=one.name, trainer=one.trainer) for id_, one in self._cohorts.items())

    def own_words(self) -> tuple[OwnWords, ...]:
        return listed(words_in(self._record, self._course), self._course)

    def in_words(self, recipient: str, chosen: Collection[str], number: str = "") -> list[str]:
        invitation = self._cohorts[recipient]
        return [*manifest_in_words(manifest_of(self.submission(recipient, chosen, number), invitation))]

    def submission(self, recipient: str, chosen: Collection[str], number: str = "") -> Submission:
        """What is sent. Raises RecordError if the record cannot be read."""
        words = [one for one in words_in(self._record, self._course) if one.exercise in chosen]
        return submission_of(work_in(self._record, self._course), self._cohorts[recipient], words, self._now(), number)

    def send(self, recipient: str, chosen: Collection[str], number: str = "") -> str:
        submission = self.submission(recipient, chosen, number)
        return self._deliver(self._cohorts[recipient], submission.name, wrapped(KIND, submission))


def manifest_in_words(manifest: Manifest) -> Iterator[str]:
    """The content of a submission, in lines of text."""
    yield _("To: %(cohort)s (%(trainer)s)") % {"cohort": manifest.to, "trainer": manifest.trainer or "–"}
    yield _("From: %(name)s") % {"name": manifest.name}
    values = {"answers": manifest.answers, "exercises": manifest.exercises}
    yield _("Checked answers: %(answers)d (exercises: %(exercises)d)") % values
    yield _(
        "With each answer: when it was given, how long it took, whether the hint was read, how sure you said you were."
    )
    yield _("Completed lessons and modules: %(count)d") % {"count": manifest.completions}
    first, last = day_of(manifest.first), day_of(manifest.last)
    if first and last:
        yield _("From %(first)s to %(last)s") % {"first": day_in_words(first), "last": day_in_words(last)}
    yield _("Reflections: %(count)d") % {"count": manifest.words}
    yield _("Placements of your own work: %(count)d") % {"count": manifest.own_work}
    if manifest.number:
        yield _("A mark of your staff number, by which your trainer finds you in their list. The number is not in it.")
    if manifest.keep_until:
        yield kept_in_words(manifest.keep_until)
    yield _("Drafts are not in it, nor is anything of your own that you did not choose.")
