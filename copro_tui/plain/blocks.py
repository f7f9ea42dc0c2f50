"""What plain mode says and waits for: blocks and forms, without a width, a terminal or a language of markup.

A voice prints blocks as lines, or shows them on a page. ``Form`` says what is waited for then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from copro_tui.text import blocks as markdown
from copro_tui.text.marks import Spans, spans_of


class Heading(Struct, frozen=True, tag=True):
    """What the following is about. The first level begins something new, the second is within it."""

    text: str
    level: int = 1
    sign: Literal["", "right", "wrong"] = ""
    """How an answer came out, where that is what it says."""


class Text(Struct, frozen=True, tag=True):
    """A paragraph, as runs in their styles; or an entry of a list, or of words that are quoted."""

    runs: Spans
    marker: str = ""
    """``-`` or ``2.`` before an entry of a list."""
    quoted: bool = False


class Hint(Struct, frozen=True, tag=True):
    """What can be typed. A page leaves it out where it has buttons instead."""

    text: str


class Trouble(Struct, frozen=True, tag=True):
    """That something was not understood or cannot be done."""

    text: str


class Item(Struct, frozen=True):
    """One of several things, with its number or letter, how it stands, and why."""

    label: str
    text: str
    standing: str = ""
    reason: str = ""


class Items(Struct, frozen=True, tag=True):
    """Several things of one kind, one after another."""

    items: tuple[Item, ...]
    heading: str = ""


class Figure(Struct, frozen=True, tag=True):
    """A drawing in words, with what is needed to draw it."""

    title: str
    lines: tuple[str, ...]
    framework: str = ""
    """Ids of the framework, and of the one beside it; empty if there is none."""
    beside: str = ""


class Choices(Struct, frozen=True, tag=True):
    """What can be opened from a menu, each with its number and its standing."""

    entries: tuple[Item, ...]


class Verbatim(Struct, frozen=True, tag=True):
    """Lines that stay as they are written."""

    lines: tuple[str, ...]


class Back(Struct, frozen=True, tag=True):
    """That one is at a place again, with all that is there: it is said on request, and a page shows it."""

    text: str
    whole: tuple[Block, ...]


class Break(Struct, frozen=True, tag=True):
    """Something new begins, without a heading of its own."""


Block = Heading | Text | Hint | Trouble | Items | Figure | Choices | Verbatim | Back | Break


def text(words: str) -> Text:
    """A paragraph of a text that was read by ``marked``, or has no marks."""
    return Text(spans_of(words))


def words_of(block: Text) -> str:
    """The words of a paragraph."""
    return "".join(run.text for run in block.runs)


def texts(words: Iterable[str]) -> list[Block]:
    """Each of them as a paragraph, without those that are empty."""
    return [text(one) for one in words if one]


def hints(words: Iterable[str]) -> list[Block]:
    """Each of them as a hint."""
    return [Hint(one) for one in words]


def page(source: str) -> list[Block]:
    """The blocks of a Markdown text. A table is read row by row, each cell after the head of its column."""
    return [made for one in markdown.blocks(source) for made in _made(one)]


def _made(block: markdown.Block | markdown.Table | markdown.Preformatted) -> Iterator[Block]:
    match block:
        case markdown.Preformatted():
            yield Verbatim(block.lines)
        case markdown.Table():
            rows = [row for one in block.rows if (row := _row(block.head, one))]
            yield from (text(one) for one in rows or [] if one)
            if not block.rows:
                yield text("; ".join(map(_words, block.head)))
        case _ if block.kind == "heading":
            yield Heading(block.text, level=2)
        case _:
            yield Text(block.spans, block.marker, quoted=block.kind == "quote")


def _row(head: tuple[Spans, ...], row: tuple[Spans, ...]) -> str:
    cells = [(_words(name), _words(cell)) for name, cell in zip(head, row, strict=True)]
    return "; ".join(f"{name}: {cell}" if name else cell for name, cell in cells if cell)


def _words(spans: Spans) -> str:
    return "".join(span.text for span in spans).strip()


# -- what is waited for ------------------------------------------------------------------------------------------------


class Option(Struct, frozen=True):
    """One of several that can be named, by its label or by its words."""

    label: str
    text: str
    band: str = ""
    """The name of the band that it is in; empty without one."""
    hue: str = ""
    """The hue of that band; empty where it has none."""


class Field(Struct, frozen=True, tag=True):
    """A line of the learner's own: a name, a word."""

    label: str


class Opening(Struct, frozen=True, tag=True):
    """One of the entries of a menu, by its label or its name; or what else can be looked for from there."""

    entries: tuple[Item, ...]
    look_for: str = ""
    """What a line is that looks for something; empty where nothing is to be found but the entries."""
    onward: str = ""
    """The label of the entry that leads on in the course; empty if there is none."""

    @property
    def names(self) -> tuple[str, ...]:
        """Names of entries, in small letters; they mean that, also where they are words of another kind."""
        return tuple(one.text.casefold() for one in self.entries)


class Choice(Struct, frozen=True, tag=True):
    """One or several of some options; a line names them by their labels."""

    options: tuple[Option, ...]
    several: bool = False
    chosen: tuple[str, ...] = ()
    """Labels of those that are chosen so far."""
    fixed: tuple[str, ...] = ()
    """Labels of those that stay as they are."""


class Placement(Struct, frozen=True, tag=True):
    """A place for the case in hand; a line names it by its label. Empty puts the case down where it is held."""

    case: str
    places: tuple[Option, ...]
    """In the order in which they are drawn."""
    held: str = ""
    """The label of the place over which the case is held."""
    barred: str = ""
    """The label of the place where a case that came back cannot be put again."""


class Ordering(Struct, frozen=True, tag=True):
    """An order of items, which are named from the top as it is now; a line names them by their labels, or moves one."""

    items: tuple[Option, ...]
    fixed: tuple[str, ...] = ()
    """Labels of those that stay where they are."""


class Writing(Struct, frozen=True, tag=True):
    """A text of the learner's own, line by line, after what is written so far."""

    so_far: str = ""


class GoOn(Struct, frozen=True, tag=True):
    """Nothing but an empty line, or a command."""


Form = Field | Opening | Choice | Placement | Ordering | Writing | GoOn


class Way(Struct, frozen=True):
    """A command that can be given now, which a page has a button for."""

    line: str
    """What would be typed for it."""
    name: str
    aside: bool = False
    """Whether it leads to something to look up, and not on."""


class Whole(str):
    """A text of the learner's own that takes the place of all that is written so far, as a page sends it."""

    __slots__ = ()
