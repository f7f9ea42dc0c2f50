"""A board while it is asked how sure the learner is: which answer Enter gives, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message
from textual.widget import Widget

from copro_tui.exercises import Sureness
from copro_tui.exercises.sureness import SURENESSES
from copro_tui.figures.cells import Cell
from copro_tui.i18n import gettext as _
from copro_tui.player import StepView


@dataclass
class SaySure(Message):
    """The learner says how sure they are; None goes back to what is in hand."""

    value: Sureness | None


class AsksHowSure(Widget):
    """The answers to how sure one is, on a board."""

    view: StepView
    sureness: Sureness | None = None
    """The answer that Enter gives, while it is asked."""
    said = ""

    def redraw(self) -> None:
        """Draw the board anew."""
        raise NotImplementedError

    def say(self, words: str) -> None:
        """Say something to the learner."""
        raise NotImplementedError

    def action_sure_step(self, by: int) -> None:
        """Go along the answers to how sure one is; the first step only says that one is meant."""
        at = SURENESSES.index(self.sureness) + by if self.sureness else 0
        self.sureness, self.said = SURENESSES[max(0, min(at, len(SURENESSES) - 1))], ""
        self.redraw()

    def action_sure_say(self) -> None:
        if self.sureness is None:
            self.say(_("How sure are you? Choose with ←→ first."))
        else:
            self.post_message(SaySure(self.sureness))

    def action_sure_number(self, number: int) -> None:
        self.post_message(SaySure(SURENESSES[number - 1]))

    def action_sure_drop(self) -> None:
        """Back from the question to what is in hand."""
        self.post_message(SaySure(None))

    def is_sure_answer(self, cell: Cell) -> bool:
        """Whether a cell is the answer that Enter gives to how sure one is, or the first while none is chosen."""
        number = SURENESSES.index(self.sureness or SURENESSES[0]) + 1
        return self.view.asked and cell.hit == ("button", f"sure_number({number})")
