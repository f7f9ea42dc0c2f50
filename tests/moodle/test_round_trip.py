"""What went out comes in again as lessons with equal keys, of which ``copro check`` says what is left to do."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from copro_tui.course.check import check_course
from copro_tui.course.course import open_course
from copro_tui.exercises import Exercise, Item
from copro_tui.moodle.draft import Drafts, course_files, drafts_of
from copro_tui.moodle.gift_out import gift_of
from copro_tui.moodle.question import Essay
from copro_tui.moodle.questions_in import questions_in
from copro_tui.moodle.xml_out import xml_of
from tests.moodle.sent import exercises, questions


def drafted(data: bytes) -> Drafts:
    return drafts_of(questions_in(data, "course.xml"), "course.xml")


def write(drafts: Drafts, folder: Path, **more: str) -> Path:
    """The course of the drafts; ``more`` are lines that an author adds to every lesson."""
    for name, text in course_files(drafts, "course.xml").items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if more and not name.endswith("course.yaml"):
            text = text.replace("steps:\n", "".join(f"{key}: {value}\n" for key, value in more.items()) + "steps:\n", 1)
        path.write_text(text, encoding="utf-8")
    return folder


def finished(drafts: Drafts, folder: Path) -> Path:
    """The same, with what a lesson needs and no question has."""
    sources = "sources:\n  - {id: moodle, title: A question bank}\n"
    write(drafts, folder, minutes="5", objectives="[Answer it]", sources="[moodle]")
    (folder / "lessons" / "sources.yaml").write_text(sources, encoding="utf-8")
    return folder


def key_of(exercise: Exercise) -> object:
    """What decides the score, by words and not by ids: these are made anew from the texts."""
    if exercise.by_case:
        places = sorted(place.text for place in exercise.places)
        return places, [(one.text, _credits(exercise, one)) for one in exercise.cases]
    items = {one.id: one.text for one in exercise.all_items}
    solution = [items[one] for one in exercise.solution()]
    return (solution, set(items.values())) if not exercise.options else (sorted(solution), sorted(items.values()))


def _credits(exercise: Exercise, case: Item) -> list[tuple[str, float]]:
    return sorted((place.text, credit) for place in exercise.places if (credit := exercise.credit(case, place.id)))


def test_the_whole_course_comes_back_with_equal_keys_and_reasons(tmp_path: Path) -> None:
    marked = drafted(xml_of([one for one in questions() if not isinstance(one, Essay)]))
    course = open_course(finished(marked, tmp_path))
    assert check_course(tmp_path) == []
    back = {str(ref.at(one.id)): one for ref in course.all_lessons() for one in course.lesson(ref).exercises}
    assert list(back) == list(exercises())
    for name, exercise in exercises().items():
        assert key_of(back[name]) == key_of(exercise), name
        assert [one.because for one in back[name].all_items] == [one.because for one in exercise.all_items], name
        assert (back[name].hint, back[name].prompt) == (exercise.hint, exercise.prompt), name
    kinds = Counter((exercise.kind, back[name].kind) for name, exercise in exercises().items())
    assert set(kinds) == {
        ("choose", "choose"),
        ("match", "match"),
        ("match", "sort"),  # where more than one place earns something
        ("order", "order"),
        ("place", "sort"),
        ("sort", "sort"),
    }


def test_check_counts_down_what_no_question_says(tmp_path: Path) -> None:
    drafts = drafted(xml_of([one for one in questions() if one.name.startswith("what/")]))
    before, lessons = check_course(write(drafts, tmp_path / "before")), len(drafts.lessons)
    missing = Counter(one.message for one in before)
    assert [missing[f'"{key}" is missing'] for key in ("minutes", "objectives", "sources")] == [lessons] * 3
    after = check_course(finished(drafts, tmp_path / "after"))
    assert len(after) <= len(before) - 3 * lessons
    assert not [one for one in after if "missing" in one.message]


@pytest.mark.parametrize(("in_xml", "places"), [(True, "sort"), (False, "match")])
def test_kinds_come_back_in_both_formats(in_xml: bool, places: str) -> None:
    small = [one for one in questions(in_xml) if one.name.startswith("what/ladders/")]
    (lesson,) = drafted(xml_of(small) if in_xml else gift_of(small)).lessons
    assert (lesson.module, lesson.id, lesson.title) == ("what", "ladders", "Ladders of participation")
    kinds = {str(step[kind]): kind for step in lesson.steps for kind in [next(iter(step))]}
    assert {name: kinds[name] for name in ("build-arnstein", "arnstein-cases", "two-tops", "her-own-limits")} == {
        "build-arnstein": "order",
        "arnstein-cases": places,
        "two-tops": "choose",
        "her-own-limits": "page",
    }
