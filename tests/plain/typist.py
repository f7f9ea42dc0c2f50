"""Somebody who plays the course by what they hear, and types in one of four styles, with mistakes now and then."""

from __future__ import annotations

import io
from collections.abc import Container, Sequence
from typing import Literal

from copro_tui.course.course import Course
from copro_tui.exercises import Choose, Conversation, Exercise, Order
from copro_tui.plain.blocks import (
    Block,
    Choice,
    Field,
    Form,
    GoOn,
    Heading,
    Hint,
    Opening,
    Option,
    Ordering,
    Placement,
    Trouble,
    Way,
    Writing,
)
from copro_tui.plain.door import Closed
from copro_tui.plain.voice import Ended, Terminal, lines_of
from copro_tui.progress.settings import Settings
from tests.plain.as_page import page_words
from tests.players import right_answer

Style = Literal["digits", "words", "names", "dictated"]
STYLES: tuple[Style, ...] = ("digits", "words", "names", "dictated")
NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
NONSENSE = ("zzz", "99 99", "=", "x=y", "move 1 sideways")
OFTEN = 5
"""At each so many prompts something is typed that means nothing."""


class Typist:
    """A voice that answers: it hears blocks, and types what is right as people type it.

    Everything that it hears is printed to ``screens``, terminals of several widths, too.
    """

    at_once = False
    settings: Container[str] = Terminal.settings
    door = Closed()

    def __init__(self, course: Course, screens: Sequence[Terminal]) -> None:
        self._by_prompt = {step.prompt: step for ref in course.all_lessons() for step in course.lesson(ref).exercises}
        self._screens = screens
        self._exercise: Exercise | None = None
        self._heading = ""
        self._said: list[Block] = []
        self._prompts = 0
        self._answers = 0
        self._wrong_on_purpose = False
        self._steps = 0
        self.typed: dict[Style, int] = dict.fromkeys(STYLES, 0)
        self.refused: list[tuple[Style, str, str]] = []
        """What was typed as it was meant, and not understood."""
        self.not_refused: list[str] = []
        """What means nothing and was taken."""
        self.differs: list[Block] = []
        """What a page says in other words."""
        self._last = ""

    @property
    def style(self) -> Style:
        return STYLES[self._steps % len(STYLES)]

    def suit(self, likes: Settings) -> None:
        for one in self._screens:
            one.suit(likes)

    def say(self, *blocks: Block) -> None:
        self._said += blocks
        for block in blocks:
            if isinstance(block, Heading) and block.level == 1:
                self._heading = block.text
                self._exercise = self._by_prompt.get(block.text)
                self._steps += self._exercise is not None
            if page_words(block) != " ".join(" ".join(lines_of(block)).split()):
                self.differs.append(block)
        for one in self._screens:
            one.say(*blocks)

    def ask(self, form: Form, ways: Sequence[Way] = ()) -> str:
        said, self._said = self._said, []
        troubled = any(isinstance(one, Trouble) for one in said)
        if self._wrong_on_purpose and not troubled:
            self.not_refused.append(self._last)
        if troubled and not self._wrong_on_purpose:
            self.refused.append((self.style, self._last, str(said)))
        self._wrong_on_purpose = False
        if said and isinstance(said[-1], Hint) and said[-1].text == "Enter reads on.":
            return ""
        self._prompts += 1
        if self._prompts % OFTEN == 0 and not isinstance(form, Writing | Field | Opening):
            self._wrong_on_purpose, self._last = True, NONSENSE[self._prompts // OFTEN % len(NONSENSE)]
            return self._last
        self._last = self._line(form)
        self.typed[self.style] += not isinstance(form, GoOn | Field | Opening)
        return self._last

    def _line(self, form: Form) -> str:
        match form:
            case Placement() if form.held:
                return ""
            case Placement():
                return self._place(form)
            case Choice():
                return self._choose(form)
            case Ordering():
                return self._order(form)
            case Writing(so_far):
                return ".save" if so_far else "My own words."
            case Field() | Opening():
                return self._menu(form)
        return ""

    def _menu(self, form: Field | Opening) -> str:
        if isinstance(form, Field):
            return "Ann" if form.label.startswith("What shall we call you") else "The letter about a first visit"
        if self._heading.startswith("The end of the lesson"):
            return ""
        if self._heading.startswith("Home.") and self._steps:
            raise Ended
        return "1"

    def _place(self, form: Placement) -> str:
        assert self._exercise is not None
        case = next(one for one in self._exercise.cases if one.text == form.case)
        right = right_answer(self._exercise)
        assert isinstance(right, dict)
        number = [one.id for one in self._exercise.places].index(right[case.id])
        option = next(one for one in form.places if one.label == str(number + 1))  # in the order drawn
        match self.style:
            case "digits":
                return option.label
            case "words":
                return NUMBERS[number]
            case "names":
                return option.text
        return f"number {NUMBERS[number]} please"

    def _choose(self, form: Choice) -> str:
        exercise = self._exercise
        if form.several and form.chosen:
            return "check"
        if isinstance(exercise, Conversation):
            texts = [one.reply.text for one in exercise.way(exercise.solution())]
        else:
            assert isinstance(exercise, Choose)
            texts = [exercise.options[one] for one in exercise.right]
        wanted = [one for one in form.options if one.text in texts][: None if form.several else 1]
        return self._several(wanted, "and")

    def _order(self, form: Ordering) -> str:
        exercise = self._exercise
        assert isinstance(exercise, Order)
        names = {item.id: item.name.rstrip(".") for item in exercise.items}
        wanted = [names[one] for one in exercise.solution()]
        if exercise.framework is not None and exercise.framework.shape == "spectrum":
            wanted.reverse()
        if [one.text for one in form.items] == wanted:
            return "check"
        by_name = {one.text: one for one in form.items}
        return self._several([by_name[one] for one in wanted], "then")

    def _several(self, options: Sequence[Option], joint: str) -> str:
        numbers = [NUMBERS[int(one.label) - 1] for one in options]
        match self.style:
            case "digits":
                return " ".join(one.label for one in options)
            case "words":
                return ", ".join(numbers)
            case "names":
                return "; ".join(one.text for one in options)
        return f" {joint} ".join(numbers)


def screens_of(*widths: int) -> list[tuple[Terminal, io.StringIO, int]]:
    """Terminals of several widths, and what is printed on each."""
    made = []
    for width in widths:
        out = io.StringIO()
        made.append((Terminal(io.StringIO(), out, lambda width=width: width), out, width))  # type: ignore[misc]
    return made
