"""Reports in every format: read again by other programs, harmless, readable by everybody, and telling of nobody."""

from __future__ import annotations

import csv
import io
import json
import string
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.analytics.distribution import distributions, placements
from copro_tui.analytics.gradebook import Outline, gradebook
from copro_tui.analytics.item_analysis import item_analysis
from copro_tui.analytics.stuck import stuck
from copro_tui.cohorts.learner_work import Done, Trouble, Work
from copro_tui.cohorts.model import Cohort, pseudonym
from copro_tui.course.lesson import Lesson
from copro_tui.course.refs import Ref
from copro_tui.reports.formats import as_csv, as_json, as_text, as_xlsx, table_lines
from copro_tui.reports.html import as_html
from copro_tui.reports.items_table import item_analysis_report
from copro_tui.reports.reminders import reminders
from copro_tui.reports.tables import (
    Report,
    Table,
    distribution_report,
    gradebook_report,
    reminders_report,
    stuck_report,
)
from copro_tui.reports.workshop_handout import contested, workbook_html
from copro_tui.text.safe import safe, safe_page
from copro_tui.text.width import width
from copro_tui.text.wrap import wrap
from tests.cohorts.groups import AT, NOW, a_cohort, a_try, a_work, placing_tries
from tests.courses import FIRST, small_course
from tests.documents.lint import PageReader
from tests.reports.accessibility import faults_of

REF = "what/every-kind/cases"
WHAT = Outline(
    id="what",
    label="WHAT",
    title="What it is",
    lessons=(Ref("what", "one"), Ref("what", "two")),
    marked=(Ref("what", "one", "build"),),
    due="2026-01-31",
)
TODAY = date(2026, 2, 1)
KINDS = ("grid", "stuck", "items", "spread")


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Lesson:
    return small_course(tmp_path_factory.mktemp("course")).lesson(FIRST)


def group(lesson: Lesson, people: int) -> list[Work]:
    """Learners with telling names, who placed the cases of one exercise, and disagree about one."""
    exercise = next(one for one in lesson.exercises if one.id == "cases")
    placed = [
        {"letter": "telling", "survey": "leading" if number % 2 else "telling", "board": "sharing"}
        for number in range(people)
    ]
    works = placing_tries(REF, exercise, placed)
    done = [Done(what="what/one", at=AT)]
    return [a_work(number, work.tries, done, f"Secret {number}") for number, work in enumerate(works)]


def report_of(kind: str, lesson: Lesson, works: list[Work | Trouble], *, names: bool) -> Report:
    cohort = a_cohort()
    match kind:
        case "grid":
            return gradebook_report(cohort, gradebook([WHAT], works), names=names)
        case "stuck":
            return stuck_report(cohort, stuck([WHAT], works, date(2026, 1, 30)), names=names)
        case "items":
            return item_analysis_report(cohort, item_analysis([lesson], works), names=names)
        case _:
            known = placements([lesson])
            return distribution_report(
                cohort, distributions({Ref.parse(REF): known[Ref.parse(REF)]}, works)[0], names=names
            )


def everything(report: Report) -> str:
    """A report in every format, as one text."""
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(report, NOW)))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    return "\n".join(
        [as_csv(report), as_json(report, NOW), as_text(report, 80), as_html(report, "en", "today"), *cells]
    )


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_is_named_unless_asked_for(lesson: Lesson, kind: str) -> None:
    trouble = Trouble("secret-1.json", "Secret")
    works: list[Work | Trouble] = [*group(lesson, 12), a_work(99, name="Secret quiet one"), trouble]
    told = everything(report_of(kind, lesson, works, names=False))
    assert "secret" not in told.casefold()
    assert not [one for one in works if isinstance(one, Work) and one.learner in told]
    assert "1 file could not be read" in told


@pytest.mark.parametrize("kind", ["grid", "stuck"])
def test_names_are_there_when_asked_for(lesson: Lesson, kind: str) -> None:
    works: list[Work | Trouble] = [*group(lesson, 6), a_work(99, name="Secret quiet one")]
    assert "Secret quiet one" in everything(report_of(kind, lesson, works, names=True))


@pytest.mark.parametrize("kind", KINDS)
def test_a_group_under_five_is_not_broken_down(lesson: Lesson, kind: str) -> None:
    works: list[Work | Trouble] = [*group(lesson, 4)]
    small = report_of(kind, lesson, works, names=False)
    if kind == "items":
        assert {(row[3], row[4]) for row in small.data.rows} == {(None, None)}
        assert any("fewer than 5" in note for note in small.notes)
        assert ">0<" not in as_html(small, "en", "today")
    else:
        assert (small.data.rows, small.shown.rows, small.charts) == ((), (), ())
        assert any("fewer than 5" in note for note in small.notes)
    five: list[Work | Trouble] = [*group(lesson, 5), *([a_work(9)] if kind == "stuck" else [])]
    assert report_of(kind, lesson, five, names=False).data.rows
    assert report_of(kind, lesson, [*works, a_work(9)], names=True).data.rows


