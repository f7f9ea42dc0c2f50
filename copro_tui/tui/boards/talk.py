"""A conversation: what is said to you, what you can say, and how it stands."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from copro_tui.exercises import Conversation, Work
from copro_tui.exercises.talk_way import turning_points
from copro_tui.figures.cells import Hit
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import StepView
from copro_tui.tui.bindings import bindings
from copro_tui.tui.boards.arrange import Parts, Sheet
from copro_tui.tui.boards.base import Board, Held, PutDown, TakeBack, stacked
from copro_tui.tui.boards.talk_parts import Below, end_parts, turn_parts
from copro_tui.tui.widgets.figure_view import keys_to
from copro_tui.tui.widgets.scanned import Scanned


class TalkBoard(Board):
    """One turn after the other, and then the end."""

    HELP = mark(
        "Go to what you want to say with the arrow keys, or press its number, and say it with Enter. With the mouse, "
        "click it, and click it again. You cannot fail here: u takes back the last turn as often as you like, and at "
        "the end you can go back or play it again."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("talk")

    def __init__(self, view: StepView, exercise: Conversation) -> None:
        super().__init__(view)
        self.exercise = exercise
        self.current = self._first()

    def show(self, view: StepView) -> None:
        moved_on = view.phase != self.view.phase or view.case != self.view.case
        super().show(view)
        if moved_on:
            self.current = self._first()
            self.refresh_bindings()

    def _first(self) -> str | None:
        """The reply that is held, else the first; at the end the first turning point."""
        return next(iter(self.view.work.held.values()), None) or self.first_stop()

    def stops(self) -> list[str]:
        turn = self.exercise.turn(self.view.answer)
        if turn is None:
            return [one.turn.id for one in turning_points(self.exercise.way(self.view.answer))]
        return [one.id for one in self.exercise.replies(turn, self.view.layout)]

    # -- drawing ------------------------------------------------------------------------------------------------

    def parts(self, sheet: Sheet) -> Parts:
        view, cells, current = self.view, sheet.text_cells, self.current or ""
        words, action, aside = self._button()
        below = Below(
            words=stacked([*self.asides(cells), self.said_below(aside, words, cells)]),
            button=self.button_row(words, action, aside, cells),
        )
        turn = self.exercise.turn(view.answer)
        if turn is None:
            return end_parts(view, self.exercise, current, sheet, below)
        return turn_parts(view, self.exercise, turn, current, sheet, below)

    def _button(self) -> tuple[str, str, str]:
        """The words and the action of the button, and what is said beside it."""
        match self.view.phase:
            case "over":
                return _("Next step"), "screen.onward", _("Nothing is marked. u goes back a turn, t plays it again.")
            case "held":
                return _("Say it"), "say", ""
        return "", "", _("Choose what you say with ↑↓, or press its number.")

    # -- keys ---------------------------------------------------------------------------------------------------

    def key_label(self, command: str) -> str:
        return keys_to(len(self.stops()), "↑↓") if command == "talk.1" else super().key_label(command)

    def can_do(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        phase = self.view.phase
        match action:
            case "say":
                return phase == "held"
            case "too_early":
                return phase == "offered"
            case "pick" | "pick_number":
                return phase != "over"
            case "read":
                return phase == "over"
            case "undo":
                return self.view.can_take_back
        return super().can_do(action, parameters)

    def action_pick(self, by: int) -> None:
        """Go to the next reply, or the one before; the first arrow only says that one is meant."""
        stops = self.stops()
        place = stops.index(self.current) if self.current in stops else 0
        by = by if self.view.phase == "held" else 0
        self._hold(stops[max(0, min(place + by, len(stops) - 1))])

    def action_pick_number(self, number: int) -> None:
        if number <= len(self.stops()):
            self._hold(self.stops()[number - 1])

    def action_end(self, place: int) -> None:
        if self.view.phase == "over":
            super().action_end(place)
        else:
            self._hold(self.stops()[place])

    def action_read(self, by: int) -> None:
        self.action_step(by)

    def _hold(self, reply: str) -> None:
        self.current = reply
        self.become(self.exercise.hold(self.view.work, reply, self.view.layout), Held(reply), undoable=False)

    def action_say(self) -> None:
        self.post_message(PutDown())

    def action_too_early(self) -> None:
        self.say(_("Choose what you say first."))

    def action_undo(self) -> None:
        """Take back the last turn."""
        self.post_message(TakeBack())

    def message_for(self, work: Work) -> Message:
        return Held(next(iter(work.held.values()), ""))

    def point_at(self, hits: Collection[Hit]) -> None:
        """Point at these controls; the reply that is held stays the one that is said."""
        Scanned.point_at(self, hits)

    def clicked(self, hit: Hit) -> None:
        kind, name = hit
        if kind == "button":
            super().clicked(hit)
        elif name not in self.stops():
            return
        elif self.view.phase == "over":
            self.current = name
        elif self.view.work.held and name == self.current:
            self.action_say()
        else:
            self._hold(name)
