"""Which questions work badly: facility and discrimination of every exercise, and of every case in it, on first tries.

The test that an exercise is compared with is its module, as a quiz is in Moodle. Where everybody has answered
everything the numbers are Moodle's. For somebody who has not, the mean of what they did answer is used.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from math import fsum
from operator import sub, truediv

from msgspec import Struct

from copro_tui.analytics.first_tries import Asked, Groups, Module
from copro_tui.analytics.statistics import discrimination, wilson
from copro_tui.cohorts.learner_work import Trouble, Work
from copro_tui.course.lesson import Lesson
from copro_tui.course.refs import Ref
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark

FEWEST = 10
"""How many people must have answered a question before it gets statistics."""
FEWEST_SURE = 5
"""How many people must have said how sure they were before it is told of how many were sure and not right."""
TOO_HARD, TOO_EASY = 0.2, 0.95
DISCRIMINATES = 20.0

WITHHELD = "withheld"
"""The flag of a question of which nothing is told, so that nobody can be told from it."""

FLAGS = {
    WITHHELD: mark("withheld: fewer than five people"),
    "too-few": mark("too few"),
    "hard": mark("hardly anybody has it right"),
    "easy": mark("nearly everybody has it right"),
    "low": mark("says little about who knows the rest"),
    "negative": mark("the key may be wrong: those who know the rest get this wrong"),
    "unused": mark("a place or option that nobody chose"),
}


class Item(Struct, frozen=True, kw_only=True):
    """One exercise, or one case of an exercise, as the group answered it."""

    exercise: Ref
    case: str
    """The id of a case in it; empty for the exercise as a whole."""
    text: str
    people: int
    """How many people's first attempts count: those at the question as it is marked today."""
    facility: float | None
    low: float | None
    high: float | None
    """Upper end of the 95 % interval of the facility; ``low`` is the lower end."""
    index: float | None
    """The discrimination index, -100 to 100."""
    efficiency: float | None
    flags: tuple[str, ...]
    unused: tuple[str, ...] = ()
    """The names of places or options that nobody chose."""
    sure: int | None = None
    """How many were sure at their first try; None where fewer than five said how sure they were."""
    sure_missed: int | None = None
    """How many of them were not right."""


class ItemAnalysis(Struct, frozen=True, kw_only=True):
    """The statistics of every marked exercise and of its cases."""

    items: tuple[Item, ...]
    """In the course's order: each exercise, then its cases."""
    people: int
    troubles: tuple[Trouble, ...]


class _Rests:
    """What a group earned on everything in the module, for what they earned on everything but one item of it."""

    def __init__(self, who: Sequence[int], totals: array[float], counts: array[int], own: bool) -> None:
        """``totals`` are sums of ``counts`` marks; ``own`` says whether the item's mark is among them."""
        self.people = len(who)
        self._own = own
        others = [counts[number] - own for number in who]
        self._totals = [totals[number] for number, left in zip(who, others, strict=True) if left > 0]
        self._others = [left for left in others if left > 0]

    def without(self, mark_: float) -> Iterable[float]:
        """The mean of everybody's other marks, of those who have others, when they got ``mark_`` on the item."""
        return map(truediv, map(sub, self._totals, repeat(mark_ * self._own)), self._others)


def item_analysis(lessons: Iterable[Lesson], works: Iterable[Work | Trouble]) -> ItemAnalysis:
    """The statistics of every exercise of ``lessons`` that has better and worse answers, and of its cases.

    What is marked is compared with everything else that is marked; what is not, with all of that.
    """
    modules: defaultdict[str, Module] = defaultdict(Module)
    refs = [(lesson.ref.at(one.id), one) for lesson in lessons for one in lesson.exercises if one.keyed]
    asked = {str(ref): Asked(ref, one, modules[ref.module]) for ref, one in refs}
    groups = Groups(asked)
    people, troubles = 0, []
    for work in works:
        if isinstance(work, Trouble):
            troubles.append(work)
            continue
        for tries in work.standings.attempts.values():
            groups.count(people, tries)
        for module in modules.values():
            module.next_learner()
        people += 1
    items = tuple(item for one in asked.values() for item in _items(one))
    return ItemAnalysis(items=items, people=people, troubles=tuple(troubles))


def _items(asked: Asked) -> Iterator[Item]:
    """The statistics of an exercise, then of each of its cases."""
    groups = [one for one in asked.groups.values() if one.score is not None]
    who, module = [asked.module.by_mean(one.who) for one in groups], asked.module
    rests = [_Rests(one, module.wholes, module.whole_count, asked.scored) for one in who]
    marks = [(one.score or 0.0, rest) for one, rest in zip(groups, rests, strict=True)]
    yield _item(asked, "", asked.exercise.prompt, marks)
    rests = [_Rests(one, module.cases, module.case_count, asked.scored) for one in who]
    for number, case in enumerate(asked.exercise.cases):
        placed = [(one.cases[number], rest) for one, rest in zip(groups, rests, strict=True)]
        yield _item(asked, case.id, case.text, [(mark_, rest) for mark_, rest in placed if mark_ is not None])


def _sure(one: Asked, case: str) -> tuple[int | None, int | None]:
    """How many were sure, and how many of them not right; None of both where too few said how sure they were."""
    if one.said[case] < FEWEST_SURE:
        return None, None
    return one.sure[case], one.sure_missed[case]


def _item(one: Asked, case: str, text: str, marks: Sequence[tuple[float, _Rests]]) -> Item:
    """One exercise, or one of its cases; ``marks`` are what groups earned on it, each with the rest that it earned."""
    people = sum(rest.people for _mark, rest in marks)
    facility = fsum(mark_ * rest.people for mark_, rest in marks) / people if people else None
    sure, sure_missed = _sure(one, case)
    if facility is None or people < FEWEST:
        return Item(
            exercise=one.ref, case=case, text=text, people=people, facility=facility,
            low=None, high=None, index=None, efficiency=None, flags=("too-few",), sure=sure, sure_missed=sure_missed,
        )  # fmt: skip
    rests: defaultdict[float, list[float]] = defaultdict(list)
    for mark_, rest in marks:
        rests[mark_] += rest.without(mark_)
    index, efficiency = discrimination({mark_: rest for mark_, rest in rests.items() if rest})
    low, high = wilson(facility, people)
    unused = () if case else tuple(name for option, name in one.options.items() if option not in one.chosen)
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
        sure=sure,
        sure_missed=sure_missed,
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


def sure_words(item: Item) -> str:
    """How many were sure and not right, as a sentence; empty where too few said how sure they were, or nobody was."""
    if not item.sure:
        return ""
    return _("%(missed)d of %(sure)d who were sure were not right.") % {"missed": item.sure_missed, "sure": item.sure}


def flag_words(flag: str) -> str:
    """A flag in words."""
    return _(FLAGS[flag])
