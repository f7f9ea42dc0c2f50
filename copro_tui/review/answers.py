"""When each card of an exercise was answered and how well, from the attempts and reviews of a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter, itemgetter

from fsrs import Rating
from msgspec import Struct

from copro_tui.course.refs import Ref
from copro_tui.exercises import Exercise
from copro_tui.progress.days import day_of
from copro_tui.progress.events import Attempt, Review
from copro_tui.progress.record import Record
from copro_tui.review.ratings import rating


class Answered(Struct, frozen=True, gc=False):
    """The first answer of a day to a card."""

    day: int
    rating: Rating


def answers(exercise: Exercise, ref: Ref, record: Record) -> dict[str, list[Answered]]:
    """The first answer of each day to each card of an exercise, in the order of time, by card (see ``Exercise.cards``).

    Their times order them, so that it does not matter in which copy they were. What was answered when another key
    was right is left out, and so is a case that stands in an attempt where it stood in the one before: it was not
    placed again.
    """
    cards = exercise.cards
    attempts = record.attempts.get(ref, ())
    reviews = [one for card in cards for one in record.reviews.get(ref.case(card), ())]
    if not (attempts or reviews):
        return {}
    revision = exercise.revision()
    tried = sorted((one for one in attempts if one.revision == revision), key=attrgetter("at"))
    found = _in_attempts(exercise, tried) if exercise.by_case else _as_wholes(tried)
    if reviews:
        again = _in_reviews(exercise, (one for one in reviews if one.revision == revision))
        found = iter(sorted((*found, *again), key=itemgetter(0)))
    return _first_of_days(cards, found)


_One = tuple[str, str, Rating]
"""When a card was answered, the card, and how well."""


def _in_reviews(exercise: Exercise, reviews: Iterable[Review]) -> Iterator[_One]:
    stands = exercise.standing_places
    for one in reviews:
        card, earned = one.card.partition("#")[2], one.score or 0.0
        if exercise.by_case:
            earned = float(exercise.placed(one.answer).get(card) in stands[card])
        yield one.at, card, rating(earned, hinted=one.hinted, sure=one.sure)


def _as_wholes(attempts: Iterable[Attempt]) -> Iterator[_One]:
    for one in attempts:
        how = rating(one.score or 0.0, hinted=one.hinted, shown=one.shown, sure=one.sure.get(""))
        yield one.at, "", how


def _in_attempts(exercise: Exercise, attempts: Iterable[Attempt]) -> Iterator[_One]:
    stands = exercise.standing_places
    before: dict[str, str] = {}
    for one in attempts:
        placed = exercise.placed(one.answer)
        for case, place in placed.items():
            if before.get(case) != place:
                right = float(place in stands[case])
                yield one.at, case, rating(right, hinted=one.hinted, shown=one.shown, sure=one.sure.get(case))
        before |= placed


def _first_of_days(cards: Sequence[str], found: Iterable[_One]) -> dict[str, list[Answered]]:
    by_card: dict[str, list[Answered]] = {card: [] for card in cards}
    for at, card, how in found:
        day, known = day_of(at), by_card.get(card)
        if known is not None and not (known and known[-1].day == day):
            known.append(Answered(day, how))
    return {card: known for card, known in by_card.items() if known}
