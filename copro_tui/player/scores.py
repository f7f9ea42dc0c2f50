"""How the exercises of a lesson went: first and best try of each as counts, and what is still to mend. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from copro_tui.course.lesson import Lesson
from copro_tui.course.refs import Ref
from copro_tui.exercises import Answer, Exercise, Tally
from copro_tui.progress.record import Record
from copro_tui.progress.standing import MASTERY
from copro_tui.text.width import clip_words

LONGEST_NAME = 48
"""The most letters of the name of an exercise."""


class ExerciseScore(Struct, frozen=True, kw_only=True):
    """A marked exercise, and how the learner's own tries at it went."""

    ref: Ref
    number: int
    """The number of its step, counted from 1."""
    exercise: Exercise
    first: Tally | None = None
    """None if it was not tried yet."""
    best: Tally | None = None
    mastered: bool = False
    """Whether its best score is at least 0.8."""
    missed: tuple[str, ...] = ()
    """The ids of the cases that were not right in the best try; empty where nothing is placed."""

    @property
    def name(self) -> str:
        """The first words of its question."""
        return clip_words(self.exercise.label, LONGEST_NAME)

    @property
    def to_mend(self) -> int:
        """How many items were not right in the best try."""
        return self.best.count - self.best.right if self.best else 0


def exercise_scores(lesson: Lesson, record: Record) -> tuple[ExerciseScore, ...]:
    """The marked exercises of a lesson, in their order. Answers that were shown do not count."""
    scores = []
    for number, exercise in enumerate(lesson.steps, start=1):
        if isinstance(exercise, Exercise) and exercise.scored:
            ref = lesson.ref.at(exercise.id)
            answers = own_answers(exercise, record, ref)
            best = record.standing(ref).best
            scores.append(_score(ref, number, exercise, answers, mastered=best is not None and best >= MASTERY))
    return tuple(scores)


def can_now(lesson: Lesson, scores: Sequence[ExerciseScore]) -> tuple[str, ...]:
    """What the learner can do now: the objectives of the lesson, once each marked exercise reached 80%."""
    return lesson.objectives if all(one.mastered for one in scores) else ()


def own_answers(exercise: Exercise, record: Record, ref: Ref) -> list[Answer]:
    """The learner's own answers to the exercise at ``ref``, the first first, as far as they still fit it."""
    attempts = record.attempts.get(ref, ())
    return [exercise.fitted(one.answer, 0) for one in attempts if not one.shown and not exercise.left_out(one.answer)]


def best_try(exercise: Exercise, answers: Sequence[Answer]) -> Answer:
    """The answer with most that is right, the newest of equals, of at least one."""
    return max(reversed(answers), key=lambda one: exercise.tally(one).right)


def _score(ref: Ref, number: int, exercise: Exercise, answers: Sequence[Answer], *, mastered: bool) -> ExerciseScore:
    if not answers:
        return ExerciseScore(ref=ref, number=number, exercise=exercise)
    best = best_try(exercise, answers)
    placed = {case.id for case in exercise.cases}
    missed = (one.item for one in exercise.judge(best).marks if one.verdict not in ("right", "arguable"))
    return ExerciseScore(
        ref=ref,
        number=number,
        exercise=exercise,
        first=exercise.tally(answers[0]),
        best=exercise.tally(best),
        mastered=mastered,
        missed=tuple(one for one in missed if one in placed),
    )
