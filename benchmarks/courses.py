"""Course folders to measure with: the real course with a record of some weeks, and courses of any number of lessons."""

from __future__ import annotations

import shutil
import time
import uuid
from collections.abc import Sequence
from datetime import datetime
from itertools import cycle, islice
from pathlib import Path

from msgspec.structs import replace

from benchmarks.terminal import ROOT
from copro_tui.course.cache import SETTLED
from copro_tui.course.course import Course, open_course
from copro_tui.course.lesson import Lesson
from copro_tui.exercises import Exercise, Order, Reflect
from copro_tui.progress.chunks import chunked
from copro_tui.progress.events import Attempt, Completion, Reflection, Visit
from copro_tui.progress.learners import Learners
from copro_tui.progress.names import file_name
from copro_tui.progress.repository import Draft, RecordRepository
from copro_tui.storage.checksums import encode_tables

ATTEMPTS = 300
"""How many answers the learner has had checked."""

MODULES = ("what", "when", "why", "how")
"""The modules of the courses that are made up."""

BEGUN = 5
"""How many lessons of a course that is made up the learner has worked on."""

WHEN = "2026-01-05T09:00:00.000+00:00"
"""The time of every event: how long ago it was costs nothing."""


def real_course(folder: Path) -> Path:
    """The course of this tree in ``folder``, with the record of one learner who has been through most of WHAT."""
    shutil.copytree(ROOT / "lessons", folder / "lessons")
    course = open_course(folder)
    _write_record(course, [course.lesson(ref) for ref in course.lessons("what")])
    return folder


def stopped_at(folder: Path, step: str) -> Path:
    """The course of this tree in ``folder``, with the record of one learner who stopped at ``step``.

    Their contact is named, so that no lesson asks for it.
    """
    shutil.copytree(ROOT / "lessons", folder / "lessons")
    store = Learners(folder / "progress").create("Ann", datetime.fromisoformat(WHEN))
    contact = open_course(folder).contact
    if contact is not None:
        store.add(Reflection(id=_new_id(), at=WHEN, exercise=str(contact.named_at), prompt="?", text="The letter"))
    store.add(Visit(id=_new_id(), at=WHEN, step=step))
    return folder


def course_of(folder: Path, lessons: int) -> Path:
    """A course of ``lessons`` copies of one real lesson in four modules, with a record of the first few."""
    shutil.copytree(ROOT / "lessons" / "frameworks", folder / "lessons" / "frameworks")
    modules = "".join(f"  - {{id: {one}, title: The module {one}}}\n" for one in MODULES)
    (folder / "lessons" / "course.yaml").write_text(f"title: A course\nversion: 1\nmodules:\n{modules}", "utf-8")
    text = next((ROOT / "lessons" / "what").glob("*-ladders.yaml")).read_bytes()
    for module in MODULES:
        (folder / "lessons" / module).mkdir()
        for number in range(1, lessons // len(MODULES) + 1):
            (folder / "lessons" / module / f"{number}-lesson-{number}.yaml").write_bytes(text)
    course = open_course(folder)
    _write_record(course, [course.lesson(ref) for ref in course.lessons(MODULES[0])[:BEGUN]])
    return folder


def people(course: Path, count: int) -> Path:
    """The real course in ``course`` with ``count`` learners, all of whom have done what the first one has."""
    (record,) = (course / "progress").glob("*.json")
    about, events = RecordRepository(record).events()
    for number in range(1, count):
        other = replace(about, name=f"Learner {number}", learner=_new_id())
        (record.parent / file_name(other.name)).write_bytes(encode_tables(chunked(other, events)))
    return course


def settle() -> None:
    """Wait until the files of a course are old enough to be kept in the cache."""
    time.sleep(SETTLED / 1e9 + 0.1)


def ladder_in_hand(folder: Path) -> tuple[Lesson, Order]:
    """The lesson and the ladder at which the learner of the real course in ``folder`` stopped, all rungs in place."""
    course = open_course(folder)
    return _first_ladder([course.lesson(ref) for ref in course.lessons("what")])


def _first_ladder(lessons: Sequence[Lesson]) -> tuple[Lesson, Order]:
    return next((one, step) for one in lessons for step in one.exercises if isinstance(step, Order) and step.climbs)


def _write_record(course: Course, lessons: Sequence[Lesson]) -> None:
    """A record of ``lessons``, all complete but the first that has a ladder, where the learner is half-way up."""
    unfinished, ladder = _first_ladder(lessons)
    steps = [
        (f"{lesson.ref}/{step.id}", step)
        for lesson in lessons
        for step in lesson.steps
        if lesson is not unfinished or step is not lesson.steps[-1]
    ]
    marked = [(ref, step) for ref, step in steps if isinstance(step, Exercise) and not isinstance(step, Reflect)]
    stopped = f"{unfinished.ref}/{ladder.id}"
    store = Learners(course.folder / "progress").create("Ann", datetime.fromisoformat(WHEN))
    store.add(
        *(
            Attempt(
                id=_new_id(),
                at=WHEN,
                exercise=ref,
                revision=exercise.revision(),
                answer=exercise.solution(),
                score=(0.6, 0.8, 1.0)[number % 3] if exercise.scored else None,
            )
            for number, (ref, exercise) in enumerate(islice(cycle(marked), ATTEMPTS))
        ),
        *(
            Reflection(id=_new_id(), at=WHEN, exercise=ref, prompt=step.prompt, text="Some words of my own.")
            for ref, step in steps
            if isinstance(step, Reflect)
        ),
        *(Completion(id=_new_id(), at=WHEN, what=str(one.ref)) for one in lessons if one is not unfinished),
        *(Visit(id=_new_id(), at=WHEN, step=ref) for ref in (*(ref for ref, _step in steps), stopped)),
    )
    store.keep_draft(Draft(step=stopped, answer=ladder.solution(), seed=1))


def _new_id() -> str:
    return uuid.uuid4().hex
