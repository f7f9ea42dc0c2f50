"""``match``: join each thing to its partner (a voice to its point, a term to its meaning)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

from msgspec import Meta

from copro_tui.exercises.faults import Fault, Frameworks
from copro_tui.exercises.items import Key, Target
from copro_tui.exercises.placing import Placing
from copro_tui.exercises.placing_shape import PlacedItem, PlacingShape
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark


class Match(Placing, frozen=True, kw_only=True):
    """Things to be joined to their partners.

    The score is right pairs / all pairs, the mean of stems in Moodle's matching question. A spare target
    keeps the last pair from following by elimination: a random one-to-one answer has one right pair on average.
    """

    kind = "match"
    # Translators: what the learner does at such a step, as a request.
    doing = mark("match")


class Pair(PlacedItem, frozen=True, kw_only=True):
    """One thing, and the target it belongs to."""

    to: Key | None = None

    @property
    def own_key(self) -> Key | None:
        return self.to


class MatchShape(PlacingShape, frozen=True, kw_only=True, tag="match"):
    """How a match is written: targets from a framework, of the author's own, or both."""

    items_key = "pairs"
    key_key = "to"
    places_key = "targets"

    pairs: Annotated[tuple[Pair, ...], Meta(max_length=20)]
    targets: tuple[Target, ...] = ()

    @property
    def listed(self) -> Sequence[PlacedItem]:
        return self.pairs

    @property
    def own_places(self) -> tuple[Target, ...]:
        return self.targets

    def oversights(self) -> Iterator[Fault]:
        return iter(())  # a match is always marked

    def place_faults(self, places: Sequence[str]) -> Iterator[Fault]:
        if all(pair.key is None for pair in self.pairs):
            yield Fault(("pairs",), _("no pair has an answer"), _('say with "answer:" what each belongs to'))
        used = {pair.build(self).best for pair in self.pairs}
        if places and used >= set(places):
            yield Fault(("pairs",), _("every target is used, so the last pair is a gift"), _("add a spare target"))

    def build(self, frameworks: Frameworks) -> Match:
        return Match(**self.parts(frameworks), framework=self.framework_in(frameworks))
