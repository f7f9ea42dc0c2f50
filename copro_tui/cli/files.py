"""The files that commands write: one rule for every ``--output``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from copro_tui.cli.output import say
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.storage.new_file import check_place, free_name, write_new

PATH = click.Path(path_type=Path)


def with_output(help: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:  # noqa: A002 - click calls it so
    """Decorator that adds ``--output``, passed as ``output: Path | None``, and ``--overwrite``."""

    def decorated(command: Callable[..., Any]) -> Callable[..., Any]:
        output = click.option("--output", "-o", type=PATH, help=help)
        return output(overwriting(command))

    return decorated


overwriting = click.option("--overwrite", is_flag=True, help="Replace the file if it is there already.")
"""Decorator that adds ``--overwrite``, passed as ``overwrite: bool``."""


def output_or(output: Path | None, name: str, *, overwrite: bool) -> Path:
    """Where to write: ``output``, else ``name`` in the working folder, with a number if that is there already.

    Raises UsageError if nothing can be written there; to be called before anybody waits or is asked.
    """
    if output is None:
        return Path(name) if overwrite else free_name(Path(), name)
    check_output(output, overwrite=overwrite)
    return output


def check_output(path: Path, *, overwrite: bool) -> None:
    """Raise UsageError if nothing can be written to ``path``; to be called before anybody waits or is asked."""
    if str(path) in (".", "-"):  # Path("") is ".", and so is what an empty variable of a shell comes to
        raise UsageError(_("No file was named."), _("Name one with --output, such as plan.html."))
    check_place(path, overwrite=overwrite, advice=_("Name another file, or add --overwrite to replace it."))


def write(path: Path, data: bytes | Iterable[bytes], *, overwrite: bool, shared: bool = False) -> None:
    """Write an output file, for its owner only unless it is ``shared``, and print its path.

    Raises UsageError or OutputError; then nothing was changed.
    """
    check_output(path, overwrite=overwrite)
    write_new(path, data, overwrite=overwrite, shared=shared)
    say(_("Written to %(file)s.") % {"file": path})
