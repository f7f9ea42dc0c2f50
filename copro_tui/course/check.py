"""``copro check``: find all mistakes in a course at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from copro_tui.course.course import LESSON_FILE, Course
from copro_tui.course.loader import read_course_file, read_crosswalk, read_plain
from copro_tui.course.model import Glossary, Sources
from copro_tui.course.references import check_references
from copro_tui.course.yaml_nodes import Problem


def check_course(folder: Path) -> list[Problem]:
    """All problems of the course in ``folder``, sorted by file and line."""
    read = read_course_file(folder)
    problems = list(read.problems)
    if read.value is not None:
        problems += _check_parts(Course(folder, read.value))
    return sorted(set(problems))


def _check_parts(course: Course) -> Iterator[Problem]:
    lessons = course.folder / "lessons"
    for framework_id in course.frameworks:
        yield from course.frameworks.read(framework_id).problems
        if not re.fullmatch("[a-z][a-z0-9-]*", framework_id):
            hint = "use lower-case letters, digits and hyphens, a letter first"
            yield Problem(f"lessons/frameworks/{framework_id}.yaml", 1, 1, "the file's name is not an id", hint)
    if (lessons / "crosswalk.yaml").exists():
        yield from read_crosswalk(lessons / "crosswalk.yaml", "lessons/crosswalk.yaml", course.frameworks).problems
    for file_name, of, key in (("glossary.yaml", Glossary, "words"), ("sources.yaml", Sources, "sources")):
        if (lessons / file_name).exists():
            yield from read_plain(lessons / file_name, f"lessons/{file_name}", of, key).problems
    yield from check_references(course)
    for module in course.modules:
        yield from _check_file_names(course, module.id)
        for ref in course.lessons(module.id):
            yield from course.read(ref).problems
    yield from _check_former_ids(course)


def _check_file_names(course: Course, module_id: str) -> Iterator[Problem]:
    folder = course.folder / "lessons" / module_id
    used: dict[str, str] = {}
    for path in sorted(folder.glob("*.y*ml")):
        name, match = f"lessons/{module_id}/{path.name}", LESSON_FILE.match(path.name)
        if match is None:
            hint = 'name it like "3-ladders.yaml": a number, a hyphen, the id'
            yield Problem(name, 1, 1, "the file's name is not a lesson's", hint)
        elif match[2] in used:
            message = f'the lesson id "{match[2]}" is already that of {used[match[2]]}'
            yield Problem(name, 1, 1, message, "give each lesson its own id")
        else:
            used[match[2]] = path.name
    if not used:
        message = f'the module "{module_id}" has no lessons'
        yield Problem("lessons/course.yaml", 1, 1, message, f"put them into lessons/{module_id}/")


def _check_former_ids(course: Course) -> Iterator[Problem]:
    """Problems with former ids of lessons: still in use, or claimed by two lessons."""
    lessons, claimed = {str(ref): ref for ref in course.all_lessons()}, dict[str, str]()
    for name, ref in lessons.items():
        lesson = course.read(ref).value
        for was, now in (lesson.renamed if lesson else {}).items():
            file_name = f"lessons/{ref.module}/{course.lesson_files(ref.module)[ref].name}"
            if was in lessons:
                yield Problem(file_name, 1, 1, f'a lesson is still called "{was}"', 'take it out of "was:"')
            elif claimed.setdefault(was, name) != name:
                message = f'"{claimed[was]}" was "{was}" as well'
                yield Problem(file_name, 1, 1, message, f'keep it here, for "{now}", or there')
