"""``place``: put cases on a framework whose points are in order (a spectrum, a ladder, a scale)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

from msgspec import Meta

from copro_tui.exercises.faults import Fault, Frameworks
from copro_tui.exercises.items import Item, Key
from copro_tui.exercises.placing import Placing
from copro_tui.exercises.placing_shape import PlacedItem, PlacingShape
from copro_tui.frameworks import Framework, Id
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark


def score_placement(framework: Framework, item: Item, point: str, *, strict: bool = False) -> float:
    """The credit, 0 to 1, for putting ``item`` at ``point``: exact 1, a neighbour ½, else 0.

    With ``strict`` a neighbour on the other side of a band border earns 0. A contested item earns the credit that its
    author gave that point, or 0 (aggregate scoring, as script concordance tests use it: Norman 1985; Charlin 2000).
    Points further away earn nothing: on a linear scale, always answering in the middle would earn 0.70.
    """
    if isinstance(item.key, dict) or item.key is None:
        return item.credit_of.get(point, 0.0)
    if point not in framework.places:
        return 0.0
    distance = abs(framework.places[point] - framework.places[item.key])
    if distance > 1:
        return 0.0
    if distance == 1 and strict and framework.band_of(point) != framework.band_of(item.key):
        return 0.0
    return 1.0 if distance == 0 else 0.5


class Place(Placing, frozen=True, kw_only=True):
    """Cases to be placed on an ordered framework."""

    kind = "place"
    # Translators: what the learner does at such a step, as a request.
    doing = mark("place")
    ordered = True
    framework: Framework
    strict: bool = False
    """Whether a neighbour on the other side of a band border earns nothing."""

    def credit(self, case: Item, place: str) -> float:
        return score_placement(self.framework, case, place, strict=self.strict)

    def marking(self) -> object:
        borders = [point.band for point in self.framework.points] if self.strict else []
        return [super().marking(), list(self.framework.places), borders]


class Case(PlacedItem, frozen=True, kw_only=True):
    """One case, and the point where it belongs."""

    at: Key | None = None

    @property
    def own_key(self) -> Key | None:
        return self.at


class PlaceShape(PlacingShape, frozen=True, kw_only=True, tag="place"):
    """How a placement is written. Without an answer in any case it is unmarked: the learner's own work."""

    items_key = "cases"
    key_key = "at"

    framework: Id
    cases: Annotated[tuple[Case, ...], Meta(max_length=20)]
    strict: bool = False

    @property
    def listed(self) -> Sequence[PlacedItem]:
        return self.cases

    def faults(self, frameworks: Frameworks) -> Iterator[Fault]:
        yield from super().faults(frameworks)
        framework = frameworks.get(self.framework)
        if framework is not None and not framework.ordered:
            yield Fault(
                ("framework",),
                _('"%(framework)s" has no order to place things on') % {"framework": self.framework},
                _("use sort instead"),
            )

    def build(self, frameworks: Frameworks) -> Place:
        return Place(**self.parts(frameworks), framework=frameworks[self.framework], strict=self.strict)
