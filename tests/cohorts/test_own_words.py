"""Where learners placed their own work is theirs: it goes to a trainer only when they choose it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from copro_tui.cohorts.group_work import gather
from copro_tui.cohorts.inbox import collect, collected
from copro_tui.cohorts.invitations import invitation_of
from copro_tui.cohorts.learner_work import Work, record_files, words_in, work_in
from copro_tui.cohorts.model import Member
from copro_tui.cohorts.own_words import listed
from copro_tui.cohorts.submission import KIND, Submission, submission_of
from copro_tui.course.refs import Ref
from copro_tui.progress.events import Attempt
from copro_tui.progress.own_words import is_own_words, is_own_words_in
from copro_tui.progress.repository import RecordRepository
from copro_tui.storage.envelope import unwrapped, wrapped
from tests.cohorts.groups import NOW, a_cohort, a_try, learn, repository_of
from tests.whole_course import real_course

OWN = "what/every-kind/own"


@pytest.fixture
def record(folder: Path) -> Path:
    """Ann's record, who has gone through the first lesson."""
    learn(folder, "Ann")
    (path,) = record_files(folder / "progress")
    return path


def bundle_of(folder: Path, record: Path, *, chosen: bool) -> Submission:
    course = repository_of(folder).course
    words = words_in(record, course) if chosen else ()
    return submission_of(work_in(record, course), invitation_of(a_cohort(), course), words, NOW)


def of_an_earlier_version(folder: Path, record: Path) -> Submission:
    """A bundle that has all that is in the record among its answers."""
    tries = tuple(RecordRepository(record).record.tries)
    return replace(bundle_of(folder, record, chosen=False), tries=tries)


def test_every_exercise_of_the_course_that_is_not_marked_is_own_words_and_no_other() -> None:
    course, found = real_course(), set()
    for lesson in map(course.lesson, course.all_lessons()):
        for one in (one for one in lesson.exercises if not one.own_words):
            attempt = a_try(str(lesson.ref.at(one.id)), one.judge(one.solution()).score, answer=one.solution())
            assert is_own_words_in(course, attempt) == (not one.keyed)
            found |= {(type(one).__name__, one.keyed)}
    assert ("Place", False) in found
    assert ("Conversation", True) in found


def test_own_words_stay_own_words_when_the_exercise_is_marked_later_or_gone() -> None:
    course = real_course()
    marked = course.exercise(Ref("what", "ladders", "arnstein-cases"))
    assert marked is not None
    assert is_own_words(a_try("what/ladders/arnstein-cases", None), marked)
    assert is_own_words(a_try("what/gone/away", None), None)
    assert not is_own_words(a_try("what/gone/away", None, shown=True), None)
    assert not is_own_words(a_try("what/gone/away", 0.5), None)


@pytest.mark.parametrize("chosen", [False, True])
def test_own_work_goes_only_when_it_is_chosen(folder: Path, record: Path, chosen: bool) -> None:
    bundle = bundle_of(folder, record, chosen=chosen)
    assert (OWN.encode() in wrapped(KIND, bundle)) == chosen
    repository = repository_of(folder)
    repository.create(a_cohort())
    (folder / "sent.json").write_bytes(wrapped(KIND, bundle))
    list(collect(repository, "spring", [folder / "sent.json"]))
    (work,) = gather(repository, repository.open("spring"))
    assert isinstance(work, Work)
    assert (OWN in {one.exercise for one in work.tries}) == chosen


def test_it_is_listed_in_the_names_of_its_cases_and_places(folder: Path, record: Path) -> None:
    course = repository_of(folder).course
    text, placed = listed(words_in(record, course), course)
    assert (text.prompt, text.text) == ("What will you do next?", "My own words.")
    exercise = course.exercise(Ref.parse(OWN))
    assert exercise is not None
    assert (placed.id, placed.prompt) == (OWN, exercise.prompt)
    assert all(f"{case.name}: " in placed.text for case in exercise.cases)
    assert any(place.text in placed.text for place in exercise.places)
    (gone,) = listed([a_try("what/gone/own", None, answer={"today": "telling"})], course)
    assert (gone.prompt, gone.text) == ("what/gone/own", "today: telling")


def test_bundles_of_earlier_versions_are_taken_in_without_it(folder: Path, record: Path) -> None:
    old, repository = of_an_earlier_version(folder, record), repository_of(folder)
    assert OWN in {one.exercise for one in old.tries}
    repository.create(a_cohort())
    (folder / "old.json").write_bytes(wrapped(KIND, old))
    list(collect(repository, "spring", [folder / "old.json"]))
    (kept,) = repository.collected_folder(repository.open("spring")).glob("*.json")
    assert OWN not in kept.read_text(encoding="utf-8")


def test_what_an_earlier_version_collected_is_read_without_it_and_cleaned_at_the_next_collecting(
    folder: Path, record: Path
) -> None:
    old, repository = of_an_earlier_version(folder, record), repository_of(folder)
    cohort = a_cohort([Member(old.learner, "Ann")])
    repository.create(cohort)
    path = repository.collected_folder(cohort) / f"{old.learner}.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(wrapped("collected", old))
    found = collected(repository, cohort, old.learner)
    assert found is not None
    assert OWN not in {one.exercise for one in found.tries}
    (work,) = gather(repository, cohort)
    assert isinstance(work, Work)
    assert OWN not in {one.exercise for one in work.tries}
    (folder / "new.json").write_bytes(wrapped(KIND, bundle_of(folder, record, chosen=False)))
    list(collect(repository, "spring", [folder / "new.json"]))
    assert OWN not in path.read_text(encoding="utf-8")


def test_marked_answers_are_not_smuggled_in_as_own_work(folder: Path, record: Path) -> None:
    bundle, repository = bundle_of(folder, record, chosen=False), repository_of(folder)
    repository.create(a_cohort())
    forged: Attempt = a_try("what/every-kind/cases", 1.0)
    (folder / "sent.json").write_bytes(wrapped(KIND, replace(bundle, own_work=(forged,))))
    list(collect(repository, "spring", [folder / "sent.json"]))
    (kept,) = repository.collected_folder(repository.open("spring")).glob("*.json")
    assert unwrapped(kept, "collected", Submission).own_work == ()
