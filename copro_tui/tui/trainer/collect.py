"""Collecting: taking in what learners sent, from a file, a folder or the inbox, again and again."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from copro_tui.cohorts.inbox import Refused, Taken, new_in_words
from copro_tui.cohorts.model import Cohort
from copro_tui.cohorts.retention import was_to_go
from copro_tui.errors import CoproError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark, ngettext
from copro_tui.text.safe import safe
from copro_tui.trainer.service import TrainerService
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.trainer.base import CohortScreen
from copro_tui.tui.trainer.form import FormScreen
from copro_tui.tui.widgets.menu import Entry, Menu

MOST = 100
"""How many of the files that were not taken in are named; their number is always said."""


class CollectScreen(FormScreen, CohortScreen):
    """A field for a file or a folder, and what came of it. What was taken in is kept, whenever the screen is left."""

    HELP = mark(
        "Type or paste where the file is that somebody sent you, or the folder that such files are in, and choose "
        "Collect. The same file may come again: only what is new is taken in. You can leave at any time; the rest is "
        "taken in when you collect again."
    )

    DEFAULT_CSS = "CollectScreen #do { margin: 0 0 1 0; }"

    def __init__(self, service: TrainerService, cohort: Cohort) -> None:
        super().__init__(service, cohort)
        self._inboxes = service.admin.inboxes(cohort.id)

    def compose_body(self) -> ComposeResult:
        name = _("A file that somebody sent you, or a folder of them")
        for inbox in self._inboxes:
            about = _("What has arrived in the inbox, %(folder)s, is taken in, too.") % {"folder": inbox}
            yield Static(Content(safe(about)), classes="words muted")
            name = _("A file that somebody sent you, or a folder of them (may stay empty)")
        if self.cohort.is_over(self.service.today()):
            yield Static(Content(safe(was_to_go(self.cohort))), classes="words")
        yield from self.field(name, "path", _("Downloads/ann.json"))
        yield Menu([Entry("collect", _("Collect"))], id="do")
        yield self.problem_line()
        yield Static(Content(""), id="state", classes="words")
        yield Static(Content(""), id="refused", classes="words")

    def on_mount(self) -> None:
        self.query_one(TopLine).show(_("Collect what learners sent"), self.cohort.name)
        self.say()
        self.query_one("#refused").display = False
        self.query_one("#do" if self._inboxes else "#path").focus()

    def chosen(self, entry: str) -> None:
        self.query_one("#problem").display = False
        self._collect(_paths(self.value("path")))

    @work(thread=True, exclusive=True)
    def _collect(self, paths: Sequence[Path]) -> None:
        taken: list[Taken] = []
        refused: list[Refused] = []
        try:
            found, total = self.service.admin.collect(self.cohort.id, paths)
            with closing(found):  # who came in until then become members, even where the screen was left
                for one in self.following(found, total, _("Taking in: %(done)s of %(total)s")):
                    if isinstance(one, Taken):
                        taken.append(one)
                    else:
                        refused.append(one)
        except CoproError as error:
            self.on_the_screen(self.complain, error)
        else:
            self.on_the_screen(self._show, taken, refused)

    def _show(self, taken: Sequence[Taken], refused: Sequence[Refused]) -> None:
        self.say("" if refused and not taken else new_in_words(taken))
        lines = [f"  {one.why}" for one in refused[:MOST]]
        if refused:
            counted = ngettext("%(count)s file was not taken in:", "%(count)s files were not taken in:", len(refused))
            lines = [counted % {"count": f"{len(refused):,}"}, *lines]
        if len(refused) > MOST:
            lines.append(_("  … “copro cohort collect” names the others."))
        told = self.query_one("#refused", Static)
        told.update(Content(safe("\n".join(lines))))
        told.display = bool(lines)
        if not refused:
            self.query_one("#path", Input).value = ""


def _paths(typed: str) -> list[Path]:
    """What was typed or pasted as a path, with or without the quotation marks that terminals put around one."""
    text = typed.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    return [Path(os.path.expanduser(text))] if text else []  # noqa: PTH111 - Path's own fails at a name of nobody
