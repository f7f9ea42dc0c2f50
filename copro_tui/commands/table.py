"""The table of all commands, and which of them can work at the same time."""

from __future__ import annotations

from copro_tui.commands.command import Command
from copro_tui.commands.everywhere import COLOURS, COURSE, PROGRAM, SCREENS
from copro_tui.commands.lesson import BOARDS, FIGURES, LESSON
from copro_tui.commands.spoken import SPOKEN
from copro_tui.commands.trainer import TRAINING

LEARNERS = (*BOARDS, *LESSON, *SCREENS, *COURSE, *PROGRAM, *COLOURS, *FIGURES, *SPOKEN)
"""What a learner can do."""

_SEARCH = tuple(one for one in SCREENS if one.scopes == ("search",))

TRAINERS = (*PROGRAM, *COLOURS, *(one for one in COURSE if "trainer" in one.scopes), *_SEARCH, *TRAINING, *FIGURES)
"""What a trainer can do."""

COMMANDS = {one.id: one for one in (*TRAINING, *LEARNERS, *TRAINERS)}
"""Every command by its id. Their order is that of the line of keys."""

EVERYWHERE = frozenset({"app", "screen", "course"})
"""The scopes of what works on every screen."""

BESIDE = tuple(
    frozenset(scopes)
    for scopes in (
        ("home", "trails", "menu", "figure"),
        ("results", "menu", "figure"),
        ("end", "menu", "figure"),
        ("plan", "menu", "figure"),
        ("framework", "menu", "explore", "figure"),
        ("settings", "figure"),
        ("keys", "figure"),
        ("search",),
        ("welcome", "name", "buttons", "figure"),
        ("practice", "board", "placing", "figure"),
        ("contact",),
        ("steps", "menu", "figure"),
        ("glossary", "figure"),
        ("lesson", "board", "order", "figure"),
        ("lesson", "board", "placing", "figure"),
        ("lesson", "board", "choose", "figure"),
        ("lesson", "board", "talk", "figure"),
        ("lesson", "explore", "figure"),
        ("review", "board", "order", "figure"),
        ("review", "board", "placing", "figure"),
        ("review", "board", "choose", "figure"),
        ("lesson", "reflect"),
        ("help", "buttons"),
        ("trainer", "reading", "cohorts", "menu", "figure"),
        ("trainer", "reading", "group", "menu", "figure"),
        ("trainer", "reading", "question", "menu", "figure"),
        ("trainer", "reading", "people", "menu", "table", "figure"),
        ("trainer", "reading", "stuck", "table", "figure"),
        ("trainer", "spread", "figure"),
        ("trainer", "form", "menu", "figure"),
    )
)
"""The scopes that can be on one screen, besides those that are on every one."""


def in_scope(scope: str) -> tuple[Command, ...]:
    """The commands that work in a scope, in order."""
    return tuple(one for one in COMMANDS.values() if scope in one.scopes)


def together(one: Command, other: Command) -> bool:
    """Whether two commands can work at the same time, so that they need different keys."""
    return any(_meet(a, b) for a in one.scopes for b in other.scopes)


def _meet(a: str, b: str) -> bool:
    return a == b or a in EVERYWHERE or b in EVERYWHERE or any({a, b} <= scopes for scopes in BESIDE)
