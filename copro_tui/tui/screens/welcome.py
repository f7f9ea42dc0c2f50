"""The first start: what this is, a language, a name, and a minute of practice for those who want it."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from copro_tui.course import places
from copro_tui.course.course import Course
from copro_tui.errors import CoproError
from copro_tui.figures.bands import HUES, LINES
from copro_tui.figures.cells import BLANK, Cell, Figure, Row, flow, paragraph
from copro_tui.frameworks import Framework
from copro_tui.i18n import available_languages, language, mark, own_name, use_language
from copro_tui.i18n import gettext as _
from copro_tui.player import Profiles
from copro_tui.player.first_start import facts, what_this_is
from copro_tui.player.settings import only_language
from copro_tui.terminal.field import Field
from copro_tui.text.safe import safe
from copro_tui.text.width import fit, width
from copro_tui.text.wrap import wrap
from copro_tui.tui.bindings import bindings
from copro_tui.tui.messages import Open, PlayerChosen
from copro_tui.tui.screens.base import PRINTABLE, BaseScreen, TopLine
from copro_tui.tui.widgets.buttons import Buttons
from copro_tui.tui.widgets.drawing import Drawing

GAP = 4
"""Cells between the names of the facts and what they say."""

ROOMY = 60
"""Cells from which the facts are in two columns, if the names leave them half of the line."""


class Facts(Drawing):
    """What the course is, and what to know before one begins."""

    def __init__(self, course: Course) -> None:
        super().__init__(id="facts")
        self._course = course

    def draw(self, cells: int) -> Figure:
        spectrum = self._course.three_bands
        bands = _bands(spectrum, cells) if cells >= ROOMY and spectrum is not None else ()
        rows: list[Row] = [bands, BLANK] if bands else []
        rows += paragraph(safe(self._course.title), cells, "strong")
        rows += [*paragraph(what_this_is(self._course), cells), BLANK]
        told = facts(self._course)
        names = max(width(fact.name) for fact in told) + 2 + GAP
        for fact in told:
            if cells < ROOMY or names > cells // 2:
                rows += flow([Cell(fact.name, "strong"), Cell("· " + fact.text)], cells)
                continue
            for number, line in enumerate(wrap(fact.text, cells - names)):
                name = (Cell("• ", "muted"), Cell(fit(fact.name, names - 2), "strong"))
                rows.append((*(name if not number else (Cell(" " * names),)), Cell(line)))
        return tuple(rows)


def _bands(spectrum: Framework, cells: int) -> Row:
    """The three bands of a spectrum, each with its own line."""
    names = [safe(band.name) for band in spectrum.bands]
    room = cells - sum(width(name) + 2 for name in names) + 1
    if room < len(names):
        return ()
    row: list[Cell] = []
    for place, (name, sign, role) in enumerate(zip(names, LINES, HUES, strict=True)):
        length = room // 3 + (place < room % 3)
        row += [Cell(f"{name} ", role, bold=True), Cell(sign * length, role), Cell(" " * (place < 2))]
    return tuple(row)


class NameBox(Field):
    """Where the name is typed; Enter in it begins."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("name")


class WelcomeScreen(BaseScreen):
    """Says what this is, asks for a name, and begins a record."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("welcome")
    HELP = mark(
        "Type the name you would like to use, and press Enter. Any name will do. Your answers stay on this computer. "
        "Tab leads to the buttons."
    )
    DEFAULT_CSS = """
    WelcomeScreen {
        & #body > #name {
            max-width: 36; margin: 0 0 1 0;
        }
        & #facts { margin: 0 0 1 0; }
        &.-narrow #facts { margin: 0; }
        & #called { text-style: bold; margin: 0; }
    }
    """

    def __init__(self, profiles: Profiles) -> None:
        super().__init__()
        self._profiles = profiles
        self._typed = ""
        self._asks_for_language = len(available_languages()) > 1

    def compose_body(self) -> ComposeResult:
        if self._asks_for_language:
            yield Static(Content(_("Which language would you like?")), classes="words")
            codes = dict.fromkeys((language(), *available_languages()))  # Enter takes the one in use
            yield Buttons({code: own_name(code) for code in codes}, id="languages")
            return
        yield Facts(self._profiles.course)
        yield Static(Content(_("What shall we call you?")), classes="words", id="called")
        asked = NameBox(self._typed, placeholder=_("Your name"), id="name", restrict=PRINTABLE, select_on_focus=False)
        asked.cursor_blink = False
        yield asked
        yield Buttons(
            {"practice": _("Start with one minute of practice"), "course": _("Go straight to the course")},
            id="begin",
        )

    def on_mount(self) -> None:
        self._begin_here()

    def _begin_here(self) -> None:
        self.query_one(TopLine).show("copro", own_name(language()))
        self.query_one(Buttons if self._asks_for_language else Input).focus()

    async def action_language(self) -> None:
        """Go on in the next language, if there is one."""
        codes = available_languages()
        if len(codes) == 1:
            self.app.tell(only_language())
            return
        await self._take(codes[(codes.index(language()) + 1) % len(codes)])

    async def _take(self, code: str) -> None:
        use_language(code)
        await self.recompose()
        self._begin_here()

    def action_list(self) -> None:
        """From the field to the buttons, and back."""
        (self.query_one(Input if self.query_one(Buttons).has_focus else Buttons)).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a command works now: there is no field to go to while the language is asked."""
        return not (action == "list" and self._asks_for_language) and super().check_action(action, parameters)

    @on(Input.Changed)
    def _keep_typed(self, event: Input.Changed) -> None:
        self._typed = event.value

    @on(Input.Submitted)
    def _start(self) -> None:
        self._begin(practice=True)

    @on(Buttons.Pressed)
    async def _pressed(self, event: Buttons.Pressed) -> None:
        if self._asks_for_language:
            self._asks_for_language = False
            await self._take(event.button)
        else:
            self._begin(practice=event.button == "practice")

    def _begin(self, *, practice: bool) -> None:
        try:
            player = self._profiles.create(self._typed, language())
        except CoproError as error:
            self.complain(error)
            self.query_one(Input).focus()
            return
        self.post_message(PlayerChosen(player))
        if practice:
            self.app.call_later(self.app.post_message, Open(places.Practice()))
