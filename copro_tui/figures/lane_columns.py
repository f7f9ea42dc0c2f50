"""Where each place of a spectrum stands on its lanes: the widths of the columns. Pure.

A column is as wide as the longest word of its place and a cell; a band has one more at its left, and what is over is
shared out from the left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from copro_tui.figures.bands import TINTS, Hue, hue, line_of
from copro_tui.figures.board import Board, Target
from copro_tui.figures.cells import Cell, Ground, Hit, Role
from copro_tui.figures.outside import is_whole
from copro_tui.text.width import fit, width
from copro_tui.text.wrap import wrap

MOST_NAME_ROWS = 4
"""A name that needs more rows in its column has no room on lanes."""

HALVES = " / "
"""What stands between the two halves of a name."""


class Column(Struct, frozen=True, kw_only=True):
    """A place on the lanes."""

    target: Target
    band: str
    """The name of its band."""
    first: bool
    """Whether its band begins here."""
    hue: Hue | None
    line: str
    left: int
    """Its first cell."""
    start: int
    """The first cell of its name."""
    room: int
    """The most cells of its name; one more belongs to it."""

    @property
    def hit(self) -> Hit:
        return ("target", self.target.id)

    @property
    def role(self) -> Role:
        return self.hue or "rule"

    @property
    def tint(self) -> Ground:
        return TINTS[self.hue] if self.hue else "surface"

    @property
    def point(self) -> int:
        """The cell of its point on the line."""
        return self.start + self.room // 2

    @property
    def end(self) -> int:
        """One past its last cell."""
        return self.start + self.room + 1

    def centred(self, cells: int) -> int:
        """Where something so wide begins, to stand in the middle of it."""
        return self.start + (self.room - cells) // 2

    def name(self) -> list[Cell]:
        return name_rows(self.target.name, self.room)


def name_rows(name: str, cells: int) -> list[Cell]:
    """A name in rows of at most ``cells`` cells; the second of two halves begins a row of its own and is quieter."""
    first, half, second = name.partition(HALVES)
    rows = [Cell(text) for text in wrap(first, cells)]
    return [*rows, *(Cell(text, "muted") for text in wrap(second, cells) if half)]


def columns(board: Board, cells: int) -> tuple[Column, ...]:
    """The columns of the lanes in exactly ``cells`` cells; none if there is no room for the names."""
    framework = board.framework
    if framework is None or not is_whole(board):
        return ()
    bands = [framework.band_of(target.id) for target in board.targets]
    starts = [not place or bands[place - 1] != band for place, band in enumerate(bands)]
    needed = [_longest_word(target.name) + 1 + starts[place] for place, target in enumerate(board.targets)]
    spare = cells - sum(needed)
    if spare < 0:
        return ()
    made, left = [], 0
    for place, target in enumerate(board.targets):
        band, whole = bands[place], needed[place] + spare // len(needed) + (place < spare % len(needed))
        made.append(
            Column(
                target=target,
                band=band.name if band else "",
                first=starts[place],
                hue=hue(framework, target.id),
                line=line_of(framework, target.id),
                left=left,
                start=left + starts[place],
                room=whole - 1 - starts[place],
            )
        )
        left += whole
    return tuple(made) if all(len(column.name()) <= MOST_NAME_ROWS for column in made) else ()


def band_names(drawn: Sequence[Column]) -> Iterator[tuple[int, Cell]]:
    """The name of each band, and the first cell of it: over or under the columns of the band, and no wider."""
    for place, column in enumerate(drawn):
        if column.first and column.band:
            end = next((one.left for one in drawn[place + 1 :] if one.first), drawn[-1].end)
            name = fit(column.band, end - column.start - 1).rstrip()
            yield column.start, Cell(name, column.hue or "muted", bold=True)


def _longest_word(name: str) -> int:
    """Cells of the longest word; room for the ends of a trace at least."""
    return max(3, *(width(word) for word in name.split()))
