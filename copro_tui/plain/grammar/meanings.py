"""What can be named on a line, and what a line can mean."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct


class Named(Struct, frozen=True):
    """Something that can be named on a line."""

    label: str
    """Its number or letter."""
    id: str
    name: str
    short: str = ""


class At(Struct, frozen=True):
    """A place in an order, counted from 1 at the top; -1 is the last."""

    place: int


class By(Struct, frozen=True):
    """So many places further down; up if it is below 0."""

    places: int


class Beside(Struct, frozen=True):
    """Directly above another thing, or directly below it."""

    other: str
    below: bool


Where = At | By | Beside


class Picked(Struct, frozen=True):
    """These, and no others."""

    items: tuple[str, ...]


class Added(Struct, frozen=True):
    """These besides those that are chosen already."""

    items: tuple[str, ...]


class Unpicked(Struct, frozen=True):
    """These no longer."""

    items: tuple[str, ...]


class Ordered(Struct, frozen=True):
    """In this order from the top; perhaps not all of them."""

    items: tuple[str, ...]


class Moved(Struct, frozen=True):
    """One to another place; the others make room."""

    item: str
    where: Where


class Swapped(Struct, frozen=True):
    """Two in each other's place."""

    one: str
    other: str


class Placed(Struct, frozen=True):
    """The place of each case that is named; of the case in hand if none is."""

    places: dict[str, str]


Meaning = Picked | Added | Unpicked | Ordered | Moved | Swapped | Placed


class Unclear(Struct, frozen=True):
    """What was typed can mean several things."""

    word: str
    could_be: tuple[Named, ...]


class Unknown(Struct, frozen=True):
    """What was typed names nothing."""

    word: str
    """The part that is not understood."""
    suggestion: str = ""
    """A line that may have been meant, to be asked; empty if nothing is like it."""


Understood = Meaning | Unclear | Unknown


def rearranged(order: Sequence[str], meaning: Ordered | Moved | Swapped) -> list[str]:
    """An order as a meaning changes it. Those that ``Ordered`` leaves out keep their order, after the others."""
    match meaning:
        case Ordered(items):
            return [*items, *(one for one in order if one not in items)]
        case Swapped(one, other):
            return [{one: other, other: one}.get(item, item) for item in order]
        case Moved(item, where):
            rest = [one for one in order if one != item]
            rest.insert(place_in(order, item, where), item)
            return rest


def place_in(order: Sequence[str], item: str, where: Where) -> int:
    """The place that an item moves to, from 0; never outside the order."""
    match where:
        case At(place):
            to = place - 1 if place > 0 else len(order) + place
        case By(places):
            to = list(order).index(item) + places
        case Beside(other, below):
            to = [one for one in order if one != item].index(other) + below
    return min(max(to, 0), len(order) - 1)
