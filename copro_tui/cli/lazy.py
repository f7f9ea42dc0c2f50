"""Commands whose code is loaded only when they are run, not when they are listed for help or completion."""

from __future__ import annotations

from importlib import import_module

import click

from copro_tui.cli.words import in_words


class Later(click.Command):
    """A stand-in for a command that is loaded later."""

    def __init__(self, name: str, where: str, help: str) -> None:  # noqa: A002 - click calls it so
        """``where`` locates the command as ``module:name``; ``help`` is its short help."""
        super().__init__(name, help=help)
        self.where = where

    def load(self) -> click.Command:
        """Import and return the command."""
        module, _colon, name = self.where.partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command


class LazyGroup(click.Group):
    """A group that may contain Later commands."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named by the first of ``args``, loaded, in the language in use, and the other arguments."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, in_words(command.load()) if isinstance(command, Later) else command, rest
