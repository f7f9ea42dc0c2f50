"""What is asked today, of all that is due, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from copro_tui.course.refs import Ref
from copro_tui.review.schedule import Card, due


def chosen(cards: Iterable[Card], today: int, most: int) -> tuple[Card, ...]:
    """The cards to ask today, at most ``most``: what was mixed up first, then what is most likely to be forgotten.

    Neighbours come from different modules where that is possible, and never two in a row from one exercise: what would
    have to stand beside its own kind waits for another day.
    """
    by_need = sorted(due(cards, today), key=lambda one: (not one.mixed_up, one.recall(today), one.ref))
    taken: list[Card] = []
    for card in by_need:
        if len(taken) < most and _can_be_parted([*taken, card], most):
            taken.append(card)
    return in_turn(taken)


def _can_be_parted(cards: Sequence[Card], most: int) -> bool:
    """Whether no exercise has more of these cards than can be parted by those of others, once ``most`` are taken."""
    return max(Counter(_exercise(card.ref) for card in cards).values()) <= (most + 1) // 2


def in_turn(cards: Iterable[Card], before: Ref | None = None) -> tuple[Card, ...]:
    """The cards, which come by need, so that neighbours differ; as many as that allows. ``before`` is the card that was
    asked last."""
    last = before and _exercise(before)
    left, order = list(cards), list[Card]()
    while left:
        counts = Counter(_exercise(card.ref) for card in left)
        others = [card for card in left if _exercise(card.ref) != last]
        if not others:
            break
        pressing = [card for card in others if 2 * counts[_exercise(card.ref)] > len(left)]
        module = last.module if last else ""
        nxt = min(pressing or others, key=lambda card: (not card.mixed_up, card.ref.module == module))
        left.remove(nxt)
        order.append(nxt)
        last = _exercise(nxt.ref)
    return tuple(order)


def _exercise(card: Ref) -> Ref:
    return card.of_lesson.at(card.step)
