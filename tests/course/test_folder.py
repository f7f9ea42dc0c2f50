"""Which folder the course is in, and where its records go."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.course import folder as folders
from copro_tui.course.folder import find_course_folder, records_folder
from copro_tui.errors import CourseError
from tests.courses import write_course


def test_the_folder_that_was_asked_for_is_used(tmp_path: Path) -> None:
    course = write_course(tmp_path / "one")
    here = write_course(tmp_path / "two")
    assert find_course_folder(course, here) == course
    assert find_course_folder(course / "lessons", here) == course


@pytest.mark.parametrize("asked_for", ["gone", "empty", "a-file", "~nobody-of-that-name/course"])
def test_an_unknown_course_is_refused_with_what_to_do(tmp_path: Path, asked_for: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a-file").touch()
    path = Path(asked_for) if asked_for.startswith("~") else tmp_path / asked_for
    with pytest.raises(CourseError) as refused:
        find_course_folder(path, tmp_path)
    assert str(path) in refused.value.message
    assert "lessons/course.yaml" in refused.value.hint


def test_the_home_folder_may_be_written_as_a_tilde(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    write_course(tmp_path / "mine")
    assert find_course_folder(Path("~/mine"), Path("/")) == tmp_path / "mine"


def test_else_the_nearest_folder_upward_is_used(tmp_path: Path) -> None:
    write_course(tmp_path)
    inner = write_course(tmp_path / "a/b")
    (inner / "c/d").mkdir(parents=True)
    assert find_course_folder(None, inner / "c/d") == inner
    assert find_course_folder(None, inner) == inner
    assert find_course_folder(None, tmp_path / "a") == tmp_path


def test_else_the_installed_course_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = write_course(tmp_path / "installed")
    monkeypatch.setattr(folders, "installed_course", lambda: installed)
    (tmp_path / "elsewhere").mkdir()
    assert find_course_folder(None, tmp_path / "elsewhere") == installed


def test_with_no_course_anywhere_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "installed_course", lambda: tmp_path)
    with pytest.raises(CourseError, match="No course was found here"):
        find_course_folder(None, tmp_path)


def test_records_are_kept_in_the_courses_own_folder(tmp_path: Path) -> None:
    assert records_folder(tmp_path) == tmp_path / "progress"


def test_records_of_the_installed_course_are_kept_with_the_users_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "__file__", str(tmp_path / "copro_tui/course/folder.py"))
    installed = write_course(tmp_path / "copro_tui/installed_course")
    assert folders.installed_course() == installed
    records = records_folder(installed)
    assert records.name == "progress"
    assert not records.is_relative_to(tmp_path / "copro_tui")


def test_a_course_file_of_another_ending_is_named(tmp_path: Path) -> None:
    path = write_course(tmp_path) / "lessons" / "course.yaml"
    path.rename(path.with_suffix(".yml"))
    with pytest.raises(CourseError) as refused:
        find_course_folder(tmp_path, tmp_path)
    assert "call it course.yaml" in str(refused.value)
