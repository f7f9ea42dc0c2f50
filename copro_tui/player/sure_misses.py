"""What a learner was sure of, and was not right, in the newest answer for which they said how sure they were. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from copro_tui.course.lesson import Lesson
from copro_tui.course.refs import Ref
from copro_tui.exercises import Answer, Exercise, Mark
from copro_tui.i18n import gettext as _
from copro_tui.progress.record import Record

RIGHT = ("right", "arguable")
"""The verdicts that nothing is said about: what can be argued counts as right."""


class SureMiss(Struct, frozen=True, kw_only=True):
    """A case, or an answer that was checked as a whole, of which the learner was sure and which was not right."""

    ref: Ref
    """The case, or the step."""
    name: str
    given: str
    """Where the case was put, what was chosen, or how many were in place."""
    belongs: str
    """Where it belongs, or the right options; empty where that is a whole order."""

    @property
    def words(self) -> str:
        """Where it was put, and where it belongs, in a sentence or two."""
        if not self.belongs:
            return self.given
        words = (
            _("You: %(given)s. Its place: %(belongs)s.") if self.ref.item else _("You: %(given)s. Right: %(belongs)s.")
        )
        return words % {"given": self.given, "belongs": self.belongs}


def sure_misses(lessons: Iterable[Lesson], record: Record) -> tuple[SureMiss, ...]:
    """Everything that the learner was sure of and that was not right, in the order of the course."""
    return tuple(
        one
        for lesson in lessons
        for exercise in lesson.exercises
        if exercise.scored
        for one in _of(exercise, lesson.ref.at(exercise.id), record)
    )


def _of(exercise: Exercise, ref: Ref, record: Record) -> Iterator[SureMiss]:
    said = (one for one in reversed(record.attempts.get(ref, ())) if one.sure and not one.shown)
    attempt = next((one for one in said if not exercise.left_out(one.answer)), None)
    if attempt is None:
        return
    answer = exercise.fitted(attempt.answer, 0)
    marks = exercise.judge(answer).marks
    if attempt.sure.get("") == "sure" and (missed := _whole(exercise, ref, answer, marks)) is not None:
        yield missed
    names = {case.id: case.name for case in exercise.cases}
    for mark in marks:
        if attempt.sure.get(mark.item) == "sure" and mark.verdict not in RIGHT and mark.given:
            yield SureMiss(ref=ref.case(mark.item), name=names[mark.item], given=mark.given, belongs=mark.belongs)


def _whole(exercise: Exercise, ref: Ref, answer: Answer, marks: Iterable[Mark]) -> SureMiss | None:
    """An answer that was checked as a whole, unless all of it was right."""
    if all(one.verdict in (*RIGHT, "unmarked") for one in marks):
        return None
    chosen = [exercise.options[one] for one in exercise.chosen(answer)]
    if not chosen:
        return SureMiss(ref=ref, name=exercise.label, given=exercise.judge(answer).headline, belongs="")
    right = [exercise.options[one] for one in exercise.chosen(exercise.solution())]
    return SureMiss(ref=ref, name=exercise.label, given=_listed(chosen), belongs=_listed(right))


def _listed(names: Iterable[str]) -> str:
    return "; ".join(one.rstrip(".") for one in names)
