"""Commands that are loaded when they are named: listing them for help and for a shell's completion loads none."""

from __future__ import annotations

from importlib import import_module

import click


class Later(click.Command):
    """Stands for a command in the list of its group."""

    def __init__(self, name: str, where: str, help: str) -> None:  # noqa: A002 - click calls it so
        """``where`` is the command itself, as ``module:name``; ``help`` is what it says of itself."""
        super().__init__(name, help=help)
        self.where = where

    def load(self) -> click.Command:
        """The command itself."""
        module, _colon, name = self.where.partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command


class LazyGroup(click.Group):
    """A group that may have commands to be loaded later."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first of ``args`` names, loaded, and the other arguments."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, command.load() if isinstance(command, Later) else command, rest
