"""``copro check``: find all mistakes in a course at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from copro_tui.course.course import LESSON_FILE, Course
from copro_tui.course.ids import keep_ids, lost_ids
from copro_tui.course.loader import each_file_once, read_course_file, read_crosswalk, read_plain
from copro_tui.course.model import CourseShape, Glossary, Sources
from copro_tui.course.oversights import in_folders, unlisted
from copro_tui.course.references import check_references, problems_at
from copro_tui.course.refs import Ref
from copro_tui.course.texts import text_problems
from copro_tui.course.yaml_nodes import Node, Problem, SourceError, parse, read_text
from copro_tui.exercises.faults import Fault
from copro_tui.i18n import gettext as _

_FIRST = ("lessons/course.yaml", "lessons/sources.yaml", "lessons/glossary.yaml")
"""The files that others refer to; after them come the frameworks."""


def check_course(folder: Path, *, keep: bool = False) -> list[Problem]:
    """All problems of the course in ``folder``: causes before what follows from them, then by file and line.

    With ``keep`` the ids of a course without problems are added to its ``ids.lock``, if that can be written.
    What only follows from a mistake in another file is left out where that mistake is named.
    """
    with each_file_once():
        return _check(folder, keep=keep)


def _check(folder: Path, *, keep: bool) -> list[Problem]:
    read = read_course_file(folder)
    problems = list(read.problems)
    if read.value is not None:
        course = Course(folder, read.value)
        problems += _check_parts(course)
        if keep and not problems:
            with suppress(OSError):
                keep_ids(course)
    return sorted({one for one in problems if not one.follows}, key=lambda one: (_rank(one.path), one))


def _rank(path: str) -> int:
    """Which files come first: those that others refer to."""
    if path in _FIRST:
        return _FIRST.index(path)
    return len(_FIRST) + (not path.startswith("lessons/frameworks/"))


def _check_parts(course: Course) -> Iterator[Problem]:
    lessons = course.folder / "lessons"
    yield from _check_texts(course)
    yield from in_folders(course)
    for framework_id in course.frameworks:
        yield from course.frameworks.read(framework_id).problems
        if not re.fullmatch("[a-z][a-z0-9-]*", framework_id):
            hint = _("use lower-case letters, digits and hyphens, a letter first")
            yield Problem(f"lessons/frameworks/{framework_id}.yaml", 1, 1, _("the file's name is not an id"), hint)
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
    yield from lost_ids(course)


def _check_texts(course: Course) -> Iterator[Problem]:
    """What would be lost or spoiled of the texts in all files that are read."""
    lessons = course.folder / "lessons"
    names = ("course.yaml", "glossary.yaml", "sources.yaml", "crosswalk.yaml")
    files = [lessons / name for name in names]
    files += course.frameworks.files
    files += (path for module in course.modules for path in course.lesson_files(module.id).values())
    for path in files:
        name = path.relative_to(course.folder).as_posix()
        with suppress(SourceError):
            yield from text_problems(name, read_text(path, name))


def _check_file_names(course: Course, module_id: str) -> Iterator[Problem]:
    folder = course.folder / "lessons" / module_id
    used: dict[str, str] = {}
    for path in sorted(folder.glob("*.y*ml")):
        name, match = f"lessons/{module_id}/{path.name}", LESSON_FILE.match(path.name)
        if match is None:
            hint = _('name it like "3-ladders.yaml": a number, a hyphen, the id')
            yield Problem(name, 1, 1, _("the file's name is not a lesson's"), hint)
        elif match[2] in used:
            message = _('the lesson id "%(id)s" is already that of %(file)s') % {
                "id": match[2],
                "file": used[match[2]],
            }
            yield Problem(name, 1, 1, message, _("give each lesson its own id"))
        else:
            used[match[2]] = path.name
    if not used:
        message = _('the module "%(module)s" has no lessons') % {"module": module_id}
        at = [module.id for module in course.modules].index(module_id)
        hint = _("put them into lessons/%(module)s/") % {"module": module_id}
        if other := next(iter(unlisted(course)), None):
            hint = _('put them into lessons/%(module)s/, or call the module "%(other)s", which has lessons') % {
                "module": module_id,
                "other": other,
            }
        yield from problems_at(
            course.folder, "lessons/course.yaml", CourseShape, [Fault(("modules", at), message, hint)]
        )


def _check_former_ids(course: Course) -> Iterator[Problem]:
    """Problems with former ids of lessons: still in use, or claimed by two lessons."""
    lessons, claimed = {str(ref): ref for ref in course.all_lessons()}, dict[str, str]()
    for name, ref in lessons.items():
        lesson = course.read(ref).value
        place = _FormerIds(course.lesson_files(ref.module)[ref], ref)
        for was, now in (lesson.renamed if lesson else {}).items():
            if was in lessons:
                yield place(was, _('a lesson is still called "%(was)s"') % {"was": was}, _('take it out of "was:"'))
            elif claimed.setdefault(was, name) != name:
                message = _('"%(id)s" was "%(was)s" as well') % {"id": claimed[was], "was": was}
                yield place(was, message, _('keep it here, for "%(now)s", or there') % {"now": now})


class _FormerIds:
    """Where the former ids of a lesson and its steps stand in its file."""

    def __init__(self, path: Path, ref: Ref) -> None:
        self._path, self._ref = path, ref

    def __call__(self, was: str, message: str, hint: str) -> Problem:
        """A problem with a former id, which is named as ``module/lesson`` or ``module/lesson/step``."""
        name = f"lessons/{self._ref.module}/{self._path.name}"
        root = parse(read_text(self._path, name), name)[0]
        former = was.split("/")
        for node in former_ids(root):
            if str(node.value) in (was, former[-1]):
                return Problem(name, node.line, node.column, message, hint)
        return Problem(name, 1, 1, message, hint)


def former_ids(node: Node) -> Iterator[Node]:
    """Every id that stands in a ``was:``, anywhere below a node."""
    if isinstance(node.value, list):
        for one in node.value:
            yield from former_ids(one)
    elif isinstance(node.value, dict):
        for key, one in node.value.items():
            if key == "was" and isinstance(one.value, list):
                yield from one.value
            else:
                yield from former_ids(one)
