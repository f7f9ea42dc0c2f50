"""What is allowed in a course and most likely not meant: things that nobody would ever see, or see twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from msgspec.structs import replace

from copro_tui.course.course import LESSON_FILE, Course
from copro_tui.course.lesson import Lesson, LessonShape, Page, Step
from copro_tui.course.model import CourseShape, Glossary, Sources
from copro_tui.course.yaml_nodes import Problem
from copro_tui.exercises import Exercise
from copro_tui.exercises.faults import Fault
from copro_tui.i18n import gettext as _

_PLACE_HOLDER = re.compile(r"\b(?:TODO|FIXME|XXX|TBD|[Ll]orem ipsum)\b")


def in_folders(course: Course) -> Iterator[Problem]:
    """Folders and files that are not read because of what they are called, and lessons with one number."""
    lessons = course.folder / "lessons"
    empty = any(not course.lessons(module.id) for module in course.modules)  # named there, with the folder
    for name in () if empty else unlisted(course):
        message = _('the lessons in "%(name)s" are in no module, so nobody sees them') % {"name": name}
        hint = _('add "- {id: %(name)s, title: …}" to the modules in course.yaml') % {"name": name}
        yield Problem(f"lessons/{name}", 1, 1, message, hint)
    for path in sorted((*lessons.glob("*.yml"), *(lessons / "frameworks").glob("*.yml"))):
        name = path.relative_to(course.folder).as_posix()
        yield Problem(name, 1, 1, _("this file is not read"), _('call it "%(name)s.yaml"') % {"name": path.stem})
    for module in course.modules:
        yield from _same_numbers(lessons / module.id, f"lessons/{module.id}")


def unlisted(course: Course) -> list[str]:
    """The names of the folders with lessons that are no module of the course."""
    known = {"frameworks", *(module.id for module in course.modules)}
    folders = (one for one in (course.folder / "lessons").iterdir() if one.is_dir() and one.name not in known)
    return sorted(one.name for one in folders if any(LESSON_FILE.match(path.name) for path in one.iterdir()))


def _same_numbers(folder: Path, name: str) -> Iterator[Problem]:
    first: dict[int, str] = {}
    for path in sorted(folder.glob("*.y*ml")):
        found = LESSON_FILE.match(path.name)
        if found is None:
            continue
        other = first.setdefault(int(found[1]), path.name)
        if other != path.name and LESSON_FILE.match(other)[2] != found[2]:  # type: ignore[index]
            message = _("%(other)s has the number %(number)s too, so their order is that of their names") % {
                "other": other,
                "number": found[1],
            }
            yield Problem(f"{name}/{path.name}", 1, 1, message, _("give each lesson of a module its own number"))


def in_course(shape: CourseShape, filled: set[str]) -> Iterator[Fault]:
    """Parts of the plan that no step fills; ``filled`` are those that one does."""
    for number, part in enumerate(shape.plan):
        if part.id not in filled:
            hint = _('write "plan: %(part)s" in the step that fills it, or take the part out') % {"part": part.id}
            yield Fault(("plan", number), _('nothing fills the part "%(part)s" of the plan') % {"part": part.id}, hint)


def in_lesson(shape: LessonShape, lesson: Lesson | None) -> Iterator[Fault]:
    """Steps with something that nobody sees, or sees twice."""
    for number, step in enumerate(shape.steps):
        where = ("steps", number)
        if isinstance(step, Page):
            if step.beside and step.beside == step.figure:
                yield Fault(
                    (*where, "beside"), _("a framework is drawn beside itself"), _("name two frameworks, or one alone")
                )
        else:
            yield from (replace(fault, where=(*where, *fault.where)) for fault in step.oversights())
        if step.review == "false" and not (lesson and _comes_back(lesson.steps[number])):
            message = _("nothing of this comes back in a review anyway: only what is marked or written does")
            yield Fault((*where, "review"), message, _('take "review" out'))
    for number, one in enumerate(lesson.steps if lesson else ()):
        plan = getattr(one, "plan", None)
        if plan is not None and not isinstance(one, Page) and not one.own_words and not one.cases:
            message = _("nothing of this comes into the plan: only what is written or placed does")
            yield Fault(("steps", number, "plan"), message, _('take "plan" out, or ask for it in a "reflect"'))


def _comes_back(step: Step) -> bool:
    """Whether a step is of a kind that comes back in a review."""
    return isinstance(step, Exercise) and (step.scored or step.own_words)


def in_glossary(glossary: Glossary) -> Iterator[Fault]:
    """Forms of words that two words claim."""
    claimed: dict[str, str] = {}
    for number, word in enumerate(glossary.words):
        for place, form in enumerate((word.term, *word.also)):
            other = claimed.setdefault(form.casefold(), word.id)
            if other != word.id:
                where = ("words", number, "also", place - 1) if place else ("words", number, "term")
                yield Fault(
                    where,
                    _('"%(form)s" is a form of "%(other)s" too') % {"form": form, "other": other},
                    _("leave it to one of them"),
                )


def in_sources(sources: Sources) -> Iterator[Fault]:
    """Addresses that are none."""
    for number, source in enumerate(sources.sources):
        if source.address and not _is_address(source.address):
            hint = _("write the whole address, such as https://www.gov.wales/")
            yield Fault(
                ("sources", number, "address"), _('"%(address)s" is not an address') % {"address": source.address}, hint
            )


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    host = parts.hostname or ""
    return parts.scheme in ("http", "https") and "." in host.strip(".") and not re.search(r"\s", text)


def place_holders(name: str, text: str) -> Iterator[Problem]:
    """What an author wrote for themselves, and has not come back to."""
    lines: Sequence[str] = text.split("\n") if _PLACE_HOLDER.search(text) else ()
    for number, line in enumerate(lines, start=1):
        found = _PLACE_HOLDER.search(line.split(" #")[0])
        if found and not line.lstrip().startswith("#"):
            yield Problem(
                name,
                number,
                found.start() + 1,
                _('"%(words)s" is left in the text') % {"words": found[0]},
                _("write what goes there"),
            )
