"""Who is in a cohort: everybody with a record in this account can be ticked."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from copro_tui.cohorts.model import Cohort, Member, people_count
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark, ngettext
from copro_tui.trainer.service import TrainerService
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.trainer.base import CohortScreen, tick
from copro_tui.tui.widgets.menu import Entry, Menu


class MembersScreen(CohortScreen):
    """Members are ticked; the others have a record here, and are not in this cohort."""

    HELP = mark(
        "Enter or a click ticks somebody, and they are in the cohort at once; again, and they are not. What they did "
        "or sent stays. Whoever learns on another computer joins with the invitation."
    )

    def __init__(self, service: TrainerService, cohort: Cohort) -> None:
        super().__init__(service, cohort)
        people = service.admin.people(cohort)
        self._people: dict[str, Member] = {one.id: one for one in people.known}
        self._unreadable = people.unreadable

    def compose_body(self) -> ComposeResult:
        about = _("Whoever has a record here can be ticked. Others join with the invitation.")
        yield Static(Content(about), classes="words muted")
        if self._unreadable:
            words = ngettext(
                "%(count)d record here cannot be read, so its learner is not in this list.",
                "%(count)d records here cannot be read, so their learners are not in this list.",
                self._unreadable,
            )
            yield Static(Content(words % {"count": self._unreadable}), classes="words")
        if not self._people:
            yield Static(Content(_("Nobody has a record here.")), classes="words")
        yield Menu(id="members")

    def on_mount(self) -> None:
        self._fill()
        self.query_one(Menu).focus()

    def _fill(self) -> None:
        count = len(self.cohort.members)
        words = people_count(count)
        self.query_one(TopLine).show(_("Members"), f"{self.cohort.name}, {words}")
        inside = {one.id for one in self.cohort.members}
        self.query_one(Menu).show(
            [Entry(one.id, f"{tick(one.id in inside)} {one.name}") for one in self._people.values()]
        )

    def chosen(self, entry: str) -> None:
        member = self._people[entry]
        if self.cohort.member(member.id) is None:
            self.cohort = self.service.admin.add(self.cohort.id, member)
        else:
            self.cohort = self.service.admin.remove(self.cohort.id, member.id)
        self._fill()
