"""What a learner has done: the events that are kept for ever, and what they add up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from copro_tui.progress.events import About, Attempt, Completion, Event, Reflection, Visit
from copro_tui.progress.standing import NOT_TRIED, Standing


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
