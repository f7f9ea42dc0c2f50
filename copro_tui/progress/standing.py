"""What a learner's attempts and completions add up to: the only place where the numbers that people see are worked out.

Events add up to the standing of each exercise; these, with the lessons the course has now, to the standing of lessons
and modules. Home, results, gradebook and reports all use these functions, so that they never disagree.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from math import fsum
from types import MappingProxyType
from typing import Protocol

from msgspec import Struct

from copro_tui.course.refs import Ref
from copro_tui.progress.events import Attempt
from copro_tui.work import Answer

MASTERY = 0.8
"""The best score from which an exercise counts as mastered."""

NO_NAMES: Mapping[str, str] = MappingProxyType({})


class Standing(Struct, frozen=True, gc=False, array_like=True):
    """What the attempts at one exercise add up to. A shown answer is an attempt, but not an own one."""

    tries: int = 0
    """The number of attempts, including answers that were shown."""
    own: int = 0
    """The number of the learner's own attempts."""
    first: float | None = None
    """The score of the first own attempt that was marked, from 0 to 1."""
    best: float | None = None
    """The best score of the own attempts."""
    last: float | None = None
    """The score of the last attempt; None where that was shown or not marked."""
    shown: bool = False
    """Whether an answer was shown at any time."""
    answer: Answer | None = None
    """The last answer."""
    revision: str = ""
    """The exercise's fingerprint at the last attempt."""

    def after(self, attempt: Attempt) -> Standing:
        """The standing with ``attempt`` added."""
        score = None if attempt.shown else attempt.score
        best = score if self.best is None else self.best if score is None else max(self.best, score)
        return Standing(
            self.tries + 1,
            self.own + (not attempt.shown),
            score if self.first is None else self.first,
            best,
            score,
            self.shown or attempt.shown,
            attempt.answer,
            attempt.revision,
        )


NOT_TRIED = Standing()


class Marked(Protocol):
    """An attempt, as far as it decides what all of them add up to."""

    @property
    def exercise(self) -> str: ...
    @property
    def score(self) -> float | None: ...
    @property
    def shown(self) -> bool: ...


def added_up(attempts: Sequence[Marked]) -> tuple[int, float | None, float | None]:
    """``own``, ``first`` and ``best`` of the standing that all attempts at an exercise add up to."""
    own = [one.score for one in attempts if not one.shown]
    marked = [score for score in own if score is not None]
    return len(own), marked[0] if marked else None, max(marked, default=None)


class Scores(Struct, frozen=True, gc=False):
    """What a learner earned at exercises that they tried, in columns: see the same names in ``Standing``."""

    exercises: Sequence[Ref]
    """In no order."""
    own: Sequence[int]
    first: Sequence[float | None]
    best: Sequence[float | None]


class Standings:
    """The attempts and completions of one learner, updated event by event.

    ``names`` maps references of former versions of the course to the current ones.
    """

    def __init__(self, names: Mapping[str, str] = NO_NAMES) -> None:
        self.names = names
        self.tries: list[Attempt] = []
        """Every attempt, in the order of writing."""
        self.attempts: dict[Ref, list[Attempt]] = {}
        """The same by exercise."""
        self.completed: dict[Ref, str] = {}
        """When each lesson and module was first completed, in the order of writing."""
        self.mastered: set[Ref] = set()
        """The lessons and modules that were mastered."""
        self._folded: dict[Ref, Standing] = {}

    def attempted(self, attempt: Attempt) -> None:
        """Add an attempt. The order in which attempts are added says which was first; their times do not."""
        exercise = ref_of(attempt.exercise, self.names)
        self.tries.append(attempt)
        self.attempts.setdefault(exercise, []).append(attempt)
        self._folded.pop(exercise, None)

    def reached(self, what: str, at: str, *, mastered: bool) -> None:
        """Add that a lesson or module was completed or mastered."""
        ref = ref_of(what, self.names)
        self.completed.setdefault(ref, at)
        if mastered:
            self.mastered.add(ref)

    def attempted_in(self, modules: Collection[str], lessons: Collection[Ref] | None = None) -> tuple[str, str]:
        """When something was first and last answered in the exercises of these modules, or of only these lessons of
        them; empty where nothing was."""
        times = [
            one.at
            for ref, attempts in self.attempts.items()
            if ref.module in modules and (lessons is None or ref.of_lesson in lessons)
            for one in attempts
        ]
        return min(times, default=""), max(times, default="")

    def scores_in(self, exercises: Sequence[Ref]) -> Scores:
        """The scores at those of these exercises that were tried."""
        tried = [one for one in exercises if one in self.attempts]
        found = [self.standing(one) for one in tried]
        return Scores(tried, [one.own for one in found], [one.first for one in found], [one.best for one in found])

    def standing(self, exercise: Ref) -> Standing:
        """The standing at an exercise; an empty one if there is no attempt."""
        known = self._folded.get(exercise)
        if known is None:
            known = NOT_TRIED
            for attempt in self.attempts.get(exercise, ()):
                known = known.after(attempt)
            self._folded[exercise] = known
        return known


class ModuleStanding(Struct, frozen=True, kw_only=True):
    """How far a learner is in one module, with the lessons that it has now."""

    done: int
    """How many lessons are completed."""
    lessons: int
    mastered: int
    """How many lessons are mastered."""
    first: float | None = None
    """The mean of the first scores of its marked exercises so far, 0 to 1; None if there is none."""
    score: float | None
    """The mean of the best scores of its marked exercises so far, 0 to 1; None if there is none."""
    last: str
    """When something was last checked or completed in it; empty where nothing was."""

    @property
    def complete(self) -> bool:
        return self.done == self.lessons

    @property
    def begun(self) -> bool:
        return bool(self.last)


def standing_in_module(lessons: Sequence[Ref], marked: Sequence[Ref], standings: Standings) -> ModuleStanding:
    """How far a learner is in the module with these lessons; ``marked`` are its marked exercises."""
    modules = {ref.module for ref in lessons}
    scores = standings.scores_in(marked)
    _first, last = standings.attempted_in(modules)
    times = [last]
    times += [at for ref, at in standings.completed.items() if ref.module in modules]
    return ModuleStanding(
        done=sum(ref in standings.completed for ref in lessons),
        lessons=len(lessons),
        mastered=sum(ref in standings.mastered for ref in lessons),
        first=mean_score(scores.first),
        score=mean_score(scores.best),
        last=max(times),
    )


def mean_score(scores: Iterable[float | None]) -> float | None:
    """The mean of the scores, from 0 to 1, ignoring None; None if there is no score."""
    known = [score for score in scores if score is not None]
    return fsum(known) / len(known) if known else None  # exact, and so the same in whatever order


def ref_of(text: str, names: Mapping[str, str] = NO_NAMES) -> Ref:
    """The reference in an event, with current ids. A text that is not a reference becomes one that matches nothing."""
    try:
        return Ref.parse(renamed(text, names))
    except ValueError:
        return Ref(text)


def renamed(ref: str, names: Mapping[str, str]) -> str:
    """The current form of ``ref`` (a step, lesson or module); ``names`` maps former to current ones."""
    if not names:
        return ref
    ref = names.get(ref, ref)
    lesson, slash, step = ref.rpartition("/")
    if lesson in names and slash:
        ref = f"{names[lesson]}/{step}"
    return names.get(ref, ref)
