"""The base of all boards: shows an exercise with an answer, and posts a message when the learner changes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from copro_tui.exercises import Answer, Mark
from copro_tui.figures.cells import BLANK, SIGNS, Cell, Figure, Role, paragraph
from copro_tui.player import StepView
from copro_tui.tui.bindings import bindings
from copro_tui.tui.widgets.figure_view import FigureView


@dataclass
class AnswerChanged(Message):
    """The learner changed the answer, which is not checked yet."""

    answer: Answer


class Board(FigureView):
    """An exercise as a figure. Once its answer is checked it can be looked through, not changed."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("board")

    def __init__(self, view: StepView) -> None:
        super().__init__(id="board")
        self.view = view
        self._before: list[Answer] = []

    def show(self, view: StepView) -> None:
        """Show the exercise in its current state, checked or not."""
        self.view = view
        if self.current not in self.stops():
            self.set_reactive(FigureView.current, next(iter(self.stops()), None))
        self.redraw()

    @property
    def checked(self) -> bool:
        return self.view.feedback is not None

    def mark_of(self, item: str) -> Mark | None:
        return self.view.feedback.mark(item) if self.view.feedback else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable reading reasons until the answer is checked, and if nothing is marked."""
        if action == "put_back":
            return self.in_hand
        return action != "read" or (self.view.feedback is not None and bool(self.view.feedback.marks))

    def action_read(self, by: int) -> None:
        """Go to the reason of another item."""
        self.action_step(by)

    def ready_to_check(self) -> None:
        """Called before the answer is checked; a board can complete what is obvious."""

    def change(self, answer: Answer, *, undoable: bool = True) -> None:
        """Change the answer, unless it is checked."""
        if self.checked or answer == self.view.answer:
            return
        if undoable:
            self._before.append(self.view.answer)
        self._take(answer)

    def action_undo(self) -> None:
        if self._before and not self.checked:
            self._take(self._before.pop())

    def action_put_back(self) -> None:
        """Put what is in hand back to where it was."""
        self.put_back()

    def _take_back_to(self, count: int) -> None:
        """Undo changes until only the first ``count`` are left."""
        if len(self._before) > count and not self.checked:
            answer = self._before[count]
            del self._before[count:]
            self._take(answer)

    def _take(self, answer: Answer) -> None:
        from msgspec.structs import replace

        self.view = replace(self.view, answer=answer)
        self.redraw()
        self.post_message(AnswerChanged(answer))


def verdict_role(given: Mark | None) -> Role:
    """The role of a marked item."""
    if given is None or given.verdict == "unmarked":
        return ""
    return "near" if given.verdict in ("missed", "arguable") else given.verdict  # type: ignore[return-value]


def sign(given: Mark | None) -> str:
    return SIGNS.get(given.verdict, "") if given is not None else ""


def reason(given: Mark | None, cells: int, *, placed: bool) -> Figure:
    """The feedback on an item: what was given, what is right, the reason, and a note."""
    if given is None:
        return ()
    rows = [*paragraph(f"{sign(given)} {given.belongs}", cells, verdict_role(given))] if placed else []
    rows += paragraph(given.because, cells)
    if given.note:
        rows += paragraph(given.note, cells, "quote")
    return tuple(rows)


def card(text: str, cells: int, heading: str, more: Sequence[Figure] = ()) -> Figure:
    """The current item in full, with a heading, and ``more`` below it."""
    rows = [(Cell(heading, "muted"),), *paragraph(text, cells, "strong", indent=2)]
    for figure in more:
        rows += figure
    return (*rows, BLANK)
