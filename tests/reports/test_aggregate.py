"""A group without its people as a page and as text: in any language, and whatever stands in the course."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from copro_tui import i18n
from copro_tui.analytics.aggregate import Aggregate, ExerciseTold, LessonTold, ModuleTold, Share
from copro_tui.analytics.mix_ups import MixUp
from copro_tui.course.refs import Ref
from copro_tui.reports.aggregate_table import aggregate_report
from copro_tui.reports.formats import as_csv, as_text
from copro_tui.reports.html import as_html
from tests import pseudo
from tests.cohorts.groups import a_cohort
from tests.documents.lint import PageReader, problems
from tests.documents.test_plan_html import HTML
from tests.reports.accessibility import faults_of

COLUMNS = "about,id,text,people,completed,mastered,answered,right,right_from,right_to,taken_for,withheld"


def told(text: str = "a") -> Aggregate:
    """A group of twenty, where every text of the course is ``text``."""
    step = Ref("what", "one", "step")
    exercise = ExerciseTold(ref=step, text=text, answered=None, right=5, share=Share(0.25, 0.6))
    lesson = LessonTold(ref=step.of_lesson, title=text, completed=10, mastered=None, exercises=(exercise,))
    module = ModuleTold(id="what", title=text, completed=5, mastered=None, answered=None, lessons=(lesson,))
    mix_up = MixUp(ref=step.case("case"), name=text, belongs=text, taken_for=text)
    return Aggregate(people=20, modules=(module,), mix_ups=(mix_up,), troubles=())


@pytest.fixture
def _spoken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    pseudo.speak(tmp_path, monkeypatch)
    yield
    i18n.use_language("en")


@pytest.mark.usefixtures("_spoken")
def test_every_text_can_be_translated() -> None:
    for found in (told("–"), Aggregate(people=0, modules=(), mix_ups=(), troubles=())):
        report = aggregate_report(a_cohort(), found)
        for said in (as_text(report, 400), PageReader(as_html(report, "en", "–")).said):
            assert pseudo.english_in(said, pseudo.words_of("Spring group what one step")) == []
            assert pseudo.depth(said) <= 2


@pytest.mark.parametrize("nasty", HTML)
def test_no_text_of_the_course_becomes_part_of_the_page(nasty: str) -> None:
    page, plain = (as_html(aggregate_report(a_cohort(), told(text)), "en", "today") for text in (HTML[nasty], "a"))
    assert [tag for tag, _given in PageReader(page).tags] == [tag for tag, _given in PageReader(plain).tags]
    assert problems(page) == faults_of(page) == []


def test_the_columns_stay_and_what_is_withheld_is_empty() -> None:
    head, group, module, lesson, exercise, mix_up = as_csv(aggregate_report(a_cohort(), told())).splitlines()
    assert head == COLUMNS
    assert group == "group,,,20,,,,,,,,"
    assert module == "module,what,a,,5,,,,,,,mastered answered"
    assert lesson == "lesson,what/one,a,,10,,,,,,,mastered"
    assert exercise == "exercise,what/one/step,a,,,,,5,0.25,0.6,,answered"
    assert mix_up == "mix-up,what/one/step#case,a,,,,,,,,a,"


def test_numbers_are_said_to_be_between_two() -> None:
    text = as_text(aggregate_report(a_cohort(), told()), 100)
    assert "10–14" in text
    assert "25–60%" in text
    assert "“a” was taken for “a”; its place is “a”." in text


def test_the_example_of_the_trainers_page_is_as_printed() -> None:
    lesson = Ref("what", "means")
    exercises = (
        ExerciseTold(ref=lesson, text="Eight situations", answered=50, right=10, share=Share(0.18, 0.28)),
        ExerciseTold(ref=lesson, text="True of co-production", answered=50, right=None, share=None),
    )
    told = LessonTold(ref=lesson, title="What co-production means", completed=50, mastered=20, exercises=exercises)
    module = ModuleTold(
        id="what", title="What co-production is", completed=45, mastered=None, answered=50, lessons=(told,)
    )
    found = Aggregate(people=60, modules=(module,), mix_ups=(), troubles=())
    page = (Path(__file__).parents[2] / "docs" / "trainers.md").read_text(encoding="utf-8")
    example = re.search(r"^### A group without its people\n.*?^```text\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    assert example is not None
    assert example[1] == as_text(aggregate_report(a_cohort(), found), 80)
