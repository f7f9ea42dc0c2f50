"""What the terminal can show, and running screens in it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, TextIO

from copro_tui.errors import ExitCode

if TYPE_CHECKING:
    from copro_tui.tui.base_app import BaseApp


def output_encoding(stream: str, environment: Mapping[str, str]) -> str:
    """The encoding that the terminal can show: ASCII in the C locale, although Python writes UTF-8 there."""
    locale = environment.get("LC_ALL") or environment.get("LANG") or ""
    return "ascii" if locale in ("C", "POSIX") else stream


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a standard stream exists and is a terminal."""
    return stream is not None and stream.isatty()


def run_screens(app: BaseApp) -> ExitCode:
    """Run the screens of a program until the user leaves; returns the exit status."""
    app.run()
    return ExitCode.OK if not app.return_code else ExitCode.TERMINAL


def shows_unicode() -> bool:
    """Whether standard output can show more than ASCII."""
    return output_encoding(sys.stdout.encoding, os.environ).lower().replace("-", "") == "utf8"


def needs_lines(environment: Mapping[str, str]) -> bool:
    """Whether to use plain mode: it was asked for, or the terminal cannot show screens."""
    return (
        environment.get("ACCESSIBLE", "0") not in ("", "0")
        or environment.get("TERM") == "dumb"
        or not (is_terminal(sys.stdin) and is_terminal(sys.stdout))
    )
