"""Finding people in a group: by name, by how far they are, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Protocol, TypeVar

from msgspec import Struct

from copro_tui.analytics.gradebook import Outline, Row
from copro_tui.analytics.stuck import DUE_DAYS
from copro_tui.i18n import gettext as _
from copro_tui.text.ascii import without_accents

EVERYBODY = "everybody"

NAME, LAST = "name", "last"
"""What people can be ordered by besides the modules, which go by their ids."""


class Choice(Struct, frozen=True):
    """Some of the people of a group."""

    id: str
    name: str
    """Who they are, in the language in use."""
    takes: Callable[[Row], bool]


def choices(
    modules: Sequence[Outline], needing: Collection[str], today: date, teams: Mapping[str, str]
) -> tuple[Choice, ...]:
    """Whom one can ask for. ``needing`` are the ids of those who may need a hand; ``teams`` names teams by id."""
    overdue = [
        (at, one)
        for at, one in enumerate(modules)
        if one.due and one.required and (date.fromisoformat(one.due) - today).days <= DUE_DAYS
    ]
    found = [
        Choice(EVERYBODY, _("Everybody"), lambda _row: True),
        Choice("not-begun", _("Not begun"), lambda row: not row.last),
        Choice("stuck", _("May need a hand"), lambda row: row.learner in needing),
    ]
    if overdue:
        found.append(
            Choice("due", _("Due soon or overdue"), lambda row: any(not row.cells[at].complete for at, _one in overdue))
        )
    for at, module in enumerate(modules):
        text = _("%(module)s not completed") % {"module": module.label}
        found.append(Choice(f"module:{module.id}", text, lambda row, at=at: not row.cells[at].complete))  # type: ignore[misc]
    for team in sorted(set(teams.values()) - {""}, key=str.casefold):
        text = _("Team: %(team)s") % {"team": team}
        found.append(Choice(f"team:{team}", text, lambda row, team=team: teams.get(row.learner) == team))  # type: ignore[misc]
    return tuple(found)


class Named(Protocol):
    """Whatever is about somebody with a name."""

    @property
    def name(self) -> str: ...


N = TypeVar("N", bound=Named)


def named(rows: Sequence[N], text: str) -> list[N]:
    """Those in whose name every word of ``text`` is found, with or without accents and capitals."""
    wanted = [_folded(word) for word in text.split()]
    return [row for row in rows if all(word in _folded(row.name) for word in wanted)]


def ordered(rows: Sequence[Row], modules: Sequence[Outline], by: str, *, backwards: bool = False) -> list[Row]:
    """The rows in the order of ``by``: ``NAME``, ``LAST`` or a module's id; those that are equal go by name.

    By a module, whoever has done most and then best comes last; by ``LAST``, whoever was at work last.
    """
    by_name = sorted(rows, key=lambda row: (_folded(row.name), row.learner), reverse=backwards and by == NAME)
    if by == NAME:
        return by_name
    if by == LAST:
        return sorted(by_name, key=lambda row: row.last, reverse=backwards)
    at = [one.id for one in modules].index(by)
    return sorted(by_name, key=lambda row: (row.cells[at].done, row.cells[at].score or 0), reverse=backwards)


def _folded(text: str) -> str:
    return (without_accents(text) or text).casefold()
