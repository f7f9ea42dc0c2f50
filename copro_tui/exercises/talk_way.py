"""A way through a conversation: what was said so far, how the gauges moved, and where it turned. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from copro_tui.exercises.turns import MOST_ON_A_GAUGE, Gauge, Reply, Turn

Levels = Mapping[str, int]
"""How high each gauge is, by id."""

MOST_TURNING_POINTS = 3


class Said(Struct, frozen=True, kw_only=True):
    """One turn of a way, and what was said at it."""

    number: int
    """Counted from 1."""
    turn: Turn
    reply: Reply
    before: Levels
    after: Levels

    @property
    def moved(self) -> dict[str, tuple[int, int]]:
        """The gauges that it moved, by id, each from where to where."""
        levels = self.after.items()
        return {gauge: (self.before[gauge], now) for gauge, now in levels if now != self.before[gauge]}

    @property
    def weight(self) -> float:
        """How much depended on it: what better words would have earned, and how far it moved the gauges."""
        best = max(one.credit for one in self.turn.replies)
        return 2 * (best - self.reply.credit) + sum(abs(now - before) for before, now in self.moved.values())

    @property
    def instead(self) -> Reply:
        """What else could have been said: the other reply with the most credit."""
        others = [one for one in self.turn.replies if one.id != self.reply.id]
        return max(others, key=lambda one: one.credit)


def follow(turns: Mapping[str, Turn], first: str, gauges: Sequence[Gauge], replies: Mapping[str, str]) -> list[Said]:
    """The way that ``replies`` (by turn) lead, from the first turn on, as far as they are known.

    No turn comes twice, whatever leads where.
    """
    way: list[Said] = []
    levels: dict[str, int] = {one.id: one.start for one in gauges}
    seen: set[str] = set()
    here = turns.get(first)
    while here is not None and here.id not in seen:
        seen.add(here.id)
        reply = next((one for one in here.replies if one.id == replies.get(here.id)), None)
        if reply is None:
            break
        after = {one: raised(level, reply.gauges.get(one, 0)) for one, level in levels.items()}
        way.append(Said(number=len(way) + 1, turn=here, reply=reply, before=levels, after=after))
        levels, here = after, turns.get(reply.goes)
    return way


def raised(level: int, by: int) -> int:
    """A level of a gauge raised, or lowered, within what a gauge can show."""
    return max(0, min(MOST_ON_A_GAUGE, level + by))


def turning_points(way: Sequence[Said]) -> tuple[Said, ...]:
    """The turns on which most depended, at most three, in their order. Of equals the earlier ones are taken."""
    heaviest = sorted(way, key=lambda one: (-one.weight, one.number))[:MOST_TURNING_POINTS]
    return tuple(sorted(heaviest, key=lambda one: one.number))
