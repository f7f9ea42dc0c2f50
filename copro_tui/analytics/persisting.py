"""Which mix-ups persist: what people did not have right in a lesson, and still have not right in their reviews."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from copro_tui.analytics.disclosure import SMALLEST_GROUP
from copro_tui.analytics.first_tries import first_try
from copro_tui.cohorts.learner_work import Trouble, Work
from copro_tui.course.lesson import Lesson
from copro_tui.course.refs import Ref
from copro_tui.exercises import Exercise, Item
from copro_tui.progress.events import Review


class Persisting(Struct, frozen=True, kw_only=True):
    """A case that some people mixed up at first, and that some of these still mix up."""

    ref: Ref
    name: str
    belongs: str
    """The name of the place where it belongs."""
    taken_for: str
    """The name of the place where it was put most often in reviews that were not right."""
    asked: int
    """How many people mixed it up in the lesson and were asked it again in a review, at least ``SMALLEST_GROUP``."""
    still: int
    """How many of them did not have it right the last time, at least 1."""


class PersistingReport(Struct, frozen=True, kw_only=True):
    """What persists, the largest share first."""

    found: tuple[Persisting, ...]
    people: int
    """How many learners the report is about."""
    reviewed: int
    """How many of them have reviewed anything."""
    troubles: tuple[Trouble, ...] = ()


def persisting(lessons: Iterable[Lesson], works: Iterable[Work | Trouble]) -> PersistingReport:
    """What persists in a group, in one pass over everybody's work."""
    cases = {
        lesson.ref.at(one.id).case(case): (one, one.revision())
        for lesson in lessons
        for one in lesson.exercises
        if one.by_case
        for case in one.cards
    }
    last: defaultdict[Ref, list[Review]] = defaultdict(list)
    people = reviewed = 0
    troubles = []
    for work in works:
        if isinstance(work, Trouble):
            troubles.append(work)
            continue
        people += 1
        reviewed += bool(work.reviews)
        for ref, newest in _newest(work.reviews).items():
            if ref in cases and newest.revision == cases[ref][1] and _mixed_up_at_first(work, ref, *cases[ref]):
                last[ref].append(newest)
    found = [one for ref, ones in last.items() if len(ones) >= SMALLEST_GROUP for one in _of(ref, cases[ref][0], ones)]
    by_share = sorted(found, key=lambda one: (-one.still / one.asked, -one.asked, one.ref))
    return PersistingReport(found=tuple(by_share), people=people, reviewed=reviewed, troubles=tuple(troubles))


def _newest(reviews: Sequence[Review]) -> dict[Ref, Review]:
    """Each person's newest review of each card."""
    return {Ref.parse(one.card): one for one in sorted(reviews, key=lambda one: one.at)}


def _mixed_up_at_first(work: Work, ref: Ref, exercise: Exercise, revision: str) -> bool:
    """Whether the first own attempt had the case at a place where it does not stand."""
    tries = work.standings.attempts.get(ref.of_lesson.at(ref.step), ())
    own = first_try(tries, revision)
    given = exercise.placed(own.answer).get(ref.item, "") if own is not None else ""
    return bool(given) and not exercise.stands(_case(exercise, ref), given)


def _of(ref: Ref, exercise: Exercise, newest: Sequence[Review]) -> Iterator[Persisting]:
    """What persists at a case; nothing if nobody still mixes it up."""
    case = _case(exercise, ref)
    given = [exercise.placed(one.answer).get(case.id, "") for one in newest]
    wrong = Counter(place for place in given if place and not exercise.stands(case, place))
    if wrong:
        yield Persisting(
            ref=ref,
            name=case.name,
            belongs=exercise.options[case.best or ""],
            taken_for=exercise.options[wrong.most_common(1)[0][0]],
            asked=len(newest),
            still=wrong.total(),
        )


def _case(exercise: Exercise, ref: Ref) -> Item:
    return next(one for one in exercise.cases if one.id == ref.item)
