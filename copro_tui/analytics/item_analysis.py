"""Which questions work badly: facility and discrimination of every exercise, and of every case in it, on first tries.

The test that an exercise is compared with is its module, as a quiz is in Moodle. Where everybody has answered
everything the numbers are Moodle's. For somebody who has not, the mean of what they did answer is used.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from copro_tui.analytics.statistics import discrimination, mean, wilson
from copro_tui.cohorts.learner_work import Trouble, Work
from copro_tui.course.lesson import Lesson
from copro_tui.course.refs import Ref
from copro_tui.exercises import Exercise
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.progress.events import Attempt
from copro_tui.work import Answer

FEWEST = 10
"""How many people must have answered a question before it gets statistics."""
FEWEST_SURE = 5
"""How many people must have said how sure they were before it is told of how many were sure and not right."""
MOST_ANSWERS = 100
"""Different answers to one exercise that are remembered at once."""
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


class _Module:
    """The scores of all learners in one module, by exercise and by case. Learners are numbered."""

    def __init__(self) -> None:
        self.wholes, self.whole_count = array("d"), array("I")
        self.cases, self.case_count = array("d"), array("I")


class _Same(Struct, frozen=True):
    """Those who gave one answer, the very same object, so that it is marked once."""

    answer: Answer
    marks: tuple[tuple[int, float], ...]
    """What each case in it earns, by the number of the case."""
    earned: float
    who: array[int]


class _Asked:
    """An exercise, with each learner's first own attempt at it as it is marked today."""

    def __init__(self, ref: Ref, exercise: Exercise) -> None:
        self.ref = ref
        self.exercise = exercise
        self.revision = exercise.revision()
        self.scored = exercise.scored
        self.options = exercise.options
        self.who = array("I")
        """The numbers of those who tried."""
        self.marks = array("d")
        """Their scores."""
        self.cases = [
            (
                case,
                {place.id: exercise.credit(case, place.id) for place in exercise.places_of(case)},
                array("I"),
                array("d"),
            )
            for case in exercise.cases
        ]
        """Each case with what a place earns, the numbers of those who came to it, and what they earned: in any order,
        because sums are exact."""
        self._same: dict[int, _Same] = {}
        """Those who are not counted yet, by the identity of their answer."""
        self.chosen: set[str] = set()
        self.said: Counter[str] = Counter()
        """How many said how sure they were, by case, or by the empty text of an answer as a whole."""
        self.sure: Counter[str] = Counter()
        self.sure_missed: Counter[str] = Counter()

    def first(self, tries: Sequence[Attempt]) -> Attempt | None:
        for one in tries:
            if one.revision == self.revision and not one.shown:
                return one
        return None

    def score(self, first: Attempt) -> float | None:
        """What a try earned; of what is not marked, what it is worth."""
        return first.score if self.scored else self.exercise.worth(first.answer)

    def add(self, number: int, first: Attempt, score: float, module: _Module) -> None:
        """Count one learner's first try."""
        if first.sure:
            self._count_sure(first, score)
        self.who.append(number)
        self.marks.append(score)
        if self.scored:
            module.wholes[number] += score
            module.whole_count[number] += 1
        same = self._same.get(id(first.answer)) or self._marked(first.answer)
        same.who.append(number)
        if not self.cases:
            module.cases[number] += score
            module.case_count[number] += 1
        elif self.scored:
            module.cases[number] += same.earned
            module.case_count[number] += len(same.marks)

    def _marked(self, answer: Answer) -> _Same:
        """An answer that is seen for the first time."""
        if len(self._same) == MOST_ANSWERS:
            self.count()
        if len(self.chosen) < len(self.options):
            self.chosen.update(self.exercise.chosen(answer))
        placed = self.exercise.placed(answer) if self.cases else {}
        marks = tuple(
            (number, credit.get(placed[case.id], 0.0))
            for number, (case, credit, _who, _marks) in enumerate(self.cases)
            if case.id in placed
        )
        same = self._same[id(answer)] = _Same(answer, marks, sum(mark_ for _number, mark_ in marks), array("I"))
        return same

    def count(self) -> None:
        """Count those who are not counted yet at their cases."""
        for same in self._same.values():
            for number, mark_ in same.marks:
                _case, _credit, who, marks = self.cases[number]
                who.extend(same.who)
                marks.extend(array("d", [mark_]) * len(same.who))
        self._same.clear()

    def _count_sure(self, first: Attempt, score: float) -> None:
        """Count what a learner was sure of, and what of it was not right; what can be argued counts as right."""
        marks = self.exercise.judge(self.exercise.fitted(first.answer, 0)).marks if self.cases else ()
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


def item_analysis(lessons: Iterable[Lesson], works: Iterable[Work | Trouble]) -> ItemAnalysis:
    """The statistics of every exercise of ``lessons`` that has better and worse answers, and of its cases.

    What is marked is compared with everything else that is marked; what is not, with all of that.
    """
    asked = [_Asked(lesson.ref.at(one.id), one) for lesson in lessons for one in lesson.exercises if one.keyed]
    modules = {one.ref.module: _Module() for one in asked}
    in_module = [(one, modules[one.ref.module]) for one in asked]
    by_ref = {one.ref: (one, module) for one, module in in_module}
    people, troubles = 0, []
    for work in works:
        if isinstance(work, Trouble):
            troubles.append(work)
            continue
        for module in modules.values():
            for column in (module.wholes, module.whole_count, module.cases, module.case_count):
                column.append(0)
        tries = work.standings.attempts
        for one, module in (by_ref[ref] for ref in work.standings.tried() if ref in by_ref):
            first = one.first(tries[one.ref])
            if first is not None and (score := one.score(first)) is not None:
                one.add(people, first, score, module)
        people += 1
    found = []
    for one, module in in_module:
        one.count()
        wholes, cases = (module.wholes, module.whole_count), (module.cases, module.case_count)
        found.append(_item(one, "", one.exercise.prompt, (one.who, one.marks), wholes))
        for case, _credit, who, marks in one.cases:
            found.append(_item(one, case.id, case.text, (who, marks), cases))
    return ItemAnalysis(items=tuple(found), people=people, troubles=tuple(troubles))


def _item(
    one: _Asked,
    case: str,
    text: str,
    earned: tuple[Sequence[int], Sequence[float]],
    module: tuple[Sequence[float], Sequence[int]],
) -> Item:
    """One exercise, or one of its cases; ``earned`` are the numbers of those who answered it, and their marks."""
    who, marks = earned
    people = len(marks)
    facility = mean(marks) if people else None
    sure, sure_missed = one.told_sure(case)
    if facility is None or people < FEWEST:
        return Item(
            exercise=one.ref, case=case, text=text, people=people, facility=facility,
            low=None, high=None, index=None, efficiency=None, flags=("too-few",), sure=sure, sure_missed=sure_missed,
        )  # fmt: skip
    index, efficiency = _compared(who, marks, *module, own=one.exercise.scored)
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


def _compared(
    who: Sequence[int], marks: Sequence[float], totals: Sequence[float], counts: Sequence[int], *, own: bool
) -> tuple[float | None, float | None]:
    """Item-rest discrimination: each person's mark against the mean of their other marks in the module.

    ``own`` says whether the marks are among those that the totals were made of.
    """
    together = [
        (mark_, (totals[number] - mark_ * own) / (counts[number] - own))
        for number, mark_ in zip(who, marks, strict=True)
        if counts[number] > own
    ]
    return discrimination([mark_ for mark_, _rest in together], [rest for _mark, rest in together])


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
