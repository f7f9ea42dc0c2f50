"""A lesson with its file: what it teaches, what its author wrote, and where."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from copro_tui.course.course import Course
from copro_tui.course.decoder import Shaper
from copro_tui.course.lesson import Lesson, LessonShape
from copro_tui.course.loader import read_shape
from copro_tui.course.yaml_nodes import Node, Problem
from copro_tui.exercises import Exercise, Item
from copro_tui.exercises.evidence import evidence_in
from copro_tui.exercises.faults import Fault

Where = tuple[str | int, ...]


class LessonFile(Struct, frozen=True):
    """A lesson without mistakes."""

    name: str
    lesson: Lesson
    shape: LessonShape
    root: Node
    english: bool = True
    """Whether it is in English, so that phrases of its texts can be told."""

    def problems(self, faults: Iterator[Fault]) -> list[Problem]:
        """Faults in it with their lines."""
        shaper = Shaper(self.name)
        shaper.complain_of(self.root, faults)
        return shaper.problems

    def exercises(self) -> Iterator[tuple[Where, Exercise]]:
        """Its exercises, each with the path to it."""
        for place, step in enumerate(self.lesson.steps):
            if isinstance(step, Exercise):
                yield ("steps", place), step

    def items(self) -> Iterator[tuple[Where, Exercise, Item]]:
        """All in its exercises that has an answer, with the path to it: points of a framework have their step's."""
        for where, exercise in self.exercises():
            parts = evidence_in(self.shape.steps[int(where[1])])
            paths = {getattr(part, "id", ""): path for path, part in parts if path}
            for item in exercise.all_items:
                yield (*where, *paths.get(item.id, ())), exercise, item


def lesson_files(course: Course) -> list[LessonFile]:
    """All lessons of a course that have no mistakes, in order."""
    found: list[LessonFile] = []
    for module in course.modules:
        for ref, path in course.lesson_files(module.id).items():
            if lesson := course.read(ref).value:
                name = f"lessons/{ref.module}/{path.name}"
                shape, root, _shaper = read_shape(path, name, LessonShape)
                found.append(LessonFile(name, lesson, shape, root, english=course.language == "en"))
    return found
