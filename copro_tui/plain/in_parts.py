"""What is long is said in parts: Enter reads on, and whatever else can be typed at a prompt can be typed already."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from copro_tui.i18n import gettext as _
from copro_tui.plain.blocks import (
    Block,
    Break,
    Choices,
    Figure,
    Form,
    Heading,
    Hint,
    Item,
    Items,
    Opening,
    Text,
    Trouble,
    Way,
    Writing,
    words_of,
)
from copro_tui.plain.commands import LEVELS, MORE, parse
from copro_tui.plain.door import Door
from copro_tui.plain.meant import reads_on, says_enter
from copro_tui.plain.voice import Voice, lines_of
from copro_tui.progress.settings import Detail, Settings
from copro_tui.text.marks import Span
from copro_tui.text.speech import LONGEST, parts, seconds, sentences

COMFORT = 10.0
"""The seconds after which a break in what is said is a rest."""

SHORT = 4.0
"""The seconds of what is said at once with what follows a break."""


class InParts:
    """Says what another voice is to say, in parts where it is long; and no hints to who wants to hear little."""

    at_once = False

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._said: list[Block] = []
        """What was said since a line was last taken, and not passed on yet."""
        self._left: list[list[Block]] = []
        """The parts that are still to be said."""
        self._likes = Settings()
        self.on_level: Callable[[Detail], None] | None = None
        """What keeps how much is to be said from now on; None while nobody's settings are known."""

    @property
    def door(self) -> Door:
        return self._voice.door

    @property
    def settings(self) -> Container[str]:
        return self._voice.settings

    def suit(self, likes: Settings) -> None:
        self._likes = likes
        self._voice.suit(likes)

    def say(self, *blocks: Block) -> None:
        self._said += blocks

    def ask(self, form: Form, ways: Sequence[Way] = ()) -> str:
        """The next line that asks for something else than the next part."""
        troubled = any(isinstance(one, Trouble) for one in self._said)
        if troubled and self._left:
            self.flush()  # what was to follow still follows
        elif self._said:
            self._left = self._in_parts()
            self._say_next()
        while True:
            if self._left:
                self._voice.say(Hint(_("Enter reads on.")))
            line = self._voice.ask(form, ways)
            names = form.names if isinstance(form, Opening) else ()
            level = None if isinstance(form, Writing) or line.casefold() in names else parse(line, [*LEVELS])
            on = not line or parse(line, [MORE]) or reads_on(line) or (says_enter(line) and not troubled)
            if level is not None and self.on_level is not None:
                self.on_level(LEVELS[level.command])
                self.flush()
            elif not self._left or not on:
                return line
            else:
                self._say_next()

    def flush(self) -> None:
        """Pass on at once whatever was said."""
        self._voice.say(*self._said)
        self._said = []

    def _in_parts(self) -> list[list[Block]]:
        said, self._said = self._said, []
        if self._likes.detail == "brief" and not any(isinstance(one, Trouble) for one in said):
            said = [one for one in said if not isinstance(one, Hint)]
        if self._voice.at_once or self._likes.detail == "full":
            return [said]
        return divided(said)

    def _say_next(self) -> None:
        if self._left:
            self._voice.say(*self._left.pop(0))


def divided(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks in parts that can each be heard at once, in order. Nothing is lost, and a hint is not left alone.

    A break is a rest unless what is before it is short, or all up to the next break is. Of a place that takes longer
    than can be heard at once, the first part is short: one can act after it.
    """
    pieces = [(one, piece) for one in blocks for piece in _pieces(one)]
    hint = seconds(_("Enter reads on."))
    arrives = _long(blocks) > LONGEST and any(isinstance(one, Heading) and one.level == 1 for one in blocks)
    found: list[list[tuple[Block, Block]]] = [[]]
    for at, (whole, piece) in enumerate(pieces):
        before = _long(one for _whole, one in found[-1])
        if isinstance(piece, Break | Heading) and before > SHORT:
            rests = before + _long(_until_break(pieces, at)) > COMFORT
        else:
            soon = arrives and len(found) == 1 and before > SHORT
            rests = before + _long([piece]) > (COMFORT if soon else LONGEST) - hint
        if found[-1] and rests:
            found.append([])
        found[-1].append((whole, piece))
    alone = len(found) > 1 and all(isinstance(one, Hint) for _whole, one in found[-1])
    if alone and _long(one for _whole, one in (found[-2][-1], *found[-1])) <= LONGEST:
        found[-1].insert(0, found[-2].pop())
    return [_joined(part) for part in found if part]


def _until_break(pieces: Sequence[tuple[Block, Block]], at: int) -> list[Block]:
    """A break or heading, and what follows up to the next one."""
    following = [one for _whole, one in pieces[at:]]
    ends = (place for place, one in enumerate(following) if place and isinstance(one, Break | Heading))
    return following[: next(ends, len(following))]


def _long(blocks: Iterable[Block]) -> float:
    """How many seconds blocks take to be heard."""
    return seconds(*(line for one in blocks for line in lines_of(one)))


def _pieces(block: Block) -> Iterator[Block]:
    """A block in pieces between which a voice can rest."""
    match block:
        case Items():
            items = [part for item in block.items for part in _item_pieces(item)]
            for place, item in enumerate(items):
                yield Items((item,), block.heading if place == 0 else "")
        case Choices():
            yield from (Choices((one,)) for one in block.entries)
        case Figure():
            lines = (piece for line in block.lines for piece in _line_pieces(line))
            for place, line in enumerate(lines):
                yield replace(block, title=block.title if place == 0 else "", lines=(line,))
        case Text() if _long([block]) > COMFORT:
            for place, piece in enumerate(sentences(words_of(block))):
                yield replace(block, runs=(Span(piece),), marker=block.marker if place == 0 else "")
        case _:
            yield block


def _item_pieces(item: Item) -> Iterator[Item]:
    """An item as it is; where it is long, what it is, how it stands and why as items of their own."""
    if _long([Items((item,))]) <= COMFORT:
        yield item
        return
    for place, piece in enumerate(_line_pieces(item.text)):
        yield Item(item.label if place == 0 else "", piece)
    for words in (item.standing, item.reason):
        yield from (Item("", piece) for line in words.split("\n") for piece in _line_pieces(line))


def _line_pieces(line: str) -> list[str]:
    """A line in pieces of whole sentences that are not long."""
    return [" ".join(piece) for piece in parts([line], COMFORT)] if seconds(line) > COMFORT else [line] if line else []


def _joined(part: Sequence[tuple[Block, Block]]) -> list[Block]:
    """A part in which pieces of one block are put together again."""
    found = []
    for _at, run in groupby(part, lambda pair: id(pair[0])):
        pairs = list(run)
        whole = pairs[0][0]
        pieces = [piece for _whole, piece in pairs]
        found.append(whole if pieces == list(_pieces(whole)) else _together(pieces))
    return found


def _together(pieces: Sequence[Block]) -> Block:
    """Pieces of one block as a block."""
    match first := pieces[0]:
        case Items():
            return Items(tuple(item for one in pieces if isinstance(one, Items) for item in one.items), first.heading)
        case Choices():
            return Choices(tuple(entry for one in pieces if isinstance(one, Choices) for entry in one.entries))
        case Figure():
            return replace(first, lines=tuple(line for one in pieces if isinstance(one, Figure) for line in one.lines))
        case Text():
            return replace(first, runs=(Span(" ".join(words_of(one) for one in pieces if isinstance(one, Text))),))
    return first
