"""The keys of a screen, a widget or a board, made from the table of commands."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from textual.app import App
from textual.binding import ActiveBinding, Binding, BindingType

from copro_tui.commands import COMMANDS, Command, in_scope


@runtime_checkable
class NamesKeys(Protocol):
    """A widget that knows which of a command's keys lead somewhere on it."""

    def key_label(self, command: str) -> str:
        """The keys of a command, by its id, as they are shown now; empty where they are shown as everywhere."""


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


def shown_key(app: App[Any], active: ActiveBinding) -> str:
    """The key of a command as it is shown: what its widget says, unless it is a key of the learner's own."""
    node, binding = active.node, active.binding
    command = COMMANDS.get(binding.id or "")
    if command is not None and binding.key in command.keys and isinstance(node, NamesKeys):
        return node.key_label(command.id) or app.get_key_display(binding)
    return app.get_key_display(binding)
