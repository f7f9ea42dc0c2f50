"""The learner's own words, listed for them to choose from: what they wrote, and where they placed their own work."""

from __future__ import annotations

from collections.abc import Iterable

from copro_tui.course.course import Course
from copro_tui.player.sending import OwnWords
from copro_tui.progress.events import Attempt, Reflection
from copro_tui.progress.standing import ref_of


def listed(words: Iterable[Reflection | Attempt], course: Course) -> tuple[OwnWords, ...]:
    """These words with the questions they answer, a placement in the names of its cases and places.

    Ids stand for what the course no longer has.
    """
    return tuple(
        OwnWords(id=one.exercise, prompt=one.prompt, text=one.text)
        if isinstance(one, Reflection)
        else _placed(one, course)
        for one in words
    )


def _placed(attempt: Attempt, course: Course) -> OwnWords:
    exercise = course.exercise(ref_of(attempt.exercise, course.renamed))
    placed = attempt.answer if isinstance(attempt.answer, dict) else {"": str(attempt.answer)}
    cases = {case.id: case.name for case in exercise.cases} if exercise is not None else {}
    places = exercise.options if exercise is not None else {}
    return OwnWords(
        id=attempt.exercise,
        prompt=exercise.prompt if exercise is not None else attempt.exercise,
        text="; ".join(f"{cases.get(case, case)}: {places.get(place, place)}" for case, place in placed.items()),
    )
