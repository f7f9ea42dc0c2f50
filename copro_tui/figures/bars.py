"""Progress as a bar."""

from __future__ import annotations


def bar(done: int, count: int, cells: int) -> str:
    """A bar of ``cells`` cells, filled to ``done`` / ``count``; empty only for 0, full only when all are done."""
    if count <= 0:
        return "─" * cells
    filled = round(cells * done / count)
    if 0 < done < count:
        filled = max(1, min(cells - 1, filled))
    return "━" * filled + "─" * (cells - filled)
