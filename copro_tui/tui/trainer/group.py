"""One cohort: its modules, who may need help, and the gradebook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import ClassVar

from textual import work
from textual.binding import BindingType

from copro_tui.analytics.gradebook import Gradebook, Outline, cell_words
from copro_tui.cohorts.model import archived_words, people_count, review_in_words
from copro_tui.commands import COMMANDS
from copro_tui.course import places
from copro_tui.errors import CoproError
from copro_tui.figures.parts import text_bar
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.text.days import day_in_brief, day_in_words, day_of
from copro_tui.text.width import fit, width
from copro_tui.trainer.service import GroupStanding, Progress, workbook_file
from copro_tui.tui.bindings import bindings
from copro_tui.tui.messages import HandOver
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.trainer.base import ReadingScreen, trouble_lines
from copro_tui.tui.widgets.menu import Entry, Menu

MOST_BELOW = 40
"""The most people that are listed below the modules; more are found, ordered and chosen in a table."""


class GroupScreen(ReadingScreen[GroupStanding]):
    """A cohort's modules and gradebook; leads to its members, modules and distributions."""

    HELP = mark(
        "At the top are the modules: open one to see its exercises. Below is everybody: open a person to see how they "
        "got on. Figures are lessons completed of all and the mean of the best scores; ✓ is complete, ★ mastered."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("group")

    def on_mount(self) -> None:
        self._head()

    def on_return(self) -> None:
        self.action_read()

    def _head(self) -> None:
        cohort = self.cohort
        about = [people_count(len(cohort.members)), *([_("archived")] if cohort.archived else [])]
        if cohort.workshop:
            day = day_in_words(date.fromisoformat(cohort.workshop))
            about.append(_("workshop on %(day)s") % {"day": day})
        about += [review_in_words(cohort)] if cohort.review else []
        self.query_one(TopLine).show(cohort.name, ", ".join(about))

    def load(self, progress: Progress) -> GroupStanding:
        return self.service.standing(self.cohort.id, progress)

    def show(self, found: GroupStanding) -> None:
        self.cohort = found.cohort
        self._head()
        self.say(*trouble_lines(found.gradebook.troubles))
        stuck = len({one.learner for one in found.stuck.found})
        words = people_count(stuck) if stuck else _("nobody")
        archive = _("Take it up again") if self.cohort.archived else _("Archive: put it away")
        cohort, invite = self.cohort.id, COMMANDS["group.invite"]
        self.query_one(Menu).show(
            [
                *_modules(found.gradebook, cohort),
                Entry("people", _("Everybody, to find and to order"), gap=True, means=places.People(cohort)),
                Entry("stuck", _("May need a hand"), words, means=places.Stuck(cohort)),
                Entry("differ", _("The workshop: where the group differs"), means=places.Workshop(cohort)),
                Entry("persisting", _("Mix-ups that persist after review"), means=places.Persisting(cohort)),
                Entry("collect", _("Collect what learners sent"), means=places.Collect(cohort)),
                Entry("reports", _("Reports to save"), means=places.Reports(cohort)),
                Entry("reminders", _("Reminders to send"), means=places.Report(cohort, "reminders")),
                Entry("assign", _("Assign modules"), means=places.Assign(cohort)),
                Entry("members", _("Members"), means=places.Members(cohort)),
                Entry("roster", _("Who is expected: the roster"), means=places.Roster(cohort)),
                Entry("keeping", _("Until when it is kept"), self._kept(), means=places.Keeping(cohort)),
                Entry("invite", _(invite.name), means=invite),
                Entry("workbook", _("Save the workbook, for you and for learners"), means=COMMANDS["group.workbook"]),
                Entry("archive", archive, means=COMMANDS["group.archive"]),
                *_people(found.gradebook, cohort, self.service.today()),
            ]
        )

    def _kept(self) -> str:
        if not self.cohort.keep_until:
            return _("no end is set")
        day = {"day": day_in_words(date.fromisoformat(self.cohort.keep_until))}
        return _("was to go after %(day)s") % day if self.service.retention.is_due(self.cohort) else day["day"]

    def action_people(self) -> None:
        self.go(places.People(self.cohort.id))

    def action_differ(self) -> None:
        self.go(places.Workshop(self.cohort.id))

    def action_collect(self) -> None:
        self.go(places.Collect(self.cohort.id))

    def action_export(self) -> None:
        self.go(places.Reports(self.cohort.id))

    def action_assign(self) -> None:
        self.go(places.Assign(self.cohort.id))

    def action_members(self) -> None:
        self.go(places.Members(self.cohort.id))

    def action_invite(self) -> None:
        """Deliver the invitation as a file: into the downloads folder, or through the browser."""
        self.post_message(HandOver(self.service.invitation(self.cohort), f"{self.cohort.id}-invitation.json"))

    @work(thread=True, exclusive=True, group="workbook")
    def action_workbook(self) -> None:
        """Deliver the workbook of the workshop, the trainer's and the learner's edition."""
        try:
            editions = self.service.handouts(self.cohort, self.following)
        except CoproError as error:
            self.on_the_screen(self.complain, error)
            return
        self.on_the_screen(self.say, "")
        for edition, page in editions.items():
            self.on_the_screen(self.post_message, HandOver(page.encode(), workbook_file(self.cohort.id, edition)))

    def action_archive(self) -> None:
        """Put the cohort away, or take it up again."""
        self.cohort = self.service.admin.archive(self.cohort.id, archived=not self.cohort.archived)
        self.app.tell(archived_words(self.cohort))
        self.action_read()


def _modules(gradebook: Gradebook, cohort: str) -> list[Entry]:
    """An entry for each module: how many have completed it, and when it is due."""
    dues, people = [_due(module) for module in gradebook.modules], len(gradebook.rows)
    room, entries = max(map(width, dues), default=0), []
    for number, (module, due) in enumerate(zip(gradebook.modules, dues, strict=True)):
        done = sum(row.cells[number].complete for row in gradebook.rows)
        right = _("%(done)s of %(total)s done") % {"done": f"{done:,}", "total": f"{people:,}"}
        right = f"{right}  {fit(due, room)}" if room else right
        text = f"{module.label:<6} {module.title}"
        place = places.ItemAnalysis(cohort, module.id)
        entries.append(Entry(f"module:{module.id}", text, right, middle=partial(text_bar, done, people), means=place))
    return entries


def _due(module: Outline) -> str:
    return _("due %(day)s") % {"day": day_in_words(date.fromisoformat(module.due))} if module.due else ""


def _people(gradebook: Gradebook, cohort: str, today: date) -> list[Entry]:
    """An entry for each member, in columns under a heading, unless there are very many."""
    if not gradebook.rows:
        return [Entry("none", _("Nobody is in it yet: m adds members, i saves the invitation."), gap=True, still=True)]
    if len(gradebook.rows) > MOST_BELOW:
        return []
    rows = [[*map(cell_words, row.cells), _last(row.last, today)] for row in gradebook.rows]
    heads = [*(module.label for module in gradebook.modules), _("Last")]
    cells = [max(width(text) for text in column) for column in zip(heads, *rows, strict=True)]

    def line(texts: Sequence[str]) -> str:
        return "  ".join(fit(text, room) for text, room in zip(texts, cells, strict=True))

    def below(texts: Sequence[str]) -> str:
        return "; ".join(
            _("%(head)s: %(value)s") % {"head": one, "value": text} for one, text in zip(heads, texts, strict=True)
        )

    return [
        Entry("heading", _("Who"), line(heads), below="", role="muted", gap=True, still=True),
        *(
            Entry(
                f"learner:{row.learner}",
                row.name,
                line(texts),
                below=below(texts),
                means=places.Person(cohort, row.learner),
            )
            for row, texts in zip(gradebook.rows, rows, strict=True)
        ),
    ]


def _last(stamp: str, today: date) -> str:
    day = day_of(stamp)
    return day_in_brief(day, today) if day else "–"
