"""Search: type a word, and open what has it, by kind: places and commands, lessons, words, pages."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from copro_tui.commands.search import Thing, excerpt
from copro_tui.course import places
from copro_tui.figures.cells import BLANK, Cell, Figure, Ground, Hit, Row, belonging, flow, paragraph
from copro_tui.figures.parts import heading
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.terminal.field import Field
from copro_tui.text.safe import safe
from copro_tui.text.width import clip, clip_words, fit, width
from copro_tui.tui.bindings import bindings
from copro_tui.tui.finding import Finder
from copro_tui.tui.screens.base import PRINTABLE, BaseScreen, TopLine
from copro_tui.tui.widgets.beside import Beside, paragraphs, titled
from copro_tui.tui.widgets.figure_view import FigureView

MOST = 40
"""The most results that are shown at once."""

PREVIEW = 240
"""Letters of a text before and after what was found in it, in the pane."""

SUGGESTION = "suggestion"

HEADINGS = {
    "way": mark("Places and commands"),
    "part": mark("Lessons and frameworks"),
    "detail": mark("Words"),
    "text": mark("In the lessons"),
}
OF_COHORTS = {"part": mark("Cohorts and exercises"), "detail": mark("People")}
"""The headings of the results of each sort; and, where a trainer searches, of those that belong to cohorts."""


class SearchField(Field):
    """Where the word is typed; Enter opens what is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("search")


class Found(FigureView):
    """What was found, by kind; the field keeps the focus."""

    can_focus = False

    class Chosen(Message):
        """The current result was clicked."""

    def __init__(self, finder: Finder) -> None:
        super().__init__(id="found")
        self._finder = finder
        self._text = ""
        self._things: list[Thing] = finder.find("")
        self._suggestion = ""

    def look_for(self, text: str) -> None:
        self._text, self._things = text, self._finder.find(text)
        self._suggestion = "" if self._things else self._finder.index.suggest(text)
        self.set_reactive(FigureView.current, None)
        self.current = self.first_stop()
        self.redraw()
        self.call_after_refresh(self.show_current)

    @property
    def chosen(self) -> Thing | str | None:
        """The current result, or the word that is suggested; None if nothing was found."""
        if self._things:
            return self._shown[int(self.current or 0)]
        return self._suggestion or None

    @property
    def _shown(self) -> list[Thing]:
        """The results in the order of the screen: by kind, the kind of the best first."""
        kinds = list(dict.fromkeys(one.sort for one in self._things))
        return sorted(self._things[:MOST], key=lambda one: kinds.index(one.sort))

    def stops(self) -> list[str]:
        return [str(number) for number in range(len(self._shown))] or ([SUGGESTION] if self._suggestion else [])

    def draw(self, cells: int) -> Figure:
        if not self._things:
            return self._nothing(cells)
        rows: list[Row] = []
        before = ""
        for number, one in enumerate(self._shown):
            if one.sort != before:
                before = one.sort
                rows += [*([BLANK] if rows else []), heading(_heading(one), cells)]
            rows += belonging(self._result(one, cells, here=str(number) == self.current), ("item", str(number)))
        if len(self._things) > MOST:
            more = _("And %(count)d more: type another letter.") % {"count": len(self._things) - MOST}
            rows += [BLANK, *paragraph(more, cells, "muted")]
        return tuple(rows)

    def _result(self, one: Thing, cells: int, *, here: bool) -> Figure:
        ground: Ground = "select" if here else ""
        right = self._finder.key(one) or (one.kind if one.sort != "way" else "")
        right = clip(safe(right), cells // 2)
        room = cells - 2 - width(right) - bool(right)
        row = (
            Cell("▶ " if here else "  ", "strong", ground=ground),
            Cell(fit(clip(safe(one.name), room), room), "strong" if here else "", ground=ground),
            Cell(f" {right}" if right else "", "muted", ground=ground),
        )
        text = excerpt(self._text, one) if one.sort == "text" else ""
        return (row, *paragraph(safe(text), cells, "muted", indent=4)) if text else (row,)

    def _nothing(self, cells: int) -> Figure:
        text = safe(" ".join(self._text.split()))
        if not self._suggestion:
            return paragraph(_("Nothing found for “%(text)s”.") % {"text": text}, cells)
        words = _("Nothing found for “%(text)s”. Did you mean %(word)s?") % {"text": text, "word": self._suggestion}
        hit: Hit = ("item", SUGGESTION)
        rows = belonging(flow([Cell("▶", "strong"), Cell(words)], cells), hit)
        return (*rows, BLANK, *paragraph(_("Enter searches for it."), cells, "muted"))

    def preview(self, cells: int) -> Figure:
        """The current result with more of what is said there than the list has room for."""
        one = self.chosen
        if not isinstance(one, Thing):
            return ()
        text = excerpt(self._text, one, PREVIEW) if one.sort == "text" else ""
        texts = text or one.about or clip_words(one.words, 2 * PREVIEW)
        return titled(one.name, one.label or one.kind, paragraphs(texts.splitlines(), cells), cells)

    def clicked(self, hit: Hit) -> None:
        self.current = hit[1]
        self.post_message(self.Chosen())


def _heading(one: Thing) -> str:
    return _((HEADINGS | (OF_COHORTS if isinstance(one.means, places.InCohort) else {}))[one.sort])


class SearchScreen(BaseScreen):
    """The search, in front of the screen that it was opened from."""

    HELP = mark(
        "Type a word or a part of one. The arrow keys go through what was found, Enter opens it. Lessons are searched "
        "for their text, too."
    )
    DEFAULT_CSS = """
    SearchScreen #look-for { margin: 0 0 1 0; max-width: $text-cells; }
    """

    def __init__(self, finder: Finder, text: str = "") -> None:
        super().__init__()
        self._finder = finder
        self._found = Found(finder)
        self._first = text

    def compose_body(self) -> ComposeResult:
        field = SearchField(self._first, placeholder=_("Search lessons, words…"), id="look-for", restrict=PRINTABLE)
        field.cursor_blink = False
        yield field
        yield self._found

    def compose_pane(self) -> ComposeResult:
        yield Beside(self._found, self._found.preview)

    def on_mount(self) -> None:
        self.query_one(TopLine).show(_("Search"))
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._found.look_for(event.value)

    def action_move(self, by: int) -> None:
        self._found.action_step(by)
        self._found.call_after_refresh(self._found.show_current)

    @on(Found.Chosen)
    def action_open(self) -> None:
        """Open the current result; or search for the word that is suggested."""
        chosen = self._found.chosen
        if isinstance(chosen, str):
            self.query_one(Input).value = chosen
        elif chosen is not None:
            self.app.pop_screen()
            self._finder.open(chosen)
