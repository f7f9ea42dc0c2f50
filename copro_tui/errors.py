"""The one family of errors, and the exit codes of the ``copro`` command.

A person sees the message and the hint: one sentence that says what and where, one that says what to do.
Errors are caught in three places only: the command line, the boundary of a worker, a screen.
"""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """Exit statuses of the ``copro`` command."""

    OK = 0
    """All went well."""
    FOUND_PROBLEMS = 1
    """``copro check`` found mistakes in a course."""
    USAGE = 2
    """The command line was not understood."""
    COURSE = 3
    """The course folder or one of its files cannot be used."""
    RECORD = 4
    """A learner's record cannot be read or written."""
    TERMINAL = 5
    """The screens need a terminal, and there is none."""
    OUTPUT = 6
    """What was asked for cannot be written: to a file, a pipe or a terminal."""
    FAULT = 7
    """A fault of the program."""


class CoproError(Exception):
    """An error that the user can do something about, with a message and a hint."""

    exit_code: ClassVar[ExitCode] = ExitCode.USAGE

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        """What is wrong, and where."""
        self.hint = hint
        """What to do about it."""

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UsageError(CoproError):
    """A name or an option that cannot be used."""


class CourseError(CoproError):
    """The course folder, or a file in it, cannot be used."""

    exit_code = ExitCode.COURSE


class RecordError(CoproError):
    """A file that is kept (a learner's record, a cohort's file) cannot be read or written."""

    exit_code = ExitCode.RECORD


class OutputError(CoproError):
    """What was asked for cannot be written where it should go."""

    exit_code = ExitCode.OUTPUT


class TerminalError(CoproError):
    """The screens need a terminal."""

    exit_code = ExitCode.TERMINAL
