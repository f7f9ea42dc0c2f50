"""What a pseudonymous table says less exactly than is known, so that it is harder to tell who somebody is from it."""

from __future__ import annotations

from msgspec.structs import replace

from copro_tui.analytics.gradebook import Row
from copro_tui.progress.standing import ModuleStanding
from copro_tui.text.days import day_of, monday_of

STEPS = 10
"""Scores are rounded to so many steps from 0 to 1."""


def coarse(row: Row) -> Row:
    """A row with scores rounded to tenths, and each day as the Monday of its week."""
    return replace(row, cells=tuple(map(_coarse, row.cells)))


def _coarse(cell: ModuleStanding) -> ModuleStanding:
    day = day_of(cell.last)
    monday = monday_of(day).isoformat() if day is not None else ""
    return replace(cell, first=_step(cell.first), score=_step(cell.score), last=monday)


def _step(score: float | None) -> float | None:
    return None if score is None else round(STEPS * score) / STEPS
