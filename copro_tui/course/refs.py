"""References: which module, lesson, step or item of a course is meant."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from copro_tui.i18n import gettext as _


class Ref(Struct, frozen=True, order=True):
    """A module, lesson, step or item of a course; the parts that do not apply are empty.

    Its text form, as in records and files, is ``module/lesson/step#item``.
    """

    module: str
    lesson: str = ""
    step: str = ""
    item: str = ""

    def __str__(self) -> str:
        path = "/".join(part for part in (self.module, self.lesson, self.step) if part)
        return f"{path}#{self.item}" if self.item else path

    @staticmethod
    def parse(text: str) -> Ref:
        """The reference with this text form. Raises ValueError if the text is not one."""
        return _parsed(text)

    @property
    def of_lesson(self) -> Ref:
        """The reference to its lesson, without step and item."""
        return Ref(self.module, self.lesson)

    def at(self, step: str) -> Ref:
        """The step of this lesson with that id."""
        return Ref(self.module, self.lesson, step)

    def case(self, item: str) -> Ref:
        """The item of this step with that id."""
        return Ref(self.module, self.lesson, self.step, item)


@lru_cache(8192)
def _parsed(text: str) -> Ref:
    path, _hash, item = text.partition("#")
    parts = path.split("/")
    if not 1 <= len(parts) <= 3 or not all(parts) or (item and len(parts) < 3):
        raise ValueError(_("“%(text)s” is not a reference to a part of a course") % {"text": text})
    module, lesson, step = (*parts, "", "")[:3]
    return Ref(module, lesson, step, item)
