"""Whether what the files of a course refer to is there: sources, plan parts, earlier steps, words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from copro_tui.course.course import Course
from copro_tui.course.lesson import Lesson, LessonShape, Step
from copro_tui.course.loader import read_shape
from copro_tui.course.model import ContactSteps, CourseShape, Glossary, Sources
from copro_tui.course.oversights import in_course, in_glossary, in_lesson, in_sources, place_holders
from copro_tui.course.refs import Ref
from copro_tui.course.texts import mark_problems
from copro_tui.course.yaml_nodes import Problem, SourceError, read_text
from copro_tui.exercises import Exercise, ExerciseShape
from copro_tui.exercises.evidence import each, evidence_in
from copro_tui.exercises.faults import Fault
from copro_tui.frameworks import Framework
from copro_tui.i18n import gettext as _
from copro_tui.text.suggest import suggestion


def check_references(course: Course) -> Iterator[Problem]:
    """Problems with ids of sources, plan parts, steps and words that do not exist."""
    lessons, known = course.folder / "lessons", _Known(course)
    for module in course.modules:
        for ref, path in course.lesson_files(module.id).items():
            yield from _reference_problems(path, f"lessons/{ref.module}/{path.name}", LessonShape, known, ref)
    for framework_id in course.frameworks:
        path = lessons / "frameworks" / f"{framework_id}.yaml"
        yield from _reference_problems(path, f"lessons/frameworks/{path.name}", Framework, known)
    yield from _reference_problems(lessons / "course.yaml", "lessons/course.yaml", CourseShape, known)
    for file_name, of in (("glossary.yaml", Glossary), ("sources.yaml", Sources)):
        if (lessons / file_name).exists():
            yield from _reference_problems(lessons / file_name, f"lessons/{file_name}", of, known)


def problems_at(folder: Path, name: str, of: type, faults: Iterable[Fault]) -> Iterator[Problem]:
    """Faults of a file that can be read, as problems with their lines."""
    _value, root, shaper = read_shape(folder / name, name, of)
    shaper.problems.clear()
    shaper.complain_of(root, iter(faults))
    yield from shaper.problems


class _Known:
    """What the files of a course may refer to."""

    def __init__(self, course: Course) -> None:
        self.sources = list(course.sources)
        self.sources_unknown = not self.sources and (course.folder / "lessons" / "sources.yaml").exists()
        """Whether the file of sources has mistakes, so that it is not known which there are."""
        self.frameworks = list(course.frameworks)
        self.parts = [part.id for part in course.plan]
        self.lessons = {ref: lesson for ref in course.all_lessons() if (lesson := course.read(ref).value)}
        self.bad = {ref for ref in course.all_lessons() if ref not in self.lessons}
        """The lessons whose files have mistakes of their own."""
        self.steps = {lesson.ref.at(step.id): step for lesson in self.lessons.values() for step in lesson.steps}
        """In the order of the course."""
        self.filled = {plan for step in self.steps.values() if (plan := getattr(step, "plan", None))}
        """The parts of the plan that a step fills."""


def _reference_problems(path: Path, name: str, of: type, known: _Known, lesson: Ref | None = None) -> Iterator[Problem]:
    try:
        value, root, shaper = read_shape(path, name, of, {"id": path.stem} if of is Framework else None)
        text = read_text(path, name)
        yield from mark_problems(name, text, root)
        yield from place_holders(name, text)
    except SourceError:
        return
    if value is None:
        return
    shaper.problems.clear()
    if isinstance(value, Glossary):
        shaper.complain_of(root, _unknown_words(value))
        shaper.complain_of(root, in_glossary(value))
    elif isinstance(value, Sources):
        shaper.complain_of(root, in_sources(value))
    elif isinstance(value, CourseShape):
        shaper.complain_of(root, _contact_faults(value.contact, known))
        shaper.complain_of(root, _framework_faults(value.frameworks, known.frameworks))
        if not known.bad:
            shaper.complain_of(root, in_course(value, known.filled))
    elif not known.sources_unknown:
        shaper.complain_of(root, _unknown_sources(value, known.sources))
    for number, step in enumerate(getattr(value, "steps", ())):
        part = getattr(step, "plan", None)
        if part is not None and part not in known.parts:
            hint = suggestion(part, known.parts)
            fault = Fault(("steps", number, "plan"), _('the plan has no part "%(part)s"') % {"part": part}, hint)
            shaper.complain_of(root, iter([fault]))
    if isinstance(value, LessonShape):
        shaper.complain_of(root, in_lesson(value, known.lessons.get(lesson) if lesson else None))
    if lesson in known.lessons:
        shaper.complain_of(root, _recall_faults(known.lessons[lesson], known))
        shaper.complain_of(root, _patterns(value))
    yield from shaper.problems


def _patterns(shape: LessonShape) -> Iterator[Fault]:
    """What gives answers away in the exercises of a lesson."""
    for number, step in enumerate(shape.steps):
        for fault in step.patterns() if isinstance(step, ExerciseShape) else ():
            yield replace(fault, where=("steps", number, *fault.where))


def _recall_faults(lesson: Lesson, known: _Known) -> Iterator[Fault]:
    """Faults of steps that recall something else than an earlier reflection."""
    order = list(known.steps)
    for number, step in enumerate(lesson.steps):
        ref, where = lesson.recalled(step), ("steps", number, "recall")
        if ref is None or ref.of_lesson in known.bad:
            continue
        found = known.steps.get(ref)
        if found is None:
            yield Fault(
                where,
                _('there is no step "%(recall)s"') % {"recall": step.recall},
                _nearest_reflection(ref, lesson, known),
            )
        elif not _is_reflection(found):
            hint = _('name a "reflect" that comes before it')
            yield Fault(
                where, _('"%(recall)s" is not written in the learner\'s own words') % {"recall": step.recall}, hint
            )
        elif order.index(ref) >= order.index(lesson.ref.at(step.id)):
            yield Fault(
                where,
                _('"%(recall)s" does not come before this step') % {"recall": step.recall},
                _("name an earlier one"),
            )


def _is_reflection(step: Step) -> bool:
    return isinstance(step, Exercise) and step.own_words


def _nearest_reflection(ref: Ref, lesson: Lesson, known: _Known) -> str:
    """The hint for a reflection that does not exist: the one whose name is nearest."""
    there = [one for one, step in known.steps.items() if _is_reflection(step)]
    names = [one.step for one in there if one.of_lesson == lesson.ref] if ref.of_lesson == lesson.ref else there
    return suggestion(ref.step if ref.of_lesson == lesson.ref else str(ref), [str(one) for one in names])


def _contact_faults(contact: ContactSteps | None, known: _Known) -> Iterator[Fault]:
    """Faults of the steps at which learners choose a contact."""
    if contact is None:
        return
    for key, ref in (("name", contact.named_at), ("place", contact.placed_at)):
        where, name, step = ("contact", key), str(ref), known.steps.get(ref)
        if ref.of_lesson in known.bad:
            continue
        if step is None:
            yield Fault(
                where,
                _('there is no step "%(name)s"') % {"name": name},
                suggestion(name, [str(one) for one in known.steps]),
            )
        elif key == "name" and not _is_reflection(step):
            yield Fault(
                where,
                _('"%(name)s" is not written in the learner\'s own words') % {"name": name},
                _('name a "reflect"'),
            )
        elif key == "place" and not (isinstance(step, Exercise) and len(step.cases) == 2 and not step.scored):
            hint = _('name a "place" of two cases without "at": today, and the wish')
            yield Fault(where, _('"%(name)s" does not place one thing twice, unmarked') % {"name": name}, hint)


def _unknown_words(glossary: Glossary) -> Iterator[Fault]:
    words = sorted(word.id for word in glossary.words)
    for number, word in enumerate(glossary.words):
        for place, other in enumerate(word.see):
            if other not in words:
                where = ("words", number, "see", place)
                yield Fault(where, _('there is no word "%(other)s"') % {"other": other}, suggestion(other, words))


def _framework_faults(order: Sequence[str], known: Sequence[str]) -> Iterator[Fault]:
    """Faults of the order of the frameworks: one that is not there, or that is named twice."""
    for number, one in enumerate(order):
        if one not in known:
            yield Fault(
                ("frameworks", number), _('there is no framework "%(id)s"') % {"id": one}, suggestion(one, list(known))
            )
        elif one in order[:number]:
            yield Fault(
                ("frameworks", number), _('the framework "%(id)s" is named twice') % {"id": one}, _("name it once")
            )


def _unknown_sources(value: LessonShape | Framework, known: list[str]) -> Iterator[Fault]:
    named: list[tuple[tuple[str | int, ...], str]] = [
        (("sources", place), source) for place, source in enumerate(value.sources)
    ]
    for number, point in enumerate(getattr(value, "points", ())):
        named += [(("points", number, "sources", place), source) for place, source in enumerate(point.sources)]
    for place, evidence in evidence_in(value):
        named += each((*place, "source"), evidence.source)
    for where, source in named:
        if source not in known:
            yield Fault(where, _('there is no source "%(source)s"') % {"source": source}, suggestion(source, known))
