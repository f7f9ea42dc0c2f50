"""One learner going through one course: the only thing that a front end talks to."""

from copro_tui.player.entrance import Entrance
from copro_tui.player.player import LessonEntry, ModuleEntry, Player, WhereStopped
from copro_tui.player.results import Confusion, LessonResult, Results
from copro_tui.player.sitting import Sitting, StepView
from copro_tui.player.writing import JournalEntry, Placed, PlanEntry, PlanItem

__all__ = [
    "Confusion",
    "Entrance",
    "JournalEntry",
    "LessonEntry",
    "LessonResult",
    "ModuleEntry",
    "Placed",
    "PlanEntry",
    "PlanItem",
    "Player",
    "Results",
    "Sitting",
    "StepView",
    "WhereStopped",
]
