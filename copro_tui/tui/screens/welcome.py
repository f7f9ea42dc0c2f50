"""The first start: a name, and the choice of language; and choosing among several learners."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from copro_tui.course import places
from copro_tui.errors import CoproError
from copro_tui.i18n import LANGUAGES, available_languages, mark
from copro_tui.i18n import gettext as _
from copro_tui.player import Profiles
from copro_tui.terminal.field import Field
from copro_tui.tui.bindings import bindings
from copro_tui.tui.messages import PlayerChosen
from copro_tui.tui.screens.base import PRINTABLE, BaseScreen, TopLine
from copro_tui.tui.widgets.menu import Entry, Menu


class NameBox(Field):
    """Where the name is typed; Enter in it begins."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("name")


class WelcomeScreen(BaseScreen):
    """Asks for a name, and begins a record."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("welcome")
    HELP = mark(
        "Type the name that your record should have, and press Enter. Any name will do. Your record stays on this "
        "computer."
    )
    DEFAULT_CSS = """
    WelcomeScreen {
        & Input { max-width: 60; margin: 0 0 1 0; }
        & #problem { color: $role-wrong; }
    }
    """

    def __init__(self, profiles: Profiles) -> None:
        super().__init__()
        self._profiles = profiles
        self._language = "en"

    def compose_body(self) -> ComposeResult:
        yield Static(Content(_("Welcome. Croeso.")), classes="words")
        yield Static(
            Content(
                _(
                    "This course is about co-production: people who provide public services and people who use them, "
                    "sharing power and working together as equals. Go at your own pace; you can stop at any moment "
                    "and come back to the same place."
                )
            ),
            classes="words",
        )
        yield Static(Content(_("What shall we call you?")), classes="words")
        asked = NameBox(placeholder=_("Your name"), id="name", restrict=PRINTABLE)
        asked.cursor_blink = False
        yield asked
        yield Static(Content(""), id="problem", classes="words", markup=False)
        yield Menu(self._entries())

    def on_mount(self) -> None:
        self.query_one(TopLine).show(self._profiles.course.title)
        self.query_one("#problem").display = False
        self.query_one(Input).focus()

    def _entries(self) -> list[Entry]:
        """The languages, with a cross at the chosen one, and the entry to begin."""
        available, entries = available_languages(), []
        for code, name in LANGUAGES.items():
            box = "(x)" if code == self._language else "( )"
            label = name if code in available else _("%(language)s (not yet available)") % {"language": name}
            entries.append(Entry(code, f"{box} {label}", role="" if code in available else "muted"))
        return [*entries, Entry("begin", _("Begin"), gap=True, role="strong")]

    def chosen(self, entry: str) -> None:
        if entry == "begin":
            self._begin()
        elif entry in available_languages():
            self._language = entry
            self.query_one(Menu).show(self._entries())
        else:
            self.app.tell(_("%(language)s is not available yet.") % {"language": LANGUAGES[entry]})

    def action_list(self) -> None:
        self.query_one(Menu).focus()

    @on(Input.Changed)
    def _nothing_wrong_now(self) -> None:
        self.query_one("#problem").display = False

    @on(Input.Submitted)
    def _begin(self) -> None:
        try:
            player = self._profiles.create(self.query_one(Input).value, self._language)
        except CoproError as error:
            problem = self.query_one("#problem", Static)
            problem.update(Content(str(error)))
            problem.display = True
            self.query_one(Input).focus()
        else:
            self.post_message(PlayerChosen(player))


class LearnersScreen(BaseScreen):
    """The choice of a learner: the last one first, and “somebody new”."""

    HELP = mark("Choose your name, or choose Somebody new to begin a record of your own.")
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
        new = Entry(self.NEW, _("Somebody new"), gap=bool(entries), means=places.NewLearner())
        yield Menu([*entries, new], id="learners")

    def on_mount(self) -> None:
        self.query_one(TopLine).show(self._profiles.course.title)
        self.query_one(Menu).focus()

    def chosen(self, entry: str) -> None:
        learner = self._known[entry]
        if learner.trouble:
            raise CoproError(learner.trouble)
        self.post_message(PlayerChosen(self._profiles.open_at(learner.path)))
