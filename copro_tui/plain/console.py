"""Input and output of plain mode: lines out, wrapped to the terminal's width, and lines in. Nothing is redrawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TextIO

from copro_tui.i18n import gettext as _
from copro_tui.plain.markdown import AsWritten, for_encoding, typed
from copro_tui.progress.settings import Settings
from copro_tui.text.ascii import to_ascii, to_ascii_cells
from copro_tui.text.safe import safe
from copro_tui.text.wrap import wrap

LONGEST_LINE = 10_000
"""The most characters in a line; a longer one is refused, because nobody types it on purpose."""

NARROWEST = 10
"""The narrowest width, in cells, to which lines are wrapped."""


class Ended(Exception):  # noqa: N818 - not an error: the learner left, or the input came to its end
    """The learner has quit, or the input has ended. Whoever catches it saves what is unsaved."""


class Console:
    """Output and input. With ``echo``, lines read are printed, for input that no terminal shows."""

    def __init__(
        self, source: TextIO, out: TextIO, width: Callable[[], int], *, encoding: str = "utf-8", echo: bool = False
    ) -> None:
        self._source = source
        self._out = out
        self._width = width
        self._encoding = encoding
        self._echo = echo
        self._likes = Settings()
        self._after_gap = True

    def suit(self, likes: Settings) -> None:
        """Apply a learner's settings: width, symbols, spacing."""
        self._likes = likes

    def say(self, text: str) -> None:
        """Print a text, wrapped to the current width of the terminal or to the learner's maximum, if that is less."""
        if self._likes.spacing == "airy" and not self._after_gap:
            self.gap()
        if isinstance(text, AsWritten):
            self._say_as_written(text)
            return
        cells = max(NARROWEST, min(self._width(), int(self._likes.width)))
        text = to_ascii(safe(text)) if self._likes.symbols == "ascii" else safe(text)
        for line in wrap(for_encoding(text, self._encoding), cells):
            self._write(f"{line}\n")
        self._after_gap = False

    def _say_as_written(self, text: str) -> None:
        """Print lines as they are: a terminal breaks those that are too long, and nothing in them is moved."""
        shown = to_ascii_cells(safe(text), letters=False) if self._likes.symbols == "ascii" else safe(text)
        for line in shown.split("\n"):
            self._write(f"{for_encoding(line, self._encoding).rstrip()}\n")
        self._after_gap = False

    def say_all(self, texts: Iterable[str]) -> None:
        for text in texts:
            self.say(text)

    def gap(self) -> None:
        """Print an empty line."""
        self._write("\n")
        self._after_gap = True

    def ask(self) -> str:
        """Read the next line, without control characters. Raises Ended at the end of the input.

        A line that is too long, or consists of control characters only, is refused with a message; the next is read.
        """
        while True:
            self._write("> ")
            self._out.flush()
            line = self._source.readline(LONGEST_LINE + 1)
            if not line:
                self._write("\n")
                raise Ended
            if len(line) > LONGEST_LINE:
                self._refuse(line)
                continue
            text, changed = typed(line)
            if self._echo:
                self._write(for_encoding(text, self._encoding) + "\n")
            if changed:
                self.say(_("Keys that plain mode does not use were left out of that line. Type words or numbers."))
            if text or not changed:
                return text

    def _refuse(self, line: str) -> None:
        count = len(line)
        while line and not line.endswith("\n"):
            line = self._source.readline(LONGEST_LINE)
            count += len(line)
        if self._echo:
            self._write("\n")
        self.say(
            _("That line has %(count)d characters, and was not taken. Type at most %(most)d at once.")
            % {"count": count - line.endswith("\n"), "most": LONGEST_LINE}
        )

    def _write(self, text: str) -> None:
        self._out.write(text)
