"""The Textual program for trainers: it begins with the cohorts, or with the workshop on one exercise."""

from __future__ import annotations

from textual.screen import Screen

from copro_tui.cohorts.desk import Desk
from copro_tui.cohorts.watching import Watch
from copro_tui.tui.screen_app import ScreenApp
from copro_tui.tui.screens.base import BaseScreen
from copro_tui.tui.trainer.cohorts import CohortsScreen
from copro_tui.tui.trainer.spread import SpreadScreen


class TrainerApp(ScreenApp):
    """copro for a trainer."""

    def __init__(self, first: BaseScreen, *, unicode: bool = True) -> None:
        """``unicode``: whether the terminal can show more than ASCII."""
        super().__init__(unicode=unicode)
        self._first = first

    def get_default_screen(self) -> Screen[None]:
        return self._first


def trainer(desk: Desk, *, unicode: bool = True) -> TrainerApp:
    """The program that begins with the cohorts."""
    return TrainerApp(CohortsScreen(desk), unicode=unicode)


def workshop(desk: Desk, watch: Watch, *, unicode: bool = True) -> TrainerApp:
    """The program that shows where a group places things."""
    return TrainerApp(SpreadScreen(desk, watch), unicode=unicode)
