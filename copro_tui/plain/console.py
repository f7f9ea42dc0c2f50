"""What plain mode says and hears: lines out, wrapped at the terminal's width, and lines in. Nothing is ever redrawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TextIO

from copro_tui.i18n import gettext as _
from copro_tui.plain.markdown import for_encoding, typed
from copro_tui.progress.settings import Settings
from copro_tui.text.ascii import to_ascii
from copro_tui.text.safe import safe
from copro_tui.text.wrap import wrap

LONGEST_LINE = 10_000
"""Characters that are taken in at once; a longer line is refused, because nobody typed it on purpose."""

NARROWEST = 10
"""Cells below which lines are no longer wrapped more narrowly."""


class Ended(Exception):  # noqa: N818 - not an error: the learner left, or the input came to its end
    """There is nobody to talk to any more. Whoever catches it keeps what there is to keep."""


class Console:
    """The way out and the way in. ``echo`` repeats what was read, for input that no terminal shows by itself."""

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
        """Speak as a learner likes it: how wide, with which symbols, with how much space."""
        self._likes = likes

    def say(self, text: str) -> None:
        """Put a text out, wrapped at the width of the terminal as it is now, or at a lesser one that is liked."""
        if self._likes.spacing == "airy" and not self._after_gap:
            self.gap()
        cells = max(NARROWEST, min(self._width(), int(self._likes.width)))
        text = to_ascii(safe(text)) if self._likes.symbols == "ascii" else safe(text)
        for line in wrap(for_encoding(text, self._encoding), cells):
            self._write(f"{line}\n")
        self._after_gap = False

    def say_all(self, texts: Iterable[str]) -> None:
        for text in texts:
            self.say(text)

    def gap(self) -> None:
        """An empty line, between two things."""
        self._write("\n")
        self._after_gap = True

    def ask(self) -> str:
        """The next line that was typed, without what steers a terminal. Raises Ended when there is none.

        A line that is too long, or of which nothing is left, is refused here, and the next one is waited for.
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
