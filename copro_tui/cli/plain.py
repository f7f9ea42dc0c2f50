"""``copro plain``: the course in lines of text, from a terminal, a pipe or a script."""

from __future__ import annotations

import io
import os
import random
import shutil
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TextIO

import click

from copro_tui.cli.closing import send_on_closing
from copro_tui.cli.context import learner_named
from copro_tui.cli.start import open_last, open_profiles
from copro_tui.cli.terminal import is_terminal, output_encoding
from copro_tui.course import places
from copro_tui.errors import ExitCode, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.plain.session import visit
from copro_tui.plain.voice import Terminal
from copro_tui.storage.reading import MIB, read_regular

LARGEST_SCRIPT = MIB
"""The most bytes of a script."""


@click.command()
@click.option(
    "--script", type=click.Path(path_type=Path), metavar="FILE", help="Take what would be typed from this file."
)
@click.pass_context
def plain(context: click.Context, script: Path | None) -> ExitCode:
    """Learn in lines of text: for screen readers, braille displays, pipes and simple terminals."""
    return talk(context.obj, learner_named(context, None), script)


def talk(course: Path | None, learner: str | None, script: Path | None, *, carry_on: bool = False) -> ExitCode:
    """Open the course in ``course`` (None: the nearest), and run plain mode until the learner or the input ends.

    It begins at home, or, to ``carry_on``, where who learned last has stopped.

    The status says whether everything is kept. Raises CourseError, RecordError or UsageError.
    """
    typed = script is None and is_terminal(sys.stdin)
    # the same script meets the same shuffles every time
    chance = random.Random() if typed else random.Random(0)
    profiles, player = (open_last if carry_on else open_profiles)(course, learner, chance)
    begin_at = player.to_carry_on() if carry_on and player is not None else places.Home()
    with _open(script) if script is not None else nullcontext(_standard_input()) as source:
        out = sys.stdout
        encoding = output_encoding(out.encoding, os.environ)
        voice = Terminal(source, out, _width, encoding=encoding, echo=not typed, at_once=not typed)
        status = ExitCode.OK if visit(voice, profiles, player, begin_at) else ExitCode.RECORD
    send_on_closing(profiles.course, profiles.learners, status)
    return status


def _standard_input() -> TextIO:
    if sys.stdin is None:
        return io.StringIO()
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    return sys.stdin


def _open(script: Path) -> TextIO:
    try:
        data = read_regular(script, LARGEST_SCRIPT, follow=True)
    except OSError as error:
        raise UsageError(
            _("The script %(script)s cannot be read (%(why)s).") % {"script": script, "why": error.strerror},
            _("Name a text file with one line for each prompt."),
        ) from error
    return io.StringIO(data.decode("utf-8-sig", "replace"), newline=None)


def _width() -> int:
    return shutil.get_terminal_size().columns
