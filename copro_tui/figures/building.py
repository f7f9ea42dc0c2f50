"""What an order is drawn from while it is built: its rungs as they stand now, and what was said of them. Pure."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from copro_tui.figures.cells import Cell
from copro_tui.frameworks import Shape
from copro_tui.i18n import gettext as _

Standing = Literal["", "fixed", "open", "belongs"]
"""What is known of a rung: nothing; it is in place and fixed; not in place yet; or also where it belongs."""


class Rung(Struct, frozen=True, kw_only=True):
    """A thing to be put in its place."""

    id: str
    name: str
    standing: Standing = ""
    belongs: int = 0
    """The number of its place, where that is said."""


class Building(Struct, frozen=True, kw_only=True):
    """An order that is being built. What is drawn of a rung has the hit ``("item", its id)``; the two signs on the one
    in hand have ``("target", "up")`` and ``("target", "down")``, and there are no other targets."""

    rungs: tuple[Rung, ...]
    """As they stand now, in the order of their numbers: the first has the number 1."""
    chosen: str | None = None
    """The id of the rung with the cursor."""
    held: bool = False
    """Whether the chosen rung is in hand."""
    shape: Shape = "list"
    """The shape of the framework; ``list`` without one."""
    most: str = ""
    """The caption at the end of the last rung, if the framework has captions."""
    least: str = ""

    @property
    def climbs(self) -> bool:
        """Whether the last rung is the highest, so that it is at the top."""
        return self.shape in ("ladder", "spectrum", "scale")


def said_of(rung: Rung, *, short: bool = False) -> Cell:
    """What was said of a rung; ``short`` is its sign alone."""
    match rung.standing:
        case "fixed":
            return Cell("✓" if short else _("✓ in place"), "right", bold=True)
        case "open":
            return Cell("○" if short else _("○ not yet"), "wrong", bold=True)
        case "belongs":
            words = f"→{rung.belongs}" if short else _("belongs on %(number)d") % {"number": rung.belongs}
            return Cell(words, "wrong", bold=True)
        case _:
            return Cell("")


def now_on(number: int) -> Cell:
    """Where the rung in hand is now."""
    return Cell(_("now rung %(number)d") % {"number": number}, "muted")
