"""The cache of what was read of a course: the course is the same with it and without it, whatever happens to it."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from platformdirs import user_cache_path

from copro_tui.course import cache, loader
from copro_tui.course.cache import SETTLED, CourseCache
from copro_tui.course.course import Course, open_course
from copro_tui.course.yaml_nodes import read_text
from tests.courses import FRAMEWORKS, LADDER, LESSONS, SECOND, SHORT, write_course
from tests.whole_course import ROOT

LATER = 5 * SETTLED
"""How long after its files were written a course is opened, in nanoseconds."""

RENAMED = {**LESSONS, "when/1-later": f"was: [what/earlier]\n{SHORT}"}
PARTS = ("course", "framework.ladder", "framework.line", "framework.values", "renamed", "crosswalk", "words", "sources",
         "lesson.what.every-kind", "lesson.what.short", "lesson.when.later")  # fmt: skip
"""All that is kept of the small course."""


def opened(folder: Path, kept: Path, now: int | None = None) -> Course:
    """The course in ``folder`` as it is now, with the cache in ``kept``."""
    return open_course(folder, CourseCache(kept, folder, time.time_ns() + LATER if now is None else now))


def everything(course: Course) -> list[Any]:
    """All that there is to know of a course."""
    return [
        (course.title, course.version, course.language, course.modules, course.plan),
        [course.frameworks.read(one) for one in course.frameworks],
        [(ref, course.read(ref)) for ref in course.all_lessons()],
        (course.renamed, course.crosswalk, course.words, course.sources),
    ]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files of the course that were read, as they are read."""
    names: list[str] = []

    def reading(path: Path, name: str) -> str:
        names.append(name.removeprefix("lessons/"))
        return read_text(path, name)

    monkeypatch.setattr(loader, "read_text", reading)
    return names


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where the cache is."""
    return tmp_path / "cache" / "courses"


@pytest.fixture
def small(tmp_path: Path, kept: Path) -> Path:
    """The folder of the small course, with all of it in the cache."""
    folder = write_course(tmp_path / "course", lessons=RENAMED)
    everything(opened(folder, kept))
    return folder


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


@pytest.mark.parametrize("changed", ["course/decoder.py", "exercises/order.py", "frameworks.py"])
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


Part = Callable[[], float]
"""Draws a part, from 0 up to but without 1: a place in a file, say."""


def _truncate(path: Path, part: Part) -> None:
    path.write_bytes(path.read_bytes()[: int(part() * path.stat().st_size)])


def _flip(path: Path, part: Part) -> None:
    data = bytearray(path.read_bytes() or b"0")
    data[int(part() * len(data))] ^= 1 << int(part() * 8)
    path.write_bytes(data)


def _swap(path: Path, part: Part) -> None:
    others = sorted(path.parent.iterdir())
    other = others[int(part() * len(others))]
    mine, theirs = path.read_bytes(), other.read_bytes()
    path.write_bytes(theirs)
    other.write_bytes(mine)


def _remove(path: Path, _part: Part) -> None:
    path.unlink()


def _write_nonsense(path: Path, part: Part) -> None:
    path.write_bytes(bytes(int(part() * 256) for _byte in range(int(part() * 20))))


@given(st.data())
def test_a_cache_with_any_damage_makes_no_difference(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder, kept = write_course(tmp_path_factory.mktemp("course"), lessons=RENAMED), tmp_path_factory.mktemp("kept")
    kept.chmod(0o700)
    without = everything(open_course(folder))
    assert everything(opened(folder, kept)) == without
    for path in sorted(kept.iterdir()):
        damage = data.draw(st.sampled_from([None, _truncate, _flip, _swap, _remove, _write_nonsense]))
        if damage is not None and path.exists():
            damage(path, lambda: data.draw(st.floats(0, 1, exclude_max=True)))
    assert everything(opened(folder, kept)) == without
    assert everything(opened(folder, kept)) == without  # what was written in the place of the damaged ones


def _linked(path: Path) -> None:
    aside = path.parent.parent / f"{path.name}.aside"
    path.rename(aside)
    path.symlink_to(aside)


def _writable_by_others(path: Path) -> None:
    path.chmod(0o622)


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("spoil", [_linked, _writable_by_others, _pipe, _folder])
def test_an_entry_that_others_could_have_made_is_not_looked_into(
    small: Path, kept: Path, read: list[str], spoil: Callable[[Path], None]
) -> None:
    for path in list(kept.iterdir()):
        spoil(path)
    course = everything(opened(small, kept))
    names = ("course", "crosswalk", "glossary", "sources", *(f"frameworks/{one}" for one in FRAMEWORKS), *RENAMED)
    assert sorted(read) == sorted(f"{one}.yaml" for one in names)
    assert course == everything(open_course(small))


@pytest.mark.parametrize("spoil", [_linked, _writable_by_others])
def test_a_folder_that_others_could_have_made_is_neither_read_nor_written(
    small: Path, kept: Path, read: list[str], spoil: Callable[[Path], None]
) -> None:
    inside = {one.name: one.read_bytes() for one in kept.iterdir()}
    for path in kept.iterdir():
        path.unlink()
    spoil(kept)
    everything(opened(small, kept))
    assert "course.yaml" in read
    assert list(kept.iterdir()) == []
    for name, entry in inside.items():
        (kept / name).write_bytes(entry)
    read.clear()
    everything(opened(small, kept))
    assert "course.yaml" in read


def test_what_belongs_to_somebody_else_is_neither_read_nor_replaced(
    small: Path, kept: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {one.name: one.stat().st_ino for one in kept.iterdir()}
    somebody_else = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: somebody_else)
    everything(opened(small, kept))
    assert "course.yaml" in read
    assert {one.name: one.stat().st_ino for one in kept.iterdir()} == before


@pytest.mark.parametrize("above", [False, True])
def test_a_course_opens_where_no_cache_can_be_written(small: Path, tmp_path: Path, above: bool) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    assert everything(opened(small, blocked / "courses" if above else blocked)) == everything(open_course(small))
    assert blocked.read_text() == "a file where the folder should be"


def test_a_course_opens_where_the_disk_is_full(tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cache, "write_whole", full)
    folder = write_course(tmp_path / "course")
    assert everything(opened(folder, kept)) == everything(open_course(folder))


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
