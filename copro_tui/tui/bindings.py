"""The keys of a screen, a widget or a board, made from the table of commands."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from copro_tui.commands import Command, in_scope


def bindings(scope: str) -> list[BindingType]:
    """Textual's bindings for all commands of a scope."""
    return [_binding(one, scope) for one in in_scope(scope) if one.bound]


def _binding(one: Command, scope: str) -> Binding:
    return Binding(
        ",".join(one.bound),
        one.does,
        one.name,
        show=one.stands_in(scope),
        key_display=one.label or None,
        priority=one.first,
        tooltip=one.help,
        id=one.id,
    )
