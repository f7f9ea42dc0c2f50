"""What statements are about: the course, its modules, lessons and steps as xAPI activities."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice, permutations, product
from typing import Any

from copro_tui.course.course import Course
from copro_tui.course.lesson import Step
from copro_tui.course.refs import Ref
from copro_tui.exercises import Exercise
from copro_tui.exercises.items import Item

TYPES = "http://adlnet.gov/expapi/activities/"
PAGE = "http://activitystrea.ms/schema/1.0/page"
BETWEEN_ITEMS, WITHIN_AN_ITEM = "[,]", "[.]"
MOST_PATTERNS = 32
"""An exercise with more right answers goes without its patterns: an LRS could do nothing with them."""

Activity = dict[str, Any]


class Activities:
    """The activities of one course, each made once."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self.base = course.iri
        self._steps: dict[Ref, Step | None] = {}
        self._made: dict[tuple[Ref, bool], Activity] = {}

    def step(self, ref: Ref) -> Step | None:
        """The step that is meant; None if the course has none of that name, or its lesson is not available."""
        if ref not in self._steps:
            lesson = self._course.lesson_or_none(ref.of_lesson)
            for one in lesson.steps if lesson is not None else ():
                self._steps[ref.at(one.id)] = one
        return self._steps.setdefault(ref, None)

    def exercise(self, ref: Ref) -> Exercise | None:
        """The exercise that is meant; None if there is none."""
        step = self.step(ref)
        return step if isinstance(step, Exercise) else None

    def id(self, ref: Ref) -> str:
        return f"{self.base}/{ref}"

    def link(self, ref: Ref) -> Activity:
        """An activity by its id alone."""
        return {"objectType": "Activity", "id": self.id(ref)}

    def course(self) -> Activity:
        """The course by its id alone."""
        return {"objectType": "Activity", "id": self.base}

    def profile(self) -> Activity:
        """What says that a statement is made by the rules that are written down in ``docs/lrs.md``."""
        return {
            "objectType": "Activity",
            "id": f"{self.base}/profile/1",
            "definition": {"type": f"{TYPES}profile"},
        }

    def group(self, ref: Ref) -> Activity:
        """A module or a lesson."""
        if ref.lesson:
            outline = self._course.outline(ref)
            title, kind = outline.title if outline is not None else "", "lesson"
        else:
            title, kind = next((one.title for one in self._course.modules if one.id == ref.module), ""), "module"
        return self.link(ref) | {"definition": {"type": TYPES + kind, **self._named(title)}}

    def of_step(self, ref: Ref, *, with_key: bool = False) -> Activity:
        """A page or an exercise; ``with_key`` with its right answers, where there are any and not too many."""
        if (ref, with_key) not in self._made:
            self._made[ref, with_key] = self.link(ref) | self._defined(ref, with_key=with_key)
        return self._made[ref, with_key]

    def _defined(self, ref: Ref, *, with_key: bool) -> Activity:
        step = self.step(ref)
        if step is None:  # a step that the course has no more
            return {}
        outline = self._course.outline(ref.of_lesson)
        name = f"{outline.title}: {step.label}" if outline is not None else step.label
        if not isinstance(step, Exercise):
            return {"definition": {"type": PAGE, **self._named(name)}}
        return {"definition": {**self._named(name), **self._interaction(step, with_key=with_key)}}

    def of_card(self, ref: Ref, item: str) -> Activity:
        """What is asked again in a review: one case, or an exercise as a whole; an activity of its own, so that nobody
        takes an answer in a review for one in the lesson."""
        step, exercise = self.of_step(ref), self.exercise(ref)
        card = f"{self.id(ref)}/review" + (f"/{item}" if item else "")
        definition = dict(step.get("definition", {}))
        if exercise is not None and item:
            definition |= self._interaction(exercise.only(item), with_key=False)
        return {"objectType": "Activity", "id": card} | ({"definition": definition} if definition else {})

    def _interaction(self, exercise: Exercise, *, with_key: bool) -> Activity:
        found: Activity = {
            "type": f"{TYPES}cmi.interaction",
            "description": self._text(exercise.prompt),
            "interactionType": interaction_type(exercise),
        }
        match found["interactionType"]:
            case "matching":
                found["source"] = self._listed((one.id, one.text) for one in exercise.cases)
                found["target"] = self._listed((one.id, one.text) for one in exercise.places)
            case "choice" | "sequencing":
                found["choices"] = self._listed(sorted((one.id, one.text) for one in exercise.all_items))
        patterns = patterns_of(exercise) if with_key else ()
        return found | ({"correctResponsesPattern": list(patterns)} if patterns else {})

    def _named(self, title: str) -> Activity:
        return {"name": self._text(title)} if title else {}

    def _listed(self, ones: Iterable[tuple[str, str]]) -> list[Activity]:
        return [{"id": one, "description": self._text(text)} for one, text in ones]

    def _text(self, text: str) -> dict[str, str]:
        return {self._course.language: unicodedata.normalize("NFC", str(text))}  # without its marks


def interaction_type(exercise: Exercise) -> str:
    """The kind of interaction that xAPI would call it. A conversation matches each turn with a reply."""
    if exercise.own_words:
        return "long-fill-in"
    if exercise.cases:
        return "matching"
    return "choice" if exercise.options else "sequencing"


def response_to(exercise: Exercise | None, answer: object) -> str:
    """An answer as xAPI writes it; everything that is in it, also what the exercise does not know any more."""
    if isinstance(answer, dict):
        cases = [case.id for case in exercise.cases if case.id in answer] if exercise is not None else []
        ordered = [*cases, *(one for one in answer if one not in cases)]
        return BETWEEN_ITEMS.join(f"{case}{WITHIN_AN_ITEM}{answer[case]}" for case in ordered)
    if isinstance(answer, list):
        chosen = exercise is not None and interaction_type(exercise) == "choice"
        return BETWEEN_ITEMS.join(sorted(answer) if chosen else answer)
    return unicodedata.normalize("NFC", str(answer))


def patterns_of(exercise: Exercise) -> tuple[str, ...]:
    """Every right answer as xAPI writes it; none where nothing is marked, or where there are too many."""
    if not exercise.scored:
        return ()
    match interaction_type(exercise):
        case "matching":
            right = (_right_places(exercise, case) for case in exercise.cases)
            found: Iterator[object] = (
                {case.id: place for case, place in zip(exercise.cases, places, strict=True)}
                for places in product(*right)
            )
        case "choice":
            found = iter([exercise.solution()])
        case _:
            found = _right_orders(exercise.all_items)
    patterns = tuple(response_to(exercise, one) for one in islice(found, MOST_PATTERNS + 1))
    return patterns if len(patterns) <= MOST_PATTERNS else ()


def _right_places(exercise: Exercise, case: Item) -> list[str]:
    return [place.id for place in exercise.places if exercise.credit(case, place.id) >= 1]


def _right_orders(items: tuple[Item, ...]) -> Iterator[list[str]]:
    """Every order of the items, which are in a right one, in which those of each tier stay together."""
    tiers: dict[int, list[str]] = {}
    for item in items:
        tiers.setdefault(item.tier, []).append(item.id)
    for orders in product(*(islice(permutations(ones), MOST_PATTERNS + 1) for ones in tiers.values())):
        yield [one for order in orders for one in order]
