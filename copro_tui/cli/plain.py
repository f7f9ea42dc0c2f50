"""``copro plain``: the course in lines of text, from a terminal, a pipe or a script."""

from __future__ import annotations

import io
import os
import random
import shutil
import sys
from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import TextIO

from copro_tui.cli.start import open_profiles
from copro_tui.cli.terminal import is_terminal, output_encoding
from copro_tui.errors import ExitCode, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.plain.console import Console
from copro_tui.plain.session import visit


def plain(asked_for: Path | None, learner: str | None, script: Path | None) -> ExitCode:
    """Open the course and talk until the learner ends, or the script or the pipe does.

    Raises CourseError, RecordError or UsageError.
    """
    typed = script is None and is_terminal(sys.stdin)
    # who plays a script again meets the same shuffles again
    profiles, player, asked = open_profiles(asked_for, learner, random.Random() if typed else random.Random(0))
    with _open(script) if script is not None else nullcontext(_standard_input()) as source:
        out = sys.stdout
        console = Console(source, out, _width, encoding=output_encoding(out.encoding, os.environ), echo=not typed)
        try:
            visit(console, profiles, player, asked)
            out.flush()
        except BrokenPipeError:
            _nobody_listens()
    return ExitCode.OK


def is_wanted(environment: Mapping[str, str]) -> bool:
    """Whether plain mode is what fits: it was asked for, or the terminal (if it is one) cannot show screens."""
    return (
        environment.get("ACCESSIBLE", "0") not in ("", "0")
        or environment.get("TERM") == "dumb"
        or not (is_terminal(sys.stdin) and is_terminal(sys.stdout))
    )


def _nobody_listens() -> None:
    """Whoever read our output has gone. Nothing more can be said, not even at exit when what is left is written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _standard_input() -> TextIO:
    if sys.stdin is None:
        return io.StringIO()
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    return sys.stdin


def _open(script: Path) -> TextIO:
    try:
        return script.open(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise UsageError(
            _("The script %(script)s cannot be read (%(why)s).") % {"script": script, "why": error.strerror},
            _("Name a text file with one line for each prompt."),
        ) from error


def _width() -> int:
    return shutil.get_terminal_size().columns
