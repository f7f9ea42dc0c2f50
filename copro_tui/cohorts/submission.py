"""A submission: the file that a learner sends to their trainer, and how several of them are merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from copro_tui.cohorts.invitations import Invitation
from copro_tui.cohorts.learner_work import Done, Sent, Work
from copro_tui.cohorts.model import LearnerId
from copro_tui.cohorts.roster import NumberMark, number_mark, same_number
from copro_tui.course.course import Course
from copro_tui.progress.events import Attempt, Reflection, Review
from copro_tui.progress.own_words import is_own_words_in
from copro_tui.storage.union import in_order

KIND = "bundle"
"""The kind in the envelope of a submission."""


class Submission(Struct, frozen=True, kw_only=True):
    """What one learner sent to one cohort."""

    course: str
    cohort: str
    key: str
    """The cohort's key."""
    learner: LearnerId
    name: str
    language: str = "en"
    made: str
    tries: tuple[Attempt, ...] = ()
    reviews: tuple[Review, ...] = ()
    done: tuple[Done, ...] = ()
    words: tuple[Reflection, ...] = ()
    """What the learner wrote, only what they ticked."""
    own_work: tuple[Attempt, ...] = ()
    """Where they placed their own work, only what they ticked. Bundles of earlier versions had all of it in ``tries``
    (see ``without_unasked``)."""
    invited: str = ""
    """When the invitation was made by which they joined; empty where it does not say."""
    number: NumberMark = ""
    """The mark of the learner's staff number (see ``number_mark``); empty if they sent none."""

    @property
    def work(self) -> Work:
        return Work(
            learner=self.learner,
            name=self.name,
            language=self.language,
            tries=(*self.tries, *self.own_work),
            reviews=self.reviews,
            done=self.done,
        )


class Manifest(Struct, frozen=True, kw_only=True):
    """A summary of a submission, shown to its learner before it is written."""

    name: str
    to: str
    """The cohort's name."""
    trainer: str
    answers: int
    exercises: int
    completions: int
    first: str
    last: str
    words: int
    """How many texts that the learner wrote."""
    own_work: int
    """How many placements of their own work."""
    number: bool = False
    """Whether a mark of the learner's staff number is in it."""
    keep_until: str = ""
    """The last day on which the trainer keeps it; empty if they have set none."""


def submission_of(
    work: Work, invitation: Invitation, words: Sequence[Reflection | Attempt], now: datetime, number: str = ""
) -> Submission:
    """The submission of ``work`` to a cohort; ``words`` are those of the learner's own that they chose to include.

    ``number`` is their staff number, of which only a mark goes along; empty for none.
    """
    return Submission(
        course=invitation.course,
        cohort=invitation.cohort,
        key=invitation.key,
        learner=work.learner,
        name=work.name,
        language=work.language,
        made=now.isoformat(),
        invited=invitation.made,
        tries=work.tries,
        reviews=work.reviews,
        done=work.done,
        words=tuple(one for one in words if isinstance(one, Reflection)),
        own_work=tuple(one for one in words if isinstance(one, Attempt)),
        number=number_mark(invitation.key, number) if same_number(number) else "",
    )


def manifest_of(submission: Submission, invitation: Invitation) -> Manifest:
    """The summary to show before a submission is written."""
    times = [one.at for one in (*submission.tries, *submission.reviews, *submission.own_work)]
    return Manifest(
        name=submission.name,
        to=invitation.name,
        trainer=invitation.trainer,
        answers=len(submission.tries) + len(submission.reviews),
        exercises=len({one.exercise for one in submission.tries}),
        completions=sum(not one.mastered for one in submission.done),
        first=min(times, default=""),
        last=max(times, default=""),
        words=len(submission.words),
        own_work=len(submission.own_work),
        number=bool(submission.number),
        keep_until=invitation.keep_until,
    )


def merged(kept: Submission, sent: Submission) -> tuple[Submission, tuple[str, ...]]:
    """Merge an earlier submission with a new one; also returns the ids of entries that differ (``kept`` wins)."""
    newer = max(kept, sent, key=lambda one: (one.made, one.name, one.language))
    tries = in_order(_told(kept.tries, sent.tries), _told(sent.tries, kept.tries), key=_id, when=_at)
    reviews = in_order(_told(kept.reviews, sent.reviews), _told(sent.reviews, kept.reviews), key=_id, when=_at)
    words = in_order(kept.words, sent.words, key=_id, when=_at)
    own_work = in_order(kept.own_work, sent.own_work, key=_id, when=_at)
    whole = replace(
        newer,
        tries=tuple(tries.entries),
        reviews=tuple(reviews.entries),
        done=_first_done(kept.done, sent.done),
        words=tuple(words.entries),
        own_work=tuple(own_work.entries),
        number=newer.number or kept.number or sent.number,
    )
    return whole, (*tries.differing, *reviews.differing, *words.differing, *own_work.differing)


S = TypeVar("S", Submission, Sent)
"""All that a learner sent, or as much of it as the index of answers needs."""


def without_unasked(submission: S, course: Course) -> S:
    """A copy without placements of the learner's own work that they did not choose to send."""
    return replace(
        submission,
        tries=tuple(one for one in submission.tries if not is_own_words_in(course, one)),
        own_work=tuple(one for one in submission.own_work if is_own_words_in(course, one)),
    )


def merged_work(work: Work, sent: Work) -> tuple[Work, tuple[str, ...]]:
    """Merge a learner's record with what they sent; also returns the ids of attempts that differ (the record wins).

    Both have to name steps and lessons alike (see ``with_current_ids``).
    """
    tries = in_order(_told(work.tries, sent.tries), _told(sent.tries, work.tries), key=_id, when=_at)
    reviews = in_order(_told(work.reviews, sent.reviews), _told(sent.reviews, work.reviews), key=_id, when=_at)
    done = _first_done(work.done, sent.done)
    whole = replace(work, tries=tuple(tries.entries), reviews=tuple(reviews.entries), done=done)
    return whole, (*tries.differing, *reviews.differing)


def _first_done(here: Iterable[Done], outside: Iterable[Done]) -> tuple[Done, ...]:
    """The first completion and the first mastery of each lesson and module, of those from several computers.

    Each computer sends the first that it wrote, and only between computers the times decide.
    """
    first: dict[tuple[str, bool], Done] = {}
    for one in (*here, *outside):
        key = one.what, one.mastered
        first[key] = min(one, first.get(key, one), key=_at)
    return tuple(first[key] for key in sorted(first))


A = TypeVar("A", Attempt, Review)


def _told(answers: Iterable[A], elsewhere: Iterable[A]) -> Iterator[A]:
    """The answers, each as it is told elsewhere where that only says more of it: bundles of earlier versions did not
    say how long an answer took, nor whether the hint was read."""
    known = {one.id: one for one in elsewhere}
    for one in answers:
        fuller = known.get(one.id, one)
        yield fuller if one == replace(fuller, hinted=False, seconds=0) else one


def _id(entry: Attempt | Reflection | Review) -> str:
    return entry.id


def _at(entry: Attempt | Reflection | Review | Done) -> str:
    return entry.at
