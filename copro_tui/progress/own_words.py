"""Which answers are the learner's own words: what they wrote, and where they placed their own work.

Own words leave a record only when their learner chooses to send them.
"""

from __future__ import annotations

from copro_tui.course.course import Course
from copro_tui.exercises import Exercise
from copro_tui.progress.standing import Marked, ref_of


def is_own_words(attempt: Marked, exercise: Exercise | None) -> bool:
    """Whether an answer is a placement of the learner's own work, which nobody marks: then it is as private as a text.

    ``exercise`` is the one that was answered, as the course has it now; None if the course does not have it. What was
    not marked is own words, unless it was said in a conversation, whose replies are worth something without a mark.
    """
    if attempt.score is not None or attempt.shown:
        return False
    return exercise is None or exercise.scored or not exercise.keyed


def is_own_words_in(course: Course, attempt: Marked) -> bool:
    """``is_own_words`` of an attempt in a course. Opens the lesson only if nothing was marked."""
    unmarked = attempt.score is None and not attempt.shown
    return unmarked and is_own_words(attempt, course.exercise(ref_of(attempt.exercise, course.renamed)))
