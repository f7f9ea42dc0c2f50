"""The service behind a trainer: what a group did, and what it is asked to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from copro_tui.analytics.gradebook import gradebook, outlines
from copro_tui.analytics.item_analysis import item_analysis
from copro_tui.analytics.stuck import stuck
from copro_tui.cohorts.group_work import gather
from copro_tui.cohorts.inbox import collect
from copro_tui.cohorts.invitations import invitation_of, read_invitation
from copro_tui.cohorts.learner_work import record_files, words_in, work_in
from copro_tui.cohorts.model import Cohort, Member
from copro_tui.cohorts.repository import Unreadable
from copro_tui.cohorts.submission import KIND, submission_of
from copro_tui.course.course import open_course
from copro_tui.course.refs import Ref
from copro_tui.errors import UsageError
from copro_tui.exercises import Exercise
from copro_tui.storage.envelope import wrapped
from copro_tui.trainer.cohort_admin import free_id
from copro_tui.trainer.service import TrainerService, Works
from tests.cohorts.groups import NOW, a_cohort, learn, learners, repository_of
from tests.courses import FIRST, write_course
from tests.players import answered, start

CASES = "what/every-kind/cases"
LATER = datetime(2026, 2, 20, 9, 0, tzinfo=UTC)


def straight(works: Works, _total: int) -> Works:
    return works


@pytest.fixture
def service(folder: Path) -> TrainerService:
    return TrainerService(repository_of(folder), lambda: NOW)


@pytest.fixture
def cohort(folder: Path) -> Cohort:
    """Five people who have done the first lesson, and one who has not begun."""
    members = learners(folder, "Ann", "Ben", "Cai", "Dai", "Eri")
    made = a_cohort([*members, Member("f" * 32, "Ffion")])
    repository_of(folder).create(made)
    return made


def test_the_standing_is_the_grid_and_who_is_stuck_in_one_go(folder: Path, cohort: Cohort) -> None:
    service, repository = TrainerService(repository_of(folder), lambda: LATER), repository_of(folder)
    modules, seen = outlines(repository.course, cohort), []

    def along(works: Works, total: int) -> Iterator[object]:
        assert total >= 6
        for one in works:
            seen.append(one)
            yield one

    found = service.standing("spring", along)  # type: ignore[arg-type]
    assert len(seen) == 6
    assert found.gradebook == gradebook(modules, gather(repository, cohort))
    assert found.stuck == stuck(modules, gather(repository, cohort), date(2026, 2, 20))
    assert found.stuck.found


def test_a_learners_detail_has_each_exercise_with_first_and_best_scores(
    folder: Path, service: TrainerService, cohort: Cohort
) -> None:
    lesson_player = start(folder, lambda: NOW, "Ann", 5).open_lesson(FIRST, "cases")
    assert isinstance(lesson_player.step, Exercise)
    lesson_player.try_again()
    answered(lesson_player, lesson_player.step.solution())
    found = service.learner_detail(cohort, cohort.find_member("Ann").id)
    lesson = found.modules[0].lessons[0]
    assert (found.name, lesson.title, lesson.completed) == ("Ann", "Every kind of step", True)
    exercises = {str(one.exercise): one for one in lesson.exercises}
    assert exercises[CASES].tries == 2
    assert (exercises[CASES].first or 0.0) <= (exercises[CASES].best or 0.0) == 1.0
    assert "what/every-kind/own" not in exercises, "it is her own words, which she did not send"
    assert "what/every-kind/words" not in exercises
    assert found.modules[0].lessons[1].exercises == ()
    assert found.words == ()


def test_the_detail_of_a_learner_who_has_not_begun_is_empty(service: TrainerService, cohort: Cohort) -> None:
    found = service.learner_detail(cohort, "f" * 32)
    assert (found.name, found.last) == ("Ffion", "")
    assert all(not lesson.exercises for module in found.modules for lesson in module.lessons)
    with pytest.raises(UsageError):
        service.learner_detail(cohort, "0" * 32)


def test_a_learners_detail_has_the_words_that_were_sent_and_no_others(folder: Path, tmp_path: Path) -> None:
    home = write_course(tmp_path / "home")
    learn(home, "Ann")
    (record,) = record_files(home / "progress")
    cohort = a_cohort()
    repository_of(folder).create(cohort)
    course = open_course(home)
    for name, words in (("all", words_in(record, course)), ("none", ())):
        bundle = submission_of(work_in(record, course), invitation_of(cohort, course), words, NOW)
        (tmp_path / f"{name}.json").write_bytes(wrapped(KIND, bundle))
    service = TrainerService(repository_of(folder), lambda: NOW)
    list(collect(service.repository, "spring", [tmp_path / "none.json"]))
    cohort = service.repository.open("spring")
    assert service.learner_detail(cohort, cohort.members[0].id).words == ()
    list(collect(service.repository, "spring", [tmp_path / "all.json"]))
    assert [one.prompt for one in service.learner_detail(cohort, cohort.members[0].id).words] == [
        "What will you do next?"
    ]


def test_a_learners_detail_names_what_cannot_be_read(folder: Path, service: TrainerService, cohort: Cohort) -> None:
    ann = cohort.find_member("Ann").id
    inbox = service.repository.collected_folder(cohort)
    inbox.mkdir(parents=True)
    (inbox / f"{ann}.json").write_text("no bundle", encoding="utf-8")
    found = service.learner_detail(cohort, ann)
    assert [one.file for one in found.troubles] == [f"cohorts/spring/{ann}.json"]
    assert found.modules[0].lessons[0].exercises


def test_a_question_has_its_cases_and_everybody_who_tried_it(
    folder: Path, service: TrainerService, cohort: Cohort
) -> None:
    found = service.exercise_detail(cohort, Ref.parse(CASES), straight)
    assert isinstance(found.exercise, Exercise)
    assert found.exercise.id == "cases"
    report = item_analysis(service.lessons("what"), gather(service.repository, cohort))
    assert found.items == tuple(one for one in report.items if str(one.exercise) == CASES)
    assert [one.case for one in found.items] == ["", "letter", "survey", "board"]
    assert {one.name for one in found.people} == {"Ann", "Ben", "Cai", "Dai", "Eri"}
    assert [one.best or 0.0 for one in found.people] == sorted(one.best or 0.0 for one in found.people)
    assert found.waiting == 1


def test_a_question_that_is_not_marked_has_no_statistics(service: TrainerService, cohort: Cohort) -> None:
    found = service.exercise_detail(cohort, Ref("what", "every-kind", "own"), straight)
    assert found.items == ()
    assert found.people == (), "nobody chose to send it"


def test_cohorts_in_use_come_first_and_bad_files_are_there_too(service: TrainerService) -> None:
    service.repository.create(a_cohort(id="autumn", archived=True))
    service.repository.create(a_cohort(id="winter"))
    service.repository.path("bad").write_text("id: bad\n", encoding="utf-8")
    assert [one.id for one in service.cohorts()] == ["bad", "winter", "autumn"]
    assert isinstance(service.cohorts()[0], Unreadable)


def test_a_cohort_is_begun_with_an_id_made_from_its_name(service: TrainerService) -> None:
    one = service.admin.begin("Pobl y Fro", trainer="Siân", workshop="14 Feb")
    two = service.admin.begin("Pobl y Fro")
    assert (one.id, two.id) == ("pobl-y-fro", "pobl-y-fro-2")
    assert (one.workshop, one.trainer, two.workshop) == ("2026-02-14", "Siân", "")
    assert one.key != two.key
    assert service.repository.open("pobl-y-fro") == one
    for bad in ("", " ", "\x1b"):
        with pytest.raises(UsageError):
            service.admin.begin(bad)
    with pytest.raises(UsageError):
        service.admin.begin("Another", workshop="some day")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Ŵyn & Siân", "wyn-sian"),
        ("2026 spring", "spring"),
        ("مجموعة", "cohort"),
        ("--", "cohort"),
        ("a" * 99, "a" * 40),
    ],
)
def test_an_id_can_be_read_and_typed(name: str, wanted: str) -> None:
    assert free_id(name, []) == wanted
    assert free_id(name, [wanted]) == f"{wanted}-2"


def test_assigning_and_taking_back(service: TrainerService, cohort: Cohort) -> None:
    service.admin.assign("spring", ["what", "when"], due="31 Jan", opens="2026-01-10")
    service.admin.assign("spring", ["when"], required=False)
    now = service.repository.open("spring")
    assert [(one.id, one.opens, one.due, one.required) for one in now.modules] == [
        ("what", "2026-01-10", "2026-01-31", True),
        ("when", "", "", False),
    ]
    service.admin.take_back("spring", ["what"])
    assert [one.id for one in service.repository.open("spring").modules] == ["when"]
    for modules, days in ((["whit"], {}), (["what"], {"due": "never"}), (["what"], {"opens": "3 Feb", "due": "2 Feb"})):
        with pytest.raises(UsageError):
            service.admin.assign("spring", modules, **days)  # type: ignore[arg-type]
    assert [one.id for one in service.repository.open("spring").modules] == ["when"]


def test_people_are_members_and_then_who_else_is_here(folder: Path, service: TrainerService, cohort: Cohort) -> None:
    other = learn(folder, "aled", 9)
    (folder / "progress" / "broken.json").write_text("{", encoding="utf-8")
    people = service.admin.people(cohort)
    assert people.unreadable == 1
    assert [one.name for one in people.known] == ["Ann", "Ben", "Cai", "Dai", "Eri", "Ffion", "aled"]
    assert service.admin.add("spring", Member(other, "aled")).find_member("aled").id == other
    assert service.admin.remove("spring", other).member(other) is None


def test_an_invitation_can_be_read(service: TrainerService, cohort: Cohort, tmp_path: Path) -> None:
    (tmp_path / "it.json").write_bytes(service.invitation(cohort))
    assert read_invitation(tmp_path / "it.json", service.course).key == cohort.key


def test_a_lesson_with_mistakes_stops_nothing(folder: Path, cohort: Cohort) -> None:
    (folder / "lessons" / "what" / "2-short.yaml").write_text("title: [", encoding="utf-8")
    service = TrainerService(repository_of(folder), lambda: NOW)
    assert [lesson.ref.lesson for lesson in service.lessons("what")] == ["every-kind"]
    assert service.learner_detail(cohort, cohort.members[0].id).modules[0].lessons[1].title == "short"
    assert service.item_analysis(cohort, "what", straight).people == 6
    assert service.distributions(cohort, straight)


def test_a_learners_detail_says_when_the_record_may_be_one_that_cannot_be_read(
    folder: Path, service: TrainerService
) -> None:
    ann = learn(folder, "Ann")
    (record,) = record_files(folder / "progress")
    cohort = a_cohort([Member(ann, "Ann")])
    service.repository.create(cohort)
    (record.parent / "aaa-spoilt.json").write_text("{", encoding="utf-8")
    whole = service.learner_detail(cohort, ann)
    assert (whole.troubles, bool(whole.last)) == ((), True)
    record.unlink()
    assert [one.file for one in service.learner_detail(cohort, ann).troubles] == ["aaa-spoilt.json"]


def test_nothing_is_written_that_could_not_be_read_again(folder: Path, service: TrainerService, cohort: Cohort) -> None:
    before = service.repository.path("spring").read_bytes()
    with pytest.raises(UsageError, match="cannot be saved"):
        service.admin.add("spring", Member("B_1", "Ben"))
    assert service.repository.path("spring").read_bytes() == before
