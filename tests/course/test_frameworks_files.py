"""Mistakes in the files beside the lessons: course, frameworks, crosswalk, glossary, sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.courses import (
    COURSE,
    CROSSWALK,
    FRAMEWORKS,
    GLOSSARY,
    LADDER,
    SOURCES,
    lesson,
    problems_of,
    write_course,
)

WHERE = {"ladder": "lessons/frameworks/ladder.yaml:", "course": "lessons/course.yaml:"} | {
    name: f"lessons/{name}.yaml:" for name in ("glossary", "sources", "crosswalk")
}


def with_file(folder: Path, name: str, text: str | None) -> list[str]:
    """The problems of the small course with another text for one file, less the file's name."""
    if name == "ladder":
        assert text is not None
        found = problems_of(write_course(folder, frameworks={**FRAMEWORKS, "ladder": text}))
    else:
        files = {"course": COURSE, "glossary": GLOSSARY, "sources": SOURCES, "crosswalk": CROSSWALK, name: text}
        write_course(folder)
        for file_name, content in files.items():
            path = folder / "lessons" / f"{file_name}.yaml"
            if content is None:
                path.unlink()
            else:
                path.write_text(content, encoding="utf-8")
        found = problems_of(folder)
    return [one.removeprefix(WHERE[name]) for one in found if one.startswith(WHERE[name])]


def test_the_small_course_is_whole(tmp_path: Path) -> None:
    assert problems_of(write_course(tmp_path)) == []


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        ("id: asking", "id: telling", '8:10: the id "telling" is used twice → give each its own id'),
        ("{id: above", "{id: below", '5:10: the id "below" is used twice →'),
        ("id: asking", "id: Asking", '8:10: "Asking" is not an id →'),
        ("band: above, gloss: People decide.}", "band: abov, gloss: X}", '10:40: there is no band "abov" → did you me'),
        ("band: above, gloss: People decide.}", "gloss: X}", '10:5: "leading" is in no band → add "band:"'),
        ("shape: ladder", "shape: lader", '2:8: "lader" is not possible here → did you mean "ladder"?'),
        ("sources: [book]", "most: " + "x" * 41, "11:7: this text has 41 characters → shorten it to at most 40"),
        ("sources: [book]", "sources: [bok]", '11:11: there is no source "bok" → did you mean "book"?'),
        ("sources: [book]", "rows: [{name: Who, cells: {belo: X}}]", '"belo" is neither a band nor a point'),
        ("gloss: People decide.}", "gloss: X, sources: [bok]}", '10:67: there is no source "bok" →'),
        ("gloss: People decide.}", "glos: X}", '10:47: the key "glos" is not known here → did you mean "gloss"?'),
        ("title: A small ladder", "id: mine\ntitle: A small ladder", '1:1: the key "id" is not known here →'),
    ],
)  # fmt: skip
def test_a_mistake_in_a_framework(tmp_path: Path, before: str, after: str, complaint: str) -> None:
    assert before in LADDER
    found = with_file(tmp_path, "ladder", LADDER.replace(before, after))
    assert any(complaint in one if complaint.startswith('"') else one.startswith(complaint) for one in found), found


def test_a_framework_needs_two_points(tmp_path: Path) -> None:
    text = "title: T\nshape: list\npoints:\n  - {id: a, name: A, gloss: A.}\n"
    assert with_file(tmp_path, "ladder", text) == ["3:1: this list needs at least 2 → add more"]


def test_bands_in_another_order_than_their_points_are_refused(tmp_path: Path) -> None:
    swapped = (
        LADDER.replace("band: below", "band: x").replace("band: above", "band: below").replace("band: x", "band: above")
    )
    assert with_file(tmp_path, "ladder", swapped) != []


def test_a_framework_file_whose_name_is_no_id_is_refused(tmp_path: Path) -> None:
    found = problems_of(write_course(tmp_path, frameworks={**FRAMEWORKS, "My ladder": LADDER}))
    assert any(one.startswith("lessons/frameworks/My ladder.yaml:") for one in found), found


def test_a_lesson_is_not_told_to_use_the_name_that_it_used(tmp_path: Path) -> None:
    found = problems_of(write_course(tmp_path, frameworks={**FRAMEWORKS, "ladder": LADDER.replace("shape", "shap")}))
    assert found
    assert not any('"ladder" → did you mean "ladder"' in one for one in found), found


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("course", COURSE.replace("id: when", "id: what"), '5:10: the id "what" is used twice →'),
        ("course", COURSE.replace("id: next", "id: today"), '8:10: the id "today" is used twice →'),
        ("course", COURSE.replace("version: 2026.1\n", ""), '1:1: "version" is missing → add "version:"'),
        ("course", COURSE + "languag: cy\n", '9:1: the key "languag" is not known here → did you mean "language"?'),
        ("course", None, "1:1: cannot be read (No such file or directory) → check that it is there"),
        ("course", COURSE.replace("when", "where", 1), '5:5: the module "where" has no lessons → put them into lesson'),
        ("glossary", GLOSSARY.replace("id: trust", "id: power"), '3:10: the id "power" is used twice →'),
        ("glossary", GLOSSARY.replace("see: [trust]", "see: [trut]"), '2:68: there is no word "trut" → did you mean "'),
        ("glossary", GLOSSARY.replace("term: Power, ", ""), '2:5: "term" is missing →'),
        ("sources", SOURCES + SOURCES.splitlines(keepends=True)[1], '3:10: the id "book" is used twice →'),
        ("sources", SOURCES.replace("year", "yeer"), '2:50: the key "yeer" is not known here → did you mean "year"?'),
        ("crosswalk", CROSSWALK.replace("telling", "teling"), '4:15: "teling" is not a point of "ladder" → did'),
        ("crosswalk", CROSSWALK.replace("{ladder: [tel", "{lader: [tel"), 'there is no framework "lader" → did you me'),
    ],
)  # fmt: skip
def test_a_mistake_beside_the_lessons(tmp_path: Path, name: str, text: str | None, complaint: str) -> None:
    found = with_file(tmp_path, name, text)
    assert any(complaint in one for one in found), found


@pytest.mark.parametrize("gone", ["glossary", "sources", "crosswalk"])
def test_a_course_without_one_of_the_files_beside_the_lessons_is_fine(tmp_path: Path, gone: str) -> None:
    assert with_file(tmp_path, gone, None) == []


def test_a_source_is_asked_for_where_there_are_none(tmp_path: Path) -> None:
    found = problems_of(write_course(tmp_path, sources=None))
    assert any('there is no source "book"' in one for one in found)
    assert not any(one.endswith(": ") for one in found), "a hint that ends in nothing"


@pytest.mark.parametrize(
    ("lessons", "complaint"),
    [
        (
            ["what/ladders"],
            "what/ladders.yaml:1:1: the file's name is not a lesson's → name it like \"3-ladders.yaml\"",
        ),
        (["what/1-Ladders"], "what/1-Ladders.yaml:1:1: the file's name is not a lesson's →"),
        (["what/1-a", "what/2-a"], 'what/2-a.yaml:1:1: the lesson id "a" is already that of 1-a.yaml → give each'),
    ],
)
def test_a_mistake_in_the_name_of_a_lesson(tmp_path: Path, lessons: list[str], complaint: str) -> None:
    whole = lesson("- page: a\n  text: Hi")
    found = problems_of(write_course(tmp_path, lessons=dict.fromkeys(["when/1-later", *lessons], whole)))
    assert any(complaint in one for one in found), found
