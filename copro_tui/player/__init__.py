"""One learner going through one course: the only thing that a front end talks to."""

from importlib import import_module
from typing import TYPE_CHECKING

from copro_tui.player.assignments import Assignments
from copro_tui.player.contact import Contact
from copro_tui.player.course_player import CoursePlayer
from copro_tui.player.due import Due
from copro_tui.player.entries import LessonEntry, ModuleEntry
from copro_tui.player.home import Home, Station, Trail
from copro_tui.player.keeping import Keeping
from copro_tui.player.profiles import Profiles
from copro_tui.player.resume import ResumePoint

if TYPE_CHECKING:
    from copro_tui.player.journal import JournalEntry
    from copro_tui.player.lesson_player import LessonPlayer
    from copro_tui.player.mix_ups import Confusion, Misses, PointMisses
    from copro_tui.player.plan import Placed, PlanEntry, PlanItem
    from copro_tui.player.results import LessonResult, ModuleResult, Results
    from copro_tui.player.review import Review
    from copro_tui.player.scores import ExerciseScore
    from copro_tui.player.step_view import StepView

__all__ = [
    "Assignments",
    "Confusion",
    "Contact",
    "CoursePlayer",
    "Due",
    "ExerciseScore",
    "Home",
    "JournalEntry",
    "Keeping",
    "LessonEntry",
    "LessonPlayer",
    "LessonResult",
    "Misses",
    "ModuleEntry",
    "ModuleResult",
    "Placed",
    "PlanEntry",
    "PlanItem",
    "PointMisses",
    "Profiles",
    "Results",
    "ResumePoint",
    "Review",
    "Station",
    "StepView",
    "Trail",
]

_LATER = {
    "journal": ("JournalEntry",),
    "lesson_player": ("LessonPlayer",),
    "mix_ups": ("Confusion", "Misses", "PointMisses"),
    "plan": ("Placed", "PlanEntry", "PlanItem"),
    "results": ("LessonResult", "ModuleResult", "Results"),
    "review": ("Review",),
    "scores": ("ExerciseScore",),
    "step_view": ("StepView",),
}
"""The modules that home shows without, and what is asked of them: they are loaded when it is."""


def __getattr__(name: str) -> object:
    for module, names in _LATER.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__} has no attribute {name}")
