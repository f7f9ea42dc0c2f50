"""``order``: put the rungs of a ladder, or any sequence, in order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Literal

from msgspec import Meta, Struct

from copro_tui.exercises.base import Answer, Exercise, ExerciseShape, shuffled
from copro_tui.exercises.faults import Fault, Frameworks, repeated_ids, too_few, unknown_framework, unknown_targets
from copro_tui.exercises.feedback import Feedback, Mark
from copro_tui.exercises.items import Item
from copro_tui.frameworks import Id, Line
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext

MOVES_IN_WORDS = 3
"""The most moves that are described above an order."""


def score_order(tiers: Sequence[int]) -> float:
    """Kendall's tau of an order against the right one, ties free, never below 0.

    ``tiers`` holds the right tier (0 first) of each item, in the order that the learner gave. Over all pairs of items
    in different tiers, with C pairs the right way round and D the wrong way:

        score = max(0, (C - D) / (C + D))

    This is Goodman and Kruskal's gamma (1954), and Kendall's tau (1938) where no tier has two items. Guessing earns
    about 0.12 on average with eight items, a reversed order 0, one swap of neighbours 0.93. 1 where all tie.
    """
    right, wrong = pairs_of(tiers)
    return max(0.0, (right - wrong) / (right + wrong)) if right + wrong else 1.0


def pairs_of(tiers: Sequence[int]) -> tuple[int, int]:
    """The numbers of pairs of items in different tiers that are in the right and in the wrong order."""
    pairs = [(first, second) for place, first in enumerate(tiers) for second in tiers[place + 1 :] if first != second]
    right = sum(first < second for first, second in pairs)
    return right, len(pairs) - right


def consistent(tiers: Sequence[int]) -> tuple[int, ...]:
    """The places of a longest run that is already in order (a longest non-decreasing subsequence).

    The items outside it are the fewest that have to move (Schensted 1961; patience sorting, O(n log n)).
    """
    ends: list[int] = []  # the smallest tier that a run of each length can end on
    ends_at: list[int] = []  # the place where that run ends
    before: list[int] = []  # for each place, the place before it in its run
    for place, tier in enumerate(tiers):
        length = bisect_right(ends, tier)
        before.append(ends_at[length - 1] if length else -1)
        ends[length : length + 1] = [tier]
        ends_at[length : length + 1] = [place]
    run: list[int] = []
    place = ends_at[-1] if ends_at else -1
    while place >= 0:
        run.append(place)
        place = before[place]
    return tuple(reversed(run))


def fewest_moves(tiers: Mapping[str, int], given: Sequence[str]) -> dict[str, int]:
    """The fewest single moves that correct ``given``: places up (negative: down) by item, in the order to make them.

    ``tiers`` is the tier of each item. Each item goes to the nearest place that is right for it, and each move is
    counted from where the item stands once the moves before it were made.
    """
    order = list(given)
    settled = {order[place] for place in consistent([tiers[one] for one in order])}
    moves: dict[str, int] = {}
    for item in [one for one in given if one not in settled]:
        at = order.index(item)
        order.remove(item)
        here = [(place, tiers[one]) for place, one in enumerate(order) if one in settled]
        first = max((place + 1 for place, tier in here if tier < tiers[item]), default=0)
        last = min((place for place, tier in here if tier > tiers[item]), default=len(order))
        to = max(first, min(at, last))
        order.insert(to, item)
        settled.add(item)
        moves[item] = at - to
    return moves


class Order(Exercise, frozen=True, kw_only=True):
    """An order to be made. Items are kept in the right order, from the top down; so are answers."""

    kind = "order"
    items: tuple[Item, ...]

    @property
    def tiers(self) -> dict[str, int]:
        return {item.id: item.tier for item in self.items}

    def number(self, place: int) -> int:
        """The number shown for a place (0 at the top): rungs are counted from the bottom, other items from the top."""
        return len(self.items) - place if self.climbs else place + 1

    @property
    def climbs(self) -> bool:
        """Whether the top is the last and highest, as on a ladder."""
        return self.framework is not None and self.framework.ordered

    def layout(self, seed: int) -> tuple[str, ...]:
        tiers = self.tiers
        return shuffled(
            [item.id for item in self.items],
            seed,
            refuse=lambda order: score_order([tiers[one] for one in order]) == 1,
        )

    def fresh(self, seed: int) -> Answer:
        return list(self.layout(seed))

    def missing(self, answer: Answer) -> str:
        return ""

    def judge(self, answer: Answer) -> Feedback:
        order, tiers, rooms = list(answer), self.tiers, self._rooms()
        by_id = {item.id: item for item in self.items}
        marks = tuple(self._mark(by_id[one], place, rooms[one]) for place, one in enumerate(order))
        given = [tiers[one] for one in order]
        return Feedback(self._headline(given), score_order(given), self._notes(fewest_moves(tiers, order)), marks)

    def _rooms(self) -> dict[str, range]:
        """The range of places that are right for each item: those of its tier."""
        tiers = [item.tier for item in self.items]
        first = {tier: tiers.index(tier) for tier in tiers}
        return {item.id: range(first[item.tier], first[item.tier] + tiers.count(item.tier)) for item in self.items}

    def _mark(self, item: Item, place: int, room: range) -> Mark:
        """The mark of one item, which depends only on its place and the places that are right for it (``room``)."""
        belongs = max(room[0], min(place, room[-1]))
        right = place == belongs
        return Mark(
            item=item.id,
            verdict="right" if right else "wrong",
            credit=1.0 if right else 0.0,
            given=str(self.number(place)),
            belongs=str(self.number(belongs)),
            move=place - belongs,
            because=item.because,
        )

    def _headline(self, tiers: Sequence[int]) -> str:
        """The result as a sentence."""
        right, wrong = pairs_of(tiers)
        values = {"right": right, "wrong": wrong, "count": right + wrong}
        if not wrong:
            return _("All %(count)d are in the right order.") % {"count": len(tiers)}
        if not right:
            return _("Every pair is the wrong way round.")
        if right <= wrong:
            return (
                ngettext(
                    "Of %(count)d pairs, %(right)d is the right way round: no better than chance.",
                    "Of %(count)d pairs, %(right)d are the right way round: no better than chance.",
                    right,
                )
                % values
            )
        return (
            ngettext(
                "Of %(count)d pairs, %(right)d are the right way round and %(wrong)d is not.",
                "Of %(count)d pairs, %(right)d are the right way round and %(wrong)d are not.",
                wrong,
            )
            % values
        )

    def _notes(self, moves: Mapping[str, int]) -> tuple[str, ...]:
        """The moves in words, up to ``MOVES_IN_WORDS``: the order itself shows where each item belongs."""
        if len(moves) > MOVES_IN_WORDS:
            return (_("The marks beside the items say how far each is from its place."),)
        texts = {item.id: item.text for item in self.items}
        return tuple(_move_words(texts[one], move, then=number > 0) for number, (one, move) in enumerate(moves.items()))

    def solution(self) -> Answer:
        return [item.id for item in self.items]

    def fitted(self, answer: object, seed: int) -> Answer:
        known = self.layout(seed)
        if not isinstance(answer, list) or sorted(map(str, answer)) != sorted(known):
            return list(known)
        return [str(one) for one in answer]

    def marking(self) -> object:
        return [[item.id, item.tier] for item in self.items]


def _move_words(name: str, move: int, *, then: bool) -> str:
    """A move in words; ``then`` if its distance is counted after the moves before it."""
    match then, move > 0:
        case False, True:
            text = ngettext("Move “%(name)s” up %(by)d place.", "Move “%(name)s” up %(by)d places.", move)
        case False, False:
            text = ngettext("Move “%(name)s” down %(by)d place.", "Move “%(name)s” down %(by)d places.", -move)
        case True, True:
            text = ngettext("Then move “%(name)s” up %(by)d place.", "Then move “%(name)s” up %(by)d places.", move)
        case _:
            text = ngettext(
                "Then move “%(name)s” down %(by)d place.", "Then move “%(name)s” down %(by)d places.", -move
            )
    return text % {"name": name, "by": abs(move)}


class OrderItem(Struct, frozen=True, forbid_unknown_fields=True):
    """One item of an order without a framework."""

    id: Id
    text: Line
    because: Line
    tier: Id | None = None
    """Neighbours that share a tier may change places."""


class OrderShape(ExerciseShape, frozen=True, kw_only=True, tag="order"):
    """How an order is written: with a framework, or with items of its own."""

    framework: Id | None = None
    items: Annotated[tuple[OrderItem, ...], Meta(max_length=20)] = ()
    tiers: Literal["points", "bands"] = "points"
    because: dict[Id, Line] = {}  # noqa: RUF012 - msgspec copies it

    def faults(self, frameworks: Frameworks) -> Iterator[Fault]:
        if self.framework is None:
            yield from too_few("items", len(self.items))
            yield from repeated_ids("items", [item.id for item in self.items])
        else:
            if self.items:
                yield Fault(("items",), "an order has a framework or items, not both", "take one of them out")
            yield from unknown_framework(self.framework, frameworks)
        framework = frameworks.get(self.framework or "")
        if framework is not None:
            for point in self.because:
                yield from unknown_targets(("because", point), [point], list(framework.by_id))
            if self.tiers == "bands" and not framework.bands:
                yield Fault(("tiers",), "this framework has no bands", 'take "tiers" out')
        items = self._items(frameworks) if self.framework is None or framework else []
        if len(items) >= 2 and len({item.tier for item in items}) < 2:
            yield Fault(("items",), "all items are in one tier, so every order is right", "use at least two tiers")

    def _items(self, frameworks: Frameworks) -> list[Item]:
        if self.framework is None:
            items: list[Item] = []
            for place, item in enumerate(self.items):
                shares = place > 0 and item.tier is not None and item.tier == self.items[place - 1].tier
                tier = items[-1].tier if shares else place
                items.append(Item(item.id, item.text, item.because, tier=tier))
            return items
        framework = frameworks[self.framework]
        points, bands = list(framework.points), [band.id for band in framework.bands]
        if framework.ordered:  # the highest point goes to the top
            points.reverse()
            bands.reverse()
        return [
            Item(
                point.id,
                point.name,
                self.because.get(point.id, point.gloss),
                tier=bands.index(point.band) if self.tiers == "bands" and point.band in bands else place,
            )
            for place, point in enumerate(points)
        ]

    def build(self, frameworks: Frameworks) -> Order:
        return Order(
            **self.common(),
            items=tuple(self._items(frameworks)),
            framework=frameworks[self.framework] if self.framework else None,
        )
