"""Which widget an exercise is answered on. ``BOARDS`` is the registry of kinds: to add a kind, add one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from copro_tui.player import StepView
from copro_tui.tui.boards.base import Board
from copro_tui.tui.boards.cases import CaseBoard
from copro_tui.tui.boards.choose import ChooseBoard
from copro_tui.tui.boards.order import OrderBoard

if TYPE_CHECKING:
    from copro_tui.tui.boards.reflect import ReflectBoard
    from copro_tui.tui.boards.talk import TalkBoard

AnyBoard: TypeAlias = "Board | ReflectBoard"


def _reflect(view: StepView, exercise: Any) -> ReflectBoard:
    from copro_tui.tui.boards.reflect import ReflectBoard  # here, because fields for longer texts are large

    return ReflectBoard(view, exercise)


def _talk(view: StepView, exercise: Any) -> TalkBoard:
    from copro_tui.tui.boards.talk import TalkBoard  # here, because few lessons have a conversation

    return TalkBoard(view, exercise)


BOARDS: dict[str, Callable[[StepView, Any], AnyBoard]] = {
    "order": OrderBoard,
    "place": CaseBoard,
    "match": CaseBoard,
    "sort": CaseBoard,
    "choose": ChooseBoard,
    "reflect": _reflect,
    "talk": _talk,
}


def board_for(view: StepView) -> AnyBoard:
    """The widget that a step of the current kind is answered on."""
    return BOARDS[view.step.kind](view, view.step)
