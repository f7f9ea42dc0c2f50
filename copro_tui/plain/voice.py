"""How plain mode is heard and answered: what a voice is, and the one that prints lines in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from typing import Protocol, TextIO

from copro_tui.i18n import gettext as _
from copro_tui.plain.blocks import (
    Back,
    Block,
    Break,
    Choices,
    Figure,
    Form,
    Heading,
    Hint,
    Item,
    Items,
    Text,
    Trouble,
    Verbatim,
    Way,
    words_of,
)
from copro_tui.plain.door import Disk, Door
from copro_tui.plain.encoding import for_encoding, typed
from copro_tui.player.settings import KEYS, NAMES
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


class Voice(Protocol):
    """Says blocks, and takes lines. Every voice says the same words."""

    @property
    def at_once(self) -> bool:
        """Whether what is long can be taken in at once, as on a page, and needs no parts."""

    @property
    def door(self) -> Door:
        """Where files that the learner takes away go."""

    @property
    def settings(self) -> Container[str]:
        """The ids of the settings that mean something where it is heard."""

    def say(self, *blocks: Block) -> None:
        """Say blocks, one after another."""

    def ask(self, form: Form, ways: Sequence[Way] = ()) -> str:
        """The next line, without control characters, to what is waited for; or, of what is written, the whole text.

        ``ways`` are the commands that can be given, for a voice that has buttons. Raises Ended at the end of the input.
        """

    def suit(self, likes: Settings) -> None:
        """Apply a learner's settings."""


class Terminal:
    """A voice that prints lines, wrapped to the terminal's width. Nothing is redrawn.

    With ``echo``, lines read are printed, for input that no terminal shows; with ``at_once``, what is long is not
    parted, for input that nobody types while they listen. Files go through the ``door``, as it is onto the disk.
    """

    settings: Container[str] = (*NAMES, KEYS)

    def __init__(
        self,
        source: TextIO,
        out: TextIO,
        width: Callable[[], int],
        *,
        encoding: str = "utf-8",
        echo: bool = False,
        at_once: bool = False,
        door: Door | None = None,
    ) -> None:
        self._source = source
        self._out = out
        self._width = width
        self._encoding = encoding
        self._echo = echo
        self.at_once = at_once
        self.door: Door = Disk() if door is None else door
        self._likes = Settings()
        self._after_gap = True

    def suit(self, likes: Settings) -> None:
        """Apply a learner's settings: width, symbols, spacing."""
        self._likes = likes

    def say(self, *blocks: Block) -> None:
        for block in blocks:
            match block:
                case Break():
                    self._gap()
                case Verbatim(lines):
                    self._print_as_written(lines)
                case _:
                    if isinstance(block, Heading) and block.level == 1:
                        self._gap()
                    for line in lines_of(block):
                        self._print(line)

    def _print(self, text: str) -> None:
        """Print a text, wrapped to the current width of the terminal or to the learner's maximum, if that is less."""
        self._space_out()
        cells = max(NARROWEST, min(self._width(), int(self._likes.width)))
        text = to_ascii(safe(text)) if self._likes.symbols == "ascii" else safe(text)
        for line in wrap(for_encoding(text, self._encoding), cells):
            self._write(f"{line}\n")
        self._after_gap = False

    def _print_as_written(self, lines: tuple[str, ...]) -> None:
        """Print lines as they are: a terminal breaks those that are too long, and nothing in them is moved."""
        self._space_out()
        text = safe("\n".join(lines))
        shown = to_ascii_cells(text, letters=False) if self._likes.symbols == "ascii" else text
        for line in shown.split("\n"):
            self._write(f"{for_encoding(line, self._encoding).rstrip()}\n")
        self._after_gap = False

    def _space_out(self) -> None:
        if self._likes.spacing == "airy" and not self._after_gap:
            self._gap()

    def _gap(self) -> None:
        self._write("\n")
        self._after_gap = True

    def ask(self, form: Form, ways: Sequence[Way] = ()) -> str:
        """The next line, whatever is waited for. Raises Ended at the end of the input.

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
                self._print(_("Keys that plain mode does not use were left out of that line. Type words or numbers."))
            if text or not changed:
                return text

    def _refuse(self, line: str) -> None:
        count = len(line)
        while line and not line.endswith("\n"):
            line = self._source.readline(LONGEST_LINE)
            count += len(line)
        if self._echo:
            self._write("\n")
        self._print(
            _("That line was not taken. Characters: %(count)d. At once: %(most)d or fewer.")
            % {"count": count - line.endswith("\n"), "most": LONGEST_LINE}
        )

    def _write(self, text: str) -> None:
        self._out.write(text)


def lines_of(block: Block) -> list[str]:
    """A block as lines of words, each of which can be wrapped."""
    match block:
        case Text():
            return f"{block.marker} {words_of(block)}".strip().split("\n")
        case Items():
            told = [line for one in block.items for line in _item_lines(one)]
            return [block.heading, *told] if block.heading else told
        case Choices():
            return [_entry_line(one) for one in block.entries]
        case Figure():
            return [block.title, *block.lines] if block.title else [*block.lines]
        case Verbatim():
            return [*block.lines]
        case Break():
            return []
        case Heading(words) | Hint(words) | Trouble(words) | Back(words):
            return [words]


def _item_lines(item: Item) -> Iterator[str]:
    yield f"{item.label}. {item.text}" if item.label else item.text
    yield from (line for one in (item.standing, item.reason) if one for line in one.split("\n"))


def _entry_line(entry: Item) -> str:
    words = f"{entry.label}. {entry.text}" if entry.label else entry.text
    joint = "" if words.endswith((".", "?", "!")) else ":"
    return f"{words}{joint} {entry.standing}" if entry.standing else words
