"""How an answer is judged: one file a kind, with its YAML shape, its scoring and its feedback.

``AnyExerciseShape`` is the registry of kinds: to add a kind, add its file, and its shape here.
"""

from __future__ import annotations

from copro_tui.exercises.base import Exercise
from copro_tui.exercises.choose import Choose, ChooseShape
from copro_tui.exercises.feedback import Feedback, Mark, Sign, Tally
from copro_tui.exercises.items import Item, Target
from copro_tui.exercises.match import Match, MatchShape
from copro_tui.exercises.order import Order, OrderShape
from copro_tui.exercises.place import Place, PlaceShape
from copro_tui.exercises.reflect import Reflect, ReflectShape
from copro_tui.exercises.shape import ExerciseShape
from copro_tui.exercises.sort import Sort, SortShape
from copro_tui.exercises.talk import Conversation, TalkShape
from copro_tui.work import Answer, Phase, Sureness, Work

AnyExerciseShape = OrderShape | PlaceShape | MatchShape | SortShape | ChooseShape | ReflectShape | TalkShape
"""The kinds of exercise that a lesson may have."""

__all__ = [
    "Answer",
    "AnyExerciseShape",
    "Choose",
    "Conversation",
    "Exercise",
    "ExerciseShape",
    "Feedback",
    "Item",
    "Mark",
    "Match",
    "Order",
    "Phase",
    "Place",
    "Reflect",
    "Sign",
    "Sort",
    "Sureness",
    "Tally",
    "Target",
    "Work",
]
