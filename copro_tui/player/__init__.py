"""One learner going through one course: the only thing that a front end talks to."""

from copro_tui.player.assignments import Assignments
from copro_tui.player.contact import Contact
from copro_tui.player.course_player import CoursePlayer
from copro_tui.player.entries import LessonEntry, ModuleEntry
from copro_tui.player.journal import JournalEntry
from copro_tui.player.keeping import Keeping
from copro_tui.player.lesson_player import LessonPlayer
from copro_tui.player.plan import Placed, PlanEntry, PlanItem
from copro_tui.player.profiles import Profiles
from copro_tui.player.results import Confusion, LessonResult, Results
from copro_tui.player.resume import ResumePoint
from copro_tui.player.step_view import StepView

__all__ = [
    "Assignments",
    "Confusion",
    "Contact",
    "CoursePlayer",
    "JournalEntry",
    "Keeping",
    "LessonEntry",
    "LessonPlayer",
    "LessonResult",
    "ModuleEntry",
    "Placed",
    "PlanEntry",
    "PlanItem",
    "Profiles",
    "Results",
    "ResumePoint",
    "StepView",
]
