"""A course in its folder: nothing is read before it is needed, and one bad lesson does not spoil the others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from copro_tui.course import loader
from copro_tui.course.course import LessonUnavailableError, open_course
from copro_tui.course.refs import Ref
from copro_tui.course.yaml_nodes import Rules, read_text
from copro_tui.errors import CourseError, ExitCode
from copro_tui.player import CoursePlayer
from tests.courses import COURSE, FIRST, FRAMEWORKS, LADDER, LATER, LESSONS, SECOND, SHORT, small_course, write_course


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files of the course that were read, as they are read."""
    names: list[str] = []

    def read(path: Path, name: str, rules: Rules) -> str:
        names.append(name.removeprefix("lessons/"))
        return read_text(path, name, rules)  # the real one

    monkeypatch.setattr(loader, "read_text", read)
    return names


def test_opening_a_course_reads_one_file(tmp_path: Path, opened: list[str]) -> None:
    small_course(tmp_path)
    assert opened == ["course.yaml"]


def test_lessons_are_listed_in_order_without_opening_them(tmp_path: Path, opened: list[str]) -> None:
    files = {f"what/{number}-l{number}": b"\xff not even text" for number in (10, 9, 1, 2)}
    course = small_course(tmp_path, lessons={**files, "when/1-later": SHORT})
    assert [ref.lesson for ref in course.lessons("what")] == ["l1", "l2", "l9", "l10"]
    assert course.all_lessons()[-1] == LATER
    assert opened == ["course.yaml"]


def test_a_lesson_is_read_once_and_with_only_the_frameworks_it_uses(tmp_path: Path, opened: list[str]) -> None:
    course = small_course(tmp_path)
    assert course.lesson(SECOND) is course.lesson(SECOND)
    assert opened == ["course.yaml", "what/2-short.yaml"]
    course.lesson(FIRST)
    assert sorted(opened[2:]) == [
        *(f"frameworks/{name}.yaml" for name in ("ladder", "line", "values")),
        "what/1-every-kind.yaml",
    ]


def test_home_opens_no_lesson(folder: Path, opened: list[str], player: Callable[[], CoursePlayer]) -> None:
    modules = player().modules()
    assert [(entry.module.label, entry.standing.lessons, entry.standing.done) for entry in modules] == [
        ("WHAT", 2, 0),
        ("WHEN", 1, 0),
    ]
    assert opened == ["course.yaml"]


def test_a_lesson_with_a_mistake_is_unavailable_and_the_others_work(tmp_path: Path) -> None:
    course = small_course(tmp_path, lessons={**LESSONS, "what/2-short": SHORT.replace("minutes: 2", "minutes: two")})
    with pytest.raises(LessonUnavailableError, match="The lesson “short” is not available today") as unavailable:
        course.lesson(SECOND)
    assert [str(one) for one in unavailable.value.problems] == [
        'lessons/what/2-short.yaml:2:10: "two" is not a number → write it in digits'
    ]
    assert "copro check" in unavailable.value.hint
    assert course.lesson(FIRST).title == "Every kind of step"
    assert course.lesson(LATER).title == "A later lesson"


@pytest.mark.parametrize("ref", [Ref("what", "gone"), Ref("gone", "short")])
def test_a_lesson_that_is_gone_is_unavailable(tmp_path: Path, ref: Ref) -> None:
    with pytest.raises(LessonUnavailableError):
        small_course(tmp_path).lesson(ref)


def test_a_lesson_that_was_deleted_meanwhile_is_unavailable(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    assert SECOND in course.lessons("what")
    (tmp_path / "lessons/what/2-short.yaml").unlink()
    with pytest.raises(LessonUnavailableError):
        course.lesson(SECOND)


def test_a_framework_with_a_mistake_and_its_lessons_are_unavailable(tmp_path: Path) -> None:
    course = small_course(tmp_path, frameworks={**FRAMEWORKS, "ladder": LADDER.replace("shape", "shap")})
    assert [one.id for one in course.frameworks.whole()] == ["line", "values"]
    assert "ladder" not in course.frameworks
    with pytest.raises(LessonUnavailableError):
        course.lesson(FIRST)
    assert course.lesson(SECOND).title == "A short lesson"


@pytest.mark.parametrize("text", [None, b"", b"\xff", COURSE.replace("version", "vershun")])
def test_a_course_file_with_a_mistake_cannot_be_opened(tmp_path: Path, text: str | bytes | None) -> None:
    with pytest.raises(CourseError, match=r"cannot be opened: lessons/course\.yaml:\d+:\d+: ") as refused:
        open_course(write_course(tmp_path, course=text))
    assert refused.value.exit_code == ExitCode.COURSE
    assert refused.value.hint


def test_glossary_sources_and_crosswalk_are_there_and_sorted(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    assert [word.term for word in course.words] == ["Power", "Trust"]
    assert course.sources["book"].year == "1969"
    ladder, line = course.frameworks["ladder"], course.frameworks["line"]
    assert course.crosswalk.links(ladder, line) == (
        (("telling",), ("doing-to",)),
        (("sharing", "leading"), ("doing-with",)),
    )
    assert course.crosswalk.links(ladder, course.frameworks["values"]) == ()


@pytest.mark.parametrize("broken", [None, b"\xff", "nonsense"])
def test_without_a_usable_glossary_sources_or_crosswalk_the_course_goes_on(
    tmp_path: Path, broken: str | bytes | None
) -> None:
    course = open_course(write_course(tmp_path, glossary=broken, sources=broken, crosswalk=broken))
    assert (course.words, course.sources, course.crosswalk.rows) == ((), {}, ())
    assert course.lesson(FIRST)
