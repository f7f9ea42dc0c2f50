"""Assigning modules to a cohort: which, by when, and whether people are reminded."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from copro_tui.cohorts.model import Assigned, Cohort, review_in_words
from copro_tui.course.model import Module
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark, ngettext
from copro_tui.text.days import day_in_words
from copro_tui.trainer.service import TrainerService
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.trainer.base import CohortScreen, tick
from copro_tui.tui.trainer.form import FormScreen
from copro_tui.tui.widgets.menu import Entry, Menu

REVIEW = "review"
"""The id of the entry that asks for a review."""


class AssignScreen(FormScreen, CohortScreen):
    """Tick modules, give them days, and assign them; or take them back."""

    HELP = mark(
        "Type the days like 31 Jan or 2026-01-31, or leave them empty. Tick the modules with Enter or a click, then "
        "choose Assign. A review asks people to look again at what they mixed "
        "up, by that day. Nothing is ever locked: the days are for people."
    )

    def __init__(self, service: TrainerService, cohort: Cohort) -> None:
        super().__init__(service, cohort)
        self._modules = {f"module:{one.id}": one for one in service.course.modules}
        """The modules by the ids of their entries."""
        self._ticked: set[str] = set()
        self._required = True

    def compose_body(self) -> ComposeResult:
        yield from self.day_field(_("Due (may stay empty)"), "due", _("31 Jan, or 2027-01-31"))
        yield from self.day_field(_("Opens (may stay empty)"), "opens", _("1 Jan, or 2027-01-01"))
        yield Static(Content(_("Which modules?")), classes="words -name")
        yield Menu(id="modules")
        yield self.problem_line()

    def on_mount(self) -> None:
        self.query_one(TopLine).show(_("Assign modules"), self.cohort.name)
        self._fill()
        self.query_one("#due").focus()

    def _fill(self) -> None:
        required = _("%(tick)s Required: people are reminded of it") % {"tick": tick(self._required)}
        self.query_one(Menu).show(
            [
                *(self._module(entry, module) for entry, module in self._modules.items()),
                Entry(
                    REVIEW,
                    _("%(tick)s A review of what was mixed up") % {"tick": tick(REVIEW in self._ticked)},
                    review_in_words(self.cohort),
                ),
                Entry("required", required, gap=True),
                Entry("assign", _("Assign what is ticked"), role="strong", gap=True),
                Entry("back", _("Take back what is ticked")),
            ]
        )

    def _module(self, entry: str, module: Module) -> Entry:
        assigned = self.cohort.assigned(module.id)
        text = f"{tick(module.id in self._ticked)} {module.label:<5} {module.title}"
        return Entry(entry, text, _standing(assigned) if assigned is not None else "")

    def chosen(self, entry: str) -> None:
        match entry:
            case "assign":
                self._assign()
            case "back":
                self._take_back()
            case "required":
                self._required = not self._required
            case "review":
                self._ticked ^= {REVIEW}
            case _:
                module = self._modules[entry].id
                self._ticked ^= {module}
                self._take_up(module)
        self._fill()

    def _take_up(self, module: str) -> None:
        """Fill the empty form with the current days of the ticked module, so that assigning it again keeps them."""
        assigned = self.cohort.assigned(module)
        if assigned is not None and self._ticked == {module} and not (self.value("due") or self.value("opens")):
            self.query_one("#due", Input).value = assigned.due
            self.query_one("#opens", Input).value = assigned.opens
            self._required = assigned.required

    def _assign(self) -> None:
        modules, due, opens = self._wanted(), self.value("due"), self.value("opens")
        said = []
        if REVIEW in self._ticked:
            if not due:
                raise UsageError(_("A review needs a day by which it is due."), _("Type it above."))
            said.append(review_in_words(self.service.admin.assign_review(self.cohort.id, due)))
        if modules:
            self.service.admin.assign(self.cohort.id, modules, opens=opens, due=due, required=self._required)
            said.append(ngettext("%(count)d module assigned.", "%(count)d modules assigned.", len(modules)))
        self._done(said, modules)

    def _take_back(self) -> None:
        modules, said = self._wanted(), []
        if REVIEW in self._ticked:
            self.service.admin.assign_review(self.cohort.id, "")
            said.append(_("No review is asked for any more."))
        if modules:
            self.service.admin.take_back(self.cohort.id, modules)
            said.append(ngettext("%(count)d module taken back.", "%(count)d modules taken back.", len(modules)))
        self._done(said, modules)

    def _wanted(self) -> list[str]:
        """The modules that are ticked, in the course's order. Raises UsageError when none is."""
        if not self._ticked:
            raise UsageError(_("Nothing is ticked."), _("Tick something with Enter or a click."))
        return [module.id for module in self.service.course.modules if module.id in self._ticked]

    def _done(self, said: Sequence[str], modules: list[str]) -> None:
        self.app.tell(" ".join(said) % {"count": len(modules)})
        self.app.pop_screen()


def _standing(one: Assigned) -> str:
    due = one.due_day
    words = [_("due %(day)s") % {"day": day_in_words(due)} if due else _("assigned")]
    return ", ".join(words if one.required else [*words, _("optional")])
