"""Grid, stuck, reminders and assignments: who has done what by when, without blame."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from copro_tui.analytics.gradebook import Outline, gradebook, outlines, row_of
from copro_tui.analytics.stuck import reasons, stuck
from copro_tui.cohorts.assignments import assignments_for
from copro_tui.cohorts.group_work import gather
from copro_tui.cohorts.invitations import invitation_of, join
from copro_tui.cohorts.learner_work import Done, Trouble, Work, with_current_ids
from copro_tui.cohorts.model import Assigned, Member
from copro_tui.course.refs import Ref
from copro_tui.reports.reminders import reminder_of, reminders
from tests.cohorts.groups import AT, NOW, a_cohort, a_try, a_work, learn, repository_of

TODAY = date(2026, 1, 5)
WHAT = Outline(
    id="what",
    label="WHAT",
    title="What it is",
    lessons=tuple(Ref("what", one) for one in ("one", "two", "three")),
    due="2026-01-31",
    marked=(Ref("what", "one", "build"), Ref("what", "one", "cases")),
)
WHEN = Outline(id="when", label="WHEN", title="When", lessons=(Ref("when", "one"),), required=False)
ANN = "a" * 32


def test_a_row_counts_what_is_complete_and_how_well() -> None:
    work = a_work(
        1,
        [
            a_try("what/one/build", 0.5, at="2026-01-02T09:00:00+00:00"),
            a_try("what/one/build", 1.0, at="2026-01-04T09:00:00+00:00"),
            a_try("what/one/cases", 0.5),
            a_try("what/one/cases", 1.0, shown=True),
            a_try("what/one/own", None),
        ],
        [Done(what="what/one", at=AT), Done(what="what/one", at=AT, mastered=True), Done(what="what/gone", at=AT)],
    )
    first, second = row_of(work, [WHAT, WHEN]).cells
    assert (first.done, first.lessons, first.mastered, first.score, first.last) == (1, 3, 1, 0.75, AT)
    assert (first.begun, first.complete) == (True, False)
    assert (second.done, second.score, second.last, second.begun) == (0, None, "", False)


def test_the_grid_has_everybody_by_name_and_what_could_not_be_read() -> None:
    trouble = Trouble("bad.json", "it is cut short")
    found = gradebook([WHAT], [a_work(2, name="ben"), trouble, a_work(1, name="Ann")])
    assert [row.name for row in found.rows] == ["Ann", "ben"]
    assert found.troubles == (trouble,)


def test_a_grid_shows_what_was_assigned_else_everything(folder: Path) -> None:
    course = repository_of(folder).course
    assert [one.id for one in outlines(course, a_cohort())] == ["what", "when"]
    (only,) = outlines(course, a_cohort(modules=[Assigned("when", due="2026-01-31")]))
    assert (only.id, only.due, only.lessons) == ("when", "2026-01-31", (Ref("when", "later"),))


def reasons_of(work: Work, today: date = TODAY) -> list[tuple[str, str]]:
    return [
        (one.reason, str(one.where)) for one in reasons([WHAT, WHEN], row_of(work, [WHAT, WHEN]), work.standings, today)
    ]


def test_three_tries_below_mastery() -> None:
    low = [a_try("what/one/build", 0.79) for _one in range(3)]
    assert reasons_of(a_work(1, low)) == [("tries", "what/one/build")]
    assert reasons_of(a_work(1, low[:2])) == []
    assert reasons_of(a_work(1, [*low, a_try("what/one/build", 0.8)])) == []
    assert reasons_of(a_work(1, [*low[:2], a_try("what/one/build", 0.0, shown=True)])) == []
    assert reasons_of(a_work(1, [a_try("what/one/own", None) for _one in range(3)])) == []
    assert reasons_of(a_work(1, [a_try("else/one/build", 0.1) for _one in range(3)])) == []


@pytest.mark.parametrize(("day", "found"), [(5, []), (12, []), (13, [("quiet", "when")])])
def test_a_module_left_in_the_middle_for_more_than_seven_days(day: int, found: list[tuple[str, str]]) -> None:
    assert reasons_of(a_work(1, [a_try("when/one/build", 1.0)]), date(2026, 1, day)) == found


def test_a_module_that_is_complete_is_not_left_in_the_middle() -> None:
    done = a_work(1, [a_try("when/one/build", 1.0)], [Done(what="when/one", at=AT)])
    assert reasons_of(done, date(2026, 1, 27)) == []


@pytest.mark.parametrize(("day", "found"), [(27, []), (28, [("due", "what")]), (31, [("due", "what")])])
def test_due_in_three_days_and_under_half_done(day: int, found: list[tuple[str, str]]) -> None:
    assert reasons_of(a_work(1), date(2026, 1, day)) == found
    half = a_work(1, (), [Done(what=f"what/{one}", at="2026-01-27T09:00:00+00:00") for one in ("one", "two")])
    assert reasons_of(half, date(2026, 1, day)) == []


def test_the_rule_is_printed_with_the_answer() -> None:
    found = stuck([WHAT], [a_work(1)], date(2026, 1, 31))
    assert "the same exercise 3 times or more" in found.rule
    assert "80%" in found.rule
    assert "for more than 7 days" in found.rule
    assert [one.words for one in found.found] == ["0 of 3 lessons, due 31 January 2026"]


def test_a_reminder_is_for_who_has_something_open_and_blames_nobody() -> None:
    cohort = a_cohort(modules=[Assigned("what", due="2026-01-04"), Assigned("when", opens="2026-02-01")])
    done = [Done(what=str(one), at=AT) for one in WHAT.lessons]
    found, troubles = reminders(cohort, [WHAT, WHEN], [a_work(1, name="Ann"), a_work(2, (), done)], TODAY)
    assert troubles == ()
    (ann,) = found
    assert ann.text.startswith("Hello Ann,\n")
    assert "What it is: 0 of 3 lessons done. It was meant for 4 January 2026 and is still open." in ann.text
    assert "When" not in ann.text
    assert ann.text.endswith("Siân")
    assert not {"late", "overdue", "failed", "must"} & set(ann.text.casefold().split())


def test_a_reminder_takes_people_where_they_are_and_speaks_of_no_day_that_has_gone_by() -> None:
    cohort = a_cohort(modules=[Assigned("what")], workshop="2026-01-04", review="2026-01-04")
    begun = a_work(1, (), [Done(what=str(WHAT.lessons[0]), at=AT)])
    for work, where in ((begun, "to the very step where you stopped"), (a_work(2), "to the first lesson")):
        reminder = reminder_of(cohort, [WHAT], work, TODAY)
        assert reminder is not None
        assert f"Start copro and it takes you {where}." in reminder.text
        assert "workshop" not in reminder.text
        assert "review" not in reminder.text
        assert (reminder.due, reminder.modules) == (WHAT.due, ("what",))


def test_a_reminder_before_the_day() -> None:
    cohort = a_cohort(modules=[Assigned("what", due="2026-01-31")], workshop="2026-02-14")
    reminder = reminder_of(cohort, [WHAT], a_work(1, language="cy"), TODAY)
    assert reminder is not None
    assert reminder.language == "cy"
    assert "It is due on 31 January 2026." in reminder.text
    assert "The workshop is on 14 February 2026." in reminder.text


def test_what_a_learner_was_asked_to_do_the_first_due_first(folder: Path) -> None:
    repository = repository_of(folder)
    modules = [Assigned("what", due="2026-02-28"), Assigned("when", due="2026-01-04", required=False)]
    repository.create(a_cohort([Member(ANN, "Ann")], modules))
    repository.create(a_cohort([Member(ANN, "Ann")], modules, id="old", key="f" * 16, archived=True))
    repository.path("broken").write_text("id: [", encoding="utf-8")
    found = assignments_for(repository, ANN)
    assert [(one.module, one.cohort, one.trainer, one.required) for one in found] == [
        ("when", "Spring group", "Siân", False),
        ("what", "Spring group", "Siân", True),
    ]
    assert [one.when(TODAY) for one in found] == ["optional", "due 28 February 2026"]
    assert found[0].when(date(2026, 1, 4)) == "optional, due today"
    assert assignments_for(repository, "b" * 32) == ()


def test_what_was_joined_counts_until_the_cohort_itself_is_there(folder: Path) -> None:
    repository = repository_of(folder)
    cohort = a_cohort(modules=[Assigned("what", due="2026-01-31")])
    join(repository.records, invitation_of(cohort, repository.course), ANN, NOW)
    join(repository.records, invitation_of(cohort, repository.course), ANN, NOW)
    assert [one.module for one in assignments_for(repository, ANN)] == ["what"]
    assert assignments_for(repository, "b" * 32) == ()
    repository.create(cohort.with_members([Member(ANN, "Ann")]).with_modules([Assigned("what", due="2026-02-28")]))
    assert [one.when(TODAY) for one in assignments_for(repository, ANN)] == ["due 28 February 2026"]


def test_everybody_is_gathered_once_and_what_cannot_be_read_is_named(folder: Path) -> None:
    ann, ben = learn(folder, "Ann"), learn(folder, "Ben")
    learn(folder, "Somebody else")
    records = folder / "progress"
    (records / "cut.json").write_text('{"about"', encoding="utf-8")
    (records / "odd.json").write_text('{"about": {"1": 3}}', encoding="utf-8")
    path = next(records.glob("ben-*.json"))
    path.with_name("ben-copy.json").write_bytes(path.read_bytes())
    repository = repository_of(folder)
    cohort = a_cohort([Member(ann, "Ann from Powys"), Member(ben, "Ben"), Member("c" * 32, "Cai")], language="cy")
    repository.create(cohort)
    found = list(gather(repository, cohort))
    works = {one.name: one for one in found if isinstance(one, Work)}
    assert sorted(works) == ["Ann from Powys", "Ben", "Cai"]
    assert works["Cai"].tries == ()
    assert works["Cai"].language == "cy"
    assert {one.exercise.rpartition("/")[2] for one in works["Ben"].tries} == {
        "build", "cases", "voices", "groups", "which"
    }  # fmt: skip
    troubles = [one for one in found if isinstance(one, Trouble)]
    assert sorted(one.file for one in troubles)[-2:] == ["cut.json", "odd.json"]
    assert len(troubles) == 3


def test_work_under_a_former_name_counts_for_the_name_of_today(folder: Path) -> None:
    names = {"what/old": "what/one", "what/one/was": "what/one/build"}
    work = a_work(1, [a_try("what/old/was", 0.9)], [Done(what="what/old", at=AT)])
    cell = row_of(with_current_ids(work, names), [WHAT]).cells[0]
    assert (cell.done, cell.score) == (1, 0.9)
    assert with_current_ids(work, names).tries[0].exercise == "what/one/build"
    assert with_current_ids(work, {}) == work


def test_nobody_is_reminded_of_an_offer() -> None:
    cohort = a_cohort(modules=[Assigned("what", due="2026-01-31", required=False)])
    assert reminder_of(cohort, [WHAT], a_work(1), TODAY) is None