def test_pseudonyms_stay_and_differ_between_cohorts() -> None:
    one, other = a_cohort(), a_cohort(secret="f" * 32)
    assert pseudonym(one, "a" * 32) == pseudonym(a_cohort(key="e" * 16), "a" * 32), "the key is in every invitation"
    with pytest.raises(ValueError, match="spring"):
        pseudonym(a_cohort(secret=""), "a" * 32)
    assert pseudonym(one, "a" * 32) == pseudonym(one, "a" * 32) != pseudonym(other, "a" * 32)
    assert len({pseudonym(one, f"{number:032x}") for number in range(10_000)}) == 10_000


COLUMNS = {
    "grid": "learner,name,module,completed,lessons,mastered,score,last_activity,due,required",
    "stuck": "learner,name,reason,where,words",
    "items": "exercise,case,text,people,facility,facility_low,facility_high,discrimination_index,"
    "discriminative_efficiency,flags,unused,sure,sure_not_right",
    "spread": "exercise,case,text,place,place_name,people,share,course_credit,median,lower_quartile,upper_quartile,"
    "agreement",
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_columns_stay(lesson: Lesson, kind: str) -> None:
    """Other people's spreadsheets refer to them; docs/trainers.md lists them."""
    text = as_csv(report_of(kind, lesson, [*group(lesson, 6)], names=False))
    assert text.split("\r\n")[0] == COLUMNS[kind]
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert {len(row) for row in rows} == {COLUMNS[kind].count(",") + 1}


def one_cell(text: str) -> Report:
    table = Table(title="T", keys=("text", "number"), titles=("Text", "Number"), rows=((text, -1.5),))
    return Report(kind="grid", title="T", shown=table, data=table)


@pytest.mark.parametrize("text", ["Ann", "a=b", " a", "5 - 3", "\u00a0a", "'=1", "(=1)", ""])
def test_an_ordinary_text_is_left_as_it_is(text: str) -> None:
    (_head, row) = csv.reader(io.StringIO(as_csv(one_cell(text)), newline=""))
    assert row[0] == text


@given(st.text(st.characters(codec="utf-8")))
def test_csv_is_read_again_as_it_was_written(text: str) -> None:
    (head, row) = csv.reader(io.StringIO(as_csv(one_cell(text)), newline=""), strict=True)
    assert head == ["text", "number"]
    assert row[0].removeprefix("'") == safe_page(text).removeprefix("'")
    assert row[1] == "-1.5"


@pytest.mark.parametrize(
    "before", ["", " ", "\u00a0", "\ufeff", "\u200b", "\u2060", "\t", "\r", "\n", "\x00", "\u3000", "\u202e"]
)
@pytest.mark.parametrize("first", "=+-@＝＋－＠﹢")
def test_no_text_is_run_by_a_spreadsheet(before: str, first: str) -> None:
    text = f'{before}{first}HYPERLINK("http://x")'
    (_head, row) = csv.reader(io.StringIO(as_csv(one_cell(text)), newline=""))
    assert row[0] == f"'{safe_page(text)}"
    cell = openpyxl.load_workbook(io.BytesIO(as_xlsx(one_cell(text), NOW))).worksheets[0]["A2"]
    assert cell.data_type == "s"
    assert cell.hyperlink is None


@given(st.text(string.printable + "ŵŷ日本_x000D_"))
def test_a_spreadsheet_holds_the_same_text_and_numbers(text: str) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(one_cell(text), NOW))).worksheets[0]
    assert (sheet["A2"].value or "") == safe(text)
    assert sheet["B2"].value == -1.5


@pytest.mark.parametrize("kind", KINDS)
def test_json_has_a_row_for_each_row(lesson: Lesson, kind: str) -> None:
    report = report_of(kind, lesson, [*group(lesson, 6)], names=False)
    read = json.loads(as_json(report, NOW))
    assert (read["report"], read["people"]) == (kind, "pseudonymous" if kind in ("grid", "stuck") else "counted")
    assert [tuple(row.values()) for row in read["rows"]] == list(report.data.rows)
    assert all(",".join(row) == COLUMNS[kind] for row in read["rows"])


