"""The SQL of the administrator's page, on ClickHouse's engine: it counts what the program's own reports count."""

from __future__ import annotations

import json
import random
import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from copro_tui.analytics.distribution import distributions
from copro_tui.analytics.gradebook import gradebook, outlines
from copro_tui.analytics.item_analysis import item_analysis
from copro_tui.analytics.stuck import stuck
from copro_tui.cohorts.learner_work import Done, Work
from copro_tui.course.course import Course, available_lessons, open_course
from copro_tui.course.refs import Ref
from copro_tui.progress.events import Completion, Event
from copro_tui.xapi.actor import Actor
from copro_tui.xapi.statements import Statement, Statements
from tests.cohorts.groups import a_cohort
from tests.xapi.groups import IRI, PEOPLE, course_at
from tests.xapi.real_course import attempt, some_answer

session = pytest.importorskip("chdb.session", reason="the extra test-lrs is not installed")
pytestmark = pytest.mark.lrs

DOCUMENT = (Path(__file__).parents[2] / "docs" / "lrs.md").read_text(encoding="utf-8")
VIEW, GRID, STUCK, ITEMS, SPREAD = re.findall(r"```sql\n(.*?)```", DOCUMENT, re.DOTALL)
TABLE = """\
CREATE TABLE xapi_events_all (event_id UUID, emission_time DateTime64(6), event String)
ENGINE MergeTree ORDER BY (emission_time, event_id)
"""
PEOPLE_COUNT = 25
SPREAD_OF = Ref("what", "every-kind", "cases")


def works_of(course: Course) -> list[Work]:
    """People who answered every marked exercise of the first module one to four times, some of them badly."""
    chance, number, found = random.Random(4), 0, []
    moment = datetime.fromisoformat("2026-01-05T09:00:00+00:00")
    marked = [
        (lesson.ref.at(one.id), one)
        for lesson in available_lessons(course, "what")
        for one in lesson.exercises
        if one.scored
    ]
    for learner in range(PEOPLE_COUNT):
        tries, done = [], []
        for ref, exercise in marked:
            for _try in range(chance.randrange(1, 5)):
                number += 1
                moment += timedelta(seconds=1)
                at = moment.isoformat(timespec="milliseconds")
                right = chance.random() < learner / PEOPLE_COUNT
                answer = exercise.solution() if right else some_answer(exercise, chance)
                tries.append(attempt(ref, exercise, answer, number, at=at))
        for lesson in course.lessons("what")[: chance.randrange(3)]:
            done.append(Done(what=str(lesson), at=moment.isoformat(timespec="milliseconds")))
            if chance.random() < 0.5:
                done.append(Done(what=str(lesson), at=moment.isoformat(timespec="milliseconds"), mastered=True))
        found.append(Work(learner=f"{learner:04}", name=f"{learner:04}", tries=tuple(tries), done=tuple(done)))
    return found


def statements_of(course: Course, works: list[Work]) -> list[Statement]:
    found: list[Statement] = []
    for work in works:
        done = (
            Completion(id=str(number), at=one.at, what=one.what, mastered=one.mastered)
            for number, one in enumerate(work.done)
        )
        events: list[Event] = [*work.tries, *done]
        makes = Statements(course, Actor(IRI, PEOPLE, work.learner))
        found += makes.of_all(events)
    ref, exercise = SPREAD_OF, course.exercise(SPREAD_OF)
    assert exercise is not None
    makes = Statements(course, Actor(IRI, PEOPLE, "gone"))
    taken_back = makes.of(attempt(ref, exercise, exercise.solution()))
    assert taken_back is not None
    return [*found, taken_back, makes.taking_back(taken_back.id)]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Course, list[Work], Any]:
    """The course, the people's work, and the engine with their statements in it."""
    folder = tmp_path_factory.mktemp("clickhouse")
    course = open_course(course_at(folder / "course"))
    works = works_of(course)
    engine = session.Session(str(folder / "engine"))
    engine.query(TABLE)
    rows = [
        json.dumps(
            {
                "event_id": one.id,
                "emission_time": one.body.get("timestamp", "2026-02-01T00:00:00.000Z")[:-1].replace("T", " "),
                "event": one.bytes.decode(),
            }
        )
        for one in statements_of(course, works)
    ]
    engine.query("INSERT INTO xapi_events_all FORMAT JSONEachRow " + "\n".join(rows))
    engine.query(VIEW)
    return course, works, engine


def asked(engine: Any, sql: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in str(engine.query(sql, "JSONEachRow")).splitlines()]


def test_who_has_done_what(both: tuple[Course, list[Work], Any]) -> None:
    course, works, engine = both
    made = gradebook(outlines(course, a_cohort()), works)
    wanted = {
        (row.learner, module.id): (cell.done, cell.mastered, pytest.approx(cell.score, abs=1e-5))
        for row in made.rows
        for module, cell in zip(made.modules, row.cells, strict=True)
        if cell.begun
    }
    found = {
        (one["learner"], one["module"]): (int(one["completed"]), int(one["mastered"]), one["score"])
        for one in asked(engine, GRID)
    }
    assert found == wanted


def test_who_may_need_a_hand(both: tuple[Course, list[Work], Any]) -> None:
    course, works, engine = both
    report = stuck(outlines(course, a_cohort()), works, date(2026, 1, 6))
    wanted = {(one.learner, str(one.where)) for one in report.found if one.reason == "tries"}
    assert wanted
    assert {(one["learner"], one["what"]) for one in asked(engine, STUCK)} == wanted


def test_which_questions_work_badly(both: tuple[Course, list[Work], Any]) -> None:
    course, works, engine = both
    analysis = item_analysis(available_lessons(course, "what"), works)
    wanted = {
        str(one.exercise): (one.people, pytest.approx(one.facility, abs=1e-5), pytest.approx(one.index, abs=1e-3))
        for one in analysis.items
        if not one.case and one.facility is not None and course.exercise(one.exercise).scored  # type: ignore[union-attr]
    }
    assert len(wanted) == 6
    found = {one["what"]: (int(one["people"]), one["facility"], one["discrimination"]) for one in asked(engine, ITEMS)}
    assert found == wanted


def test_where_a_group_placed_each_case(both: tuple[Course, list[Work], Any]) -> None:
    course, works, engine = both
    exercise = course.exercise(SPREAD_OF)
    assert exercise is not None
    (report,) = distributions({SPREAD_OF: exercise}, works)
    wanted = {
        (case.id, place.id): count
        for case in report.cases
        for place, count in zip(case.places, case.counts, strict=True)
        if count
    }
    assert {(one["item"], one["place"]): int(one["people"]) for one in asked(engine, SPREAD)} == wanted
