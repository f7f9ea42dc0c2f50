"""Where an arrow key leads along a row or a column of places. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from copro_tui.figures.board import Direction


def along(places: Sequence[str], at: str | None, way: Direction, *, back: Direction, on: Direction) -> str | None:
    """The next place of ``places``: ``on`` leads to later ones and ``back`` to earlier ones; other arrows do nothing.

    From no place, ``on`` enters at the first and ``back`` at the last. At an end there is no next one: None.
    """
    if way not in (back, on) or not places:
        return None
    if at not in places:
        return places[0] if way == on else places[-1]
    place = places.index(at) + (1 if way == on else -1)
    return places[place] if 0 <= place < len(places) else None
