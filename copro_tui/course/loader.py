"""Read one file of a course: its value if it has no mistakes, or all of its problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from copro_tui.course.decoder import Shaper
from copro_tui.course.lesson import LessonShape, Page
from copro_tui.course.model import CourseShape, CrosswalkShape, Source
from copro_tui.course.reader import Read, T
from copro_tui.course.yaml_nodes import COURSE_FILE, Node, Problem, Rules, SourceError, cut_short, parse, read_text
from copro_tui.exercises.evidence import each, evidence_in
from copro_tui.exercises.faults import Fault, repeated_ids, reserved_id, reserved_ids, unknown_framework
from copro_tui.figures.timeline import Timeline
from copro_tui.frameworks import Correspondence, Crosswalk, Framework
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.text.suggest import suggestion


def read_course_file(folder: Path) -> Read[CourseShape]:
    """``course.yaml`` of a course folder."""
    name = "lessons/course.yaml"
    try:
        value, root, shaper = read_shape(folder / name, name, CourseShape)
    except SourceError as error:
        return Read(None, (error.problem,))
    if value is not None:
        shaper.complain_of(root, repeated_ids("modules", [module.id for module in value.modules]))
        shaper.complain_of(root, reserved_ids("modules", [module.id for module in value.modules]))
        shaper.complain_of(root, repeated_ids("plan", [part.id for part in value.plan]))
    return _result(value, shaper)


def read_shape(
    path: Path, name: str, of: Any, given: Mapping[str, Any] | None = None, rules: Rules = COURSE_FILE
) -> tuple[Any, Node, Shaper]:
    """The value in a file (None if it cannot be built), its root node, and the shaper with its problems.

    ``given`` are fields that are not in the file. Raises SourceError if the file is not YAML at all.
    """
    shared, shaper = _SHARED.get(), Shaper(name)
    if (path, of) in shared:
        value, root, known = shared[path, of]
        shaper.problems.extend(known)
        return value, root, shaper
    text = read_text(path, name, rules)
    root, problems = parse(text, name, rules)
    value = shaper.build(root, of, given)
    shaper.problems.extend(problems)
    if rules.ends_with_line_end and (cut := cut_short(text, name)) is not None:
        shaper.problems.append(cut)
    if isinstance(shared, dict):
        shared[path, of] = value, root, tuple(shaper.problems)
    return value, root, shaper


_SHARED: ContextVar[Mapping[tuple[Path, Any], tuple[Any, Node, tuple[Problem, ...]]]] = ContextVar(
    "files that were read", default=MappingProxyType({})
)


@contextmanager
def each_file_once() -> Iterator[None]:
    """While this lasts, a file that was read is not read again: a check looks at each of them several times."""
    before = _SHARED.set({})
    try:
        yield
    finally:
        _SHARED.reset(before)


def read_plain(path: Path, name: str, of: type[T], list_key: str) -> Read[T]:
    """A file that holds one list of things with ids: the glossary, the sources."""
    try:
        value, root, shaper = read_shape(path, name, of)
    except SourceError as error:
        return Read(None, (error.problem,))
    if value is not None:
        shaper.complain_of(root, repeated_ids(list_key, [one.id for one in getattr(value, list_key)]))
        shaper.complain_of(root, _month_faults(getattr(value, "sources", ())))
    return _result(value, shaper)


def _month_faults(sources: tuple[Source, ...]) -> Iterator[Fault]:
    for place, source in enumerate(sources):
        if source.checked and source.month_checked is None:
            yield Fault(
                ("sources", place, "checked"),
                _('"%(checked)s" is not a month') % {"checked": source.checked},
                _("write it as 2026-11"),
            )


def read_framework(path: Path, name: str) -> Read[Framework]:
    """A framework; its id is the name of its file."""
    try:
        value, root, shaper = read_shape(path, name, Framework, {"id": path.stem})
    except SourceError as error:
        return Read(None, (error.problem,))
    if value is not None:
        shaper.complain_of(root, _framework_faults(value))
    return _result(value, shaper)


def read_crosswalk(path: Path, name: str, frameworks: Mapping[str, Framework]) -> Read[Crosswalk]:
    """The crosswalk between frameworks."""
    try:
        shape, root, shaper = read_shape(path, name, CrosswalkShape)
    except SourceError as error:
        return Read(None, (error.problem,))
    if shape is None:
        return _result(None, shaper)
    shaper.complain_of(root, _crosswalk_faults(shape, frameworks))
    return _result(Crosswalk(shape.title, shape.caution, tuple(map(Correspondence, shape.rows))), shaper)


def read_lesson(path: Path, name: str, frameworks: Mapping[str, Framework]) -> Read[LessonShape]:
    """The shape of a lesson, which can be built if there are no problems."""
    try:
        shape, root, shaper = read_shape(path, name, LessonShape)
    except SourceError as error:
        return Read(None, (error.problem,))
    if shape is not None:
        shaper.complain_of(root, _lesson_faults(shape, frameworks))
    return _result(shape, shaper)


def _result(value: Any, shaper: Shaper) -> Read[Any]:
    return Read(None, tuple(sorted(shaper.problems))) if shaper.problems else Read(value)


def _framework_faults(framework: Framework) -> Iterator[Fault]:
    bands = [band.id for band in framework.bands]
    yield from reserved_id((), framework.id)
    yield from repeated_ids("points", [point.id for point in framework.points])
    yield from repeated_ids("bands", bands)
    for place, point in enumerate(framework.points):
        if point.band is not None and point.band not in bands:
            yield Fault(
                ("points", place, "band"),
                _('there is no band "%(band)s"') % {"band": point.band},
                suggestion(point.band, bands),
            )
        if bands and point.band is None:
            yield Fault(("points", place), _('"%(point)s" is in no band') % {"point": point.id}, _('add "band:"'))
    in_order = [point.band for point in framework.points if point.band in bands]
    if in_order != sorted(in_order, key=bands.index):
        yield Fault(("bands",), _("the bands are not in the order of their points"), _("put both from the lowest up"))
    known = [*bands, *framework.by_id]
    for number, row in enumerate(framework.rows):
        for key in row.cells:
            if key not in known:
                message = _('"%(key)s" is neither a band nor a point of it') % {"key": key}
                yield Fault(("rows", number, "cells", key), message, suggestion(key, known))


def _crosswalk_faults(shape: CrosswalkShape, frameworks: Mapping[str, Framework]) -> Iterator[Fault]:
    for number, row in enumerate(shape.rows):
        for framework_id, points in row.items():
            framework = frameworks.get(framework_id)
            if framework is None:
                for fault in unknown_framework(framework_id, frameworks, framework_id):
                    yield replace(fault, where=("rows", number, *fault.where))
                continue
            for place, point in enumerate(points):
                if point not in framework.by_id:
                    hint = suggestion(point, list(framework.by_id))
                    message = _('"%(point)s" is not a point of "%(framework_id)s"') % {
                        "point": point,
                        "framework_id": framework_id,
                    }
                    yield Fault(("rows", number, framework_id, place), message, hint)


def _lesson_faults(shape: LessonShape, frameworks: Mapping[str, Framework]) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, step in enumerate(shape.steps):
        where: tuple[str | int, ...] = ("steps", number)
        if step.id in seen:
            yield Fault(
                where, _('the step id "%(step)s" is used twice') % {"step": step.id}, _("give each step its own id")
            )
        seen.add(step.id)
        yield from _former_id_faults(number, step.was, shape)
        faults = _page_faults(step, frameworks) if isinstance(step, Page) else step.faults(frameworks)
        for fault in faults:
            yield replace(fault, where=(*where, *fault.where))
    yield from _objective_faults(shape)


def _objective_faults(shape: LessonShape) -> Iterator[Fault]:
    """Faults of objectives that are tested and that the lesson does not have."""
    count = len(shape.objectives)
    for where, evidence in evidence_in(shape):
        for at, number in each((*where, "objective"), evidence.objective):
            if number > count:
                hint = ngettext(
                    "the lesson has one objective, and 1 is the first",
                    "the lesson has %(count)d objectives, and 1 is the first",
                    count,
                ) % {"count": count}
                yield Fault(at, _("there is no objective %(number)d") % {"number": number}, hint)


def _former_id_faults(number: int, former: tuple[str, ...], shape: LessonShape) -> Iterator[Fault]:
    """Faults of former ids that are still in use, or that two steps claim."""
    for place, was in enumerate(former):
        if any(was == step.id for step in shape.steps):
            hint = _("take it out, or give the other step another id")
            yield Fault(("steps", number, "was", place), _('a step is still called "%(was)s"') % {"was": was}, hint)
        if any(was in step.was for step in shape.steps[:number]) or was in former[:place]:
            hint = _("name it once")
            yield Fault(
                ("steps", number, "was", place), _('the former id "%(was)s" is named twice') % {"was": was}, hint
            )


def _page_faults(page: Page, frameworks: Mapping[str, Framework]) -> Iterator[Fault]:
    for key, framework_id in (("figure", page.figure), ("beside", page.beside)):
        yield from unknown_framework(framework_id, frameworks, key)
    if page.beside and not page.figure:
        yield Fault(("beside",), _('"beside" needs "figure"'), _("name both frameworks"))
    if page.timeline is not None:
        yield from _timeline_faults(page.timeline, frameworks)


def _timeline_faults(timeline: Timeline, frameworks: Mapping[str, Framework]) -> Iterator[Fault]:
    """Points that no framework has: a timeline names them by its own framework."""
    for fault in unknown_framework(timeline.framework, frameworks):
        yield replace(fault, where=("timeline", *fault.where))
    framework = frameworks.get(timeline.framework or "")
    for number, event in enumerate(timeline.events):
        where = ("timeline", "events", number, "at")
        if event.at is not None and timeline.framework is None:
            yield Fault(where, _('"at" needs "framework" in the timeline'), _("name the framework whose point it is"))
        elif event.at is not None and framework is not None and event.at not in framework.places:
            message = _('"%(at)s" is not a point of "%(framework)s"') % {"at": event.at, "framework": framework.id}
            yield Fault(where, message, suggestion(event.at, list(framework.places)))
