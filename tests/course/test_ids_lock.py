"""``ids.lock``: whoever renames a lesson, a module or an exercise hears of it before a learner does."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.course.check import check_course
from copro_tui.course.ids import NAME, kept_ids
from tests.courses import COURSE, EVERY_KIND, SHORT, write_course


def kept(folder: Path) -> Path:
    """The small course as it was checked before, without its lessons: they come anew."""
    write_course(folder)
    assert check_course(folder, keep=True) == []
    for path in folder.glob("lessons/*/*-*.yaml"):
        path.unlink()
    return folder


def said(folder: Path) -> list[str]:
    return [str(one) for one in check_course(folder)]


def test_it_lists_lessons_and_exercises_and_only_grows(tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    assert check_course(folder) == []
    assert not (folder / NAME).exists(), "to check alone writes nothing"
    check_course(folder, keep=True)
    ids = kept_ids(folder)
    assert {"what/every-kind", "what/every-kind/build", "what/short/tick", "when/later"} <= set(ids)
    assert not any(one.endswith(("/welcome", "/read")) for one in ids), "a page is no exercise"
    write_course(folder, lessons={"what/3-new": SHORT})
    check_course(folder, keep=True)
    assert set(ids) < set(kept_ids(folder))
    assert check_course(folder, keep=True) == []


def test_a_course_with_mistakes_is_not_kept(tmp_path: Path) -> None:
    folder = write_course(tmp_path, lessons={"what/1-a": "title: A: B\n", "when/1-b": SHORT})
    assert check_course(folder, keep=True)
    assert not (folder / NAME).exists()


@pytest.mark.parametrize(
    ("now", "problem"),
    [
        (
            {"what/1-every-sort": EVERY_KIND, "what/2-short": SHORT, "when/1-later": SHORT},
            'lessons/what/1-every-sort.yaml:1:1: the lesson "what/every-kind" is gone and "every-sort" is new → put '
            '"was: [every-kind]" below its title',
        ),
        (
            {"what/1-every-kind": EVERY_KIND, "when/2-short-one": SHORT, "when/1-later": SHORT},
            'lessons/when/2-short-one.yaml:1:1: the lesson "what/short" is gone and "short-one" is new → put '
            '"was: [what/short]"',
        ),
        (
            {"what/1-every-kind": EVERY_KIND, "when/1-later": SHORT},
            'the lesson "what/short" is gone → if it was renamed, say so with "was:"; if it was taken out on purpose',
        ),
        (
            {
                "what/1-every-kind": EVERY_KIND.replace("order: build", "order: builds"),
                "what/2-short": SHORT,
                "when/1-later": SHORT,
            },
            'lessons/what/1-every-kind.yaml:11:5: the exercise "build" is gone and "builds" is new → put "was: [build',
        ),
        (
            {
                "what/1-every-kind": EVERY_KIND,
                "what/2-short": SHORT.replace("choose: tick", "choose: which"),
                "when/1-later": SHORT,
            },
            'lessons/what/2-short.yaml:9:5: the exercise "tick" is gone and "which" is new',
        ),
    ],
    ids=["renamed", "moved", "taken out", "exercise", "exercise with another name"],
)
def test_what_is_renamed_is_named_with_the_line_to_write(tmp_path: Path, now: dict[str, str], problem: str) -> None:
    folder = write_course(kept(tmp_path), lessons=now)
    (found,) = said(folder)
    assert problem in found


@pytest.mark.parametrize(
    "now",
    [
        {"what/1-every-sort": EVERY_KIND + "was: [every-kind]\n", "what/2-short": SHORT, "when/1-later": SHORT},
        {"what/9-every-kind": EVERY_KIND, "what/2-short": SHORT, "when/1-later": SHORT},
        {
            "what/1-every-sort": EVERY_KIND.replace("order: build", "order: builds\n    was: [build]")
            + "was: [every-kind]\n",
            "what/2-short": SHORT.replace("choose: tick", "choose: which\n    was: [tick]"),
            "when/1-later": SHORT,
        },
        {"what/1-every-kind": EVERY_KIND.replace("welcome", "hello"), "what/2-short": SHORT, "when/1-later": SHORT},
    ],
    ids=["was", "another number", "exercises too", "a page"],
)
def test_what_loses_nobody_anything_is_fine(tmp_path: Path, now: dict[str, str]) -> None:
    assert said(write_course(kept(tmp_path), lessons=now)) == []


def test_a_misspelt_former_id_is_no_former_id(tmp_path: Path) -> None:
    now = {"what/1-every-sort": EVERY_KIND + "was: [evry-kind]\n", "what/2-short": SHORT, "when/1-later": SHORT}
    (found,) = said(write_course(kept(tmp_path), lessons=now))
    assert 'the lesson "what/every-kind" is gone and "every-sort" is new' in found


def test_a_renamed_module_is_one_message(tmp_path: Path) -> None:
    now = {"which/1-every-kind": EVERY_KIND, "which/2-short": SHORT, "when/1-later": SHORT}
    course = COURSE.replace("id: what", "id: which")
    (found,) = said(write_course(kept(tmp_path), lessons=now, course=course))
    assert 'the module "what" is gone and "which" has its lessons → call it "what" again' in found


def test_a_lesson_with_mistakes_of_its_own_loses_no_exercises(tmp_path: Path) -> None:
    now = {"what/1-every-kind": "title: A: B\n", "what/2-short": SHORT, "when/1-later": SHORT}
    assert len(said(write_course(kept(tmp_path), lessons=now))) == 1
