"""One minute of practice: three cups of tea on a line of three points, as every exercise works later."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from copro_tui.exercises.practice import tea
from copro_tui.figures.card import card
from copro_tui.figures.cells import Figure
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import StepView
from copro_tui.player.practice import begun, gone_on, held, put_down
from copro_tui.tui.bindings import bindings
from copro_tui.tui.boards.base import Held, NextCase, PutDown
from copro_tui.tui.boards.cases import CaseBoard
from copro_tui.tui.screens.base import BaseScreen, TopLine


class PracticeBoard(CaseBoard):
    """The cups of tea."""

    def asides(self, cells: int) -> list[Figure]:
        """How it works, until the first cup is down."""
        if self.view.work.answer:
            return []
        words = _(
            "The arrow keys move the cup, or press the number of its place. Enter puts it down, and you hear at once "
            "why it belongs there. You cannot break anything."
        )
        return [card(_("How it works"), "", [words], cells)]

    def next_words(self) -> str:
        return _("Go to the course")


class PracticeScreen(BaseScreen):
    """The practice. It can be left at any moment, and nothing of it is kept."""

    HELP = mark(
        "This is how the exercises work. The arrow keys move the cup, or press the number of its place; Enter puts it "
        "down, and you hear at once why it belongs there. You cannot break anything."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("practice")
    DEFAULT_CSS = """
    PracticeScreen #body {
        padding: 1 1 0 1; overflow: hidden; scrollbar-size: 0 0; scrollbar-gutter: auto;
        & > * { max-width: 78; }
    }
    PracticeScreen.-low #body { padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._view = begun()
        self._board = PracticeBoard(self._view, tea())

    def compose_body(self) -> ComposeResult:
        yield self._board

    def on_mount(self) -> None:
        self._board.focus()
        self._show(self._view)

    def _show(self, view: StepView) -> None:
        self._view = view
        self._board.show(view)
        place = next((number for number, case in enumerate(view.layout) if view.case and case == view.case.id), 0)
        states = tuple("done" if case in view.work.answer else "new" for case in view.layout)
        count = _("%(number)d of %(count)d") % {"number": place + 1, "count": len(view.layout)}
        self.query_one(TopLine).show(
            "copro", count, title=_("One minute of practice"), joint="", states=states, here=place
        )
        self.query_one("#body", VerticalScroll).scroll_home(animate=False)
        self.refresh_bindings()

    @on(Held)
    def _held(self, event: Held) -> None:
        self._view = held(self._view, event.place)
        self.refresh_bindings()

    @on(PutDown)
    def _put_down(self) -> None:
        self._show(put_down(self._view))

    @on(NextCase)
    def _next_case(self) -> None:
        self._show(gone_on(self._view))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        over = self._view.phase == "over"
        if action == "onward":
            return over
        return not over if action == "skip" else super().check_action(action, parameters)

    def action_onward(self) -> None:
        self.action_leave()

    def action_skip(self) -> None:
        self.action_leave()
