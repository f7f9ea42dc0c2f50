"""Somebody who plays lessons on the ordinary page by its forms alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from copro_tui.course.course import Course
from copro_tui.course.lesson import Lesson
from copro_tui.exercises import Answer, Choose, Conversation, Exercise, Order
from copro_tui.progress.learners import Learners
from tests.plain.every_exercise import tries
from tests.plain.talking import answer_lines, down_lines
from tests.serve.forms import Reader

Tries = Callable[[Exercise], list[Answer]]


async def play_from_home(
    reader: Reader, course: Course, lesson: Lesson, answers: Tries = tries, contact: str = ""
) -> None:
    """Open a lesson on home, name a ``contact`` if one is asked for, and play it to its end."""
    module = course.module(lesson.ref.module)
    await reader.press(f"{module.label}, {module.title}")
    await reader.press(lesson.title)
    if contact:
        await reader.press("Send", write=contact)
    await play(reader, lesson, answers)


async def play(reader: Reader, lesson: Lesson, answers: Tries = tries) -> None:
    """Play a lesson from its first step to its end: each exercise wrongly, then rightly."""
    for step in lesson.steps:
        if isinstance(step, Exercise):
            assert step.prompt.removesuffix(".") == reader.heading.removesuffix(".")
            await answer(reader, step, answers(step))
        await reader.press("Go on")
    assert reader.heading.startswith("The end of the lesson")


def sure_tries(exercise: Exercise) -> list[Answer]:
    """A wrong answer and the right one; of an order the right one, since it may begin as any wrong one."""
    return tries(exercise)[-1:] if isinstance(exercise, Order) else tries(exercise)


def typed_lines(lesson: Lesson, answers: Tries, contact: str = "") -> list[str]:
    """The lines that play a lesson from home in a terminal with the same answers."""
    lines = [lesson.ref.module, lesson.ref.lesson, *([contact] if contact else [])]
    for step in lesson.steps:
        for one in answers(step) if isinstance(step, Exercise) else []:
            assert isinstance(step, Exercise)
            lines += answer_lines(step, one)
            if step.by_case:
                lines += down_lines(step, len(one))
            elif not (step.answered_at_once or isinstance(step, Conversation)):
                lines.append("." if step.own_words else "c")
        lines.append("")
    return lines


async def answer(reader: Reader, exercise: Exercise, answers: list[Answer]) -> None:
    """Give these answers to an exercise, one after the other."""
    if isinstance(exercise, Conversation):
        for said in exercise.way(answers[0]):
            await reader.press("Choose", said.reply.text)
    elif exercise.by_case:
        await _place(reader, exercise, [one for one in answers if isinstance(one, dict)])
    else:
        for one in answers:
            await _answer_whole(reader, exercise, one)


async def _place(reader: Reader, exercise: Exercise, answers: list[dict[str, str]]) -> None:
    """Put down each case as it comes; one that comes back, at the place of the next answer."""
    names = {place.id: place.text for place in exercise.places}
    cases = {case.text: case.id for case in exercise.cases}
    left: dict[str, Iterator[str]] = {
        one: iter([given[one] for given in answers if one in given]) for one in cases.values()
    }
    for number in range(sum(map(len, answers))):
        if number and "Put down" not in reader.buttons:
            await reader.press("Go on")
        (legend,) = reader.form.all("legend")
        await reader.press("Put down", names[next(left[cases[legend.text]])])
    if exercise.scored:
        await reader.press("Go on")


async def _answer_whole(reader: Reader, exercise: Exercise, given: Answer) -> None:
    if isinstance(given, str):
        await reader.press("Save", write=given)
    elif isinstance(exercise, Choose):
        texts = {item.id: item.text for item in exercise.items}
        await reader.press("Check" if exercise.several else "Choose", *(texts[one] for one in given))
    else:
        assert isinstance(exercise, Order)
        names = {item.id: item.name for item in exercise.items}
        on_a_line = exercise.framework is not None and exercise.framework.shape == "spectrum"
        shown = list(given)[::-1] if on_a_line else list(given)  # a line is read from the left
        await put_in_order(reader, [names[one] for one in shown])
        await reader.press("Check")


async def put_in_order(reader: Reader, names: list[str]) -> None:
    """Press the buttons of items until they stand in this order from the top."""
    for place, name in enumerate(names):
        while (at := order_shown(reader).index(name)) != place:
            assert at > place
            await reader.press(f"Up: {name}")  # past those that are fixed


def order_shown(reader: Reader) -> list[str]:
    """The items of an order from the top."""
    (shown,) = reader.form.all("ol")
    return [one.all("span")[0].text for one in shown.all("li")]


def recorded(folder: Path, *lessons: Lesson) -> dict[str, list[tuple[Any, ...]]]:
    """What the only record in a folder keeps of what was done, without times and ids, and so in no order of time.

    What was ticked in one of the ``lessons`` is in no order either: a page sends it as it stands there.
    """
    (learner,) = Learners(folder).known()
    _about, events = Learners(folder).open_at(learner.path).events()
    wanted = {
        "attempts": ("exercise", "answer", "score", "hinted", "shown"),
        "reflections": ("exercise", "prompt", "text"),
        "completions": ("what", "mastered"),
        "visits": ("step",),
    }
    kept = {table: [tuple(one.get(name) for name in names) for one in events.get(table, [])]
            for table, names in wanted.items()}  # fmt: skip
    choices = {str(lesson.ref.at(one.id)) for lesson in lessons for one in lesson.exercises if isinstance(one, Choose)}
    kept["attempts"] = [
        (exercise, sorted(answer or ()) if exercise in choices else answer, *rest)
        for exercise, answer, *rest in kept["attempts"]
    ]
    return {table: sorted(rows, key=lambda row: json.dumps(row, sort_keys=True)) for table, rows in kept.items()}
