"""The choice of a learner, where several use one computer."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from copro_tui.course import places
from copro_tui.errors import CoproError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import Profiles
from copro_tui.tui.messages import PlayerChosen
from copro_tui.tui.screens.base import BaseScreen, TopLine
from copro_tui.tui.widgets.menu import Entry, Menu


class LearnersScreen(BaseScreen):
    """The choice of a learner: the last one first, and a new learner."""

    HELP = mark("Choose your name, or New learner to begin a record of your own. Each has their own answers.")
    NEW = str(places.NewLearner())

    def __init__(self, profiles: Profiles) -> None:
        super().__init__()
        self._profiles = profiles
        self._known = {str(number): learner for number, learner in enumerate(profiles.known())}

    def compose_body(self) -> ComposeResult:
        yield Static(Content(_("Who is learning?")), classes="words")
        entries = [
            Entry(number, learner.name, _("cannot be read") if learner.trouble else "")
            for number, learner in self._known.items()
        ]
        new = Entry(self.NEW, _("New learner"), gap=bool(entries), means=places.NewLearner())
        yield Menu([*entries, new], id="learners")

    def on_mount(self) -> None:
        self.query_one(TopLine).show(self._profiles.course.title)
        self.query_one(Menu).focus()

    def chosen(self, entry: str) -> None:
        learner = self._known[entry]
        if learner.trouble:
            raise CoproError(learner.trouble)
        self.post_message(PlayerChosen(self._profiles.open_at(learner.path)))
