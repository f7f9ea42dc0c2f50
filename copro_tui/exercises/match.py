"""``match``: join each thing to its partner (a voice to its point, a term to its meaning)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from copro_tui.exercises.base import ExerciseShape, Key, Target
from copro_tui.exercises.faults import Fault, Frameworks, repeated_ids, too_few, unknown_framework
from copro_tui.exercises.placing import PlacedItem, Placing, item_faults, targets_of
from copro_tui.frameworks import Id


class Match(Placing, frozen=True, kw_only=True):
    """Things to be joined to their partners.

    The score is right pairs / all pairs, the mean of stems in Moodle's matching question. A spare target keeps the
    last pair from being a gift: a one-to-one set would earn one pair by chance.
    """

    kind = "match"


class Pair(PlacedItem, frozen=True, kw_only=True):
    """One thing, and the target it belongs to."""

    to: Key

    @property
    def key(self) -> Key | None:
        return self.to


class MatchShape(ExerciseShape, frozen=True, kw_only=True, tag="match"):
    """How a match is written: targets from a framework, of the author's own, or both."""

    pairs: Annotated[tuple[Pair, ...], Meta(max_length=20)]
    framework: Id | None = None
    targets: tuple[Target, ...] = ()

    def faults(self, frameworks: Frameworks) -> Iterator[Fault]:
        yield from too_few("pairs", len(self.pairs))
        yield from repeated_ids("pairs", [pair.id for pair in self.pairs])
        yield from repeated_ids("targets", [target.id for target in self.targets])
        yield from unknown_framework(self.framework, frameworks)
        if self.framework is not None and self.framework not in frameworks:
            return
        targets = {target.id: target.text for target in self._targets(frameworks)}
        yield from too_few("targets", len(targets))
        yield from item_faults("pairs", "to", self.pairs, targets)
        used = {pair.build().best for pair in self.pairs}
        if targets and used >= set(targets):
            yield Fault(("pairs",), "every target is used, so the last pair is a gift", "add a spare target")

    def _targets(self, frameworks: Frameworks) -> tuple[Target, ...]:
        return targets_of(frameworks[self.framework] if self.framework else None, "points", self.targets)

    def build(self, frameworks: Frameworks) -> Match:
        return Match(
            id=self.id,
            prompt=self.prompt,
            hint=self.hint,
            plan=self.plan,
            items=tuple(pair.build() for pair in self.pairs),
            targets=self._targets(frameworks),
            framework=frameworks[self.framework] if self.framework else None,
        )
