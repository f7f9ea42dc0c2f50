"""The grid: everybody in a cohort by every module, with what is complete, how well, and when they were last at work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from copro_tui.cohorts.learner_work import Trouble, Try, Work
from copro_tui.cohorts.model import Cohort
from copro_tui.course.course import Course


class Outline(Struct, frozen=True, kw_only=True):
    """A module as far as a grid needs it: no lesson is opened."""

    id: str
    label: str
    title: str
    lessons: tuple[str, ...]
    """``module/lesson``, in order."""
    due: str = ""
    required: bool = True


class Cell(Struct, frozen=True, kw_only=True):
    """One learner in one module."""

    done: int
    """Lessons completed."""
    lessons: int
    mastered: int
    score: float | None
    """The mean of the best scores so far."""
    last: str
    """When something was last checked or completed in it; empty where nothing was."""

    @property
    def complete(self) -> bool:
        return self.done == self.lessons

    @property
    def begun(self) -> bool:
        return bool(self.last)


class Row(Struct, frozen=True, kw_only=True):
    """One learner."""

    learner: str
    name: str
    language: str
    cells: tuple[Cell, ...]
    """One for each of the grid's modules."""

    @property
    def last(self) -> str:
        return max((cell.last for cell in self.cells), default="")


class Gradebook(Struct, frozen=True, kw_only=True):
    """Everybody by every module."""

    modules: tuple[Outline, ...]
    rows: tuple[Row, ...]
    """By name."""
    troubles: tuple[Trouble, ...]


def outlines(course: Course, cohort: Cohort) -> tuple[Outline, ...]:
    """The modules that were assigned to the cohort, in the course's order; all of them where none was."""
    found = []
    for module in course.modules:
        assigned = cohort.assigned(module.id)
        if assigned or not cohort.modules:
            found.append(
                Outline(
                    id=module.id,
                    label=module.label,
                    title=module.title,
                    lessons=tuple(map(str, course.lessons(module.id))),
                    due=assigned.due if assigned else "",
                    required=assigned.required if assigned else False,
                )
            )
    return tuple(found)


def grid(modules: Sequence[Outline], works: Iterable[Work | Trouble]) -> Gradebook:
    """The grid of everybody's work."""
    rows, troubles = [], []
    for work in works:
        if isinstance(work, Trouble):
            troubles.append(work)
        else:
            rows.append(row_of(work, modules))
    rows.sort(key=lambda row: (row.name.casefold(), row.learner))
    return Gradebook(modules=tuple(modules), rows=tuple(rows), troubles=tuple(troubles))


def row_of(work: Work, modules: Sequence[Outline]) -> Row:
    """One learner's row."""
    best: dict[str, dict[str, float]] = defaultdict(dict)
    last: dict[str, str] = defaultdict(str)
    for one in work.tries:
        module = one.exercise.partition("/")[0]
        last[module] = max(last[module], one.at)
        if one.score is not None and not one.shown:
            best[module][one.exercise] = max(one.score, best[module].get(one.exercise, 0.0))
    for done in work.done:
        module = done.what.partition("/")[0]
        last[module] = max(last[module], done.at)
    completed = {one.what for one in work.done}
    mastered = {one.what for one in work.done if one.mastered}
    return Row(
        learner=work.learner,
        name=work.name,
        language=work.language,
        cells=tuple(
            Cell(
                done=sum(one in completed for one in module.lessons),
                lessons=len(module.lessons),
                mastered=sum(one in mastered for one in module.lessons),
                score=sum(best[module.id].values()) / len(best[module.id]) if best[module.id] else None,
                last=last[module.id],
            )
            for module in modules
        ),
    )


def cell_words(cell: Cell) -> str:
    """A cell in a few signs: lessons completed of all, the mean of the best scores, ✓ complete or ★ mastered."""
    if not cell.begun and not cell.done:
        return "–"
    score = "" if cell.score is None else f" {round(100 * cell.score)} %"
    mark = " ★" if cell.mastered == cell.lessons else " ✓" if cell.complete else ""
    return f"{cell.done}/{cell.lessons}{score}{mark}"


def own_tries(tries: Iterable[Try]) -> tuple[int, float | None, float | None]:
    """How many of somebody's tries at an exercise are their own, and the first and the best score of these."""
    own = [one for one in tries if not one.shown]
    scores = [one.score for one in own if one.score is not None]
    return len(own), scores[0] if scores else None, max(scores, default=None)


def tries_by_exercise(work: Work) -> dict[str, list[Try]]:
    """A learner's tries at each exercise, oldest first."""
    found: dict[str, list[Try]] = {}
    for one in work.tries:
        found.setdefault(one.exercise, []).append(one)
    return found
