"""Which questions work badly: facility and discrimination of every exercise, and of every case in it, on first tries.

The test that an exercise is compared with is its module, as a quiz is in Moodle. Where everybody has answered
everything the numbers are Moodle's. Somebody who has not is compared by the mean of what they did answer.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from copro_tui.cohorts.grid import tries_by_exercise
from copro_tui.cohorts.records import Trouble, Try, Work
from copro_tui.cohorts.statistics import discrimination, mean, wilson
from copro_tui.course.model import Lesson
from copro_tui.exercises import Choose, Exercise
from copro_tui.exercises.placing import Placing
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark

FEWEST = 10
"""People whose answers are needed before anything is said of a question."""
TOO_HARD, TOO_EASY = 0.2, 0.95
DISCRIMINATES = 20.0

FLAGS = {
    "too-few": mark("too few answers to say anything"),
    "hard": mark("hardly anybody has it right"),
    "easy": mark("nearly everybody has it right"),
    "low": mark("says little about who knows the rest"),
    "negative": mark("the key may be wrong: those who know the rest get this wrong"),
    "unused": mark("a place or option that nobody chose"),
}


class Item(Struct, frozen=True, kw_only=True):
    """One exercise, or one case of an exercise, as the group answered it."""

    exercise: str
    """``module/lesson/step``."""
    case: str
    """The id of a case in it; empty for the exercise as a whole."""
    text: str
    people: int
    """Whose first try at the question as it is marked today counts."""
    facility: float | None
    low: float | None
    high: float | None
    """The 95 % interval of the facility."""
    index: float | None
    """The discrimination index, -100 to 100."""
    efficiency: float | None
    flags: tuple[str, ...]
    unused: tuple[str, ...] = ()
    """The names of places or options that nobody chose."""


class ItemReport(Struct, frozen=True, kw_only=True):
    """Every question."""

    items: tuple[Item, ...]
    """In the course's order: each exercise, then its cases."""
    people: int
    troubles: tuple[Trouble, ...]


class _Asked:
    """An exercise, and what has been counted of it."""

    def __init__(self, ref: str, exercise: Exercise) -> None:
        self.ref = ref
        self.exercise = exercise
        self.revision = exercise.revision()
        self.module = ref.partition("/")[0]
        self.credits: dict[str, dict[str, float]] = {}
        self.places: dict[str, str] = {}
        if isinstance(exercise, Placing):
            self.places = exercise.target_names
            self.credits = {
                item.id: {place: exercise.credit(item, place) for place in self.places} for item in exercise.items
            }
        elif isinstance(exercise, Choose):
            self.places = {item.id: item.text for item in exercise.items}
        self.chosen: set[str] = set()

    def first(self, tries: Sequence[Try]) -> Try | None:
        """The first own try at the exercise as it is marked today."""
        return next((one for one in tries if one.revision == self.revision and not one.shown), None)

    def note_choices(self, answer: object) -> None:
        if isinstance(answer, dict):
            self.chosen.update(answer.values())
        elif isinstance(answer, list):
            self.chosen.update(answer)


class _Marks:
    """Everybody's marks on one question, and on the rest of its module."""

    __slots__ = ("alone", "marks", "rest")

    def __init__(self) -> None:
        self.marks = array("d")
        self.rest = array("d")
        self.alone = array("d")
        """The marks of those who have answered nothing else there."""


def items(lessons: Iterable[Lesson], works: Iterable[Work | Trouble]) -> ItemReport:
    """The statistics of every marked exercise of ``lessons`` and of its cases."""
    asked = [_Asked(f"{lesson.ref}/{one.id}", one) for lesson in lessons for one in lesson.exercises if one.scored]
    wholes = {(one.ref, ""): _Marks() for one in asked}
    cases = {(one.ref, case): _Marks() for one in asked for case in one.credits}
    people, troubles = 0, []
    for work in works:
        if isinstance(work, Trouble):
            troubles.append(work)
        else:
            people += 1
            _count(asked, tries_by_exercise(work), wholes, cases)
    found = []
    for one in asked:
        found.append(_item(one, "", one.exercise.prompt, wholes[one.ref, ""]))
        texts = {item.id: item.text for item in one.exercise.items} if isinstance(one.exercise, Placing) else {}
        found += [_item(one, case, texts[case], cases[one.ref, case]) for case in one.credits]
    return ItemReport(items=tuple(found), people=people, troubles=tuple(troubles))


def _count(
    asked: Sequence[_Asked],
    tries: Mapping[str, Sequence[Try]],
    wholes: Mapping[tuple[str, str], _Marks],
    cases: Mapping[tuple[str, str], _Marks],
) -> None:
    """Add one learner's first tries."""
    on_wholes: dict[str, list[tuple[_Marks, float]]] = {}
    on_cases: dict[str, list[tuple[_Marks, float]]] = {}
    for one in asked:
        first = one.first(tries.get(one.ref, ()))
        if first is None or first.score is None:
            continue
        one.note_choices(first.answer)
        on_wholes.setdefault(one.module, []).append((wholes[one.ref, ""], first.score))
        mine = on_cases.setdefault(one.module, [])
        if not one.credits:
            mine.append((_NOBODY, first.score))
        elif isinstance(first.answer, dict):
            for case, credit in one.credits.items():
                mine.append((cases[one.ref, case], credit.get(first.answer.get(case, ""), 0.0)))
    for marks in (*on_wholes.values(), *on_cases.values()):
        total, others = sum(mark for _of, mark in marks), len(marks) - 1
        for of, mark_ in marks:
            if of is _NOBODY:
                continue
            if others:
                of.marks.append(mark_)
                of.rest.append(round((total - mark_) / others, 12))
            else:
                of.alone.append(mark_)


_NOBODY = _Marks()
"""Where an exercise without cases is put when it is only there as part of the rest of others."""


def _item(one: _Asked, case: str, text: str, counted: _Marks) -> Item:
    marks = [*counted.marks, *counted.alone]
    people = len(marks)
    if people < FEWEST:
        return Item(
            exercise=one.ref, case=case, text=text, people=people, facility=mean(marks) if marks else None,
            low=None, high=None, index=None, efficiency=None, flags=("too-few",),
        )  # fmt: skip
    facility = mean(marks)
    index, efficiency = discrimination(counted.marks, counted.rest)
    low, high = wilson(facility, people)
    unused = () if case else tuple(name for place, name in one.places.items() if place not in one.chosen)
    return Item(
        exercise=one.ref,
        case=case,
        text=text,
        people=people,
        facility=facility,
        low=low,
        high=high,
        index=index,
        efficiency=efficiency,
        flags=_flags(facility, index, unused),
        unused=unused,
    )


def _flags(facility: float, index: float | None, unused: Sequence[str]) -> tuple[str, ...]:
    found = []
    if facility < TOO_HARD:
        found.append("hard")
    if facility > TOO_EASY:
        found.append("easy")
    if index is not None and index < DISCRIMINATES:
        found.append("negative" if index < 0 else "low")
    if unused:
        found.append("unused")
    return tuple(found)


def flag_words(flag: str) -> str:
    """A flag in words."""
    return _(FLAGS[flag])