@pytest.mark.parametrize("names", [True, False])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_can_be_read_by_everybody(lesson: Lesson, kind: str, names: bool) -> None:
    works: list[Work | Trouble] = [*group(lesson, 12), a_work(99, name='<script>alert("x")</script>')]
    page = as_html(report_of(kind, lesson, works, names=names), "en", "1 February 2026")
    assert faults_of(page) == []
    assert "<script" not in page


def test_the_lint_finds_what_it_should() -> None:
    bad = '<html><body><h2>x</h2><svg></svg><table><tr><th>a</th></tr></table><p id="a"><p id="a"><script></script>'
    found = " ".join(faults_of(bad))
    for fault in ("language", "skips a level", "drawing", "comes 2 times", "script", "stays open", "caption", "<h1>"):
        assert fault in found


def test_a_chart_says_in_words_what_it_shows(lesson: Lesson) -> None:
    page = as_html(report_of("spread", lesson, [*group(lesson, 6)], names=False), "en", "today")
    said = PageReader(page).said
    assert "Two camps: “Telling” (3 people), “Leading” (3 people)." in said
    assert "2 Asking 0 ✓ 1 Telling 3 ✓" in said
    assert "1 Telling 6 ◆" in said


@pytest.mark.parametrize("cells", [40, 80, 120])
@pytest.mark.parametrize("kind", KINDS)
def test_a_terminal_shows_it_within_its_width(lesson: Lesson, kind: str, cells: int) -> None:
    text = as_text(report_of(kind, lesson, [*group(lesson, 12)], names=True), cells)
    assert max(map(width, text.splitlines())) <= cells
    assert "\x1b" not in text


@given(
    st.lists(st.lists(st.text(), min_size=4, max_size=4), max_size=5),
    st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=20), min_size=4, max_size=4),
    st.integers(20, 120),
)
def test_a_table_fits_whatever_is_in_it(rows: list[list[str]], titles: list[str], cells: int) -> None:
    lines = list(table_lines(titles, rows, cells))
    assert max(map(width, lines), default=0) <= cells
    said = " ".join(lines).split()
    for row in rows:
        assert all(word in said for text in row for word in wrap(text, 10**6)[0].split() if width(word) <= 6)


@pytest.mark.parametrize("cells", range(30, 121, 10))
def test_no_word_of_a_table_is_broken(cells: int) -> None:
    """Columns stand side by side only where their words are whole; else each row is a block of lines."""
    titles = ("Question", "People", "Facility", "Flags")
    rows = [("what/what-it-means/shut-out", 12, "80%", "nearly everybody has it right"), ("shut-out", 3, None, "")]
    lines = list(table_lines(titles, rows, cells))
    assert "what/what-it-means/shut-out" in " ".join(lines)
    side_by_side = lines[0].split() == list(titles)
    assert side_by_side == (cells >= 60)
    assert ("  Facility: 80%" in lines) == (not side_by_side)


def test_reminders_are_told_one_by_one() -> None:
    cohort = Cohort(id="spring", name="Spring", key="0123456789abcdef", modules=())
    report = reminders_report(cohort, *reminders(cohort, [], [a_work(1)], TODAY))
    assert "Nobody has anything open" in as_text(report, 80)


def test_the_workbook_has_what_the_group_disagrees_about(lesson: Lesson) -> None:
    cases = contested(distributions(placements([lesson]), group(lesson, 6)))
    assert [one.case.id for one in cases] == ["survey"]
    assert contested(distributions(placements([lesson]), group(lesson, 4))) == ()
    editions = {
        trainer: workbook_html(a_cohort(), "A small course", "en", "14 February 2026", cases, trainer=trainer)
        for trainer in (True, False)
    }
    because = "Views are collected, and somebody else decides."
    assert because in editions[True]
    assert because not in editions[False]
    assert "course&#x27;s answer" in editions[True]
    assert "course&#x27;s answer" not in editions[False]
    for page in editions.values():
        assert faults_of(page) == []
        assert "A survey goes round and is read." in page
        assert "Secret" not in page


def test_a_workbook_with_nothing_to_talk_about_says_so() -> None:
    page = workbook_html(a_cohort(), "A small course", "en", "today", (), trainer=True)
    assert "There is no case yet" in page
    assert faults_of(page) == []


def test_three_tries_and_more_are_told_without_names(lesson: Lesson) -> None:
    works: list[Work | Trouble] = [
        a_work(number, [a_try("what/one/build", 0.1) for _one in range(3)]) for number in range(5)
    ]
    rows = report_of("stuck", lesson, works, names=False).data.rows
    assert {row[2] for row in rows} == {"tries", "quiet", "due"}
