"""Who is expected in a cohort: the roster of its organisation, and who of it is which learner."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Input

from copro_tui.cohorts.model import people_count
from copro_tui.course import places
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.trainer.roster_admin import Matches
from copro_tui.trainer.service import Progress
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.trainer.base import ReadingScreen
from copro_tui.tui.widgets.menu import Entry, Menu

MOST = 200
"""How many of those who are matched, and who are only expected, are listed."""


class RosterScreen(ReadingScreen[Matches | None]):
    """Reads a table of people in, and leads to each member to say who they are in it."""

    HELP = mark(
        "Type where the table of people is that your organisation has, and choose Read it in. Open a member to say who "
        "of the roster it is, or to take that back. Numbers and addresses stay in the roster."
    )

    def compose_body(self) -> ComposeResult:
        name = _("A table of the people who are expected (CSV), to read in")
        yield from self.field(name, "path", _("Downloads/people.csv"))
        yield from super().compose_body()

    def on_mount(self) -> None:
        self.query_one(TopLine).show(_("Who is expected: the roster"), self.cohort.name)

    def on_return(self) -> None:
        self.action_read()

    def load(self, progress: Progress) -> Matches | None:
        self.cohort = self.service.open(self.cohort.id)
        return self.service.roster.matches(self.cohort) if self.service.roster.open(self.cohort).people else None

    def show(self, found: Matches | None) -> None:
        if found is None:
            self.say(_("Nobody is in the roster yet."))
        else:
            self.say(_("Matched: %(people)s.") % {"people": people_count(len(found.joined))})
        self.query_one(Menu).show([Entry("read", _("Read it in")), *(self._entries(found) if found else [])])

    def _entries(self, found: Matches) -> Iterator[Entry]:
        cohort = self.cohort.id
        if found.alike:
            yield Entry("alike", _("Match all whose name is the same in both"), people_count(len(found.alike)))
        if found.unknown:
            yield Entry(
                "unknown", _("In the cohort, and nobody in the roster yet:"), role="muted", gap=True, still=True
            )
        for one in found.unknown:
            note = _("sent a number that is not in the roster, or is matched already") if one.id in found.sent else ""
            yield Entry(f"member:{one.id}", one.name, note, means=places.Matching(cohort, one.id))
        if found.waiting:
            yield Entry("waiting", _("In the roster, and not matched yet:"), role="muted", gap=True, still=True)
        for person in found.waiting[:MOST]:
            yield Entry(f"person:{person.number}", f"  {person.in_words}", still=True)
        yield from _more("waiting", len(found.waiting))
        if found.joined:
            yield Entry("joined", _("Matched:"), role="muted", gap=True, still=True)
        for person, member in found.joined[:MOST]:
            place = places.Matching(cohort, member.id)
            yield Entry(f"member:{member.id}", member.name, person.in_words, means=place)
        yield from _more("joined", len(found.joined))

    def chosen(self, entry: str) -> None:
        if entry == "alike":
            joined = self.service.roster.join_alike(self.cohort)
            self.app.tell(_("Matched: %(people)s.") % {"people": people_count(len(joined))})
        else:
            self._read_in(self.query_one("#path", Input).value.strip())
        self.action_read()

    def _read_in(self, typed: str) -> None:
        if not typed:
            raise UsageError(_("Type first where the table is."))
        update = self.service.roster.read_in(self.cohort, Path(os.path.expanduser(typed)))  # noqa: PTH111 - as in collect
        self.app.tell(update.in_words)
        self.query_one("#path", Input).value = ""


def _more(name: str, count: int) -> Iterator[Entry]:
    if count > MOST:
        words = _("and %(count)d more") % {"count": count - MOST}
        yield Entry(f"more:{name}", f"  {words}", role="muted", still=True)
