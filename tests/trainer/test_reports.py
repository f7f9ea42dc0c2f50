"""Reports come from where the screens' numbers come from, so that both say the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.analytics.gradebook import cell_words
from copro_tui.analytics.item_analysis import Item
from copro_tui.cohorts.model import Assigned, Cohort, Member
from copro_tui.course.refs import Ref
from copro_tui.reports.catalogue import ReportKind
from copro_tui.text.spreadsheet import Value
from copro_tui.trainer.service import TrainerService, Works
from tests.clock import FakeClock
from tests.cohorts.groups import NOW, a_cohort, learn, repository_of

NAMES = [f"Person {number:02}" for number in range(12)]
KINDS: list[ReportKind] = ["grid", "stuck", "items", "spread", "reminders"]
OF_EXERCISES: list[ReportKind] = ["items", "spread"]


def straight(works: Works, _total: int) -> Works:
    return works


@pytest.fixture
def cohort(folder: Path) -> Cohort:
    """Twelve people who have done the first lesson, each in their own way, and one who has not begun."""
    members = [Member(learn(folder, name, number, FakeClock()), name) for number, name in enumerate(NAMES)]
    made = a_cohort([*members, Member("f" * 32, "Ffion")], [Assigned("what", "", "2026-01-06"), Assigned("when")])
    repository_of(folder).create(made)
    return made


@pytest.fixture
def service(folder: Path, cohort: Cohort) -> TrainerService:
    return TrainerService(repository_of(folder), lambda: NOW)


def test_the_grid_has_the_numbers_of_the_screen(service: TrainerService, cohort: Cohort) -> None:
    gradebook = service.standing("spring", straight).gradebook
    report = service.report(cohort, "grid", straight, names=True)
    on_the_screen = {row.name: tuple(map(cell_words, row.cells)) for row in gradebook.rows}
    assert {str(row[0]): row[1:-1] for row in report.shown.rows} == on_the_screen
    assert len(on_the_screen) == 13
    keys = report.data.keys
    rows = [dict(zip(keys, row, strict=True)) for row in report.data.rows]
    for row in gradebook.rows:
        mine = {str(one["module"]): one for one in rows if one["name"] == row.name}
        for module, cell in zip(gradebook.modules, row.cells, strict=True):
            one = mine[module.id]
            assert (one["completed"], one["lessons"], one["mastered"]) == (cell.done, cell.lessons, cell.mastered)
            assert one["score"] == pytest.approx(cell.score, abs=1e-6)


def test_who_may_need_a_hand_is_the_same(service: TrainerService, cohort: Cohort) -> None:
    stuck = service.standing("spring", straight).stuck
    report = service.report(cohort, "stuck", straight, names=True)
    assert [row[1:] for row in report.data.rows] == [
        (one.name, one.reason, str(one.where), one.words) for one in stuck.found
    ]
    assert stuck.found
    assert report.notes[0] == stuck.rule


def test_questions_have_the_numbers_of_the_screen(service: TrainerService, cohort: Cohort) -> None:
    on_the_screen = [
        item for module in ("what", "when") for item in service.item_analysis(cohort, module, straight).items
    ]
    report = service.report(cohort, "items", straight, names=True)
    assert [row[:4] for row in report.data.rows] == [_head(one) for one in on_the_screen]
    for row, one in zip(report.data.rows, on_the_screen, strict=True):
        numbers = (one.facility, one.low, one.high, one.index, one.efficiency)
        assert row[4:9] == tuple(None if number is None else pytest.approx(number, abs=1e-4) for number in numbers)
    assert any(one.facility not in (None, 0.0, 1.0) for one in on_the_screen)


def _head(one: Item) -> tuple[Value, ...]:
    return str(one.exercise), one.case or None, one.text, one.people


def test_where_the_group_placed_things_is_the_same(service: TrainerService, cohort: Cohort) -> None:
    for distribution in service.distributions(cohort, straight):
        report = service.report(cohort, "spread", straight, exercise=str(distribution.exercise), names=True)
        people = [count for case in distribution.contested_first for count in case.counts]
        assert [row[5] for row in report.data.rows] == people
        watched = service.watch(cohort, str(distribution.exercise)).look()
        assert watched is not None
        assert (watched.cases, watched.people) == (distribution.cases, distribution.people)


def test_both_editions_of_the_workbook_are_about_what_the_screen_shows(service: TrainerService, cohort: Cohort) -> None:
    editions = service.handouts(cohort, straight)
    assert list(editions) == ["trainer", "learner"]
    for distribution in service.distributions(cohort, straight):
        for case in distribution.cases if distribution.ordered else ():
            differ = bool(case.key) and case.agreement is not None and case.agreement < 0.9
            assert (case.text in editions["learner"]) == differ
    assert "What the course says" in editions["trainer"]
    assert "What the course says" not in editions["learner"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_report_can_be_made(service: TrainerService, cohort: Cohort, kind: ReportKind) -> None:
    report = service.report(cohort, kind, straight, exercise="cases", names=True)
    assert (report.kind, report.named) == (kind, True)
    assert report.data.rows
    assert report.left_out == ()


def test_lessons_with_mistakes_are_left_out_of_everything_and_named(folder: Path, cohort: Cohort) -> None:
    (folder / "lessons" / "what" / "2-short.yaml").write_text("title: [", encoding="utf-8")
    service = TrainerService(repository_of(folder), lambda: NOW)
    (bad,) = service.left_out()
    assert str(bad).startswith("what/short is left out: The lesson “short” is not available today.")
    assert (service.left_out("what"), service.left_out("when")) == ((bad,), ())
    assert service.item_analysis(cohort, "what", straight).troubles == (bad,)
    assert service.item_analysis(cohort, "when", straight).troubles == ()
    assert service.exercise_detail(cohort, Ref("what", "every-kind", "cases"), straight).troubles == (bad,)
    assert {one.troubles for one in service.distributions(cohort, straight)} == {(bad,)}
    for kind in KINDS:
        report = service.report(cohort, kind, straight, exercise="cases")
        assert report.left_out == ((bad,) if kind in OF_EXERCISES else ())
        assert report.troubles == ()
