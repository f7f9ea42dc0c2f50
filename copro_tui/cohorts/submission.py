"""A bundle: the file that a learner sends to their trainer, and how any number of them add up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from copro_tui.cohorts.invitations import Invitation
from copro_tui.cohorts.learner_work import Done, Work
from copro_tui.cohorts.model import LearnerId
from copro_tui.progress.events import Attempt, Reflection

KIND = "bundle"

T = TypeVar("T", bound=Struct)


class Submission(Struct, frozen=True, kw_only=True):
    """What one learner sent to one cohort."""

    course: str
    cohort: str
    key: str
    """The cohort's."""
    learner: LearnerId
    name: str
    language: str = "en"
    made: str
    tries: tuple[Attempt, ...] = ()
    done: tuple[Done, ...] = ()
    words: tuple[Reflection, ...] = ()
    """Only those that the learner ticked."""

    @property
    def work(self) -> Work:
        return Work(learner=self.learner, name=self.name, language=self.language, tries=self.tries, done=self.done)


class Manifest(Struct, frozen=True, kw_only=True):
    """What is in a bundle, for its learner to see before it is written."""

    name: str
    to: str
    """The cohort's name."""
    trainer: str
    answers: int
    exercises: int
    completions: int
    first: str
    last: str
    words: tuple[Reflection, ...]


def submission_of(work: Work, invitation: Invitation, words: Sequence[Reflection], now: datetime) -> Submission:
    """What ``work`` comes to as a bundle for a cohort; ``words`` are the reflections that the learner ticked."""
    return Submission(
        course=invitation.course,
        cohort=invitation.cohort,
        key=invitation.key,
        learner=work.learner,
        name=work.name,
        language=work.language,
        made=now.isoformat(),
        tries=_by_time(replace(one, hinted=False, seconds=0) for one in work.tries),
        done=tuple(sorted(work.done, key=lambda one: (one.at, one.what, one.mastered))),
        words=_by_time(words),
    )


def manifest_of(bundle: Submission, invitation: Invitation) -> Manifest:
    """What to show before a bundle is written."""
    times = [one.at for one in bundle.tries]
    return Manifest(
        name=bundle.name,
        to=invitation.name,
        trainer=invitation.trainer,
        answers=len(bundle.tries),
        exercises=len({one.exercise for one in bundle.tries}),
        completions=sum(not one.mastered for one in bundle.done),
        first=min(times, default=""),
        last=max(times, default=""),
        words=bundle.words,
    )


def merged(one: Submission, other: Submission) -> Submission:
    """Two bundles of one learner as one: each event once. The same in any order, and however often it is done."""
    newer = max(one, other, key=lambda bundle: (bundle.made, bundle.name, bundle.language))
    return replace(
        newer,
        tries=_by_time(_union((*one.tries, *other.tries), lambda event: event.id)),
        done=tuple(
            sorted(
                _union((*one.done, *other.done), lambda event: (event.what, event.mastered)),
                key=lambda event: (event.at, event.what, event.mastered),
            )
        ),
        words=_by_time(_union((*one.words, *other.words), lambda event: event.id)),
    )


def merged_work(work: Work, bundle: Submission) -> Work:
    """The work in a record with what the same learner sent from elsewhere."""
    known = {one.id for one in work.tries}
    done = _union((*work.done, *bundle.done), lambda event: (event.what, event.mastered))
    if known.issuperset(one.id for one in bundle.tries):
        return replace(work, done=tuple(done))
    tries = _by_time(_union((*work.tries, *bundle.tries), lambda event: event.id))
    return replace(work, tries=tries, done=tuple(done))


def _union(events: Iterable[T], key: Callable[[Any], object]) -> list[T]:
    by_key: dict[object, T] = {}
    for event in events:
        there = by_key.setdefault(key(event), event)
        if there != event:  # two files that tell of one event differently have to come to the same end in any order
            by_key[key(event)] = min(there, event, key=_order)
    return list(by_key.values())


def _order(event: Any) -> tuple[str, bytes]:
    return event.at, msgspec.json.encode(event, order="deterministic")


def _by_time(events: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(events, key=lambda event: (event.at, event.id)))
