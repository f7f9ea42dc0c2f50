"""The keys of a screen, a widget or a board, made from the table of commands."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from copro_tui.commands import COMMANDS, Command, in_scope


def bindings(scope: str = "", *, back: tuple[str, ...] = ()) -> list[BindingType]:
    """Textual's bindings for all commands of a scope.

    ``back`` holds ids of the commands that open this screen: their keys go back, and are not shown.
    """
    ones: list[BindingType] = [_binding(one, scope) for one in in_scope(scope) if one.keys]
    return [*ones, *(Binding(",".join(COMMANDS[one].keys), "leave", show=False, id=one) for one in back)]


def _binding(one: Command, scope: str) -> Binding:
    return Binding(
        ",".join(one.keys),
        one.does,
        one.name,
        show=one.stands_in(scope),
        key_display=one.label or None,
        priority=one.first,
        tooltip=one.help,
        id=one.id,
    )
