"""``ids.lock``: the ids of lessons and exercises that learners may have met, so that none is lost by being renamed.

Records refer to ids. The file lists every one that there ever was, one a line; ``copro check`` adds to it and compares.
Whoever takes a lesson out on purpose takes its lines out of the file as well.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path

from copro_tui.course.course import Course
from copro_tui.course.lesson import Lesson
from copro_tui.course.refs import Ref
from copro_tui.course.yaml_nodes import Node, Problem, SourceError, parse, read_text
from copro_tui.i18n import gettext as _
from copro_tui.storage.atomic import write_whole

NAME = "lessons/ids.lock"

_HEAD = """\
# Kept by "copro check". Learners' records refer to these ids, of lessons and of their exercises.
# If you rename one, say what it was (was:). If you take one out on purpose, take its line out here too.
"""

_ALIKE = 0.5
"""The share of exercises that two lessons have in common, from which one is taken for the other under a new name."""


def kept_ids(folder: Path) -> tuple[str, ...]:
    """The ids in the file, in its order; none if there is no file or it cannot be read."""
    try:
        lines = read_text(folder / NAME, NAME).splitlines()
    except SourceError:
        return ()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def ids_of(course: Course) -> tuple[str, ...]:
    """The ids of the course's lessons and exercises. Lessons with mistakes have only their own."""
    found: list[str] = []
    for ref in course.all_lessons():
        lesson = course.read(ref).value
        found += [str(ref), *(str(ref.at(one.id)) for one in (lesson.exercises if lesson else ()))]
    return tuple(found)


def keep_ids(course: Course) -> None:
    """Add the ids that are new to the file. Raises OSError if that cannot be done."""
    before = kept_ids(course.folder)
    every = sorted({*before, *ids_of(course)})
    if set(every) != set(before):
        write_whole(course.folder / NAME, (_HEAD + "".join(f"{one}\n" for one in every)).encode())


def lost_ids(course: Course) -> Iterator[Problem]:
    """Problems with ids that are in the file, and in the course neither as they are nor as former ones."""
    kept, now, former = kept_ids(course.folder), set(ids_of(course)), course.renamed
    gone = [one for one in kept if one not in now and one not in former and _is_id(one)]
    lessons = [one for one in gone if one.count("/") == 1]
    new = [ref for ref in course.all_lessons() if str(ref) not in kept]
    modules = {one.split("/")[0] for one in lessons} - {module.id for module in course.modules}
    for module in sorted(modules):
        yield _lost_module(module, [one for one in lessons if one.startswith(f"{module}/")], new, course)
    for lesson in lessons:
        if lesson.split("/")[0] not in modules:
            yield _lost_lesson(lesson, kept, new, course)
    for one in gone:
        was, _slash, step = one.rpartition("/")
        lesson_id = former.get(was, was)
        if one.count("/") != 2 or lesson_id not in now or {f"{lesson_id}/{step}"} & {*now, *former}:
            continue
        found = course.read(Ref.parse(lesson_id)).value
        if found is not None:
            yield _lost_step(step, one, kept, found, course)


def _is_id(text: str) -> bool:
    try:
        return text.count("/") in (1, 2) and str(Ref.parse(text)) == text
    except ValueError:
        return False


def _lost_module(module: str, lessons: Sequence[str], new: Sequence[Ref], course: Course) -> Problem:
    names = {ref.lesson for ref in new}
    moved = [one for one in lessons if one.split("/")[1] in names]
    line = _line_of(course.folder, lessons[0])
    if not moved:
        return Problem(
            NAME, line, 1, _('the module "%(module)s" is gone') % {"module": module}, _taken_out(f"{module}/")
        )
    now = next(ref.module for ref in new if ref.lesson == moved[0].split("/")[1])
    hint = _(
        'call it "%(module)s" again, or put "was: [%(former)s]" into its first lesson, and so in each of the others'
    ) % {"module": module, "former": moved[0]}
    return Problem(
        NAME,
        line,
        1,
        _('the module "%(module)s" is gone and "%(now)s" has its lessons') % {"module": module, "now": now},
        hint,
    )


def _lost_lesson(lesson: str, kept: Sequence[str], new: Sequence[Ref], course: Course) -> Problem:
    module, _slash, name = lesson.partition("/")
    had = {one.rpartition("/")[2] for one in kept if one.startswith(f"{lesson}/")}
    alike = [(_share(had, ref, course), ref.module == module, ref) for ref in new]
    best = max(alike, default=None)
    if best is None or not (best[0] >= _ALIKE or (best[1] and _sounds_like(name, best[2].lesson))):
        line = _line_of(course.folder, lesson)
        return Problem(NAME, line, 1, _('the lesson "%(lesson)s" is gone') % {"lesson": lesson}, _taken_out(lesson))
    ref = best[2]
    was = name if ref.module == module else lesson
    path = course.lesson_files(ref.module)[ref]
    hint = _('put "was: [%(was)s]" below its title, so that learners keep what they did') % {"was": was}
    return Problem(
        f"lessons/{ref.module}/{path.name}",
        1,
        1,
        _('the lesson "%(lesson)s" is gone and "%(now)s" is new') % {"lesson": lesson, "now": ref.lesson},
        hint,
    )


def _sounds_like(one: str, other: str) -> bool:
    return difflib.SequenceMatcher(None, one, other).ratio() > _ALIKE


def _share(had: set[str], ref: Ref, course: Course) -> float:
    """How much of what two lessons have in exercises they have in common, by id."""
    lesson = course.read(ref).value
    has = {one.id for one in lesson.exercises} if lesson else set()
    return len(had & has) / len(had | has) if had | has else 0.0


def _lost_step(step: str, ref: str, kept: Sequence[str], lesson: Lesson, course: Course) -> Problem:
    fresh = [one.id for one in lesson.exercises if str(lesson.ref.at(one.id)) not in kept]
    path = course.lesson_files(lesson.ref.module)[lesson.ref]
    name = f"lessons/{lesson.ref.module}/{path.name}"
    near = difflib.get_close_matches(step, fresh, 1, 0.5) or fresh[:1]
    if not near:
        line = _line_of(course.folder, ref)
        return Problem(NAME, line, 1, _('the exercise "%(ref)s" is gone') % {"ref": ref}, _taken_out(ref))
    hint = _('put "was: [%(step)s]" into it, so that learners keep what they did') % {"step": step}
    line, column = _place_of(path, name, near[0])
    return Problem(
        name,
        line,
        column,
        _('the exercise "%(step)s" is gone and "%(other)s" is new') % {"step": step, "other": near[0]},
        hint,
    )


def _place_of(path: Path, name: str, step: str) -> tuple[int, int]:
    """Where a step begins in its file."""
    root = parse(read_text(path, name), name)[0]
    steps = root.value["steps"].value if isinstance(root.value, dict) else ()
    for one in steps:
        first = next(iter(one.value.values()), None) if isinstance(one, Node) and isinstance(one.value, dict) else None
        if first is not None and first.value == step:
            return first.key_at or (first.line, first.column)
    return 1, 1


def _line_of(folder: Path, one: str) -> int:
    """The line of an id in the file."""
    lines = [line.strip() for line in read_text(folder / NAME, NAME).splitlines()]
    return lines.index(one) + 1


def _taken_out(one: str) -> str:
    return _(
        'if it was renamed, say so with "was:"; if it was taken out on purpose, take "%(id)s" out of this file as well'
    ) % {"id": one}
