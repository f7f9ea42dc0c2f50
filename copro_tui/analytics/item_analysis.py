"""Which questions work badly: facility and discrimination of every exercise, and of every case in it, on first tries.

The test that an exercise is compared with is its module, as a quiz is in Moodle. Where everybody has answered
everything the numbers are Moodle's. For somebody who has not, the mean of what they did answer is used.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import repeat
from math import fsum
from operator import sub, truediv

from msgspec import Struct

from copro_tui.analytics.statistics import discrimination, wilson
from copro_tui.cohorts.learner_work import Trouble, Work
from copro_tui.course.lesson import Lesson
from copro_tui.course.refs import Ref
from copro_tui.exercises import Exercise
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.progress.events import Attempt

FEWEST = 10
"""How many people must have answered a question before it gets statistics."""
FEWEST_SURE = 5
"""How many people must have said how sure they were before it is told of how many were sure and not right."""
MOST_ANSWERS = 10_000
"""Different answers that are remembered at once."""
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


class _Group(Struct, frozen=True, gc=False):
    """Those whose first try at an exercise earned the same, as a whole and at every case."""

    score: float | None
    """What it earned; of what is not marked, what it is worth; None where that is nothing that can be counted."""
    cases: tuple[float | None, ...]
    """What each case earned; None for one that was left out."""
    earned: float
    """The sum of that, or the score where there are no cases."""
    counted: int
    """How many cases that is the sum of, or 1 where there are no cases."""
    who: array[int]
    """The numbers of the learners."""


class _Module:
    """What each learner earned in one module, as exercises and as cases, at what is marked. Learners are numbered."""

    def __init__(self) -> None:
        self.wholes, self.whole_count = array("d"), array("I")
        self.cases, self.case_count = array("d"), array("I")
        self.of_one: list[_Group] = []
        """The groups that one learner, who is being counted, is in."""

    def next_learner(self) -> None:
        """Add up what one learner earned. The sums are exact, and so the same in whatever order."""
        groups = self.of_one
        self.wholes.append(fsum([one.score or 0.0 for one in groups]))
        self.whole_count.append(len(groups))
        self.cases.append(fsum([one.earned for one in groups]))
        self.case_count.append(sum([one.counted for one in groups]))
        groups.clear()

    @cached_property
    def _means(self) -> list[float]:
        return [total / max(1, count) for total, count in zip(self.cases, self.case_count, strict=True)]

    def by_mean(self, who: Iterable[int]) -> list[int]:
        """Learners by their mean, so that what they earned on all but one item is nearly in order: that is sorted for
        every item, and what is nearly sorted is sorted quickly."""
        return sorted(who, key=self._means.__getitem__)


class _Asked:
    """An exercise, with those who tried it by what their first own try at it, as it is marked today, earned."""

    def __init__(self, ref: Ref, exercise: Exercise, module: _Module) -> None:
        self.ref = ref
        self.exercise = exercise
        self.module = module
        self.revision = exercise.revision()
        self.scored = exercise.scored
        self.options = exercise.options
        self.credit = [
            (case.id, {place.id: exercise.credit(case, place.id) for place in exercise.places_of(case)})
            for case in exercise.cases
        ]
        self.groups: dict[tuple[float | None, tuple[float | None, ...]], _Group] = {}
        self.chosen: set[str] = set()
        self.said: Counter[str] = Counter()
        """How many said how sure they were, by case, or by the empty text of an answer as a whole."""
        self.sure: Counter[str] = Counter()
        self.sure_missed: Counter[str] = Counter()

    def group(self, one: Attempt) -> _Group | None:
        """The group of those who gave this answer first; None if that does not count: another one may have."""
        if one.revision != self.revision or one.shown:
            return None
        score = one.score if self.scored else self.exercise.worth(one.answer)
        if score is not None and len(self.chosen) < len(self.options):
            self.chosen.update(self.exercise.chosen(one.answer))
        placed = self.exercise.placed(one.answer) if self.credit else {}
        cases = tuple(credit.get(placed[case], 0.0) if case in placed else None for case, credit in self.credit)
        known = self.groups.get((score, cases))
        if known is None:
            earned = [one for one in cases if one is not None] if self.credit else [score or 0.0]
            known = _Group(score, cases, fsum(earned), len(earned), array("I"))
            self.groups[score, cases] = known
        return known

    def count_sure(self, first: Attempt, score: float) -> None:
        """Count what a learner was sure of, and what of it was not right; what can be argued counts as right."""
        marks = self.exercise.judge(self.exercise.fitted(first.answer, 0)).marks if self.credit else ()
        right = {one.item for one in marks if one.verdict in ("right", "arguable")} | ({""} if score >= 1 else set())
        self.said.update(list(first.sure))
        sure = [case for case, value in first.sure.items() if value == "sure"]
        self.sure.update(sure)
        self.sure_missed.update(case for case in sure if case not in right)

    def told_sure(self, case: str) -> tuple[int | None, int | None]:
        """How many were sure, and how many of them not right; None of both where too few said how sure they were."""
        if self.said[case] < FEWEST_SURE:
            return None, None
        return self.sure[case], self.sure_missed[case]

    def items(self) -> Iterator[Item]:
        """The statistics of the exercise, then of each of its cases."""
        groups = [one for one in self.groups.values() if one.score is not None]
        who = [self.module.by_mean(one.who) for one in groups]
        rests = [_Rests(one, self.module.wholes, self.module.whole_count, self.scored) for one in who]
        yield _item(
            self, "", self.exercise.prompt, [(one.score or 0.0, rest) for one, rest in zip(groups, rests, strict=True)]
        )
        rests = [_Rests(one, self.module.cases, self.module.case_count, self.scored) for one in who]
        for number, case in enumerate(self.exercise.cases):
            marks = [
                (mark, rest) for one, rest in zip(groups, rests, strict=True) if (mark := one.cases[number]) is not None
            ]
            yield _item(self, case.id, case.text, marks)


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


class _Groups:
    """The groups of answers, each found once while many learners give the very same object as their answer."""

    def __init__(self, asked: Mapping[str, _Asked]) -> None:
        self._asked = asked
        self._known: dict[int, tuple[Attempt, _Asked | None, _Group | None]] = {}
        """By the identity of an answer, which is kept so that no other gets it."""

    def count(self, learner: int, tries: Iterable[Attempt]) -> None:
        """Count the first of a learner's tries at one exercise that counts."""
        for one in tries:
            _one, asked, group = self._known.get(id(one)) or self._find(one)
            if asked is None:
                return
            if group is not None:
                group.who.append(learner)
                if asked.scored:
                    asked.module.of_one.append(group)
                if one.sure and group.score is not None:
                    asked.count_sure(one, group.score)
                return

    def _find(self, one: Attempt) -> tuple[Attempt, _Asked | None, _Group | None]:
        if len(self._known) == MOST_ANSWERS:
            self._known.clear()
        asked = self._asked.get(one.exercise)
        found = self._known[id(one)] = one, asked, asked.group(one) if asked is not None else None
        return found


def item_analysis(lessons: Iterable[Lesson], works: Iterable[Work | Trouble]) -> ItemAnalysis:
    """The statistics of every exercise of ``lessons`` that has better and worse answers, and of its cases.

    What is marked is compared with everything else that is marked; what is not, with all of that.
    """
    modules: defaultdict[str, _Module] = defaultdict(_Module)
    refs = [(lesson.ref.at(one.id), one) for lesson in lessons for one in lesson.exercises if one.keyed]
    asked = {str(ref): _Asked(ref, one, modules[ref.module]) for ref, one in refs}
    groups = _Groups(asked)
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
    items = tuple(item for one in asked.values() for item in one.items())
    return ItemAnalysis(items=items, people=people, troubles=tuple(troubles))


def _item(one: _Asked, case: str, text: str, marks: Sequence[tuple[float, _Rests]]) -> Item:
    """One exercise, or one of its cases; ``marks`` are what groups earned on it, each with the rest that it earned."""
    people = sum(rest.people for _mark, rest in marks)
    facility = fsum(mark_ * rest.people for mark_, rest in marks) / people if people else None
    sure, sure_missed = one.told_sure(case)
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
