"""Standard streams that may be closed, full, or left by their reader.

A stream that cannot be written ends the command with one sentence and a status, wherever in the program that shows.
"""

from __future__ import annotations

import errno
import io
import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO

from copro_tui.errors import OutputError
from copro_tui.i18n import gettext as _


class OutputEndedError(Exception):
    """Standard output cannot be written. Not an OSError, so that nobody takes it for trouble with a file."""

    def __init__(self, why: OSError) -> None:
        super().__init__(str(why))
        self.reader_left = isinstance(why, BrokenPipeError)
        """Whether the program at the other end of a pipe has had enough, as ``head`` has; that is nobody's fault."""
        self.said = OutputError(
            _("The output cannot be written (%(why)s).") % {"why": why.strerror or type(why).__name__},
            _("What you did before is saved."),
        )
        """What a person is told."""


class _Watched(io.RawIOBase):
    """Writes to a standard stream (None: a closed one). After a failure everything is dropped, also what waits.

    The failure is raised as OutputEndedError where ``needed``; a message that nobody can see is no reason to end.
    """

    def __init__(self, raw: io.RawIOBase | None, *, needed: bool) -> None:
        self._raw = raw
        self._needed = needed
        self._failed = False

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        if self._raw is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return self._raw.fileno()

    def isatty(self) -> bool:
        return self._raw is not None and self._raw.isatty()

    def write(self, data: Any, /) -> int:
        size = len(data)
        if self._failed:
            return size
        try:
            if self._raw is None:
                raise OSError(errno.EBADF, os.strerror(errno.EBADF))
            while (written := self._raw.write(data)) is None:  # a stream that does not wait has no room
                select.select([], [self._raw], [])
        except OSError as error:
            self._failed = True
            if self._needed:
                raise OutputEndedError(error) from error
            return size
        return written


@contextmanager
def watched_streams() -> Iterator[None]:
    """Watch standard output and standard error inside the ``with`` block; afterwards they are as they were.

    What they cannot encode comes out as ?. Raises OutputEndedError when standard output cannot be written.
    """
    _keep_low_numbers()
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = _watching(sys.stdout, needed=True), _watching(sys.stderr, needed=False)
    try:
        yield
        sys.stdout.flush()
    finally:
        with suppress(OutputEndedError):
            sys.stdout.flush()
        sys.stderr.flush()
        sys.stdout, sys.stderr = before
        for stream in before:
            _drop_what_waits(stream)


def _watching(stream: TextIO | None, *, needed: bool) -> TextIO:
    raw = None
    if stream is not None:
        buffer = getattr(stream, "buffer", None)
        raw = getattr(buffer, "raw", buffer)
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without arrows or ŵ still gets the rest
        if not (isinstance(stream, io.TextIOWrapper) and isinstance(raw, io.RawIOBase)):
            return stream  # one of a test's, or of an embedding program
        stream.flush()
    return io.TextIOWrapper(
        io.BufferedWriter(_Watched(raw, needed=needed)),
        encoding="utf-8" if stream is None else stream.encoding,
        errors="replace",
        line_buffering=stream is not None and stream.line_buffering,
        write_through=stream is not None and stream.write_through,
    )


def _drop_what_waits(stream: TextIO | None) -> None:
    """Send to the null device what screens left in a stream whose terminal has gone.

    Otherwise Python fails to write it when it ends, and the program's status becomes 120.
    """
    if stream is None:
        return
    try:
        stream.flush()
    except OSError:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)


def _keep_low_numbers() -> None:
    """Give the numbers of closed standard streams to the null device, so that no file of ours gets one of them."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDONLY)  # takes the lowest free number
