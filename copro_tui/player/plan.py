"""The plan: the learner's own texts and placements, part by part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from copro_tui.course.course import Course
from copro_tui.course.model import PlanPart
from copro_tui.course.refs import Ref
from copro_tui.frameworks import Framework
from copro_tui.i18n import gettext as _
from copro_tui.progress.drafts import Draft
from copro_tui.progress.record import Record
from copro_tui.progress.words import words

if TYPE_CHECKING:
    from copro_tui.exercises import Exercise


class Placed(Struct, frozen=True, kw_only=True):
    """One of the learner's own cases, and the place where they put it."""

    case: str
    """The text of the case."""
    place: str
    """The name of the place."""
    point: str
    """The id of the place."""
    follows: tuple[tuple[str, str], ...] = ()
    """What the framework recommends at this place: pairs of a row's name and its text."""


class PlanItem(Struct, frozen=True, kw_only=True):
    """One exercise that fills a part of the plan, with what the learner wrote or placed there."""

    ref: Ref
    step: str
    prompt: str
    text: str = ""
    finished: bool = True
    """Whether the text was saved, and not only left in the text field."""
    framework: Framework | None = None
    """The framework that the cases were placed on."""
    placed: tuple[Placed, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The item as lines of plain text."""
        if self.text:
            return (self.text,)
        return tuple(_("%(case)s: %(place)s") % {"case": one.case, "place": one.place} for one in self.placed)


class PlanEntry(Struct, frozen=True, kw_only=True):
    """One part of the plan, with what fills it so far."""

    part: PlanPart
    items: tuple[PlanItem, ...]
    waiting: tuple[tuple[Ref, str], ...]
    """The exercises that belong to it and are not answered yet: pairs of lesson and step id."""

    @property
    def written(self) -> bool:
        return bool(self.items) and not self.waiting

    @property
    def written_at(self) -> tuple[tuple[Ref, str], ...]:
        """The exercises that belong to it, unanswered ones first: pairs of lesson and step id."""
        return (*self.waiting, *((item.ref, item.step) for item in self.items))

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(line for item in self.items for line in item.lines)


def plan(course: Course, record: Record, drafts: Mapping[Ref, Draft]) -> tuple[PlanEntry, ...]:
    """The parts of the plan, in which a text that was left counts as written. Opens the lessons that fill it."""
    items: dict[str, list[PlanItem]] = {part.id: [] for part in course.plan}
    waiting: dict[str, list[tuple[Ref, str]]] = {part.id: [] for part in course.plan}
    for lesson in filter(None, map(course.lesson_or_none, course.plan_lessons)):
        for exercise in lesson.exercises:
            if exercise.plan not in items:
                continue
            if item := _item(lesson.ref, exercise, record, drafts):
                items[exercise.plan].append(item)
            else:
                waiting[exercise.plan].append((lesson.ref, exercise.id))
    return tuple(
        PlanEntry(part=part, items=tuple(items[part.id]), waiting=tuple(waiting[part.id])) for part in course.plan
    )


def parts_written(course: Course, record: Record, drafts: Mapping[Ref, Draft]) -> tuple[tuple[PlanPart, bool], ...]:
    """The parts of the plan, each with whether it is written, as ``plan`` tells it too. Opens no lesson."""
    filled: dict[str | None, list[bool]] = {part.id: [] for part in course.plan}
    for lesson in filter(None, map(course.outline, course.plan_lessons)):
        for step in lesson.steps:
            if step.plan in filled:
                filled[step.plan].append(_filled(lesson.ref.at(step.id), record, drafts, own_words=step.own_words))
    return tuple((part, bool(filled[part.id]) and all(filled[part.id])) for part in course.plan)


def _filled(exercise: Ref, record: Record, drafts: Mapping[Ref, Draft], *, own_words: bool) -> bool:
    """Whether the learner wrote or placed something at an exercise."""
    return record.answered(exercise) or (own_words and words(exercise, record, drafts) is not None)


def _item(ref: Ref, exercise: Exercise, record: Record, drafts: Mapping[Ref, Draft]) -> PlanItem | None:
    """What fills the plan at an exercise; None if nothing does yet."""
    key = ref.at(exercise.id)
    if not _filled(key, record, drafts, own_words=exercise.own_words):
        return None
    if exercise.own_words and (found := words(key, record, drafts)):
        return PlanItem(ref=ref, step=exercise.id, prompt=exercise.prompt, text=found.text, finished=found.finished)
    placed, names = exercise.placed(record.standing(key).answer), exercise.options
    return PlanItem(
        ref=ref,
        step=exercise.id,
        prompt=exercise.prompt,
        framework=exercise.framework,
        placed=tuple(
            Placed(case=case.text, place=names[at], point=at, follows=_follows(exercise.framework, at))
            for case in exercise.cases
            if (at := placed.get(case.id))
        ),
    )


def _follows(framework: Framework | None, point: str) -> tuple[tuple[str, str], ...]:
    """What the rows of a framework that recommend a next step say about a point or its band."""
    if framework is None or framework.shape not in ("domains", "scale") or point not in framework.by_id:
        return ()
    keys = (point, framework.point(point).band or point)
    return tuple((row.name, row.cells[key]) for row in framework.rows for key in keys if key in row.cells)
