"""A learner who answers one exercise in steps, and goes on wherever the program ended, in whatever state it kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from copro_tui.course.refs import Ref
from copro_tui.exercises import Answer, Work
from copro_tui.player import CoursePlayer, LessonPlayer
from copro_tui.progress.events import Attempt
from tests.courses import FIRST
from tests.players import go_to

Start = Callable[[], CoursePlayer]

ANSWERS: dict[str, tuple[Answer, ...]] = {
    "cases": (
        {"letter": "asking", "survey": "asking", "board": "telling"},
        {"letter": "telling", "board": "leading"},
    ),
    "groups": (
        {"skills": "trust", "phone": "trust", "form": "trust"},
        {"skills": "strengths", "phone": "strengths", "form": "none-of-these"},
    ),
    "voices": ({"we-know": "doing-to", "let-us": "doing-with"},),
    "own": ({"good-day": "doing-with", "bad-day": "doing-to"},),
    "build": (
        ["leading", "asking", "telling", "sharing"],
        ["leading", "telling", "sharing", "asking"],
        ["leading", "sharing", "asking", "telling"],
    ),
    "which": (["vote", "tea"], ["vote", "poster"]),
}
"""What is answered, by step: in each round of cases (in the second, those that come back), or at each check."""


def whole(step: str) -> list[Answer]:
    """The answers that the attempts at a step must have."""
    first, *more = ANSWERS[step]
    if isinstance(first, dict):
        return [first, *({**first, **one} for one in more if isinstance(one, dict))]
    return list(ANSWERS[step])


def done_in(work: Work) -> tuple[object, ...]:
    """What a learner has done, and where they are."""
    return work.answer, work.earlier, work.held, work.case, work.checked


class Learner:
    """Answers a step of the small course as in ``ANSWERS``, and remembers what they were told."""

    def __init__(self, start: Start, step: str) -> None:
        self.start = start
        self.step = step
        self.told: dict[tuple[int, str], str] = {}
        """Where each case was put that was answered, by round and case."""
        self.checked: dict[int, Answer] = {}
        """The answers that were marked as a whole, by check."""
        self.at = ""
        """The case in view when the program was last seen."""
        self.open()

    def open(self) -> LessonPlayer:
        """The program is started anew: everything is read from disk. Nothing that was answered may be gone."""
        self.lesson_player = go_to(self.start(), FIRST, self.step)
        view = self.lesson_player.view()
        now = [dict(one) for one in (*view.work.earlier, view.work.answer) if isinstance(one, dict)]
        for (number, case), place in self.told.items():
            assert now[number][case] == place, f"{case} was answered, and is gone"
        for number, answer in self.checked.items():
            assert view.work.earlier[number] == answer
        if self.told and view.case is not None:
            assert self.at in ("", view.case.id), "it goes on at the case that was in view"
        return self.lesson_player

    def turn(self) -> bool:
        """Do what is next, as a front end does it; returns whether anything was left to do."""
        player = self.lesson_player
        view = player.view()
        if view.case is not None:
            self.at = view.case.id
        number = int(view.another_look)
        match view.phase:
            case "over":
                return False
            case "offered":
                player.hold(dict(ANSWERS[self.step][number])[self.at])  # type: ignore[arg-type]
                player.keep()
            case "held":
                player.put_down()
                self.hear(number)
            case "down":
                self.hear(number)
                player.next_case()
                self.at = ""  # it may have been seen or not
                player.keep()
            case _:
                check = len(view.work.earlier)
                player.change(ANSWERS[self.step][check])
                player.keep()
                player.check()
                self.checked[check] = ANSWERS[self.step][check]
        return True

    def hear(self, number: int) -> None:
        """What was put down is on disk, in its place, before it is answered."""
        place = dict(self.lesson_player.view().answer)[self.at]  # type: ignore[arg-type]
        self.told[number, self.at] = place
        kept, shown = go_to(self.start(), FIRST, self.step).view(), self.lesson_player.view()
        assert done_in(kept.work) == done_in(shown.work), "it is on disk as it is on the screen"

    def finish(self) -> None:
        while self.turn():
            pass
        self.lesson_player.keep()


def attempts(folder: Path, step: str, name: str = "") -> list[Attempt]:
    """The attempts at a step as they are on disk."""
    (path,) = (folder / "progress").glob(f"{name}*.json")
    chunks = msgspec.json.decode(path.read_bytes()).get("attempts", {}).values()
    found = [msgspec.convert(event, Attempt) for chunk in chunks for event in chunk["events"]]
    return [one for one in found if one.exercise == str(Ref(FIRST.module, FIRST.lesson, step))]
