"""Whoever looks sees the same numbers: home, module, lesson end, results, and a trainer's gradebook and portrait.

For any events in a record, and for any course that they meet when they are read: exercises that have gone, lessons that
have gone or have mistakes today, events that refer to nothing.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from copro_tui.analytics.exercise_detail import exercise_detail
from copro_tui.analytics.gradebook import gradebook, outlines
from copro_tui.analytics.learner_detail import learner_detail
from copro_tui.cohorts.invitations import invitation_of
from copro_tui.cohorts.learner_work import Work, work_in
from copro_tui.cohorts.submission import merged_work, submission_of
from copro_tui.course.course import Course, available_lessons
from copro_tui.course.lesson import Lesson
from copro_tui.course.loader import read_course_file
from copro_tui.course.model import CourseShape
from copro_tui.course.reader import Read
from copro_tui.course.refs import Ref
from copro_tui.player import CoursePlayer
from copro_tui.progress.events import About, Attempt, Completion, Event, Reflection, Visit
from copro_tui.progress.own_words import is_own_words_in
from copro_tui.progress.repository import RecordRepository
from tests.cohorts.groups import NOW, a_cohort
from tests.courses import FIRST, LATER, SECOND, write_course

LESSONS = (FIRST, SECOND, LATER)
STEPS = [
    *(FIRST.at(step) for step in ("welcome", "build", "cases", "which", "own", "words", "gone")),
    *(SECOND.at(step) for step in ("tick", "gone")),
    *(LATER.at(step) for step in ("tick", "gone")),
    Ref("what", "removed", "tick"),
]
START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)

Kept = Mapping[Ref, frozenset[str] | None]
"""Of each lesson the steps that it still has; None where its file has mistakes."""


class PartOfACourse(Course):
    """A course that has lost some of its steps, and some of whose lessons are not available."""

    def __init__(self, folder: Path, shape: CourseShape, kept: Kept) -> None:
        super().__init__(folder, shape)
        self._kept = kept

    def read(self, ref: Ref) -> Read[Lesson]:
        read, kept = super().read(ref), self._kept[ref]
        if read.value is None or kept is None:
            return Read(None)
        steps = tuple(step for step in read.value.steps if step.id in kept)
        return Read(replace(read.value, steps=steps)) if steps else Read(None)


steps = st.sampled_from([*map(str, STEPS), "nowhere", "a//b"])
scores = st.none() | st.sampled_from([0.0, 0.5, 0.8, 1.0])
happenings = st.one_of(
    st.tuples(st.just(Visit), steps, st.none(), st.booleans()),
    st.tuples(st.just(Attempt), steps, scores, st.booleans()),
    st.tuples(st.just(Reflection), steps, st.none(), st.booleans()),
    st.tuples(st.just(Completion), st.sampled_from([*map(str, LESSONS), "what", "when"]), st.none(), st.booleans()),
)


@st.composite
def events(draw: st.DrawFn) -> list[Event]:
    found: list[Event] = []
    for number, (kind, step, score, flag) in enumerate(draw(st.lists(happenings, max_size=25))):
        own_id, at = f"{number:032x}", (START + timedelta(minutes=number)).isoformat()
        if kind is Visit:
            found.append(Visit(id=own_id, at=at, step=step))
        elif kind is Attempt:
            found.append(
                Attempt(id=own_id, at=at, exercise=step, revision="r", answer={}, score=score, shown=flag, seconds=9)
            )
        elif kind is Reflection:
            found.append(Reflection(id=own_id, at=at, exercise=step, prompt="Why?", text="So."))
        else:
            found.append(Completion(id=own_id, at=at, what=step, mastered=flag))
    return found


kept_steps = st.none() | st.sets(st.sampled_from(sorted({ref.step for ref in STEPS}))).map(frozenset)
courses = st.fixed_dictionaries(dict.fromkeys(LESSONS, kept_steps))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_course(tmp_path_factory.mktemp("course"))


@given(events=events(), kept=courses)
def test_all_views_agree(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, events: list[Event], kept: Kept
) -> None:
    shape = read_course_file(folder).value
    assert shape is not None
    course = PartOfACourse(folder, shape, kept)
    store = RecordRepository(tmp_path_factory.mktemp("record") / "ann.json")
    store.create(About(name="Ann", learner="a" * 32, made=START.isoformat()))
    store.add(*events)
    player = CoursePlayer(course, store, lambda: NOW, random.Random(1))

    home = [entry.standing for entry in player.modules()]
    by_hand = [_mean_by_hand(events, course, module.id) for module in course.modules]
    assert [one.score for one in home] == [pytest.approx(mean) for mean in by_hand]
    results = {one.lesson.ref: one for module in player.results().modules for one in module.lessons}
    for module, standing in zip(course.modules, home, strict=True):
        entries = player.lessons(module.id)
        assert standing.done == sum(entry.completed for entry in entries)
        assert standing.mastered == sum(entry.mastered for entry in entries)
        for entry in entries:
            if entry.lesson is None:
                assert entry.ref not in results
                continue
            assert results[entry.ref].state == entry.state
            assert (results[entry.ref].completed, results[entry.ref].mastered) == (entry.completed, entry.mastered)

    told = RecordRepository(tmp_path_factory.mktemp("record") / "ann.json")
    told.create(About(name="Ann", learner="a" * 32, made=START.isoformat()))
    told.add(*(one for one in events if not (isinstance(one, Attempt) and is_own_words_in(course, one))))
    seen = [entry.standing for entry in CoursePlayer(course, told, lambda: NOW, random.Random(1)).modules()]
    assert [replace(one, last="") for one in seen] == [replace(one, last="") for one in home]
    invitation = invitation_of(a_cohort(), course)
    record = work_in(store.path, course)
    sent = submission_of(record, invitation, [], NOW)
    nothing = Work(learner=record.learner, name=record.name)
    for work in (record, sent.work, merged_work(record, sent.work)[0], merged_work(nothing, sent.work)[0]):
        modules = outlines(course, a_cohort())
        (row,) = gradebook(modules, [work]).rows
        assert list(row.cells) == seen
        lessons = {lesson.ref: lesson for lesson in available_lessons(course)}
        detail = learner_detail(lessons, modules, work, date(2026, 1, 5))
        assert [one.cell for one in detail.modules] == seen
        for one in (lesson for module in detail.modules for lesson in module.lessons):
            if one.ref in results:
                assert (one.completed, one.mastered) == (results[one.ref].completed, results[one.ref].mastered)
            for answered in one.exercises:
                standing_of_it = store.record.standing(answered.exercise)
                assert (answered.first, answered.best) == (standing_of_it.first, standing_of_it.best)
                people = exercise_detail(lessons.values(), answered.exercise, [work]).people
                assert [(who.tries, who.first, who.best) for who in people] == (
                    [(answered.tries, answered.first, answered.best)] if answered.tries else []
                )


def _mean_by_hand(events: list[Event], course: Course, module: str) -> float | None:
    """The mean of the best own scores of the marked exercises that the module has, worked out another way."""
    marked = {str(ref) for lesson in available_lessons(course, module) for ref in lesson.marked}
    best = [
        max(scores)
        for exercise in sorted(marked)
        if (scores := [one.score for one in events if isinstance(one, Attempt) and one.exercise == exercise
                       and not one.shown and one.score is not None])
    ]  # fmt: skip
    return sum(best) / len(best) if best else None
