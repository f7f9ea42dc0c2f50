"""Send to my trainer: what is in it, which of one's own texts go with it, and the button that sends it."""

from __future__ import annotations

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import CoursePlayer
from copro_tui.player.sending import Sending
from copro_tui.terminal.field import Field
from copro_tui.text.safe import safe, safe_line
from copro_tui.text.width import clip
from copro_tui.tui.screens.base import PRINTABLE, CourseScreen, TopLine
from copro_tui.tui.widgets.menu import Entry
from copro_tui.tui.widgets.sheet import Sheet, head, line, words

SEND, TEXT = "send:", "text:"
"""How the ids of entries begin: a cohort to send to, a text to choose."""

EXCERPT = 60
"""Cells of a text that are shown to choose it by."""

LONGEST_NUMBER = 100


class SendScreen(CourseScreen):
    """Ticks for one's own texts, and an entry for each cohort to send to."""

    HELP = mark(
        "Your answers go to your trainer; of what you wrote, and of where you placed your own work, only what you tick "
        "here. Open a text to tick it, and "
        "“Send” to send. Nothing leaves before that. Tab leads to the line for your staff number, which may stay empty."
    )
    DEFAULT_CSS = """
    SendScreen { & Input { max-width: 60; margin: 0 0 1 0; } & .words.-name { margin: 0; } }
    """

    def __init__(self, player: CoursePlayer, sending: Sending) -> None:
        super().__init__(player)
        self._sending = sending
        self._ticked: frozenset[str] = frozenset()

    def compose_body(self) -> ComposeResult:
        yield Static(Content(_("Your staff number, if your trainer asks for it")), classes="words -name")
        number = Field(restrict=PRINTABLE, max_length=LONGEST_NUMBER, id="number")
        number.cursor_blink = False
        yield number
        yield Sheet([*self._parts()], id="send")

    def on_mount(self) -> None:
        self.query_one(TopLine).show("copro", self.player.about.name, title=name_of(places.Send()), joint="")
        self.query_one(Sheet).focus()

    def _parts(self) -> Iterator[Entry]:
        written = self._sending.own_words()
        if written:
            yield head(_("What is your own"))
            yield words(_("None of it is sent unless you tick it."), role="muted")
        for one in written:
            sign = "■" if one.id in self._ticked else "□"
            excerpt = clip(safe_line(" ".join(one.text.split())), EXCERPT)
            yield line(f"{TEXT}{one.id}", safe(one.prompt), excerpt, lead=f"{sign}  ")
        for recipient in self._sending.recipients():
            yield head(safe(recipient.name))
            for told in self._sending.in_words(recipient.id, self._ticked, self._number):
                yield words(safe(told.strip()))
            yield line(f"{SEND}{recipient.id}", _("Send"), lead="   ")

    def chosen(self, entry: str) -> None:
        """Tick a text, or send."""
        if entry.startswith(TEXT):
            self._ticked = self._ticked ^ {entry.removeprefix(TEXT)}
            self._show()
        else:
            self.app.tell(self._sending.send(entry.removeprefix(SEND), self._ticked, self._number))

    @on(Input.Changed)
    def _show(self) -> None:
        self.query_one(Sheet).show([*self._parts()])

    @on(Input.Submitted)
    def _to_what_is_sent(self) -> None:
        self.query_one(Sheet).focus()

    @property
    def _number(self) -> str:
        return self.query_one(Input).value if self.is_mounted else ""
