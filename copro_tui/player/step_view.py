"""Everything that a front end needs to show the current step of a lesson."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from string import ascii_uppercase

from msgspec import Struct

from copro_tui.course.lesson import Step
from copro_tui.exercises import Answer, Exercise, Feedback, Item, Mark, Phase, Sign, Work
from copro_tui.progress.completion import StepState
from copro_tui.progress.standing import Standing
from copro_tui.progress.words import Words


def letter_of(place: int) -> str:
    """The letter of the case at a place, from 0: A, B, C …, and after Z come AA, BB, CC."""
    again, letter = divmod(place, len(ascii_uppercase))
    return ascii_uppercase[letter] * (again + 1)


_NOT_WHILE_ASKED = ("lesson.check", "lesson.put-down", "lesson.hint", "lesson.show-me")
"""Commands that wait until the learner has said how sure they are."""


class StepView(Struct, frozen=True, kw_only=True, dict=True):
    """The current step as it stands. What follows from the work is worked out once, as a drawing asks for it often."""

    step: Step
    place: int
    """The step's position in the lesson, from 0."""
    count: int
    states: tuple[StepState, ...]
    """The state of each step of the lesson, in order."""
    work: Work = Work(answer="")
    """What the learner has done at it."""
    layout: tuple[str, ...] = ()
    """The ids of the items in the order in which this learner sees them."""
    feedback: Feedback | None = None
    """The feedback on the answer once nothing is left to be done; None before."""
    hinted: bool = False
    standing: Standing = Standing()
    can_show: bool = False
    """Whether the answer can be shown."""
    changed: bool = False
    """Whether the exercise's key has changed since the learner last answered it."""
    others: tuple[str, ...] = ()
    """The texts that the learner wrote here in other windows meanwhile."""
    recalled: Words | None = None
    """The learner's earlier words that the step is shown with."""
    today: date = date.min
    own_contact: bool = False
    """Whether this is where the learner's contact is placed: as it is today, and as they wish it to be."""
    in_review: bool = False
    """Whether it is a card of a review, and no step of a lesson."""
    left_out: int = 0
    """How many parts of what was kept here name something that is no longer in the exercise."""

    def can(self, command: str) -> bool:
        """Whether a command of a lesson, by its id, can be given now; True for commands that are not a lesson's."""
        exercise, phase = self.exercise, self.phase
        if self.asked and command in _NOT_WHILE_ASKED:
            return False
        match command:
            case "lesson.check":
                return exercise is not None and exercise.checked_on_request and phase != "over"
            case "lesson.keep":
                return exercise is not None and exercise.own_words and phase != "over"
            case "lesson.put-down":
                return phase == "held"
            case "lesson.next-case":
                return phase == "down"
            case "lesson.skip":
                return phase != "over"
            case "lesson.onward":
                return phase == "over"
            case "lesson.try-again":
                return exercise is not None and phase == "over"
            case "lesson.try-all":
                return phase == "over" and bool(self.coming_back)
            case "lesson.hint":
                return exercise is not None and phase not in ("down", "over") and bool(exercise.hint)
            case "lesson.show-me":
                return self.can_show and phase not in ("down", "over")
            case "board.undo":
                return phase != "over" or self.can_take_back
            case "lesson.other":
                return bool(self.others)
            case "lesson.back":
                return self.place > 0
        return True

    @property
    def can_take_back(self) -> bool:
        """Whether what was put down last can be opened again, although what came of it was seen."""
        return self.exercise is not None and self.exercise.taken_back(self.work) != self.work

    @property
    def exercise(self) -> Exercise | None:
        """The current step if it is an exercise; None on a page."""
        return self.step if isinstance(self.step, Exercise) else None

    @property
    def asked(self) -> bool:
        """Whether the learner is asked how sure they are, before what is in hand is marked."""
        return self.work.asked

    @property
    def answer(self) -> Answer:
        """What is on the board (see ``Work.answer``)."""
        return self.work.answer

    @cached_property
    def phase(self) -> Phase:
        """Where the learner is in the exercise; a page is over as soon as it is open."""
        return "over" if self.exercise is None else self.exercise.phase(self.work, self.layout)

    @cached_property
    def marks(self) -> dict[str, Mark]:
        """What the learner may see by now of how each item was answered, by item."""
        return {} if self.exercise is None else self.exercise.marks(self.work)

    @cached_property
    def signs(self) -> dict[str, Sign]:
        """How the cases that were put down came out, by case."""
        return {} if self.exercise is None else self.exercise.signs(self.work)

    @cached_property
    def case(self) -> Item | None:
        """The case in view; None if cases are not answered one by one."""
        if self.exercise is None:
            return None
        in_view = self.exercise.in_view(self.work, self.layout)
        return next((case for case in self.exercise.cases if case.id == in_view), None)

    @cached_property
    def round(self) -> tuple[str, ...]:
        """The ids of the cases of this round."""
        return () if self.exercise is None else self.exercise.round(self.work, self.layout)

    @cached_property
    def coming_back(self) -> tuple[str, ...]:
        """The ids of the cases that come back, or came back, because they were not right at first."""
        return () if self.exercise is None else self.exercise.coming_back(self.work, self.layout)

    @property
    def another_look(self) -> bool:
        """Whether this is the round of the cases that came back."""
        return self.exercise is not None and self.exercise.second_round(self.work)

    def letter(self, case: str) -> str:
        """The letter of a case: the first that this learner sees is A."""
        return letter_of(self.layout.index(case))

    @property
    def was_shown(self) -> bool:
        """Whether the answer is the course's own, shown on request."""
        marked = self.feedback is not None and self.feedback.score is not None
        return marked and self.standing.shown and self.standing.last is None and bool(self.standing.tries)
