"""References: which module, lesson, step or item of a course is meant."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct


class Ref(Struct, frozen=True, order=True):
    """What is meant in a course. The parts that are empty say how far it goes: a whole module, a lesson, a step.

    As text it is ``module/lesson/step#item``; records and files hold it so.
    """

    module: str
    lesson: str = ""
    step: str = ""
    item: str = ""

    def __str__(self) -> str:
        path = "/".join(part for part in (self.module, self.lesson, self.step) if part)
        return f"{path}#{self.item}" if self.item else path

    @staticmethod
    @lru_cache(8192)
    def parse(text: str) -> Ref:
        """The reference that ``text`` is. Raises ValueError when it is none."""
        path, _hash, item = text.partition("#")
        parts = path.split("/")
        if not 1 <= len(parts) <= 3 or not all(parts) or (item and len(parts) < 3):
            raise ValueError(f"“{text}” is not a reference to a part of a course")
        module, lesson, step = (*parts, "", "")[:3]
        return Ref(module, lesson, step, item)

    @property
    def of_lesson(self) -> Ref:
        """The lesson that it is in."""
        return Ref(self.module, self.lesson)

    def at(self, step: str) -> Ref:
        """The step of this lesson with that id."""
        return Ref(self.module, self.lesson, step)

    def case(self, item: str) -> Ref:
        """The item of this step with that id."""
        return Ref(self.module, self.lesson, self.step, item)
