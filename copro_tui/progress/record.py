"""What a learner has done: the events that are kept for ever, and what they add up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Annotated, ClassVar

from msgspec import Meta, Struct, field

from copro_tui.exercises import Answer

SHAPE = 1
"""The version of the shape of a record. It goes up when an older program could misread a newer record."""

MASTERY = 0.8
"""The best score from which an exercise counts as mastered."""


class Event(Struct, frozen=True, kw_only=True, gc=False):
    """Something that happened. Events are only ever added, so two copies of a record merge by union of their ids."""

    table: ClassVar[str]
    id: str
    """Unique in the world (a random UUID in hex)."""
    at: str
    """When, in UTC (ISO 8601)."""


class Attempt(Event, frozen=True, kw_only=True, gc=False):
    """One checked answer."""

    table = "attempts"
    exercise: str
    """``module/lesson/step``."""
    revision: str
    """The fingerprint of the exercise's key at that time."""
    answer: Answer
    score: Annotated[float, Meta(ge=0, le=1)] | None
    """None where nothing is marked."""
    hinted: bool = False
    """Whether the hint had been read."""
    shown: bool = False
    """Whether this is the course's answer, shown on request."""
    seconds: int = 0
    """From opening the step to checking."""


class Visit(Event, frozen=True, kw_only=True, gc=False):
    """A step came on the screen."""

    table = "visits"
    step: str
    """``module/lesson/step``."""


class Completion(Event, frozen=True, kw_only=True, gc=False):
    """A lesson or a module was completed or mastered. Nothing takes this back."""

    table = "completions"
    what: str
    """``module`` or ``module/lesson``."""
    mastered: bool = False


class Reflection(Event, frozen=True, kw_only=True, gc=False):
    """The learner's own words. The newest of an exercise is in force; the older ones are kept."""

    table = "reflections"
    exercise: str
    prompt: str
    """The question as it was asked then."""
    text: str


EVENT_TYPES: tuple[type[Event], ...] = (Attempt, Visit, Completion, Reflection)


class About(Struct, frozen=True, kw_only=True, gc=False):
    """Whose record it is, and how they like things."""

    name: Annotated[str, Meta(min_length=1)]
    learner: Annotated[str, Meta(min_length=1)]
    """A random id, so that a record can be told from another of the same name."""
    made: str
    shape: int = SHAPE
    language: str = "en"
    theme: str = ""
    changed: str = ""
    """When anything of this was last changed: of two copies of a record, the later one is right."""
    settings: dict[str, str] = field(default_factory=dict)
    """The other choices of the settings, by name: only what was chosen (see ``settings.py``)."""
    keys: dict[str, str] = field(default_factory=dict)
    """The learner's own keys, by the id of what they do."""


class Standing(Struct, frozen=True, gc=False):
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

    def after(self, attempt: Attempt) -> Standing:
        """The standing once ``attempt`` is added."""
        score = None if attempt.shown else attempt.score
        best = score if self.best is None else self.best if score is None else max(self.best, score)
        return Standing(
            self.tries + 1,
            self.first if self.tries else score,
            best,
            score,
            self.shown or attempt.shown,
            attempt.answer,
            attempt.revision,
        )


NOT_TRIED = Standing()


class Record:
    """A learner's events, added up as they come. ``renamed`` gives the ids of today for those of former courses."""

    def __init__(self, about: About, renamed: Mapping[str, str] = MappingProxyType({})) -> None:
        self.about = about
        self.standings: dict[str, Standing] = {}
        """By exercise."""
        self.attempts: dict[str, list[Attempt]] = {}
        """By exercise, oldest first."""
        self.visited: dict[str, str] = {}
        """When each step was last seen."""
        self.last_step: str | None = None
        """The step that came on the screen last."""
        self.completed: dict[str, str] = {}
        """When each lesson and module was first completed."""
        self.mastered: set[str] = set()
        self.reflections: dict[str, list[Reflection]] = {}
        """By exercise, oldest first."""
        self._renamed = renamed

    def take(self, events: Iterable[Event]) -> None:
        """Add events, oldest first."""
        for event in events:
            match event:
                case Attempt():
                    exercise = renamed(event.exercise, self._renamed)
                    self.attempts.setdefault(exercise, []).append(event)
                    self.standings[exercise] = self.standings.get(exercise, NOT_TRIED).after(event)
                case Visit():
                    self.last_step = renamed(event.step, self._renamed)
                    self.visited[self.last_step] = event.at
                case Completion():
                    what = renamed(event.what, self._renamed)
                    self.completed.setdefault(what, event.at)
                    if event.mastered:
                        self.mastered.add(what)
                case Reflection():
                    self.reflections.setdefault(renamed(event.exercise, self._renamed), []).append(event)

    def standing(self, exercise: str) -> Standing:
        return self.standings.get(exercise, NOT_TRIED)

    def answered(self, exercise: str) -> bool:
        """Whether there was an attempt, or words were written."""
        return exercise in self.standings or exercise in self.reflections

    def words(self, exercise: str) -> str:
        """The newest reflection of an exercise; empty where there is none."""
        written = self.reflections.get(exercise)
        return written[-1].text if written else ""

    def mean_best(self, module: str) -> float | None:
        """The mean of the best scores of a module's exercises that have one."""
        best = [
            standing.best
            for exercise, standing in self.standings.items()
            if standing.best is not None and exercise.startswith(f"{module}/")
        ]
        return sum(best) / len(best) if best else None


def renamed(ref: str, names: Mapping[str, str]) -> str:
    """What ``ref`` (a step, lesson or module) is called today: ``names`` has the new names of lessons and steps."""
    if not names:
        return ref
    ref = names.get(ref, ref)
    lesson, slash, step = ref.rpartition("/")
    if lesson in names and slash:
        ref = f"{names[lesson]}/{step}"
    return names.get(ref, ref)
