"""Modules and lessons with how far the learner is in them."""

from __future__ import annotations

from msgspec import Struct

from copro_tui.course.model import Module
from copro_tui.course.outline import Outline
from copro_tui.course.refs import Ref
from copro_tui.progress.completion import LessonStanding
from copro_tui.progress.standing import ModuleStanding


class ModuleEntry(Struct, frozen=True, kw_only=True):
    """A module on home, with how far the learner is in it."""

    module: Module
    standing: ModuleStanding


class LessonEntry(Struct, frozen=True, kw_only=True):
    """A lesson in the list of its module, with how far the learner is in it."""

    ref: Ref
    number: int
    """Counted from 1."""
    title: str
    """Its title, or its id when it is not available."""
    lesson: Outline | None
    """None if its file has mistakes, so that it is not available."""
    state: LessonStanding | None
    completed: bool
    """Once completed, always completed, even if the lesson has changed since."""
    mastered: bool
