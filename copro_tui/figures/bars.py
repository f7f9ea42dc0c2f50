"""Progress as a bar, and a sign for each state of a step."""

from __future__ import annotations

DOTS = {"new": "○", "seen": "◌", "done": "●"}


def bar(done: int, count: int, cells: int) -> str:
    """A bar of ``cells`` cells, filled to ``done`` / ``count``; empty only for 0, full only when all are done."""
    if count <= 0:
        return "─" * cells
    filled = round(cells * done / count)
    if 0 < done < count:
        filled = max(1, min(cells - 1, filled))
    return "━" * filled + "─" * (cells - filled)
