"""When each card comes back, folded from the events of a record: the same for any order of them and any copy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fsrs import Rating
from msgspec import Struct

from copro_tui.course.lesson import Lesson
from copro_tui.course.refs import Ref
from copro_tui.progress.record import Record
from copro_tui.review.answers import Answered, answers
from copro_tui.review.memory import Memory, after, recall

FOR_GOOD = 30
"""After how many days without it a card that was mixed up, and is right again, counts as repaired for good."""


class Card(Struct, frozen=True, kw_only=True, gc=False):
    """One thing that is asked again, as it stands."""

    ref: Ref
    """The case, or the exercise where all of it is asked at once."""
    memory: Memory
    last: int
    """The day of the last answer (see ``progress/days.py``)."""
    mixed_up: bool
    """Whether the last answer was not right."""
    misses: int
    """On how many days it was not right at first."""
    repaired: bool
    """Whether it was mixed up once, and has been right after ``FOR_GOOD`` days or more, and ever since."""

    @property
    def due(self) -> int:
        """The day on which it comes back."""
        return self.last + self.memory.days

    def recall(self, today: int) -> float:
        """The probability that it is still remembered, from 0 to 1."""
        return recall(self.memory, max(0, today - self.last))


def schedule(lessons: Iterable[Lesson], record: Record, today: int, *, as_of_morning: bool = False) -> tuple[Card, ...]:
    """Every card that was ever answered, in the order of the course as it is now; or that was ``as_of_morning``, as if
    nothing had been answered today."""
    return tuple(
        _card(ref.case(card), known, today)
        for lesson in lessons
        for exercise in lesson.exercises
        if exercise.cards
        for ref in (lesson.ref.at(exercise.id),)
        for card, answered in answers(exercise, ref, record).items()
        for known in (_before(answered, today) if as_of_morning else answered,)
        if known
    )


def due(cards: Iterable[Card], today: int) -> tuple[Card, ...]:
    """The cards that are due on a day, or were before."""
    return tuple(card for card in cards if card.due <= today)


def _card(ref: Ref, answered: Sequence[Answered], today: int) -> Card:
    known = answered if answered[-1].day <= today else _possible(answered, today)
    last, misses, repaired = known[0].day, 0, False
    history: list[tuple[Rating, int]] = []
    for one in known:
        passed, last = one.day - last, one.day
        history.append((one.rating, passed))
        if one.rating == Rating.Again:
            misses, repaired = misses + 1, False
        elif misses and passed >= FOR_GOOD:
            repaired = True
    mixed_up = known[-1].rating == Rating.Again
    return Card(ref=ref, memory=after(history), last=last, mixed_up=mixed_up, misses=misses, repaired=repaired)


def _before(answered: Sequence[Answered], today: int) -> list[Answered]:
    """The answers without those of today (for a day ahead see ``_possible``)."""
    return [one for one in answered if not today <= one.day <= today + 1]


def _possible(answered: Sequence[Answered], today: int) -> list[Answered]:
    """The answers on days that can be true, where a clock that was ahead has put some into the future.

    Nobody knows when these were given. They count as one before all others; if there are no others, on such a day that
    the card is due. A day ahead counts as today: the clocks of two computers differ a little.
    """
    possible: list[Answered] = []
    for one in answered:
        if one.day <= today + 1 and not (possible and possible[-1].day >= today):
            possible.append(Answered(min(one.day, today), one.rating))
    ahead = next((one for one in answered if one.day > today + 1), None)
    if ahead is None:
        return possible
    when = possible[0].day - 1 if possible else today - after([(ahead.rating, 0)]).days
    return [Answered(when, ahead.rating), *possible]
