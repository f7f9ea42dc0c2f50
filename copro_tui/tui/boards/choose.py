"""Choosing one or several of some options, with one more try."""

from __future__ import annotations

from itertools import chain
from typing import ClassVar

from textual.binding import BindingType

from copro_tui.exercises import Choose, Mark
from copro_tui.figures.card import card
from copro_tui.figures.cells import (
    Cell,
    Figure,
    Ground,
    Hit,
    Role,
    Row,
    grounded,
    indented,
    padded,
    paragraph,
    wrapped,
)
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import StepView
from copro_tui.text.marks import after
from copro_tui.text.safe import safe
from copro_tui.tui.bindings import bindings
from copro_tui.tui.boards.arrange import Parts, Sheet
from copro_tui.tui.boards.base import AnswerChanged, Board, Check, cursor_row, stacked
from copro_tui.tui.widgets.figure_view import keys_to

LEAD = 8
"""Cells before the text of an option: the cursor, its number, its sign."""


class ChooseBoard(Board):
    """Options, each with its reason once it was tried."""

    HELP = mark(
        "Go to an option with the arrow keys and choose it with Enter, or press its number. Where several are right, "
        "tick them with Space or their numbers, and press c to check. With the mouse, click an option."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("choose")

    def __init__(self, view: StepView, exercise: Choose) -> None:
        super().__init__(view)
        self.exercise = exercise
        self._went = False
        """Whether the learner went to an option: until then none is chosen by Enter."""
        if view.asked and not exercise.several:
            self._went, self.current = True, exercise.chosen(view.answer)[0]

    def stops(self) -> list[str]:
        return list(self.view.layout)

    def show(self, view: StepView) -> None:
        newly_over = view.phase == "over" != self.view.phase
        super().show(view)
        if newly_over:
            self.current = next(iter(self.exercise.right), self.current)

    # -- drawing ------------------------------------------------------------------------------------------------

    def parts(self, sheet: Sheet) -> Parts:
        cells = sheet.text_cells
        question = self.question(cells)
        if self.exercise.several:
            question = (*question, *paragraph(_("Choose all that apply."), cells, "muted"))
        options = [self._option(number, item, cells) for number, item in enumerate(self.stops(), start=1)]
        loose = stacked(options)
        words, action, aside = self._button()
        said = [*self.asides(cells), self._result(cells), self.said_below(aside, words, cells)]
        below = stacked(said)
        room = sheet.rows - len(question) - len(below) - 4
        board = indented(loose if len(loose) <= room else tuple(chain(*options)), sheet.margin)
        return Parts(
            question=question,
            known=True,
            board=board,
            spot=cursor_row(board),
            words=below,
            button=self.button_row(words, action, aside, cells),
        )

    def _option(self, number: int, item: str, cells: int) -> Figure:
        here, given = item == self.current, self.view.marks.get(item)
        sign, role = self._sign(item, given)
        ground: Ground = "select" if here else ""
        hit: Hit = ("item", item)
        text: Role = "strong" if here else "muted" if given and given.verdict in ("wrong", "unmarked") else ""
        lead = (
            Cell(f"{'▶' if here else ' '} {number} ", "strong", hit, ground),
            Cell(f" {sign}  ", role, hit, ground, bold=True),
        )
        rest = Cell(" " * LEAD, "", hit, ground)
        lines = wrapped(Cell(self.exercise.options[item], text, hit, ground), cells - LEAD)
        rows: list[Row] = [
            (*(lead if not line else (rest,)), *grounded(padded(part, cells - LEAD), ground, hit))
            for line, part in enumerate(lines)
        ]
        return (*rows, *self._reason(given, cells, here=here))

    def _sign(self, item: str, given: Mark | None) -> tuple[str, Role]:
        if given is not None and given.verdict in ("right", "missed"):
            return "✓", "right"
        if given is not None and given.verdict == "wrong":
            return "✗", "wrong"
        if self.exercise.several:
            return ("■", "strong") if item in self.view.answer else ("□", "muted")
        return ("●", "strong") if item in self.view.answer and not self.exercise.scored else ("○", "muted")

    def _reason(self, given: Mark | None, cells: int, *, here: bool) -> Figure:
        """The reason of an option that was tried; once it is over, also that of the one under the cursor."""
        if given is None or (given.verdict in ("unmarked", "missed") and not here and self.exercise.several):
            return ()
        if given.verdict == "unmarked" and not here:
            return ()
        bar: Role = "wrong" if given.verdict == "wrong" else "right" if given.verdict != "unmarked" else "rule"
        lead = {"wrong": _("Not quite."), "missed": _("This is right.")}.get(given.verdict, "")
        rows = card("", "", [after(lead, given.because)], cells - LEAD, bar)
        return tuple((Cell(" " * LEAD), *row) for row in rows)

    def _result(self, cells: int) -> Figure:
        """What came of the last try."""
        view = self.view
        if view.phase == "over" and view.feedback is not None:
            if view.was_shown:
                return paragraph(_("Here is our answer. Use ↑↓ to see why."), cells, "strong")
            right = not (self.exercise.scored and self._wrong_at_last)
            words = self.exercise.after_check(view.work) or view.feedback.headline
            return paragraph(f"{'✓' if right else '✗'} {safe(words)}", cells, "right" if right else "wrong")
        return paragraph(safe(self.exercise.after_check(view.work)), cells, "strong") if view.work.earlier else ()

    @property
    def _wrong_at_last(self) -> bool:
        last = self.view.work.earlier[-1] if self.view.work.earlier else self.view.answer
        return set(last) != set(self.exercise.right)

    def _button(self) -> tuple[str, str, str]:
        view = self.view
        if view.phase == "over":
            return self.onward_words, "screen.onward", ""
        if self.exercise.several:
            return _("Check again") if view.work.earlier else _("Check"), "screen.check", ""
        if not self._went or self.current is None:
            return "", "", _("Go to one with ↑↓, or press its number.")
        return _("Choose %(number)d") % {"number": self.stops().index(self.current) + 1}, "choose", ""

    # -- keys ---------------------------------------------------------------------------------------------------

    def key_label(self, command: str) -> str:
        return keys_to(len(self.stops()), "↑↓") if command == "choose.1" else super().key_label(command)

    def can_do(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        over = self.view.phase == "over"
        match action:
            case "tick":
                return not over and self.exercise.several
            case "choose":
                return not over and not self.exercise.several
            case "tick_number":
                return not over
            case "enter_too_early":
                return not over and self.exercise.several
        return super().can_do(action, parameters)

    def action_step(self, by: int) -> None:
        if not self._went:  # the first arrow only says that one is meant
            self._went = True
            by = max(0, by)
        self.said = ""
        super().action_step(by)
        self.redraw()

    def action_end(self, place: int) -> None:
        self._went, self.said = True, ""
        super().action_end(place)
        self.redraw()

    def action_tick(self) -> None:
        if self.current:
            self._tick(self.current)

    def action_choose(self) -> None:
        if not self._went or self.current is None:
            self.say(_("Choose one first."))
        elif self.current in self.exercise.fixed(self.view.work):
            self.say(_("That one is not it. Choose another."))
        else:
            self._choose(self.current)

    def action_enter_too_early(self) -> None:
        self.say(_("Space ticks an option, c checks."))

    def action_tick_number(self, number: int) -> None:
        if number <= len(self.stops()):
            self._take(self.stops()[number - 1])

    def _take(self, item: str) -> None:
        self._went = True
        self.current = item
        if self.exercise.several:
            self._tick(item)
        else:
            self.action_choose()

    def _tick(self, item: str) -> None:
        view, ticked = self.view, list(self.view.answer)
        if item in self.exercise.fixed(view.work):
            self.say(_("That one is fixed."))
            return
        wanted = [one for one in ticked if one != item] if item in ticked else [*ticked, item]
        work = self.exercise.changed(view.work, wanted, view.layout)
        self.become(work, AnswerChanged(work.answer))

    def _choose(self, item: str) -> None:
        work = self.exercise.changed(self.view.work, [item], self.view.layout)
        self.become(work, AnswerChanged(work.answer), undoable=False)
        self.post_message(Check())

    def choices(self) -> list[Hit]:
        fixed = () if self.view.phase == "over" else self.exercise.fixed(self.view.work)
        return [("item", one) for one in self.stops() if one not in fixed]

    def clicked(self, hit: Hit) -> None:
        kind, name = hit
        if kind == "button":
            super().clicked(hit)
        elif self.view.phase == "over":
            self.current = name
        else:
            self._take(name)
