"""Commands in groups, as the help and the list of keys have them."""

from __future__ import annotations

from collections.abc import Iterable

from copro_tui.commands.command import Command
from copro_tui.i18n import mark

LESSON, BOARD, LOOK_UP, HERE, LISTS, ALWAYS = (
    mark("In a lesson"), mark("On a board"), mark("Look things up"), mark("On other screens"), mark("In lists"),
    mark("Everywhere"),
)  # fmt: skip

GROUPS = (LESSON, BOARD, LOOK_UP, HERE, LISTS, ALWAYS)
"""The groups in their order: their headings, marked for translation."""

_OF_SCOPE = {
    **dict.fromkeys(("lesson", "reflect"), LESSON),
    **dict.fromkeys(("board", "placing", "choose", "order", "explore"), BOARD),
    "course": LOOK_UP,
    **dict.fromkeys(("menu", "table", "figure"), LISTS),
    **dict.fromkeys(("app", "screen"), ALWAYS),
}


def group_of(command: Command) -> str:
    """The group that a command belongs to, by where it works."""
    if command.opens is None and "course" in command.scopes:
        return ALWAYS
    return _OF_SCOPE.get(command.scopes[0], HERE)


def grouped(commands: Iterable[Command]) -> list[tuple[str, list[Command]]]:
    """The groups that have something, in order, each with its commands."""
    found: dict[str, list[Command]] = {name: [] for name in GROUPS}
    for one in commands:
        found[group_of(one)].append(one)
    return [(name, ones) for name, ones in found.items() if ones]
