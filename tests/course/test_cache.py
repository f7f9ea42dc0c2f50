"""The cache of what was read of a course: the course is the same with it and without it, whatever its author does."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from platformdirs import user_cache_path

from copro_tui.course import cache
from copro_tui.course.cache import CourseCache
from copro_tui.course.course import open_course
from tests.course.cached import PARTS, RENAMED, everything, opened
from tests.courses import LADDER, SECOND, SHORT, write_course
from tests.whole_course import ROOT


def test_what_was_read_once_is_not_read_again(small: Path, kept: Path, read: list[str]) -> None:
    with_cache = everything(opened(small, kept))
    assert read == []
    assert with_cache == everything(open_course(small))
    assert read


def test_every_part_of_a_course_is_kept_for_its_owner_only(small: Path, kept: Path) -> None:
    assert sorted(one.name.partition(".")[2] for one in kept.iterdir()) == sorted(PARTS)
    assert {stat.S_IMODE(one.stat().st_mode) for one in kept.iterdir()} == {0o600}
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700


def test_the_whole_real_course_is_the_same_from_the_cache(kept: Path, read: list[str]) -> None:
    everything(opened(ROOT, kept))
    read.clear()
    with_cache = everything(opened(ROOT, kept))
    assert read == []
    assert with_cache == everything(open_course(ROOT))


def test_nothing_is_kept_of_a_file_that_was_changed_just_now(tmp_path: Path, kept: Path) -> None:
    folder = write_course(tmp_path / "course")
    everything(opened(folder, kept, now=time.time_ns()))
    assert not kept.exists()


def test_a_lesson_with_a_mistake_is_read_again_until_it_is_mended(small: Path, kept: Path, read: list[str]) -> None:
    (entry,) = kept.glob("*.lesson.what.short")
    before = entry.read_bytes()
    write_course(small, lessons={"what/2-short": SHORT.replace("minutes: 2", "minutes: two")})
    for _start in range(2):
        read.clear()
        assert everything(opened(small, kept)) == everything(open_course(small))
        assert read.count("what/2-short.yaml") == 2  # once with the cache, once without
    assert entry.read_bytes() == before
    write_course(small, lessons={"what/2-short": SHORT})
    everything(opened(small, kept))
    read.clear()
    everything(opened(small, kept))
    assert read == []


EDITS = {
    "course.yaml": ("A small course", "A great course"),
    "frameworks/ladder.yaml": ("People decide.", "People choose."),
    "what/1-every-kind.yaml": ("A binding vote", "A counted vote"),
    "when/1-later.yaml": ("what/earlier", "what/another"),
    "crosswalk.yaml": ("[telling]", "[sharing]"),
    "glossary.yaml": ("trusting", "relianc3"),
    "sources.yaml": ("1969", "1970"),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_shows_that_leaves_size_and_time_of_modification_as_they_were(
    small: Path, kept: Path, name: str
) -> None:
    path = small / "lessons" / name
    before, text = path.stat(), path.read_text()
    old, new = EDITS[name]
    assert text.count(old) == 1
    assert len(old) == len(new)
    while path.stat().st_ctime_ns == before.st_ctime_ns:  # a file system's clock ticks some hundred times a second
        path.write_text(text.replace(old, new))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    course = everything(opened(small, kept))
    assert course == everything(open_course(small))
    path.write_text(text)
    assert course != everything(open_course(small))


@pytest.fixture(params=["with times of change", "without"])
def _times(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once as files are on most systems, and once as where nothing tells when a file was last changed in any way."""
    if request.param == "without":
        monkeypatch.setattr(Path, "stat", without_times_of_change)


def without_times_of_change(path: Path, **options: bool) -> Any:
    status = os.stat(path, **options)  # noqa: PTH116 - Path's own is what this takes the place of
    fields = {name: getattr(status, name) for name in dir(status) if name.startswith("st_")}
    return SimpleNamespace(**{**fields, "st_ctime_ns": 0})


@pytest.mark.usefixtures("_times")
def test_an_edit_shows_by_its_time(tmp_path: Path, kept: Path) -> None:
    folder = write_course(tmp_path / "course")
    everything(opened(folder, kept))
    path = folder / "lessons/what/2-short.yaml"
    path.write_text(SHORT.replace("A short lesson", "A quick lesson"))
    os.utime(path, (1, 1))  # older than before: what came out of an archive
    assert opened(folder, kept).lesson(SECOND).title == "A quick lesson"


@pytest.mark.usefixtures("_times")
def test_a_lesson_shows_when_another_file_takes_its_place(tmp_path: Path, kept: Path) -> None:
    folder = write_course(tmp_path / "course")
    everything(opened(folder, kept))
    path = folder / "lessons/what/2-short.yaml"
    other, before = path.with_name("other"), path.stat()
    other.write_text(SHORT.replace("A short lesson", "A quick lesson"))
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)
    assert opened(folder, kept).lesson(SECOND).title == "A quick lesson"


