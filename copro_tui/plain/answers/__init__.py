"""How each kind of exercise is answered in lines. ``TALKS`` is the registry: to add a kind, add one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from copro_tui.exercises import Exercise
from copro_tui.plain.answers.base import Taken, Talk
from copro_tui.plain.answers.choose import ChooseTalk
from copro_tui.plain.answers.match import MatchTalk
from copro_tui.plain.answers.order import OrderTalk
from copro_tui.plain.answers.place import PlaceTalk
from copro_tui.plain.answers.reflect import ReflectTalk
from copro_tui.plain.answers.sort import SortTalk
from copro_tui.plain.answers.talk import ConversationTalk

TALKS: dict[str, Callable[[Any], Talk]] = {
    "order": OrderTalk,
    "place": PlaceTalk,
    "match": MatchTalk,
    "sort": SortTalk,
    "choose": ChooseTalk,
    "reflect": ReflectTalk,
    "talk": ConversationTalk,
}


def talk_for(exercise: Exercise) -> Talk:
    """The Talk for an exercise, by its kind."""
    return TALKS[exercise.kind](exercise)


__all__ = ["TALKS", "Taken", "Talk", "talk_for"]
