"""The voice of the ordinary page: it gathers what is said until something is asked, and hands it over as a turn."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import BinaryIO

import msgspec

from copro_tui.i18n import gettext as _
from copro_tui.i18n import language
from copro_tui.plain.blocks import Back, Block, Form, GoOn, Trouble, Way, Whole, Writing
from copro_tui.plain.door import Door
from copro_tui.plain.encoding import typed
from copro_tui.plain.voice import LONGEST_LINE, Ended
from copro_tui.progress.settings import Settings
from copro_tui.serve.turns import LARGEST_LINE, Handed, Turn, lines_in, sent


class HandedOver:
    """A door that gives a person files with the next turn."""

    asks_for_a_name = False

    def __init__(self, files: list[Handed]) -> None:
        self._files = files

    def take(self, name: str, data: bytes) -> str:
        self._files.append(Handed(name, data))
        return _("Ready to take away: %(file)s") % {"file": name}


class PageVoice:
    """Says turns on one stream, and takes lines from another. What a page looks like is the server's affair."""

    at_once = True
    """A page can be taken in as one pleases."""

    settings = ("language", "sure", "review")
    """How a page looks is the browser's affair, and what is on it is there at once."""

    def __init__(self, source: BinaryIO, out: BinaryIO) -> None:
        self._source = source
        self._out = out
        self._blocks: list[Block] = []
        self._files: list[Handed] = []
        self._waiting: deque[str] = deque()
        """Lines that were sent together with the last one."""

    def suit(self, likes: Settings) -> None:
        """Settings of a terminal have no meaning here."""

    @property
    def door(self) -> Door:
        return HandedOver(self._files)

    def say(self, *blocks: Block) -> None:
        for one in blocks:  # on a page there is room for all that is at a place
            self._blocks += one.whole if isinstance(one, Back) else [one]

    def ask(self, form: Form, ways: Sequence[Way] = ()) -> str:
        """The next line. Raises Ended when the server has gone, or has nothing more to say."""
        if any(isinstance(one, Trouble) for one in self._blocks):
            self._waiting.clear()
        if not self._waiting:
            self._hand_on(form, ways)
            self._wait()
        else:
            self._blocks.clear()  # what was said between lines that were sent together
        line = self._waiting.popleft()
        if isinstance(line, Whole):
            return line if isinstance(form, Writing) else ""
        return typed(line[:LONGEST_LINE])[0]

    def end(self) -> None:
        """Hand on what was said last; nothing is waited for after it."""
        self._hand_on(GoOn(), (), over=True)

    def _hand_on(self, form: Form, ways: Sequence[Way], *, over: bool = False) -> None:
        turn = Turn(tuple(self._blocks), form, tuple(ways), language(), tuple(self._files), over)
        self._blocks = []
        self._files.clear()
        self._out.write(sent(turn))
        self._out.flush()

    def _wait(self) -> None:
        while not self._waiting:
            line = self._source.readline(LARGEST_LINE + 1)
            if not line.endswith(b"\n"):
                raise Ended
            try:
                sent_lines = lines_in(line)
            except msgspec.MsgspecError:
                raise Ended from None
            if sent_lines.whole:
                self._waiting.append(Whole("\n".join(typed(one[:LONGEST_LINE])[0] for one in sent_lines.lines).strip()))
            else:
                self._waiting.extend(sent_lines.lines)
