"""Progress as a bar, and the steps of a lesson as dots."""

from __future__ import annotations

from collections.abc import Sequence

DOTS = {"new": "○", "seen": "◌", "done": "●"}


def bar(done: int, count: int, cells: int) -> str:
    """A bar of ``cells`` cells, filled to ``done`` / ``count``; empty only for 0, full only when all are done."""
    if count <= 0:
        return "─" * cells
    filled = round(cells * done / count)
    if 0 < done < count:
        filled = max(1, min(cells - 1, filled))
    return "━" * filled + "─" * (cells - filled)


def dots(states: Sequence[str], here: int) -> str:
    """A dot for each step by its state; the step at position ``here`` is in brackets."""
    return "".join(f"[{DOTS[state]}]" if place == here else DOTS[state] for place, state in enumerate(states))
