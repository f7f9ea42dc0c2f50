"""Every answer of a group as a table for analysts: a row for each case, or for an answer that has no cases."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from copro_tui.cohorts.learner_work import Work
from copro_tui.cohorts.model import Cohort, pseudonym
from copro_tui.course.lesson import Lesson
from copro_tui.progress.standing import ref_of
from copro_tui.text.spreadsheet import Value

COLUMNS = (
    *("learner", "module", "lesson", "step", "kind", "revision", "current", "try", "own_try", "at", "score", "shown"),
    *("hinted", "seconds", "case", "place", "credit", "answer"),
)


def answer_rows(
    cohort: Cohort, lessons: Iterable[Lesson], works: Iterable[Work], *, names: bool, times: bool
) -> Iterator[tuple[Value, ...]]:
    """A row for each case of each answer, in the order of ``COLUMNS``.

    Learners are called by their pseudonyms, or with ``names`` by their names; ``at`` is the day in UTC, or with
    ``times`` the moment. What an exercise of today's course does not tell (``kind``, ``credit``) is empty for one that
    is gone. The answer as a whole stands in the first of its rows alone.
    """
    exercises = {lesson.ref.at(one.id): one for lesson in lessons for one in lesson.exercises}
    revisions = {ref: one.revision() for ref, one in exercises.items()}
    cases = {ref: {case.id: case for case in one.cases} for ref, one in exercises.items()}
    for work in works:
        who = work.name if names else pseudonym(cohort, work.learner)
        tries: Counter[str] = Counter()
        own: Counter[str] = Counter()
        for one in work.tries:
            tries[one.exercise] += 1
            own[one.exercise] += not one.shown
            ref = ref_of(one.exercise)
            exercise, current = exercises.get(ref), one.revision == revisions.get(ref)
            which = who, ref.module, ref.lesson, ref.step, exercise.kind if exercise else "", one.revision, int(current)
            numbers = tries[one.exercise], None if one.shown else own[one.exercise], _at(one.at, times=times)
            score = None if one.score is None else round(one.score, 6)
            about = (*which, *numbers, score, int(one.shown), int(one.hinted), one.seconds)
            answer = json.dumps(one.answer, ensure_ascii=False, separators=(",", ":"))
            if not isinstance(one.answer, dict) or not one.answer:
                yield (*about, "", "", None, answer)
                continue
            for number, (case, place) in enumerate(one.answer.items()):
                known = cases[ref].get(case) if current and one.score is not None else None
                credit = exercise.credit(known, place) if exercise is not None and known is not None else None
                yield (*about, case, place, credit, "" if number else answer)


def _at(stamp: str, *, times: bool) -> str:
    moment = datetime.fromisoformat(stamp).astimezone(UTC)
    return moment.isoformat(timespec="milliseconds") if times else moment.date().isoformat()
