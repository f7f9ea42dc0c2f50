"""Pages to hand round: what they say at a glance, what they keep back, and that nothing in them is taken for markup."""

from __future__ import annotations

import re

import pytest

from copro_tui.analytics.gradebook import Outline, gradebook
from copro_tui.analytics.stuck import stuck
from copro_tui.cohorts.learner_work import Done, Work
from copro_tui.course.refs import Ref
from copro_tui.reports.html import as_html
from copro_tui.reports.tables import gradebook_report, stuck_report
from copro_tui.text.safe import safe_page
from tests.cohorts.groups import AT, a_cohort, a_try, a_work
from tests.documents.lint import PageReader, problems
from tests.documents.test_plan_html import HTML
from tests.reports.accessibility import faults_of
from tests.reports.pages import pages
from tests.reports.test_reports import TODAY
from tests.whole_course import real_course

WHAT = Outline(
    id="what",
    label="WHAT",
    title="What it is",
    lessons=(Ref("what", "one"), Ref("what", "two")),
    marked=(Ref("what", "one", "build"), Ref("what", "two", "build")),
    due="2026-01-31",
)


def worked(number: int, lessons: int, score: float) -> Work:
    """Somebody who has completed so many of the two lessons, with this score in each."""
    names = ("one", "two")[:lessons]
    tries = [a_try(f"what/{one}/build", score) for one in names]
    return a_work(
        number, tries, [Done(what=f"what/{one}", at=AT, mastered=score >= 0.8) for one in names], f"Person {number}"
    )


def grid(*works: Work, names: bool = True) -> str:
    return as_html(gradebook_report(a_cohort(), gradebook([WHAT], works), names=names), "en", "today")


def row_of(page: str, who: str) -> str:
    """What stands in somebody's row."""
    (row,) = re.findall(rf"<tr><th[^>]*>{who}</th>(.*?)</tr>", page)
    return re.sub(r"<[^>]*>", " ", row).strip()


def test_a_cell_says_only_what_is_not_usual() -> None:
    """How far, by a sign; lessons of all where some are open; the mean where there is one."""
    page = grid(worked(1, 2, 0.9), worked(2, 2, 0.5), worked(3, 1, 1.0), a_work(4))
    assert [" ".join(row_of(page, f"Person {one}").split()) for one in (1, 2, 3, 4)] == [
        "● 90% 5 January 2026",
        "◐ 50% 5 January 2026",
        "◉ 1/2 100% 5 January 2026",
        "○ –",
    ]


def test_a_cell_is_darker_the_more_is_done() -> None:
    page = grid(worked(1, 2, 0.9), worked(2, 1, 0.9), a_work(3))
    shades = [int(re.search(rf"Person {one}</th><td class=\"module shade-(\d)\"", page)[1]) for one in (1, 2, 3)]  # type: ignore[index]
    assert shades == sorted(shades, reverse=True)
    assert shades[0] > shades[1] > shades[2] == 0


def test_what_needs_attention_comes_first_and_says_what_to_do() -> None:
    said = PageReader(grid(worked(1, 2, 0.5), worked(2, 1, 0.5), a_work(3))).said
    assert "1 person has not begun. Ask what is in the way" in said
    assert "2 of 3 have not completed it" in said
    assert "Lowest mean: WHAT, 50%" in said
    assert said.index("What needs attention first") < said.index("Everybody by module")
    assert "Nothing: everybody has begun" in PageReader(grid(worked(1, 2, 0.9))).said


def test_who_has_not_begun_is_named_only_where_names_are_asked_for() -> None:
    works = [*(worked(number, 2, 0.9) for number in range(5)), a_work(9)]
    assert "Person 9" in grid(*works)
    page = grid(*works, names=False)
    assert "Person" not in page
    assert "People have pseudonyms here" in page
    assert "People have pseudonyms here" not in grid(*works)


def test_two_people_of_one_name_stay_two() -> None:
    works = [a_work(one, [a_try("what/one/build", 0.1) for _try in range(3)], name="Jo") for one in (1, 2)]
    page = as_html(stuck_report(a_cohort(), stuck([WHAT], works, TODAY), names=True), "en", "today")
    assert page.count(">Jo</th>") == 2


def test_days_are_as_coarse_on_the_page_as_in_the_table() -> None:
    """A day of the week that somebody stopped on would tell who it was."""
    works = [worked(number, 1, 0.9) for number in range(6)]
    report = stuck_report(a_cohort(), stuck([WHAT], works, TODAY), names=False)
    assert "nothing checked for some time" in as_html(report, "en", "today")
    assert "5 January" not in as_html(report, "en", "today")


def test_a_small_group_is_withheld_and_said_to_be() -> None:
    page = grid(*(worked(number, 2, 0.9) for number in range(4)), names=False)
    assert "Groups of fewer than 5 are not broken down" in page
    assert "<table" not in page


@pytest.mark.parametrize("nasty", HTML)
def test_no_name_or_title_becomes_part_of_a_page(nasty: str) -> None:
    def made(text: str) -> list[str]:
        works = [a_work(1, [a_try("what/one/build", 0.1) for _one in range(3)], name=text), a_work(2, name=text)]
        module = Outline(id="what", label=text, title=text, lessons=WHAT.lessons, marked=WHAT.marked, due=WHAT.due)
        cohort = a_cohort(name=text)
        titles = {"what/one/build": text}
        return [
            as_html(gradebook_report(cohort, gradebook([module], works), names=True), "en", text),
            as_html(stuck_report(cohort, stuck([module], works, TODAY), names=True, titles=titles), "en", text),
        ]

    text = HTML[nasty]
    for page, plain in zip(made(text), made("a"), strict=True):
        assert [tag for tag, _given in PageReader(page).tags] == [tag for tag, _given in PageReader(plain).tags]
        assert problems(page) == faults_of(page) == []
        assert PageReader(page).said.count(" ".join(safe_page(text).split())) >= 3


@pytest.mark.parametrize("name", pages(12))
def test_everybody_can_read_every_page(name: str) -> None:
    page = pages(12)[name]
    assert problems(page) == faults_of(page) == []


def test_a_case_is_drawn_in_the_bands_of_its_framework() -> None:
    framework = real_course().frameworks["spectrum"]
    drawn = PageReader(pages(12)["spread, spectrum"])
    for name in (*(band.name for band in framework.bands), *(point.label for point in framework.points)):
        assert name in drawn.text_of("text")
    assert any(text.endswith("✓") for text in drawn.text_of("text"))
    ladder = pages(12)["spread, ladder"]
    assert all(f"edge-{own} ground-{own}" in ladder for own in ("to", "for", "with"))


def test_the_learners_workbook_does_not_give_the_answer_away() -> None:
    assert "✓" in pages(12)["workbook, trainer"]
    assert "✓" not in pages(12)["workbook, learner"]


def test_questions_are_in_words_with_the_id_beside_them() -> None:
    course = real_course()
    page = PageReader(pages(12)["items"])
    lesson = course.lesson(course.lessons("what")[0])
    asked = next(one for one in lesson.exercises if one.keyed)
    assert f"{asked.prompt} " in page.text_of("th")
    assert str(lesson.ref.at(asked.id)) in page.text_of("span")
    assert course.modules[0].title in page.text_of("h2")
