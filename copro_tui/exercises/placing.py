"""What ``place``, ``match`` and ``sort`` share: every item is put at one of several targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

from msgspec import Meta, Struct

from copro_tui.exercises.base import Answer, Exercise, Item, Key, Target, shuffled
from copro_tui.exercises.faults import Fault
from copro_tui.exercises.feedback import Feedback, Mark, verdict_of
from copro_tui.frameworks import Framework, Id, Line
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.text.suggest import suggestion


def score_placing(earned: Sequence[float]) -> float:
    """The mean of the items' credits, each from 0 to 1: every item weighs the same. 0 where there are none."""
    return sum(earned) / len(earned) if earned else 0.0


class Placing(Exercise, frozen=True, kw_only=True):
    """Items to be put at targets. An item in its place earns 1; a contested one what its author gave that place."""

    items: tuple[Item, ...]
    targets: tuple[Target, ...]
    framework: Framework | None = None
    """The framework that the targets (or some of them) are the points or bands of."""

    @property
    def scored(self) -> bool:
        return any(item.key is not None for item in self.items)

    @property
    def target_names(self) -> dict[str, str]:
        return {target.id: target.text for target in self.targets}

    def credit(self, item: Item, target: str) -> float:
        """What putting ``item`` at ``target`` earns, from 0 to 1."""
        return item.credit_of.get(target, 0.0)

    def layout(self, seed: int) -> tuple[str, ...]:
        return shuffled([item.id for item in self.items], seed, refuse=lambda order: False)

    def missing(self, answer: Answer) -> str:
        left = sum(item.id not in answer for item in self.items)
        if not left:
            return ""
        return ngettext("%(left)d is still waiting to be placed.", "%(left)d are still waiting to be placed.", left) % {
            "left": left
        }

    def judge(self, answer: Answer) -> Feedback:
        placed = answer if isinstance(answer, dict) else {}
        if not self.scored:
            return Feedback(_("Kept. There is no right answer here: it is your own work."), None)
        marks = tuple(self._mark(item, placed.get(item.id, "")) for item in self.items)
        score = score_placing([mark.credit for mark in marks])
        return Feedback(self.headline(marks), score, self.notes(marks), marks)

    def _mark(self, item: Item, given: str) -> Mark:
        credit, best, names = self.credit(item, given), item.best or "", self.target_names
        note = item.near_miss.get(given, "")
        if item.contested and not note:
            note = _("Contested. These can be defended: %(places)s.") % {
                "places": ", ".join(names[place] for place in item.credit_of)
            }
        return Mark(
            item=item.id,
            verdict=verdict_of(credit),
            credit=credit,
            given=names.get(given, ""),
            belongs=names[best],
            target=best,
            because=item.because,
            note=note,
        )

    def headline(self, marks: Sequence[Mark]) -> str:
        """The result in words."""
        right = sum(mark.verdict == "right" for mark in marks)
        if right == len(marks):
            return _("All %(count)d are in the right place.") % {"count": right}
        return ngettext(
            "%(right)d of %(count)d is in the right place.", "%(right)d of %(count)d are in the right place.", right
        ) % {"right": right, "count": len(marks)}

    def notes(self, marks: Sequence[Mark]) -> tuple[str, ...]:
        """The confusions, the most frequent first."""
        confused = Counter((mark.belongs, mark.given) for mark in marks if mark.verdict == "wrong" and mark.given)
        return tuple(
            self.confusion(count) % {"count": count, "belongs": belongs, "given": given}
            for (belongs, given), count in confused.most_common(2)
        )

    def confusion(self, count: int) -> str:
        """What is said of ``count`` items that were put at one place and belong to another."""
        return ngettext(
            "%(count)d that belongs to “%(belongs)s” was put under “%(given)s”.",
            "%(count)d that belong to “%(belongs)s” were put under “%(given)s”.",
            count,
        )

    def solution(self) -> Answer:
        return {item.id: item.best for item in self.items if item.best}

    def fitted(self, answer: object, seed: int) -> Answer:
        if not isinstance(answer, dict):
            return {}
        items, targets = {item.id for item in self.items}, self.target_names
        return {item: target for item, target in answer.items() if item in items and target in targets}

    def marking(self) -> object:
        return [sorted([item.id, item.credit_of] for item in self.items), sorted(self.target_names)]


class PlacedItem(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What an author writes of an item, whatever the key of its place is called."""

    id: Id
    text: Line
    because: Annotated[str, Meta(max_length=600)] = ""
    near_miss: dict[Id, Line] = {}

    @property
    def key(self) -> Key | None:
        """Where it belongs."""
        raise NotImplementedError

    def build(self) -> Item:
        return Item(self.id, self.text, self.because, self.key, self.near_miss)


def targets_of(framework: Framework | None, by: str, further: Sequence[Target]) -> tuple[Target, ...]:
    """The points (or bands) of a framework, and the author's own targets after them."""
    if framework is None:
        return tuple(further)
    if by == "bands":
        own = [Target(band.id, band.name, band.gloss) for band in framework.bands]
    else:
        own = [Target(point.id, point.name, point.gloss) for point in framework.points]
    return (*own, *further)


def item_faults(
    list_key: str, place_key: str, items: Sequence[PlacedItem], targets: Mapping[str, str]
) -> Iterator[Fault]:
    """What is wrong with items that are put at ``targets``: unknown places, and marked items without a reason."""
    marked = any(item.key is not None for item in items)
    for number, item in enumerate(items):
        where: tuple[str | int, ...] = (list_key, number)
        places = () if item.key is None else (item.key,) if isinstance(item.key, str) else tuple(item.key)
        for place in places:
            if place not in targets:
                yield Fault((*where, place_key), f'"{place}" names no place here', suggestion(place, list(targets)))
        for place in item.near_miss:
            if place not in targets:
                yield Fault(
                    (*where, "near_miss", place), f'"{place}" names no place here', suggestion(place, list(targets))
                )
        if isinstance(item.key, dict) and max(item.key.values()) < 1:
            yield Fault((*where, place_key), "no place here earns 1", "give the best one a credit of 1")
        if marked and item.key is None:
            yield Fault(where, f'"{item.id}" has no "{place_key}"', "say where it belongs, as for the others")
        if marked and not item.because:
            yield Fault(where, f'"{item.id}" has no reason', 'add "because:", it is what the learner reads')
