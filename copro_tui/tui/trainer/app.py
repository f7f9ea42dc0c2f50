"""The Textual program for trainers: it begins with the cohorts, or with the workshop on one exercise."""

from __future__ import annotations

from textual.screen import Screen

from copro_tui.trainer.live import Watch
from copro_tui.trainer.service import TrainerService
from copro_tui.tui.base_app import BaseApp
from copro_tui.tui.screens.base import BaseScreen
from copro_tui.tui.trainer.cohorts import CohortsScreen
from copro_tui.tui.trainer.distribution import DistributionScreen


class TrainerApp(BaseApp):
    """copro for a trainer."""

    def __init__(self, first: BaseScreen, *, unicode: bool = True) -> None:
        """``unicode``: whether the terminal can show more than ASCII."""
        super().__init__(unicode=unicode)
        self._first = first

    def get_default_screen(self) -> Screen[None]:
        return self._first


def trainer(service: TrainerService, *, unicode: bool = True) -> TrainerApp:
    """The program that begins with the cohorts."""
    return TrainerApp(CohortsScreen(service), unicode=unicode)


def workshop(service: TrainerService, watch: Watch, *, unicode: bool = True) -> TrainerApp:
    """The program that shows where a group places things."""
    return TrainerApp(DistributionScreen(service, watch), unicode=unicode)
