"""What a learner has done: the events that are kept for ever, and what they add up to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from msgspec import Struct

from copro_tui.exercises import Answer

SHAPE = 1
"""The version of the shape of a record. It goes up when an older program could misread a newer record."""

MASTERY = 0.8
"""The best score from which an exercise counts as mastered."""


class Event(Struct, frozen=True, kw_only=True):
    """Something that happened. Events are only ever added, so two copies of a record merge by union of their ids."""

    table: ClassVar[str]
    id: str
    """Unique in the world (a random UUID in hex)."""
    at: str
    """When, in UTC (ISO 8601)."""


class Attempt(Event, frozen=True, kw_only=True):
    """One checked answer."""

    table = "attempts"
    exercise: str
    """``module/lesson/step``."""
    revision: str
    """The fingerprint of the exercise's key at that time."""
    answer: Answer
    score: float | None
    """0 to 1; None where nothing is marked."""
    hinted: bool = False
    """Whether the hint had been read."""
    shown: bool = False
    """Whether this is the course's answer, shown on request."""
    seconds: int = 0
    """From opening the step to checking."""


class Visit(Event, frozen=True, kw_only=True):
    """A step came on the screen."""

    table = "visits"
    step: str
    """``module/lesson/step``."""


class Completion(Event, frozen=True, kw_only=True):
    """A lesson or a module was completed or mastered. Nothing takes this back."""

    table = "completions"
    what: str
    """``module`` or ``module/lesson``."""
    mastered: bool = False


class Reflection(Event, frozen=True, kw_only=True):
    """The learner's own words. The newest of an exercise is in force; the older ones are kept."""

    table = "reflections"
    exercise: str
    prompt: str
    """The question as it was asked then."""
    text: str


EVENT_TYPES: tuple[type[Event], ...] = (Attempt, Visit, Completion, Reflection)


class About(Struct, frozen=True, kw_only=True):
    """Whose record it is, and how they like things."""

    name: str
    learner: str
    """A random id, so that a record can be told from another of the same name."""
    made: str
    shape: int = SHAPE
    language: str = "en"
    theme: str = ""


class Standing(Struct, frozen=True):
    """What the attempts at one exercise add up to. Shown answers count as tries of no score."""

    tries: int = 0
    first: float | None = None
    best: float | None = None
    last: float | None = None
    shown: bool = False
    answer: Answer | None = None
    """The last answer."""
    revision: str = ""
    """The exercise's fingerprint at the last attempt."""

    def after(self, attempt: dict[str, Any]) -> Standing:
        """The standing once ``attempt`` is added."""
        score = None if attempt.get("shown") else attempt["score"]
        scores = [one for one in (self.best, score) if one is not None]
        return Standing(
            tries=self.tries + 1,
            first=score if self.tries == 0 else self.first,
            best=max(scores) if scores else None,
            last=score,
            shown=self.shown or bool(attempt.get("shown")),
            answer=attempt["answer"],
            revision=attempt["revision"],
        )


class Record:
    """A learner's events, added up as they come. Built from plain data, because there can be tens of thousands."""

    def __init__(self, about: About) -> None:
        self.about = about
        self.standings: dict[str, Standing] = {}
        """By exercise."""
        self.attempts: dict[str, list[dict[str, Any]]] = {}
        """By exercise, oldest first."""
        self.visited: dict[str, str] = {}
        """When each step was last seen."""
        self.last_step: str | None = None
        """The step that came on the screen last."""
        self.completed: dict[str, str] = {}
        """When each lesson and module was first completed."""
        self.mastered: set[str] = set()
        self.reflections: dict[str, list[dict[str, Any]]] = {}
        """By exercise, oldest first."""

    def take(self, table: str, events: Iterable[dict[str, Any]]) -> None:
        """Add events of one table, oldest first."""
        for event in events:
            match table:
                case "attempts":
                    exercise = event["exercise"]
                    self.attempts.setdefault(exercise, []).append(event)
                    self.standings[exercise] = self.standings.get(exercise, Standing()).after(event)
                case "visits":
                    self.visited[event["step"]] = event["at"]
                    self.last_step = event["step"]
                case "completions":
                    self.completed.setdefault(event["what"], event["at"])
                    if event.get("mastered"):
                        self.mastered.add(event["what"])
                case "reflections":
                    self.reflections.setdefault(event["exercise"], []).append(event)

    def standing(self, exercise: str) -> Standing:
        return self.standings.get(exercise, Standing())

    def answered(self, exercise: str) -> bool:
        """Whether there was an attempt, or words were written."""
        return exercise in self.standings or exercise in self.reflections

    def words(self, exercise: str) -> str:
        """The newest reflection of an exercise; empty where there is none."""
        written = self.reflections.get(exercise)
        return str(written[-1]["text"]) if written else ""

    def mean_best(self, module: str) -> float | None:
        """The mean of the best scores of a module's exercises that have one."""
        best = [
            standing.best
            for exercise, standing in self.standings.items()
            if standing.best is not None and exercise.startswith(f"{module}/")
        ]
        return sum(best) / len(best) if best else None
