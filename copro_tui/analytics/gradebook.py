"""The gradebook: for each learner and module, lessons completed, mean score, and when they last worked on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from copro_tui.cohorts.learner_work import Trouble, Work
from copro_tui.cohorts.model import Cohort
from copro_tui.course.course import Course
from copro_tui.course.refs import Ref
from copro_tui.progress.standing import ModuleStanding, Standings, standing_in_module


class Outline(Struct, frozen=True, kw_only=True):
    """A module with what reports need of it: its title, lessons, marked exercises and days."""

    id: str
    label: str
    title: str
    lessons: tuple[Ref, ...]
    """In the course's order."""
    marked: tuple[Ref, ...] = ()
    """The exercises of its available lessons that are marked."""
    due: str = ""
    required: bool = True


class Row(Struct, frozen=True, kw_only=True):
    """One learner's row."""

    learner: str
    name: str
    language: str
    cells: tuple[ModuleStanding, ...]
    """One for each of the gradebook's modules."""

    @property
    def last(self) -> str:
        return max((cell.last for cell in self.cells), default="")


class Gradebook(Struct, frozen=True, kw_only=True):
    """A row for each learner, with a cell for each module."""

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
                    lessons=course.lessons(module.id),
                    marked=course.marked(course.lessons(module.id)),
                    due=assigned.due if assigned else "",
                    required=assigned.required if assigned else False,
                )
            )
    return tuple(found)


def gradebook(
    modules: Sequence[Outline],
    works: Iterable[Work | Trouble],
    also: Callable[[Row, Standings], None] = lambda _row, _standings: None,
) -> Gradebook:
    """The gradebook of a cohort's work; what could not be read is listed in its troubles.

    ``also`` is called with each row and what it was made of, for whatever else is to be found in the same pass.
    """
    rows: list[Row] = []
    troubles = []
    for work in works:
        if isinstance(work, Trouble):
            troubles.append(work)
        else:
            rows.append(row_of(work, modules))
            also(rows[-1], work.standings)
    rows.sort(key=lambda row: (row.name.casefold(), row.learner))
    return Gradebook(modules=tuple(modules), rows=tuple(rows), troubles=tuple(troubles))


def row_of(work: Work, modules: Sequence[Outline]) -> Row:
    """One learner's row."""
    return Row(
        learner=work.learner,
        name=work.name,
        language=work.language,
        cells=tuple(standing_in_module(module.lessons, module.marked, work.standings) for module in modules),
    )


def cell_words(cell: ModuleStanding, *, mean: bool = True) -> str:
    """A cell as short text: lessons completed of all, the mean of the best scores, ✓ complete or ★ mastered."""
    if not cell.begun and not cell.done:
        return "–"
    score = "" if cell.score is None or not mean else f" {round(100 * cell.score)}%"
    mark = " ★" if cell.mastered == cell.lessons else " ✓" if cell.complete else ""
    return f"{cell.done}/{cell.lessons}{score}{mark}"
