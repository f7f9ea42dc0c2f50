"""Which widget an exercise is answered on. ``BOARDS`` is the registry of kinds: to add a kind, add one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from copro_tui.player import StepView
from copro_tui.tui.boards.base import Board
from copro_tui.tui.boards.cases import CaseBoard
from copro_tui.tui.boards.choose import ChooseBoard
from copro_tui.tui.boards.order import OrderBoard
from copro_tui.tui.boards.talk import TalkBoard

if TYPE_CHECKING:
    from copro_tui.tui.boards.reflect import ReflectBoard

AnyBoard: TypeAlias = "Board | ReflectBoard"


def _reflect(view: StepView, exercise: Any) -> ReflectBoard:
    from copro_tui.tui.boards.reflect import ReflectBoard  # here, because fields for longer texts are large

    return ReflectBoard(view, exercise)


BOARDS: dict[str, Callable[[StepView, Any], AnyBoard]] = {
    "order": OrderBoard,
    "place": CaseBoard,
    "match": CaseBoard,
    "sort": CaseBoard,
    "choose": ChooseBoard,
    "reflect": _reflect,
    "talk": TalkBoard,
}


def board_for(view: StepView) -> AnyBoard:
    """The widget that a step of the current kind is answered on."""
    return BOARDS[view.step.kind](view, view.step)
