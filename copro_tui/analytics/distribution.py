"""Where a group placed each case of an exercise: how many at each point, median, quartiles and agreement.

Where there is a right answer the first attempt counts, because the learner had not read the reasons then. Where there
is none (one's own work), the newest counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from copro_tui.analytics.statistics import ordered_agreement, plain_agreement, quartile, two_camps
from copro_tui.cohorts.learner_work import Trouble, Work
from copro_tui.cohorts.model import people_count
from copro_tui.course.lesson import Lesson
from copro_tui.course.refs import Ref
from copro_tui.errors import UsageError
from copro_tui.exercises import Exercise, Target
from copro_tui.frameworks import Framework
from copro_tui.i18n import gettext as _
from copro_tui.text.suggest import did_you_mean


class CaseDistribution(Struct, frozen=True, kw_only=True):
    """Where a group placed one case."""

    id: str
    text: str
    because: str
    places: tuple[Target, ...]
    """Where it could be put."""
    counts: tuple[int, ...]
    """How many put it at each place, in the order of the places."""
    median: int | None
    lower: int | None
    upper: int | None
    """Median and quartiles as numbers of places, from 0; None where the places are in no order, or nobody answered."""
    key: tuple[tuple[int, float], ...]
    """The course's answer: numbers of places, each with what it earns; empty where there is none."""
    agreement: float | None
    """1 when all chose the same place, 0 when they could not be further apart; None for fewer than two people."""

    @property
    def people(self) -> int:
        return sum(self.counts)

    @property
    def camps(self) -> tuple[range, range] | None:
        """The places of the two camps that the group is in, if it is in two (see ``two_camps``)."""
        return None if self.median is None else two_camps(self.counts)

    @property
    def middle(self) -> int | None:
        """The place that stands for the group: its median; None where it is in two camps, and nobody may be there."""
        return None if self.camps else self.median

    @property
    def half(self) -> range:
        """The places that half of the group is at, around the middle; none where there is no middle."""
        if self.middle is None or self.lower is None or self.upper is None:
            return range(0)
        return range(self.lower, self.upper + 1)

    def camps_in_words(self) -> str:
        """A sentence on the two camps; empty where the group is not in two."""
        if self.camps is None:
            return ""
        one, other = (
            _("%(places)s (%(people)s)")
            % {"people": people_count(sum(self.counts[at.start : at.stop])), "places": self._named(at)}
            for at in self.camps
        )
        return _("Two camps: %(one)s, %(other)s.") % {"one": one, "other": other}

    def _named(self, at: range) -> str:
        """The places of a camp: its one place, or the first and the last."""
        return " – ".join(f"“{self.places[number].text}”" for number in dict.fromkeys((at[0], at[-1])))


class Distribution(Struct, frozen=True, kw_only=True):
    """Where a group placed the cases of one exercise."""

    exercise: Ref
    prompt: str
    ordered: bool
    framework: Framework | None
    """The framework whose points the places are; None if they are not."""
    cases: tuple[CaseDistribution, ...]
    """In the exercise's order."""
    people: int
    """How many people answered."""
    troubles: tuple[Trouble, ...] = ()

    @property
    def contested_first(self) -> tuple[CaseDistribution, ...]:
        """The cases, those that the group disagrees about most first."""
        return tuple(sorted(self.cases, key=lambda one: 2.0 if one.agreement is None else one.agreement))


Placements = Mapping[Ref, Exercise]
"""Exercises with cases to be placed."""


def placements(lessons: Iterable[Lesson]) -> dict[Ref, Exercise]:
    """The exercises of ``lessons`` in which cases are placed, sorted or matched."""
    return {lesson.ref.at(one.id): one for lesson in lessons for one in lesson.exercises if one.cases}


def find_placement(known: Placements, name: str) -> Ref:
    """The exercise called ``name``: ``module/lesson/step``, or an ending of it that fits only one exercise.

    Raises UsageError when there is none of that name, or several.
    """
    found = [ref for ref in known if f"/{ref}".endswith(f"/{name}")]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(
            _("Several exercises are called “%(name)s”.") % {"name": name},
            _("Name one of them: %(names)s.") % {"names": ", ".join(map(str, found))},
        )
    steps = [ref.step for ref in known]
    raise UsageError(
        _("There is no exercise “%(name)s” in which something is placed.") % {"name": name},
        did_you_mean(name.rpartition("/")[2], steps),
    )


def distributions(known: Placements, works: Iterable[Work | Trouble]) -> tuple[Distribution, ...]:
    """Where a group placed the cases of each of these exercises, in one pass over everybody's work."""
    counting = {ref: _Counting(exercise) for ref, exercise in known.items()}
    troubles = []
    for work in works:
        if isinstance(work, Trouble):
            troubles.append(work)
            continue
        for ref, counted in counting.items():
            own = [one for one in work.standings.attempts.get(ref, ()) if not one.shown]
            if own:
                counted.add((own[0] if counted.exercise.keyed else own[-1]).answer)
    return tuple(counted.distribution(ref, tuple(troubles)) for ref, counted in counting.items())


class _Counting:
    """Counts how often each case of one exercise was put at each place."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self.places = {case.id: exercise.places_of(case) for case in exercise.cases}
        self.numbers = {
            case: {place.id: number for number, place in enumerate(places)} for case, places in self.places.items()
        }
        self.counts = {case: [0] * len(places) for case, places in self.places.items()}
        self.people = 0

    @property
    def _framework(self) -> Framework | None:
        framework = self.exercise.framework
        points = {place.id for place in self.exercise.places}
        return framework if framework is not None and set(framework.by_id) <= points else None

    def add(self, answer: object) -> None:
        placed = self.exercise.placed(answer)
        self.people += bool(placed)
        for case, place in placed.items():
            self.counts[case][self.numbers[case][place]] += 1

    def distribution(self, ref: Ref, troubles: tuple[Trouble, ...]) -> Distribution:
        ordered = self.exercise.ordered
        agreement = ordered_agreement if ordered else plain_agreement
        cases = []
        for case in self.exercise.cases:
            counts = self.counts[case.id]
            lower, median, upper = (quartile(counts, number) if ordered else None for number in (1, 2, 3))
            key = tuple((self.numbers[case.id][place], credit) for place, credit in case.credit_of.items())
            cases.append(
                CaseDistribution(
                    id=case.id, text=case.text, because=case.because, places=self.places[case.id],
                    counts=tuple(counts), median=median, lower=lower, upper=upper, key=key, agreement=agreement(counts),
                )
            )  # fmt: skip
        return Distribution(
            exercise=ref,
            prompt=self.exercise.prompt,
            ordered=ordered,
            framework=self._framework,
            cases=tuple(cases),
            people=self.people,
            troubles=troubles,
        )
