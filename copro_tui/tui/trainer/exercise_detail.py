"""One exercise in a cohort: case by case, and person by person."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from copro_tui.analytics.exercise_detail import Answerer, ExerciseDetail
from copro_tui.analytics.item_analysis import sure_words
from copro_tui.cohorts.model import Cohort
from copro_tui.course import places
from copro_tui.course.refs import Ref
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark, ngettext
from copro_tui.trainer.service import Progress, TrainerService
from copro_tui.tui.bindings import bindings
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.trainer.base import ReadingScreen, trouble_lines
from copro_tui.tui.trainer.item_lines import flags_of, item_entry
from copro_tui.tui.widgets.menu import Entry, Menu


class ExerciseDetailScreen(ReadingScreen[ExerciseDetail]):
    """How an exercise works as a question, and how each person got on with it."""

    HELP = mark(
        "First the cases, each with the mean mark of everybody's first try; then everybody who tried it, whoever has "
        "the lowest best score first. Open a person, or press d to see where the group put each case."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("question")

    def __init__(self, service: TrainerService, cohort: Cohort, ref: Ref) -> None:
        super().__init__(service, cohort)
        self._ref = ref
        self._placed = False

    def on_mount(self) -> None:
        self.query_one(TopLine).show(str(self._ref), self.cohort.name)

    def load(self, progress: Progress) -> ExerciseDetail:
        return self.service.exercise_detail(self.cohort, self._ref, progress)

    def show(self, found: ExerciseDetail) -> None:
        self._placed = bool(found.exercise.cases)
        waiting = ngettext("%(count)s person has not tried it.", "%(count)s people have not tried it.", found.waiting)
        waiting = waiting % {"count": f"{found.waiting:,}"} if found.waiting else _("Everybody has tried it.")
        flags = [words for one in found.items[:1] if (words := flags_of(one))]
        self.say(found.exercise.prompt, waiting, *flags, *trouble_lines(found.troubles))
        cases = Entry("spread", _("Where the group put each case"), means=self._distribution)
        entries = [cases] if self._placed else []
        for number, one in enumerate(found.items):
            text = one.text if one.case else _("All of it")
            entries.append(item_entry(one, f"item:{number}", text))
            if words := sure_words(one):
                entries.append(Entry(f"sure:{number}", f"    {words}", role="muted", still=True))
        heading = Entry("people", _("Who"), _("tries, first and best score"), role="muted", gap=True, still=True)
        cohort = self.cohort.id
        people = [
            Entry(f"learner:{one.learner}", one.name, _words(one), means=places.Person(cohort, one.learner))
            for one in found.people
        ]
        self.query_one(Menu).show([*entries, *([heading] if people else []), *people])
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "spread":
            return self._placed
        return super().check_action(action, parameters)

    def action_spread(self) -> None:
        self.go(self._distribution)

    def action_sources(self) -> None:
        self.go(places.AnswerSources(self._ref))

    @property
    def _distribution(self) -> places.Distribution:
        return places.Distribution(self.cohort.id, self._ref)


def _words(one: Answerer) -> str:
    tries = ngettext("%(count)d try", "%(count)d tries", one.tries) % {"count": one.tries}
    if one.first is None or one.best is None:
        return tries
    return _("%(tries)s, %(first)d%%, best %(best)d%%") % {
        "tries": tries,
        "first": round(100 * one.first),
        "best": round(100 * one.best),
    }