@pytest.mark.usefixtures("_times")
def test_former_names_show_when_a_lesson_has_yet_another_name(tmp_path: Path, kept: Path) -> None:
    folder = write_course(tmp_path / "course", lessons=RENAMED)
    assert opened(folder, kept).renamed == {"what/earlier": "when/later"}
    (folder / "lessons/when/1-later.yaml").rename(folder / "lessons/when/1-last.yaml")
    assert opened(folder, kept).renamed == {"what/earlier": "when/last"}


@pytest.mark.usefixtures("_times")
def test_a_lesson_that_comes_to_fill_the_plan_shows(tmp_path: Path, kept: Path) -> None:
    folder = write_course(tmp_path / "course")
    before = opened(folder, kept).plan_lessons
    path = folder / "lessons/what/2-short.yaml"
    path.write_text(f"{SHORT}  - reflect: mine\n    prompt: What now?\n    plan: next\n")
    assert opened(folder, kept).plan_lessons == (*before, SECOND)


def test_a_lesson_follows_a_framework_that_has_changed(small: Path, kept: Path) -> None:
    write_course(small, frameworks={"ladder": LADDER.replace("id: asking", "id: inquiring")})
    course = opened(small, kept)
    assert everything(course) == everything(open_course(small))
    assert [ref.lesson for ref in course.all_lessons() if course.read(ref).problems] == ["every-kind"]


def test_files_that_come_go_and_are_renamed_show(small: Path, kept: Path) -> None:
    lessons = small / "lessons"
    shutil.copy(lessons / "what/2-short.yaml", lessons / "what/3-third.yaml")
    assert everything(opened(small, kept)) == everything(open_course(small))
    (lessons / "when/1-later.yaml").rename(lessons / "when/2-last.yaml")
    assert everything(opened(small, kept)) == everything(open_course(small))
    (lessons / "frameworks/line.yaml").unlink()
    assert everything(opened(small, kept)) == everything(open_course(small))
    (lessons / "glossary.yaml").unlink()
    assert everything(opened(small, kept)) == everything(open_course(small))


def test_what_was_kept_of_one_folder_is_not_taken_for_another(small: Path, kept: Path, read: list[str]) -> None:
    other = small.parent / "other"
    shutil.copytree(small, other, copy_function=os.link)  # the very same files
    everything(opened(small, kept))
    everything(opened(other, kept))
    mine, others = (CourseCache(kept, folder, 0)._prefix for folder in (small, other))
    for name in PARTS:
        (kept / f"{mine}.{name}").replace(kept / f"{others}.{name}")
    read.clear()
    everything(opened(other, kept))
    assert {"course.yaml", "what/2-short.yaml", "frameworks/line.yaml"} <= set(read)


def test_what_another_version_kept_is_read_again(
    small: Path, kept: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "__version__", "0.0.9")
    cache._program.cache_clear()
    everything(opened(small, kept))
    cache._program.cache_clear()
    assert {"course.yaml", "what/2-short.yaml", "frameworks/line.yaml"} <= set(read)


@pytest.mark.parametrize("changed", ["course/decoder.py", "exercises/order.py", "text/sentence.py", "frameworks.py"])
def test_what_other_code_of_the_same_version_kept_is_read_again(
    small: Path, kept: Path, read: list[str], changed: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = tmp_path / "copro_tui"
    shutil.copytree(Path(cache.__file__).parents[1], package)
    monkeypatch.setattr(cache, "__file__", str(package / "course/cache.py"))
    for _start in range(2):
        cache._program.cache_clear()
        read.clear()
        everything(opened(small, kept))
    assert read == []
    with (package / changed).open("a") as code:
        code.write("\n")
    cache._program.cache_clear()
    everything(opened(small, kept))
    cache._program.cache_clear()
    assert {"course.yaml", "what/2-short.yaml", "frameworks/line.yaml"} <= set(read)


def test_an_entry_that_is_larger_than_any_is_not_read(
    small: Path, kept: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "LARGEST", min(one.stat().st_size for one in kept.iterdir()) - 1)
    everything(opened(small, kept))
    assert {"course.yaml", "what/2-short.yaml", "frameworks/line.yaml"} <= set(read)


PROBE = """\
import sys, time
from pathlib import Path
from copro_tui.course.cache import CourseCache
from copro_tui.course.course import open_course
folder, kept = map(Path, sys.argv[1:])
course = open_course(folder, CourseCache(kept, folder, time.time_ns() + 10**11))
assert course.lesson(course.all_lessons()[0]).title and course.renamed and course.words
print(*sorted({"yaml", "copro_tui.course.decoder"} & set(sys.modules)))
"""


def test_nothing_that_reads_yaml_is_loaded_for_a_course_that_is_in_the_cache(small: Path, kept: Path) -> None:
    def loaded() -> list[str]:
        command = [sys.executable, "-c", PROBE, str(small), str(kept)]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()

    assert loaded() == []
    shutil.rmtree(kept)
    assert "yaml" in loaded()


def test_the_tests_keep_their_courses_in_a_home_of_their_own() -> None:
    assert user_cache_path("copro", appauthor=False).is_relative_to(Path.home())
    assert Path.cwd() == Path.home()  # where every test begins
