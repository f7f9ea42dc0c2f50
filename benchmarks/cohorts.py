"""``python -m benchmarks.cohorts [PEOPLE ...]``: what reports on a cohort cost, for cohorts of any size.

Each report is made from the collected files alone, then from the index of answers, whose first report makes it. The
ratios are of the processor's time, from the index against from the files; the growth is that from size to size.

Makes a course of 200 marked exercises and a cohort in which everybody has tried them all, one to three times, by
ability and difficulty (a logistic model), and runs the commands as a trainer would. ``--records`` makes learners'
records in a shared folder, without it they are bundles that were collected. Nothing is asserted: machines differ.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import shutil
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec import Struct

from benchmarks.courses import course_of
from benchmarks.home import environment
from copro_tui.cohorts.answers.index import FILE
from copro_tui.cohorts.learner_work import Done
from copro_tui.cohorts.model import Assigned, Cohort, Member
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.cohorts.submission import Submission
from copro_tui.course.course import Course, open_course
from copro_tui.exercises import Answer, Exercise
from copro_tui.progress.events import Attempt, Completion
from copro_tui.progress.learners import Learners
from copro_tui.storage.envelope import wrapped

EXERCISES = 200
SIZES = (1_000, 10_000)
AIMS = {
    (10_000, "building"): "20 s, 60 MB",
    (10_000, "items"): "5 s, 80 MB",
    (10_000, "grid"): "2 s",
    (10_000, "stuck"): "2 s",
    (10_000, "spread"): "1 s",
    (10_000, "aggregate"): "2 s",
}
"""What each report from the index should cost at most, for a number of people."""
REPORTS = (
    ("grid", ()),
    ("stuck", ("--stuck",)),
    ("items", ("--items",)),
    ("spread", ("--spread", "{spread}")),
    ("aggregate", ("--aggregate",)),
)
VARIETY = 24
"""Different answers to each exercise."""
BEGUN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


class Question(Struct, frozen=True):
    """An exercise with answers to it, the worst first."""

    ref: str
    revision: str
    difficulty: float
    answers: tuple[tuple[float, Answer], ...]


def questions(course: Course, chance: random.Random) -> list[Question]:
    """The first 200 marked exercises of a course."""
    found: list[Question] = []
    for ref in course.all_lessons():
        for exercise in course.lesson(ref).exercises:
            if exercise.scored and len(found) < EXERCISES:
                answers = sorted(_answers(exercise, chance), key=lambda one: one[0])
                question = Question(f"{ref}/{exercise.id}", exercise.revision(), chance.gauss(0, 1), tuple(answers))
                found.append(question)
    return found


def people(asked: list[Question], count: int, chance: random.Random) -> Iterator[tuple[str, list[Attempt], list[Done]]]:
    """Learners with what they did: an id, their tries, and the lessons that they completed."""
    for _number in range(count):
        ability, at = chance.gauss(0.5, 1), BEGUN + timedelta(minutes=chance.randrange(20_000))
        tries, lessons = [], {}
        for one in asked:
            for again in range(3):
                at += timedelta(seconds=chance.randrange(20, 200))
                share = 1 / (1 + math.exp(one.difficulty - ability - again * 0.8 + chance.gauss(0, 0.7)))
                score, answer = one.answers[min(len(one.answers) - 1, int(share * len(one.answers)))]
                tries.append(Attempt(id=_new_id(chance), at=_stamp(at), exercise=one.ref, revision=one.revision,
                                 answer=answer, score=score))  # fmt: skip
                if score >= 0.8 or chance.random() < 0.5:
                    break
            lessons[one.ref.rpartition("/")[0]] = _stamp(at)
        yield _new_id(chance), tries, [Done(what=what, at=when) for what, when in lessons.items()]


def make_cohort(folder: Path, count: int, *, records: bool, seed: int = 1) -> tuple[Course, list[Question]]:
    """A course folder with a cohort "large" of ``count`` people in it."""
    chance = random.Random(seed)
    course = open_course(course_of(folder, lessons=68))
    shutil.rmtree(folder / "progress")
    asked, repository, members = questions(course, chance), CohortRepository(course), []
    learners = Learners(folder / "progress")
    inbox = folder / "progress" / "cohorts" / "large"
    inbox.mkdir(parents=True)
    for number, (learner, tries, done) in enumerate(people(asked, count, chance)):
        name = f"Learner {number:05}"
        if records:
            store = learners.create(name, BEGUN)
            learner = store.record.about.learner
            attempts = [Attempt(id=one.id, at=one.at, exercise=one.exercise, revision=one.revision, answer=one.answer,
                                score=one.score) for one in tries]  # fmt: skip
            store.add(*attempts, *(Completion(id=_new_id(chance), at=one.at, what=one.what) for one in done))
        else:
            bundle = Submission(course=course.title, cohort="large", key="0123456789abcdef", learner=learner, name=name,
                            made=_stamp(BEGUN), tries=tuple(tries), done=tuple(done))  # fmt: skip
            (inbox / f"{learner}.json").write_bytes(wrapped("collected", bundle))
        members.append(Member(learner, name))
    modules = tuple(Assigned(module.id, due="2026-01-31") for module in course.modules)
    repository.create(Cohort(id="large", name="Large", key="0123456789abcdef", modules=modules, members=tuple(members)))
    return course, asked


def measured(*command: str) -> tuple[float, float, float]:
    """Seconds on the clock, seconds of the processor, and the most megabytes that a command took."""
    begun = time.perf_counter()
    process = os.posix_spawn(
        sys.executable,
        [sys.executable, "-m", "copro_tui", *command],
        environment(),
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _pid, status, usage = os.wait4(process, 0)
    if status:
        raise SystemExit(f"copro {' '.join(command)} ended with {status}")
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kibibytes elsewhere
    return time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1_000_000


def main() -> None:
    """Make cohorts, run every report on them, and print what it cost."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cohorts")
    parser.add_argument("people", nargs="*", type=int, default=SIZES)
    parser.add_argument("--records", action="store_true", help="records in a shared folder instead of bundles")
    asked_for = parser.parse_args()
    head = f"{'people':>7} {'answers':>11}  {'report':<9} {'from':<6} {'CPU s':>6} {'seconds':>8} {'MB':>5}"
    print(f"{head}  ratio  growth  aim")
    before: dict[tuple[str, str], tuple[int, float]] = {}
    for count in asked_for.people:
        with tempfile.TemporaryDirectory(prefix="copro-cohort-") as name:
            folder = Path(name)
            course, asked = make_cohort(folder, count, records=asked_for.records)
            kinds = {f"{ref}/{one.id}": one for ref in course.all_lessons() for one in course.lesson(ref).exercises}
            spread = next(one.ref for one in asked if kinds[one.ref].cases)
            answers = count * len(asked)
            for report, source, cost, files in _costs(folder, spread):
                growth = ""
                if (report, source) in before:
                    people, earlier = before[report, source]
                    growth = f"{cost[1] / earlier / (count / people):.2f}"
                before[report, source] = count, cost[1]
                ratio = f"{cost[1] / files:.2f}" if files else ""
                figures = f"{cost[1]:>6.2f} {cost[0]:>8.2f} {cost[2]:>5.0f}"
                aim = AIMS.get((count, report), "–") if source == "index" else "–"
                what = f"{count:>7,} {answers:>10,}+  {report:<9} {source:<6}"
                print(f"{what} {figures}  {ratio:>5}  {growth:>6}  {aim}", flush=True)


