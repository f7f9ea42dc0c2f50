"""The order in which one switch comes to every control: group by group, and then one by one within a group. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

T = TypeVar("T")

MOST = 9
"""The most controls that are gone through one by one; more are in groups of no more than as many."""


class Scan(Struct, Generic[T], frozen=True):
    """Where one is on the way through all controls."""

    groups: tuple[tuple[T, ...], ...]
    at: int = 0
    """The group, from 0."""
    within: int | None = None
    """The control within the group, from 0; None while one goes from group to group."""

    @property
    def pointed(self) -> tuple[T, ...]:
        """The controls that the switch would take now: one, or those of a group that it would go into."""
        if not self.groups:
            return ()
        group = self.groups[self.at]
        return group if self.within is None else (group[self.within],)


def begun(regions: Sequence[Sequence[T]]) -> Scan[T]:
    """The beginning of the way through the controls of some regions of the screen, in their order.

    Few controls are gone through one by one. Of more, each region is a group, or several of about the same size.
    """
    controls = [one for region in regions for one in region]
    if len(controls) <= MOST:
        return Scan(tuple((one,) for one in controls))
    return Scan(tuple(group for region in regions if region for group in _divided(region)))


def _divided(region: Sequence[T]) -> list[tuple[T, ...]]:
    parts = -(-len(region) // MOST)
    size = -(-len(region) // parts)
    return [tuple(region[first : first + size]) for first in range(0, len(region), size)]


def after(scan: Scan[T]) -> Scan[T]:
    """One further: after the last group comes the first, and after the last control of a group the next group."""
    if not scan.groups:
        return scan
    if scan.within is not None and scan.within + 1 < len(scan.groups[scan.at]):
        return replace(scan, within=scan.within + 1)
    return replace(scan, at=(scan.at + 1) % len(scan.groups), within=None)


def taken(scan: Scan[T]) -> tuple[Scan[T], T | None]:
    """What the switch does: it takes one control, or goes into a group, and then takes nothing."""
    pointed = scan.pointed
    if len(pointed) == 1:
        return scan, pointed[0]
    return (replace(scan, within=0) if pointed else scan), None
