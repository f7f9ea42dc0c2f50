"""What a board is drawn from: the places of a framework or of an exercise, and what lies on them. Pure.

A framework is drawn once: the same drawing is explored on a page, worked on in an exercise, and marked.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from copro_tui.frameworks import Framework

Sign = Literal["", "right", "again", "wrong", "arguable", "today", "wish"]
"""What is known of a token that lies: right first time, right after another look, not right, can be argued; or it is
the learner's own contact, today or as they wish it."""

TOKEN_SIGNS: dict[Sign, str] = {
    "": "", "right": "✓", "again": "↺", "wrong": "✗", "arguable": "≈", "today": "◆", "wish": "◇",
}  # fmt: skip

CONTACT: tuple[Sign, Sign] = ("today", "wish")
"""How the learner's contact is placed: as it is today, then as they wish it."""

Direction = Literal["up", "down", "left", "right"]


class Target(Struct, frozen=True):
    """A place on a board, where a case can be put."""

    id: str
    number: int
    """Counted from 1: the digit that is its key."""
    name: str


class Token(Struct, frozen=True, kw_only=True):
    """A case on a board."""

    case: str
    """The case's id."""
    letter: str
    """``A`` for the first case: letters are cases, digits are places. Empty for the learner's own contact."""
    place: str
    """The id of the place where it lies; of a token in hand, the place that it is held over."""
    sign: Sign = ""
    name: str = ""
    """The case's short name, drawn where there is room for it."""


class Trace(Struct, frozen=True, kw_only=True):
    """A case that was put in a wrong place: from there to where it belongs."""

    case: str
    letter: str
    yours: str
    its: str
    """The ids of the two places."""


class Board(Struct, frozen=True, kw_only=True):
    """The places, and the framework whose drawing they stand on."""

    targets: tuple[Target, ...]
    """In their order: of an ordered framework, the lowest or leftmost first."""
    framework: Framework | None = None
    """None where the places are the author's own groups, or partners of a match: then it is a list."""

    def target(self, place: str | None) -> Target | None:
        """A place by its id; None if the board has no such place."""
        return next((one for one in self.targets if one.id == place), None)

    def label(self, target: Target) -> str:
        """The short name of a place that is a point with one; its name otherwise."""
        point = self.framework.by_id.get(target.id) if self.framework is not None else None
        return target.name if point is None else point.short.strip() or target.name

    def band_name(self, target: Target) -> str:
        """The name of the band that a place is in; empty without one."""
        known = self.framework is not None and target.id in self.framework.by_id
        band = self.framework.band_of(target.id) if self.framework is not None and known else None
        return band.name if band else ""


class Laid(Struct, frozen=True, kw_only=True):
    """What lies on a board, and where the cursor is."""

    chosen: str | None = None
    """The id of the place with the cursor; None while nothing was chosen yet."""
    held: Token | None = None
    """The token in hand, which is drawn at its place."""
    lying: tuple[Token, ...] = ()
    trace: Trace | None = None
    barred: str = ""
    """The id of a place that was wrong for the case in hand, so that it cannot be put there again."""

    @property
    def worked_on(self) -> bool:
        """Whether there are tokens, on the board or still to be put there; else the board is only looked at."""
        return bool(self.held or self.lying or self.trace)


def board_of_framework(framework: Framework) -> Board:
    """A framework as a board: its points are the places."""
    targets = tuple(Target(point.id, number, point.name) for number, point in enumerate(framework.points, start=1))
    return Board(targets=targets, framework=framework)
