"""The Textual program for trainers: it begins with the cohorts, or with the workshop on one exercise."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.screen import Screen

from copro_tui.commands.search import Thing
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.storage.lock import SCREEN_SECONDS
from copro_tui.trainer.live import Watch
from copro_tui.trainer.service import TrainerService
from copro_tui.tui.base_app import BaseApp
from copro_tui.tui.trainer import routes
from copro_tui.tui.trainer.base import TrainerScreen
from copro_tui.tui.trainer.cohorts import CohortsScreen
from copro_tui.tui.trainer.distribution import DistributionScreen


class TrainerApp(BaseApp):
    """The trainers' app."""

    def __init__(self, service: TrainerService, first: TrainerScreen, *, unicode: bool = True) -> None:
        """``unicode``: whether the terminal can show more than ASCII."""
        super().__init__(unicode=unicode)
        self._service = service
        service.repository.lock_seconds = SCREEN_SECONDS
        self._first = first

    def get_default_screen(self) -> Screen[Any]:
        return self._first

    def screen_for(self, place: Place) -> Screen[Any]:
        if isinstance(place, places.Search):
            from copro_tui.tui.searching import search_screen  # not needed before somebody searches

            return search_screen(self.screen, self.things(self.screen), place.find)
        return routes.screen_for(place, self._service, self.screen)

    def things(self, screen: Screen[Any]) -> Iterable[Thing]:
        from copro_tui.trainer.search import things

        return things(self._service, screen.cohort if isinstance(screen, TrainerScreen) else None)


def trainer(service: TrainerService, *, unicode: bool = True) -> TrainerApp:
    """The app beginning with the cohorts."""
    return TrainerApp(service, CohortsScreen(service), unicode=unicode)


def workshop(service: TrainerService, watch: Watch, *, unicode: bool = True) -> TrainerApp:
    """The app beginning with the distribution of one exercise."""
    return TrainerApp(service, DistributionScreen(service, watch), unicode=unicode)
