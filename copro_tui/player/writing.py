"""What the learner wrote and placed of their own work: the journal, and the plan it adds up to."""

from __future__ import annotations

from msgspec import Struct

from copro_tui.course.library import Course, LessonUnavailableError
from copro_tui.course.model import Lesson, LessonRef, PlanPart
from copro_tui.exercises import Exercise
from copro_tui.exercises.placing import Placing
from copro_tui.frameworks import Framework
from copro_tui.i18n import gettext as _
from copro_tui.progress.record import Record


class JournalEntry(Struct, frozen=True, kw_only=True):
    """One reflection, the newest of its exercise."""

    ref: LessonRef
    step: str
    at: str
    prompt: str
    text: str
    versions: int
    """How often it was written; the older ones are kept."""


class Placed(Struct, frozen=True, kw_only=True):
    """One thing of the learner's own that they put somewhere."""

    case: str
    """What was placed, in the course's words."""
    place: str
    """The name of the place."""
    point: str
    """Its id."""
    follows: tuple[tuple[str, str], ...] = ()
    """What the framework says follows from being there: the row's name, and its text."""


class PlanItem(Struct, frozen=True, kw_only=True):
    """One exercise that fills a part of the plan, with what the learner wrote or placed there."""

    ref: LessonRef
    step: str
    prompt: str
    text: str = ""
    framework: Framework | None = None
    """What the learner's work was placed on."""
    placed: tuple[Placed, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """It as plain lines."""
        if self.text:
            return (self.text,)
        return tuple(_("%(case)s: %(place)s") % {"case": one.case, "place": one.place} for one in self.placed)


class PlanEntry(Struct, frozen=True, kw_only=True):
    """One part of the plan, with what fills it so far."""

    part: PlanPart
    items: tuple[PlanItem, ...]
    waiting: tuple[tuple[LessonRef, str], ...]
    """The exercises that would fill it and have not been answered: lesson and step."""

    @property
    def written(self) -> bool:
        return bool(self.items) and not self.waiting

    @property
    def written_at(self) -> tuple[tuple[LessonRef, str], ...]:
        """The exercises that fill it, those still to answer first: lesson and step."""
        return (*self.waiting, *((item.ref, item.step) for item in self.items))

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(line for item in self.items for line in item.lines)


def journal(record: Record) -> tuple[JournalEntry, ...]:
    """The newest words of every reflection, oldest first; those of exercises that are gone are still here."""
    entries = []
    for exercise, written in record.reflections.items():
        module, lesson, step = exercise.split("/")
        newest = written[-1]
        entries.append(
            JournalEntry(
                ref=LessonRef(module, lesson),
                step=step,
                at=newest.at,
                prompt=newest.prompt,
                text=newest.text,
                versions=len(written),
            )
        )
    return tuple(sorted(entries, key=lambda entry: entry.at))


def plan(course: Course, record: Record) -> tuple[PlanEntry, ...]:
    """The parts of the plan. Opens every lesson of the course, to find which exercises fill which part."""
    items: dict[str, list[PlanItem]] = {part.id: [] for part in course.plan}
    waiting: dict[str, list[tuple[LessonRef, str]]] = {part.id: [] for part in course.plan}
    for lesson in available_lessons(course):
        for exercise in lesson.exercises:
            if exercise.plan not in items:
                continue
            if record.answered(f"{lesson.ref}/{exercise.id}"):
                items[exercise.plan].append(_item(lesson.ref, exercise, record))
            else:
                waiting[exercise.plan].append((lesson.ref, exercise.id))
    return tuple(
        PlanEntry(part=part, items=tuple(items[part.id]), waiting=tuple(waiting[part.id])) for part in course.plan
    )


def available_lessons(course: Course, module: str = "") -> list[Lesson]:
    """The lessons of a course, or of one of its modules, without mistakes, opened, in order."""
    lessons = []
    for ref in course.lessons(module) if module else course.all_lessons():
        try:
            lessons.append(course.lesson(ref))
        except LessonUnavailableError:
            continue
    return lessons


def _item(ref: LessonRef, exercise: Exercise, record: Record) -> PlanItem:
    key = f"{ref}/{exercise.id}"
    if not isinstance(exercise, Placing):
        return PlanItem(ref=ref, step=exercise.id, prompt=exercise.prompt, text=record.words(key))
    answer, names = record.standing(key).answer, exercise.target_names
    places = answer if isinstance(answer, dict) else {}
    return PlanItem(
        ref=ref,
        step=exercise.id,
        prompt=exercise.prompt,
        framework=exercise.framework,
        placed=tuple(
            Placed(case=item.text, place=names[at], point=at, follows=_follows(exercise.framework, at))
            for item in exercise.items
            if (at := places.get(item.id, "")) in names
        ),
    )


def _follows(framework: Framework | None, point: str) -> tuple[tuple[str, str], ...]:
    """What the rows of a framework say of a point, or of its band; only where they say what to do next."""
    if framework is None or framework.shape not in ("domains", "scale") or point not in framework.by_id:
        return ()
    keys = (point, framework.point(point).band or point)
    return tuple((row.name, row.cells[key]) for row in framework.rows for key in keys if key in row.cells)
