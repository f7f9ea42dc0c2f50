"""A text in Markdown on the screen, which can be selected and copied."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from rich.segment import Segment
from textual.selection import Selection
from textual.strip import Strip

from copro_tui.figures.cells import Figure, as_text
from copro_tui.figures.prose import Passage, passages
from copro_tui.text.width import width
from copro_tui.tui.widgets.picture import Picture


class Start(Struct, frozen=True):
    """Where a row begins in the text that is copied."""

    lead: int
    """How many letters of the row are not in the text."""
    letter: int
    line: int


class Prose(Picture):
    """Shows a text in Markdown. What is copied of it is not wrapped, and has no marks."""

    ALLOW_SELECT = True

    def __init__(self, markdown: str = "", *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(self._rows, id=id, classes=classes)
        self._markdown = markdown
        self._lines: list[str] = []
        """The lines of the text that is copied."""
        self._starts: list[Start] = []
        """Of each row."""
        self.display = bool(markdown)  # what takes no room from the beginning costs no second layout

    def show(self, markdown: str) -> None:
        """Show another text."""
        self._markdown = markdown
        self.redraw()

    def _rows(self, cells: int) -> Figure:
        drawn = tuple(passages(self._markdown, cells))
        self._lines, self._starts = [], []
        for one in drawn:
            self._starts += _starts(one, len(self._lines))
            self._lines += one.text.split("\n")
        return tuple(row for one in drawn for row in one.rows)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What is selected, as Textual asks for it: the text, and how it ends."""
        return selection.extract("\n".join(self._lines)), "\n"

    def render_line(self, y: int) -> Strip:
        """A row, with what is selected of it set off; Textual reads in it which letters lie under the mouse."""
        row = super().render_line(y)
        if y >= len(self._starts):
            return row
        start = self._starts[y]
        text = row.text
        lead = width(text[: start.lead])
        before, words = row.crop(0, lead), row.crop(lead)
        span = self.text_selection.get_span(start.line) if self.text_selection else None
        if span is not None:
            first = max(0, span[0] - start.letter)
            last = max(0, span[1] - start.letter) if span[1] >= 0 else len(words.text)
            words = self._selected(words, width(words.text[:first]), width(words.text[:last]))
        return Strip.join(
            [
                before.apply_offsets(max(0, start.letter - start.lead), start.line),
                words.apply_offsets(start.letter, start.line),
            ]
        )

    def _selected(self, words: Strip, first: int, last: int) -> Strip:
        colours = self.screen.get_component_rich_style("screen--selection")
        selected = [Segment(text, style + colours if style else colours) for text, style, _ in words.crop(first, last)]
        return Strip.join([words.crop(0, first), Strip(selected), words.crop(last)])


def _starts(passage: Passage, line: int) -> Iterator[Start]:
    """Where each row of a passage begins in its text, whose first line is ``line``."""
    read = 0
    for row, lead in zip(passage.rows, passage.leads, strict=True):
        words = as_text((row,))[lead:]
        at = max(read, passage.text.find(words, read))
        read = at + len(words)
        before = passage.text[:at]
        yield Start(lead, at - (before.rfind("\n") + 1), line + before.count("\n"))
