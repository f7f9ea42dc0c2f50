"""A learner's record in memory: the state that all their events add up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from copro_tui.course.refs import Ref
from copro_tui.progress.events import About, Attempt, Completion, Event, Reflection, Review, Visit
from copro_tui.progress.standing import NO_NAMES, Standings, ref_of


class Record(Standings):
    """The state of one learner, updated event by event."""

    def __init__(self, about: About, names: Mapping[str, str] = NO_NAMES) -> None:
        super().__init__(names)
        self.about = about
        self.visited: dict[Ref, str] = {}
        """When each step was last seen; the step seen last comes last."""
        self.last_step: Ref | None = None
        """The step that came on the screen last."""
        self.reflections: dict[Ref, list[Reflection]] = {}
        """By exercise, in the order of writing; the exercise written about last comes last."""
        self.reviews: dict[Ref, list[Review]] = {}
        """By card, in the order of writing."""

    def take(self, events: Iterable[Event]) -> None:
        """Add events, in the order in which they were written."""
        for event in events:
            match event:
                case Attempt():
                    self.attempted(event)
                case Visit():
                    self.last_step = ref_of(event.step, self.names)
                    self.visited.pop(self.last_step, None)
                    self.visited[self.last_step] = event.at
                case Completion():
                    self.reached(event.what, event.at, mastered=event.mastered)
                case Reflection():
                    exercise = ref_of(event.exercise, self.names)
                    self.reflections[exercise] = [*self.reflections.pop(exercise, ()), event]
                case Review():
                    step, _hash, item = event.card.partition("#")
                    self.reviews.setdefault(ref_of(step, self.names).case(item), []).append(event)

    def answered(self, exercise: Ref) -> bool:
        """Whether there is an attempt at the exercise or a reflection on it."""
        return exercise in self.attempts or exercise in self.reflections

    def kept_meanwhile(self, exercise: Ref) -> list[Reflection]:
        """The other texts of a reflection that were kept, in another window, while its newest was written."""
        *earlier, newest = self.reflections[exercise]
        if newest.after is None:
            return []
        seen = next((place for place, one in enumerate(earlier, start=1) if one.id == newest.after), 0)
        if newest.after and not seen:  # the version that it was written upon is not in this copy
            return []
        return [one for one in earlier[seen:] if one.text != newest.text]
