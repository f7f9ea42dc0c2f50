"""A kind of exercise that the program does not have: the file that it would have in each of the three folders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar

from msgspec import Meta, Struct
from textual.binding import Binding, BindingType

from copro_tui.exercises import Answer, Exercise, ExerciseShape, Feedback, Item, Mark, Target, Work
from copro_tui.exercises.faults import Fault, Frameworks, repeated_ids
from copro_tui.figures.cells import Cell, paragraph
from copro_tui.frameworks import Id, Line
from copro_tui.plain.answers.base import Taken, Talk
from copro_tui.plain.blocks import Block, Field, Form, texts
from copro_tui.plain.commands import NotUnderstoodError
from copro_tui.player import StepView
from copro_tui.player.feedback_words import SIGNS
from copro_tui.tui.boards.arrange import Parts, Sheet
from copro_tui.tui.boards.base import AnswerChanged, Board

MOST = 4
"""How many there can be."""


# -- exercises/count.py -------------------------------------------------------------------------------------------


class Count(Exercise, frozen=True, kw_only=True):
    """How many people decide in each case, from none to four."""

    kind = "count"
    ordered = True
    cases: tuple[Item, ...]

    @property
    def scored(self) -> bool:
        return any(case.key for case in self.cases)

    @property
    def places(self) -> tuple[Target, ...]:
        return tuple(Target(f"n{number}", f"{number} people") for number in range(MOST + 1))

    def placed(self, answer: object) -> dict[str, str]:
        known = answer if isinstance(answer, dict) else {}
        return {case.id: known[case.id] for case in self.cases if known.get(case.id) in self.options}

    def layout(self, seed: int) -> tuple[str, ...]:
        return tuple(case.id for case in self.cases)

    def fresh(self, seed: int) -> Answer:
        return {}

    def fitted(self, answer: object, seed: int) -> Answer:
        return self.placed(answer)

    def missing(self, work: Work, layout: Sequence[str]) -> str:
        return "" if len(work.answer) == len(self.cases) else "Count them all first."

    def judge(self, answer: Answer) -> Feedback:
        if not self.scored:
            return Feedback("Counted.", None)
        placed = self.placed(answer)
        earned = {case.id: self.credit(case, placed[case.id]) for case in self.cases}
        marks = tuple(
            Mark(
                item=case.id,
                verdict="right" if earned[case.id] else "wrong",
                credit=earned[case.id],
                given=self.options[placed[case.id]],
                belongs=self.options[case.best or ""],
                target=case.best or "",
                because=case.because,
            )
            for case in self.cases
        )
        return Feedback("Counted and marked.", sum(earned.values()) / len(earned), marks)

    def solution(self) -> Answer:
        return {case.id: case.best for case in self.cases if case.best}

    def marking(self) -> object:
        return [[case.id, case.best] for case in self.cases]


class Counted(Struct, frozen=True, forbid_unknown_fields=True):
    """One case, and how many there are."""

    id: Id
    text: Line
    people: Annotated[int, Meta(ge=0, le=MOST)] | None = None
    because: str = ""


class CountShape(ExerciseShape, frozen=True, kw_only=True, tag="count"):
    """How it is written."""

    cases: Annotated[tuple[Counted, ...], Meta(min_length=1)]

    def faults(self, frameworks: Frameworks) -> Iterator[Fault]:
        yield from repeated_ids("cases", [one.id for one in self.cases])

    def build(self, frameworks: Frameworks) -> Count:
        items = (
            Item(one.id, one.text, one.because, None if one.people is None else f"n{one.people}") for one in self.cases
        )
        return Count(**self.common(), cases=tuple(items))


class Motto(Exercise, frozen=True, kw_only=True):
    """A few words of one's own."""

    kind = "motto"
    own_words = True

    @property
    def scored(self) -> bool:
        return False

    def layout(self, seed: int) -> tuple[str, ...]:
        return ()

    def fresh(self, seed: int) -> Answer:
        return ""

    def fitted(self, answer: object, seed: int) -> Answer:
        return str(answer)

    def missing(self, work: Work, layout: Sequence[str]) -> str:
        return "" if work.answer else "Say something."

    def judge(self, answer: Answer) -> Feedback:
        return Feedback("Well said.", None)

    def solution(self) -> Answer:
        return ""

    def marking(self) -> object:
        return []


class MottoShape(ExerciseShape, frozen=True, kw_only=True, tag="motto"):
    """How it is written."""

    def faults(self, frameworks: Frameworks) -> Iterator[Fault]:
        return iter(())

    def build(self, frameworks: Frameworks) -> Motto:
        return Motto(**self.common())


# -- tui/boards/count.py ------------------------------------------------------------------------------------------


class CountBoard(Board):
    """The cases, each with its number; a digit counts the current one."""

    HELP = "Type how many there are."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(number), f"count({number})", "Count", show=False, id=f"count.{number}")
        for number in range(MOST + 1)
    ]

    def __init__(self, view: StepView, exercise: Count) -> None:
        super().__init__(view)
        self.exercise = exercise

    def stops(self) -> list[str]:
        return list(self.view.layout)

    def parts(self, sheet: Sheet) -> Parts:
        placed, cells = self.exercise.placed(self.view.answer), sheet.text_cells
        rows = tuple(
            (Cell(f"{self.sign(case.id)} {case.text} {placed.get(case.id, '')}", hit=("item", case.id)),)
            for case in self.exercise.cases
        )
        words = paragraph(self.view.feedback.headline, cells) if self.view.feedback else ()
        button = self.button_row("Check", "screen.check", "", cells)
        return Parts(question=self.question(cells), board=rows, words=words, button=button)

    def sign(self, case: str) -> str:
        given = self.view.marks.get(case)
        return SIGNS[given.verdict] if given else " "

    def action_count(self, number: int) -> None:
        current = self.current or self.stops()[0]
        placed = {**self.exercise.placed(self.view.answer), current: f"n{number}"}
        work = self.exercise.changed(self.view.work, placed, self.view.layout)
        self.become(work, AnswerChanged(work.answer))


# -- plain/answers/count.py ---------------------------------------------------------------------------------------


class CountTalk(Talk):
    """One number after the other, in the order of the cases."""

    def __init__(self, exercise: Count) -> None:
        self.exercise = exercise

    def opening(self, view: StepView) -> str:
        return "Count."

    def listed(self, view: StepView) -> list[Block]:
        return texts(case.text for case in self.exercise.cases)

    def how(self, view: StepView) -> str:
        return "As many numbers as there are cases."

    def form(self, view: StepView) -> Form:
        return Field("Numbers")

    def take(self, view: StepView, line: str) -> Taken:
        if not re.fullmatch(rf"[0-{MOST}]( [0-{MOST}])*", line):
            raise NotUnderstoodError("Type numbers.")
        cases = [case.id for case in self.exercise.cases]
        return Taken({case: f"n{number}" for case, number in zip(cases, line.split(), strict=False)}, ("Noted.",))

    def came(self, view: StepView) -> list[Block]:
        said = view.feedback
        return texts((said.headline, *(one.because for one in said.marks))) if said else []
