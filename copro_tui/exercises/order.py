"""``order``: put the rungs of a ladder, or any sequence, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal, TypeGuard

from msgspec import Meta
from msgspec.structs import replace

from copro_tui.exercises.base import Exercise
from copro_tui.exercises.evidence import Evidence
from copro_tui.exercises.faults import (
    Fault,
    Frameworks,
    asked_together,
    repeated_ids,
    too_few,
    unknown_framework,
    unknown_place,
)
from copro_tui.exercises.feedback import Feedback, Mark
from copro_tui.exercises.items import Item, Short
from copro_tui.exercises.shape import ExerciseShape
from copro_tui.exercises.shuffling import shuffled
from copro_tui.frameworks import Id, Line
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark, ngettext
from copro_tui.text.marks import marked
from copro_tui.text.numbers import number_word
from copro_tui.work import Answer, Phase, W, Work


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


class Order(Exercise, frozen=True, kw_only=True):
    """An order to be made. Items are kept in the right order, from the top down; so are answers."""

    kind = "order"
    # Translators: what the learner does at such a step, as a request.
    doing = mark("build")
    items: tuple[Item, ...]

    @property
    def tiers(self) -> dict[str, int]:
        return {item.id: item.tier for item in self.items}

    @property
    def all_items(self) -> tuple[Item, ...]:
        return self.items

    def can_be_argued(self, item: Item) -> bool:
        return sum(one.tier == item.tier for one in self.items) > 1

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

    def judge(self, answer: Answer) -> Feedback:
        order, tiers, belongs = list(answer), self.tiers, self._belongs(list(answer))
        by_id = {item.id: item for item in self.items}
        marks = tuple(self._mark(by_id[one], place, belongs[one]) for place, one in enumerate(order))
        return Feedback(self._headline(marks), score_order([tiers[one] for one in order]), marks)

    def _belongs(self, order: Sequence[str]) -> dict[str, int]:
        """The place (from 0) of each item: where it is if that is right, else one of its tier that is free."""
        tiers = [item.tier for item in self.items]
        mine = self.tiers
        belongs = {one: place for place, one in enumerate(order) if tiers[place] == mine[one]}
        for tier in set(tiers):
            free = [place for place, one in enumerate(tiers) if one == tier and place not in belongs.values()]
            wrong = [one for one in order if mine[one] == tier and one not in belongs]
            belongs |= dict(zip(wrong, free, strict=True))
        return belongs

    def _mark(self, item: Item, place: int, belongs: int) -> Mark:
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

    def _headline(self, marks: Sequence[Mark]) -> str:
        """The result as a sentence: how many stand in their place."""
        right = sum(mark.verdict == "right" for mark in marks)
        if right == len(marks):
            return _("All %(number)s are in place.") % {"number": number_word(right)}
        if not right:
            return _("None is in place yet.")
        return ngettext("%(right)d of %(count)d is in place.", "%(right)d of %(count)d are in place.", right) % {
            "right": right,
            "count": len(marks),
        }

    def solution(self) -> Answer:
        return [item.id for item in self.items]

    def fitted(self, answer: object, seed: int) -> Answer:
        return [str(one) for one in answer] if self._is_order(answer) else self.fresh(seed)

    def _is_order(self, answer: object) -> TypeGuard[list[object]]:
        """Whether an answer has exactly the items of this exercise, each once."""
        return isinstance(answer, list) and sorted(map(str, answer)) == sorted(self.tiers)

    def marking(self) -> object:
        return [[item.id, item.tier] for item in self.items]

    # -- check by check -----------------------------------------------------------------------------------------

    def _in_place(self, answer: Answer) -> frozenset[str]:
        """The items of an order that are where they belong."""
        return frozenset(one.item for one in self.judge(answer).marks if one.verdict == "right")

    def fixed(self, work: Work) -> frozenset[str]:
        return self._in_place(work.earlier[-1]) if work.earlier else frozenset()

    def moved(self, work: Work, item: str, to: int) -> list[str]:
        """The order with ``item`` moved to a place (from 0), or to the nearest one that is free: it steps over the
        fixed items, and the others make room. On a circle it changes places with the one that is there."""
        order, fixed = list(work.answer), self.fixed(work)
        if item in fixed or item not in order:
            return order
        if self.framework is not None and self.framework.shape == "cycle":
            at = order.index(item)
            if 0 <= to < len(order) and order[to] not in fixed:
                order[at], order[to] = order[to], order[at]
            return order
        free = [place for place, one in enumerate(order) if one not in fixed]
        loose = [order[place] for place in free]
        loose.remove(item)
        nearest = min(range(len(free)), key=lambda one: abs(free[one] - to))
        loose.insert(nearest, item)
        for place, one in zip(free, loose, strict=True):
            order[place] = one
        return order

    def changed(self, work: W, answer: Answer, layout: Sequence[str]) -> W:
        """Another order, unless an item is missing in it or a fixed one has moved."""
        now = list(work.answer)
        if work.checked or not isinstance(answer, list) or sorted(answer) != sorted(now):
            return work
        if any(now.index(one) != answer.index(one) for one in self.fixed(work)):
            return work
        return replace(work, answer=list(answer))

    def missing(self, work: Work, layout: Sequence[str]) -> str:
        if not work.earlier and list(work.answer) == list(layout):
            return _("Nothing moved yet.")
        if work.earlier and work.answer == work.earlier[-1]:
            return _("Nothing has moved since you checked.")
        return ""

    def phase(self, work: Work, layout: Sequence[str]) -> Phase:
        if work.checked:
            return "over"
        return "marked" if work.earlier and work.answer == work.earlier[-1] else "open"

    def settled(self, work: W) -> W:
        over = len(self._in_place(work.answer)) == len(self.items)
        return replace(work, earlier=(*work.earlier, work.answer), checked=over)

    def marks(self, work: Work) -> dict[str, Mark]:
        """The first check says which are in place, and not where the others belong; the second says that too."""
        if work.checked or not work.earlier:
            return super().marks(work)
        marks = self.judge(work.earlier[-1]).marks
        if len(work.earlier) > 1:
            return {one.item: one for one in marks}
        return {
            one.item: one if one.verdict == "right" else replace(one, belongs="", move=0, because="") for one in marks
        }

    def after_check(self, work: Work) -> str:
        if not work.earlier:
            return ""
        counts = [len(self._in_place(answer)) for answer in work.earlier]
        headline = self.judge(work.answer if work.checked else work.earlier[-1]).headline
        if not work.checked:
            right = counts[-1]
            fixed = ngettext("That one is fixed.", "Those %(number)s are fixed.", right)
            return f"{headline} {fixed % {'number': number_word(right)}}" if right else headline
        if len(counts) == 1:
            return headline
        took = ngettext(
            "%(right)d of %(count)d was in place at the first check; you needed %(checks)d.",
            "%(right)d of %(count)d were in place at the first check; you needed %(checks)d.",
            counts[0],
        )
        return f"{headline} {took % {'right': counts[0], 'count': len(self.items), 'checks': len(counts)}}"

    def resumed(self, work: W, seed: int) -> W:
        answer = self.fitted(work.answer, seed)
        earlier = tuple(one for one in work.earlier if self._is_order(one))
        known = replace(work, answer=answer, earlier=earlier, checked=work.checked and self._is_order(work.answer))
        if any(list(answer).index(one) != earlier[-1].index(one) for one in self.fixed(known)):
            return replace(known, earlier=())  # other items are in place than when it was checked
        return known

    def left_out(self, answer: object) -> int:
        known = self.tiers
        return sum(one not in known for one in answer) if isinstance(answer, list) else 0


class OrderItem(Evidence, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One item of an order without a framework."""

    id: Id
    text: Line
    because: Line
    short: Short = ""
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
                yield Fault(("items",), _("an order has a framework or items, not both"), _("take one of them out"))
            yield from unknown_framework(self.framework, frameworks)
        framework = frameworks.get(self.framework or "")
        if framework is not None:
            for point in self.because:
                message = _('"%(id)s" is not a point of "%(framework)s"')
                known = list(framework.by_id)
                yield from unknown_place(("because", point), point, known, message, framework=framework.id)
            if self.tiers == "bands" and not framework.bands:
                yield Fault(("tiers",), _("this framework has no bands"), _('take "tiers" out'))
        items = self._items(frameworks) if self.framework is None or framework else []
        if len(items) >= 2 and len({item.tier for item in items}) < 2:
            yield Fault(
                ("items",), _("all items are in one tier, so every order is right"), _("use at least two tiers")
            )

    def _items(self, frameworks: Frameworks) -> list[Item]:
        if self.framework is None:
            items: list[Item] = []
            for place, item in enumerate(self.items):
                shares = place > 0 and item.tier is not None and item.tier == self.items[place - 1].tier
                tier = items[-1].tier if shares else place
                evidence = item.within(self)
                items.append(
                    Item(
                        item.id, marked(item.text), marked(item.because), tier=tier, short=item.short, evidence=evidence
                    )
                )
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
                marked(self.because.get(point.id, point.gloss)),
                tier=bands.index(point.band) if self.tiers == "bands" and point.band in bands else place,
                short=point.short,
                evidence=self.within(Evidence()),
            )
            for place, point in enumerate(points)
        ]

    def oversights(self) -> Iterator[Fault]:
        yield from asked_together("items", (item.review for item in self.items))

    def build(self, frameworks: Frameworks) -> Order:
        return Order(
            **self.common(),
            items=tuple(self._items(frameworks)),
            framework=frameworks[self.framework] if self.framework else None,
        )
