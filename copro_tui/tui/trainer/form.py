"""The base of a trainer's forms: labelled fields, and a line for error messages."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from copro_tui.cohorts.dates import parse_day
from copro_tui.errors import CoproError, UsageError
from copro_tui.i18n import ngettext
from copro_tui.text.days import day_in_words
from copro_tui.text.safe import safe
from copro_tui.tui.bindings import bindings
from copro_tui.tui.trainer.base import TrainerScreen


class FormScreen(TrainerScreen):
    """A screen with fields to fill in."""

    DEFAULT_CSS = "FormScreen #problem { color: $role-wrong; }"
    BINDINGS: ClassVar[list[BindingType]] = bindings("form")

    def day_field(self, name: str, field_id: str, placeholder: str, value: str = "") -> ComposeResult:
        """A field for a day. Below it stands how what is typed is understood, or why it is not."""
        yield from self.field(name, field_id, placeholder, value)
        line = Static(Content(""), id=f"{field_id}-words", classes="words muted")
        line.display = False
        yield line

    @on(Input.Changed)
    def _understood(self, event: Input.Changed) -> None:
        for line in self.query(f"#{event.input.id}-words").results(Static):
            today = self.service.today()
            try:
                day = parse_day(event.value, today)
            except UsageError as error:
                line.update(Content(safe(str(error))))
            else:
                line.update(Content(_in_days(day, (day - today).days)))
            line.display = bool(event.value.strip())

    @on(Input.Submitted)
    def _next(self) -> None:
        self.app.action_focus_next()

    def problem_line(self) -> Static:
        line = Static(Content(""), id="problem", classes="words")
        line.display = False
        return line

    def value(self, field_id: str) -> str:
        return self.query_one(f"#{field_id}", Input).value

    def complain(self, error: CoproError) -> None:
        """Show an error below the form until it is corrected."""
        line = self.query_one("#problem", Static)
        line.update(Content(safe(str(error))))
        line.display = True
        line.scroll_visible(animate=False)


def _in_days(day: date, days: int) -> str:
    words = {"day": day_in_words(day), "count": abs(days)}
    if days < 0:
        return ngettext("%(day)s, %(count)d day ago", "%(day)s, %(count)d days ago", -days) % words
    return ngettext("%(day)s, in %(count)d day", "%(day)s, in %(count)d days", days) % words