def _costs(folder: Path, spread: str) -> Iterator[tuple[str, str, tuple[float, float, float], float]]:
    """Each report with where it comes from, what it cost, and the processor's time that the files alone took."""
    index = folder / "progress" / "cohorts" / "large" / FILE
    commands = {name: [one.format(spread=spread) for one in options] for name, options in REPORTS}
    index.mkdir()  # where a file can be neither read nor written, so that there is no index
    files = {}
    for name, options in commands.items():
        cost = measured("--course", str(folder), "report", "large", *options, "--csv")
        files[name] = cost[1]
        yield name, "files", cost, 0.0
    index.rmdir()
    for name, options in {"building": commands["grid"], **commands}.items():
        cost = measured("--course", str(folder), "report", "large", *options, "--csv")
        yield name, "index", cost, files.get(name, files["grid"])


def _answers(exercise: Exercise, chance: random.Random) -> Iterator[tuple[float, Answer]]:
    solution = exercise.solution()
    for number in range(VARIETY):
        answer: Answer
        if isinstance(solution, dict):
            places = [place.id for place in exercise.places]
            answer = {case: chance.choice(places) if chance.random() > number / VARIETY else place
                      for case, place in solution.items()}  # fmt: skip
        elif isinstance(solution, list):
            answer = list(solution) if chance.random() < number / VARIETY else list(exercise.layout(number))
            answer = answer if exercise.kind == "order" or answer == solution else answer[:1]
        else:
            answer = solution
        yield exercise.judge(answer).score or 0.0, answer


def _new_id(chance: random.Random) -> str:
    return uuid.UUID(int=chance.getrandbits(128), version=4).hex


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")


if __name__ == "__main__":
    main()
