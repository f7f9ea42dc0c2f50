"""The screen of the search, for the learners' program and the trainer's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.screen import Screen

from copro_tui.commands.search import Thing
from copro_tui.tui.finding import Finder
from copro_tui.tui.screens.search import SearchScreen


def search_screen(front: Screen[Any], things: Iterable[Thing], text: str) -> Screen[Any]:
    """A new search among ``things``, and what can be done on the screen in ``front``; ``text`` is in its field."""
    return SearchScreen(Finder(front, things), text)
