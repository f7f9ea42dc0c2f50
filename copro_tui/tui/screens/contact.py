"""Naming a contact of one's own: a letter, a form, a meeting that the course is then applied to."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.terminal.field import Field
from copro_tui.text.safe import safe
from copro_tui.tui.bindings import bindings
from copro_tui.tui.screens.base import PRINTABLE, CourseScreen, TopLine

LONGEST_NAME = 120
"""Letters of the longest name: it stands in one line, or two."""


class ContactScreen(CourseScreen):
    """One line to write. It can be left for later."""

    HELP = mark(
        "Name a letter, a form or a meeting of your own, and press Enter. Lessons come back to it, and your plan is "
        "about it. Esc leaves it for later."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("contact")
    DEFAULT_CSS = """
    ContactScreen { & Input { max-width: 76; margin: 0 0 1 0; } }
    """

    def compose_body(self) -> ComposeResult:
        yield Static(Content(_("My contact")), classes="words")
        about = _(
            "Choose one contact between people and a service: a letter, a form, a visit, a meeting. If you do not work "
            "for a service, take one that you use. The course will help you with it."
        )
        yield Static(Content(about), classes="words")
        yield Static(Content(safe(self.player.contact_question())), classes="words")
        known = self.player.contact()
        field = Field(known.name if known else "", restrict=PRINTABLE, max_length=LONGEST_NAME, id="contact")
        field.cursor_blink = False
        yield field
        yield Static(
            Content(_("Enter saves it. Esc leaves it for later; you can name it from home.")), classes="words muted"
        )

    def on_mount(self) -> None:
        self.query_one(TopLine).show(_("My contact"))
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Save the name and leave; without one, or if it cannot be saved, say so and stay."""
        with self.complaining():
            self.player.name_contact(self.query_one(Input).value)
            self.action_leave()
