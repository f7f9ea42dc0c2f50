"""The YAML shape of exercises in which cases are placed: what ``place``, ``match`` and ``sort`` have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar

from msgspec import Meta

from copro_tui.exercises.evidence import Evidence
from copro_tui.exercises.faults import Fault, Frameworks, repeated_ids, too_few, unknown_framework, unknown_place
from copro_tui.exercises.items import Item, Key, Short, Target
from copro_tui.exercises.shape import Common, ExerciseShape
from copro_tui.frameworks import Framework, Id, Line
from copro_tui.i18n import gettext as _
from copro_tui.text.marks import marked


class PlacedItem(Evidence, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A case as it is written. Its place stands under ``answer``, or under the key that its kind has for it."""

    id: Id
    text: Line
    short: Short = ""
    because: Annotated[str, Meta(max_length=600)] = ""
    near_miss: dict[Id, Line] = {}  # noqa: RUF012 - msgspec copies it
    answer: Key | None = None

    @property
    @abstractmethod
    def own_key(self) -> Key | None:
        """The place that stands under the kind's own key."""
        raise NotImplementedError

    @property
    def key(self) -> Key | None:
        """The place where it belongs; None if it is the learner's own work, where no place is right."""
        return self.own_key if self.answer is None else self.answer

    def build(self, step: Evidence) -> Item:
        """The case; ``step`` is what is said of its whole exercise."""
        evidence = self.within(step)
        text, because = marked(self.text), marked(self.because)
        near_miss = {place: marked(remark) for place, remark in self.near_miss.items()}
        back = self.comes_back_in(step)
        return Item(self.id, text, because, self.key, near_miss, short=self.short, evidence=evidence, comes_back=back)


class Parts(Common):
    """The fields of an exercise in which cases are placed, without its framework."""

    cases: tuple[Item, ...]
    places: tuple[Target, ...]


class PlacingShape(ExerciseShape, frozen=True, kw_only=True):
    """How an exercise is written in which cases are placed. Each kind has its own keys for the same things."""

    items_key: ClassVar[str]
    """The YAML key of the list of cases."""
    key_key: ClassVar[str]
    """The kind's own YAML key of a case's place; ``answer`` means the same in every kind."""
    places_key: ClassVar[str] = ""
    """The YAML key of the author's own places; empty if all places come from the framework."""

    framework: Id | None = None

    @property
    @abstractmethod
    def listed(self) -> Sequence[PlacedItem]:
        """The cases as they are written."""
        raise NotImplementedError

    @property
    def own_places(self) -> tuple[Target, ...]:
        """The author's own places, which come after those of the framework."""
        return ()

    def places_of(self, framework: Framework) -> tuple[Target, ...]:
        """The places that a framework provides: its points, unless a kind overrides this."""
        return tuple(Target(point.id, point.name, point.gloss) for point in framework.points)

    def framework_in(self, frameworks: Frameworks) -> Framework | None:
        """The framework that is named; None if none is."""
        return frameworks[self.framework] if self.framework else None

    def parts(self, frameworks: Frameworks) -> Parts:
        """The fields of the exercise, without its framework."""
        cases = tuple(item.build(self) for item in self.listed)
        return {**self.common(), "cases": cases, "places": self._places(frameworks)}

    def _places(self, frameworks: Frameworks) -> tuple[Target, ...]:
        framework = self.framework_in(frameworks)
        own = (Target(one.id, marked(one.text), marked(one.gloss)) for one in self.own_places)
        return (*(self.places_of(framework) if framework else ()), *own)

    def faults(self, frameworks: Frameworks) -> Iterator[Fault]:
        yield from too_few(self.items_key, len(self.listed))
        yield from repeated_ids(self.items_key, [item.id for item in self.listed])
        yield from repeated_ids(self.places_key, [place.id for place in self.own_places])
        yield from unknown_framework(self.framework, frameworks)
        if self.framework is not None and self.framework not in frameworks:
            return
        places = [place.id for place in self._places(frameworks)]
        if self.places_key:
            yield from too_few(self.places_key, len(places))
        yield from self._item_faults(places, *self._no_place(frameworks))
        yield from self.place_faults(places)

    def oversights(self) -> Iterator[Fault]:
        """Reasons and remarks where nothing is marked, which nobody sees."""
        if any(item.key is not None for item in self.listed):
            return
        for place, item in enumerate(self.listed):
            for key, given in (("because", item.because), ("near_miss", item.near_miss)):
                if given:
                    message = _('nobody sees "%(key)s" here, because nothing is marked') % {"key": key}
                    hint = _('say where each belongs ("answer:"), or take it out')
                    yield Fault((self.items_key, place, key), message, hint)

    def place_faults(self, places: Sequence[str]) -> Iterator[Fault]:
        """Faults in the places that depend on the kind; ``places`` are their ids."""
        return iter(())

    def _no_place(self, frameworks: Frameworks) -> tuple[str, dict[str, str]]:
        """What is said of ``%(id)s`` when it is no place, and the names in that."""
        framework = self.framework_in(frameworks)
        if framework is None:
            return _('"%(id)s" is not one of the "%(key)s"'), {"key": self.places_key}
        names = {"framework": framework.id, "key": self.places_key}
        points = {place.id for place in self.places_of(framework)} <= set(framework.by_id)
        if not self.own_places:
            of_points = _('"%(id)s" is not a point of "%(framework)s"')
            return (of_points if points else _('"%(id)s" is not a band of "%(framework)s"')), names
        if points:
            return _('"%(id)s" is not a point of "%(framework)s" nor one of the "%(key)s"'), names
        return _('"%(id)s" is not a band of "%(framework)s" nor one of the "%(key)s"'), names

    def _item_faults(self, places: Sequence[str], no_place: str, names: dict[str, str]) -> Iterator[Fault]:
        """Faults for unknown places, and for marked items without a place or a reason."""
        marked = any(item.key is not None for item in self.listed)
        for number, item in enumerate(self.listed):
            where: tuple[str | int, ...] = (self.items_key, number)
            key_at = (*where, self.key_key if item.answer is None else "answer")
            if item.answer is not None and item.own_key is not None:
                yield Fault(key_at, _("the answer stands here twice"), _('take "%(key)s" out') % {"key": self.key_key})
            named = [
                *((place, key_at) for place in item.build(self).credit_of),
                *((place, (*where, "near_miss", place)) for place in item.near_miss),
            ]
            for place, at in named:
                yield from unknown_place(at, place, places, no_place, **names)
            if isinstance(item.key, dict) and max(item.key.values()) < 1:
                yield Fault(key_at, _("no place here earns 1"), _("give the best one a credit of 1"))
            if marked and item.key is None:
                yield Fault(
                    where,
                    _('"%(item)s" has no "answer"') % {"item": item.id},
                    _("say where it belongs, as for the others"),
                )
            if marked and not item.because:
                yield Fault(
                    where,
                    _('"%(item)s" has no reason') % {"item": item.id},
                    _('add "because:", it is what the learner reads'),
                )
