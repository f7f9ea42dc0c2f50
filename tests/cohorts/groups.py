"""Cohorts and their learners for the tests."""

from __future__ import annotations

import random
import shutil
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from copro_tui.cohorts.learner_work import Done, Work
from copro_tui.cohorts.model import Assigned, Cohort, Member
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.course.course import open_course
from copro_tui.exercises import Exercise
from copro_tui.progress.events import Attempt
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.players import answered, open_store, right_answer, start

KEY = "0123456789abcdef"
SECRET = "0f" * 16
AT = "2026-01-05T09:00:00.000+00:00"
NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)

_learners: dict[tuple[str, ...], tuple[list[Member], dict[Path, bytes]]] = {}
"""Groups that were made already: who they are, and the files of their records."""


def repository_of(folder: Path) -> CohortRepository:
    """The cohorts of a course folder, opened afresh."""
    return CohortRepository(open_course(folder))


def a_cohort(members: Sequence[Member] = (), modules: Sequence[Assigned] = (), **more: object) -> Cohort:
    values: dict[str, object] = {
        "id": "spring",
        "name": "Spring group",
        "key": KEY,
        "secret": SECRET,
        "trainer": "Siân",
    } | more
    return Cohort(members=tuple(members), modules=tuple(modules), **values)  # type: ignore[arg-type]


def ask_ann(folder: Path, clock: FakeClock, *modules: Assigned, **more: object) -> None:
    """Ann is in a cohort of this folder, and these modules are asked of her; ``more`` is of the cohort."""
    ann = Member(open_store(folder, clock).record.about.learner, "Ann")
    repository_of(folder).create(a_cohort([ann], modules, **more))


def a_try(exercise: str, score: float | None = 1.0, **more: object) -> Attempt:
    values: dict[str, object] = {"id": uuid.uuid4().hex, "at": AT, "revision": "r1", "answer": ""} | more
    return Attempt(exercise=exercise, score=score, **values)  # type: ignore[arg-type]


def a_work(
    number: int, tries: Sequence[Attempt] = (), done: Sequence[Done] = (), name: str = "", language: str = "en"
) -> Work:
    return Work(
        learner=f"{number:032x}",
        name=name or f"Person {number}",
        language=language,
        tries=tuple(tries),
        done=tuple(done),
    )


def placing_tries(ref: str, exercise: Exercise, placed: Sequence[Mapping[str, str]]) -> list[Work]:
    """One learner for each of these answers to an exercise, marked as the course marks them."""
    return [
        a_work(
            number,
            [a_try(ref, exercise.judge(dict(answer)).score, answer=dict(answer), revision=exercise.revision())],
        )
        for number, answer in enumerate(placed)
    ]


def learn(folder: Path, name: str, seed: int = 0, clock: FakeClock | None = None) -> str:
    """Somebody goes through the first lesson, getting some placements wrong; returns the id of their record."""
    player = start(folder, clock or FakeClock(), name, seed)
    chance, lesson_player = random.Random(seed), player.open_lesson(FIRST)
    for place, step in enumerate(lesson_player.lesson.steps):
        lesson_player.jump(place)
        if isinstance(step, Exercise):
            answer = right_answer(step)
            if step.cases and isinstance(answer, dict):
                places = [place.id for place in step.places]
                answer = {case: at if chance.random() < 0.6 else chance.choice(places) for case, at in answer.items()}
            answered(lesson_player, answer)
    return player.about.learner


def learners(folder: Path, *names: str) -> list[Member]:
    """People who have done the first lesson. A group is made once for each process and course, and copied afterwards.

    So a group of the same names has the same ids in every folder: within a test, ``learn`` makes somebody else.
    """
    lessons = folder / "lessons"
    key = (*names, *(path.read_text(encoding="utf-8") for path in sorted(lessons.rglob("*.yaml"))))
    if key not in _learners:
        with TemporaryDirectory() as made:
            shutil.copytree(lessons, Path(made, "lessons"))
            members = [Member(learn(Path(made), name, number), name) for number, name in enumerate(names)]
            files = [path for path in Path(made, "progress").rglob("*") if path.is_file()]
            _learners[key] = members, {path.relative_to(made): path.read_bytes() for path in files}
    members, contents = _learners[key]
    for path, content in contents.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return list(members)
