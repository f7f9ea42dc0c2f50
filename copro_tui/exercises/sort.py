"""``sort``: put items in groups (zones, stages, domains, doing to/for/with)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from msgspec import Meta, field

from copro_tui.exercises.faults import Frameworks
from copro_tui.exercises.items import Key, Target
from copro_tui.exercises.placing import Placing
from copro_tui.exercises.placing_shape import PlacedItem, PlacingShape
from copro_tui.frameworks import Framework
from copro_tui.i18n import mark


class Sort(Placing, frozen=True, kw_only=True):
    """Items to be put in groups. The score is right / all, as in Moodle's and H5P's sorting questions."""

    kind = "sort"
    # Translators: what the learner does at such a step, as a request.
    doing = mark("sort")


class SortItem(PlacedItem, frozen=True, kw_only=True):
    """One item, and the group it belongs to."""

    group: Key | None = field(default=None, name="in")

    @property
    def own_key(self) -> Key | None:
        return self.group


class SortShape(PlacingShape, frozen=True, kw_only=True, tag="sort"):
    """How a sorting exercise is written. Without an answer in any item it is unmarked: the learner's own work."""

    items_key = "items"
    key_key = "in"
    places_key = "groups"

    items: Annotated[tuple[SortItem, ...], Meta(max_length=20)]
    by: Literal["points", "bands"] = "points"
    groups: tuple[Target, ...] = ()

    @property
    def listed(self) -> Sequence[PlacedItem]:
        return self.items

    @property
    def own_places(self) -> tuple[Target, ...]:
        return self.groups

    def places_of(self, framework: Framework) -> tuple[Target, ...]:
        if self.by == "points":
            return super().places_of(framework)
        return tuple(Target(band.id, band.name, band.gloss) for band in framework.bands)

    def build(self, frameworks: Frameworks) -> Sort:
        return Sort(**self.parts(frameworks), framework=self.framework_in(frameworks))
