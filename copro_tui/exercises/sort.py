"""``sort``: put items in groups (zones, stages, domains, doing to/for/with)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta, field

from copro_tui.exercises.base import ExerciseShape, Key, Target
from copro_tui.exercises.faults import Fault, Frameworks, repeated_ids, too_few, unknown_framework
from copro_tui.exercises.placing import PlacedItem, Placing, item_faults, targets_of
from copro_tui.frameworks import Id


class Sort(Placing, frozen=True, kw_only=True):
    """Items to be put in groups. The score is right / all, as in Moodle's and H5P's sorting questions."""

    kind = "sort"


class SortItem(PlacedItem, frozen=True, kw_only=True):
    """One item, and the group it belongs to."""

    group: Key | None = field(default=None, name="in")

    @property
    def key(self) -> Key | None:
        return self.group


class SortShape(ExerciseShape, frozen=True, kw_only=True, tag="sort"):
    """How a sorting exercise is written. With no ``in`` in any item it is unmarked: the learner's own work."""

    items: Annotated[tuple[SortItem, ...], Meta(max_length=20)]
    framework: Id | None = None
    by: Literal["points", "bands"] = "points"
    groups: tuple[Target, ...] = ()

    def faults(self, frameworks: Frameworks) -> Iterator[Fault]:
        yield from too_few("items", len(self.items))
        yield from repeated_ids("items", [item.id for item in self.items])
        yield from unknown_framework(self.framework, frameworks)
        if self.framework is not None and self.framework not in frameworks:
            return
        groups = self._groups(frameworks)
        yield from too_few("groups", len(groups))
        yield from repeated_ids("groups", [group.id for group in self.groups])
        yield from item_faults("items", "in", self.items, {group.id: group.text for group in groups})

    def _groups(self, frameworks: Frameworks) -> tuple[Target, ...]:
        return targets_of(frameworks[self.framework] if self.framework else None, self.by, self.groups)

    def build(self, frameworks: Frameworks) -> Sort:
        return Sort(
            id=self.id,
            prompt=self.prompt,
            hint=self.hint,
            plan=self.plan,
            items=tuple(item.build() for item in self.items),
            targets=self._groups(frameworks),
            framework=frameworks[self.framework] if self.framework else None,
        )
