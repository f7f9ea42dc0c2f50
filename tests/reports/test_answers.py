"""Every answer as a table for analysts."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path

from copro_tui.cli.main import main
from copro_tui.cohorts.model import Member, pseudonym
from copro_tui.course.course import available_lessons
from copro_tui.reports.answers import COLUMNS, answer_rows
from tests.cohorts.groups import a_cohort, a_try, a_work, learn, repository_of

CASES = "what/every-kind/cases"


def rows_of(folder: Path, *tries: object, **more: bool) -> list[dict[str, object]]:
    course, cohort = repository_of(folder).course, a_cohort()
    options = {"names": False, "times": False} | more
    rows = answer_rows(cohort, available_lessons(course, ""), [a_work(1, tries)], **options)  # type: ignore[arg-type]
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def revision(folder: Path) -> str:
    lessons = available_lessons(repository_of(folder).course, "")
    return next(one.revision() for lesson in lessons for one in lesson.exercises if one.id == "cases")


def test_each_case_has_a_row_with_its_credit_and_the_answer_stands_once(folder: Path) -> None:
    lessons = available_lessons(repository_of(folder).course, "")
    exercise = next(one for lesson in lessons for one in lesson.exercises if one.id == "cases")
    answer = exercise.solution()
    assert isinstance(answer, dict)
    now = revision(folder)
    found = rows_of(folder, a_try(CASES, 1.0, answer=answer, revision=now, hinted=True, seconds=41))
    assert [(one["case"], one["place"], one["credit"]) for one in found] == [
        (case, place, 1.0) for case, place in answer.items()
    ]
    assert [bool(one["answer"]) for one in found] == [True, *[False] * (len(answer) - 1)]
    first = found[0]
    assert (first["kind"], first["current"], first["score"], first["hinted"], first["seconds"]) == (
        exercise.kind, 1, 1.0, 1, 41,
    )  # fmt: skip
    assert first["learner"] == pseudonym(a_cohort(), f"{1:032x}")


def test_tries_are_counted_and_what_was_shown_is_no_own_try(folder: Path) -> None:
    tries = [a_try(CASES, 0.5), a_try(CASES, 1.0, shown=True), a_try(CASES, 1.0)]
    assert [(one["try"], one["own_try"], one["shown"]) for one in rows_of(folder, *tries)] == [
        (1, 1, 0), (2, None, 1), (3, 2, 0),
    ]  # fmt: skip


def test_what_was_worded_otherwise_or_is_gone_has_no_credit(folder: Path) -> None:
    earlier, gone = rows_of(
        folder,
        a_try(CASES, 0.5, answer={"x": "y"}, revision="earlier"),
        a_try("what/gone/away", 0.5, answer={"x": "y"}),
    )
    assert (earlier["current"], earlier["credit"], earlier["kind"]) == (0, None, "place")
    assert (gone["current"], gone["credit"], gone["kind"]) == (0, None, "")


def test_the_day_is_told_and_the_moment_on_request(folder: Path) -> None:
    late = a_try(CASES, 0.5, at="2026-01-05T23:30:00.250-01:00")
    assert rows_of(folder, late)[0]["at"] == "2026-01-06"
    assert rows_of(folder, late, times=True)[0]["at"] == "2026-01-06T00:30:00.250+00:00"


def test_the_command_writes_it_compressed_or_not_with_pseudonyms_unless_asked(folder: Path, tmp_path: Path) -> None:
    members = [Member(learn(folder, "Ann"), "Ann")]
    repository_of(folder).create(a_cohort(members))
    command = ["--course", str(folder), "report", "spring", "--answers"]
    assert main([*command, "-o", str(tmp_path / "a.csv")]) == 0
    assert main([*command, "-o", str(tmp_path / "a.csv.gz")]) == 0
    assert main([*command, "--names", "-o", str(tmp_path / "named.csv")]) == 0
    text = (tmp_path / "a.csv").read_bytes().decode()
    assert gzip.decompress((tmp_path / "a.csv.gz").read_bytes()).decode() == text
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == list(COLUMNS)
    assert len(rows) > 1
    assert "Ann" not in text
    assert "Ann" in (tmp_path / "named.csv").read_text(encoding="utf-8")


def test_it_needs_a_file_and_times_need_it(folder: Path) -> None:
    repository_of(folder).create(a_cohort())
    assert main(["--course", str(folder), "report", "spring", "--answers"]) == 2
    assert main(["--course", str(folder), "report", "spring", "--times"]) == 2
