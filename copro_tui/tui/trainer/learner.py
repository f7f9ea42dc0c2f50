"""One learner of a cohort: how far they are, how each exercise went, and what they chose to send."""

from __future__ import annotations

from copro_tui.analytics.gradebook import cell_words
from copro_tui.analytics.learner_detail import Answered, LearnerDetail
from copro_tui.cohorts.model import Cohort
from copro_tui.course import places
from copro_tui.course.refs import Ref
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark, ngettext
from copro_tui.text.days import day_in_words, day_of
from copro_tui.trainer.service import Progress, TrainerService
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.trainer.base import ReadingScreen, trouble_lines
from copro_tui.tui.widgets.menu import Entry, Menu


class LearnerScreen(ReadingScreen[LearnerDetail]):
    """Module by module, lesson by lesson; opening an exercise shows how the whole group got on with it."""

    HELP = mark(
        "Under each lesson are the exercises that were answered: how often, and the first and the best score. Open one "
        "to see how the whole group got on with it. Reflections are here only if they were sent on purpose."
    )

    def __init__(self, service: TrainerService, cohort: Cohort, learner: str) -> None:
        super().__init__(service, cohort)
        self._learner = learner
        self._names: dict[Ref, str] = {}

    def on_mount(self) -> None:
        self.query_one(TopLine).show(self.cohort.find_member(self._learner).name, self.cohort.name)

    def load(self, progress: Progress) -> LearnerDetail:
        self._names = self.service.names_of_places()
        return self.service.learner_detail(self.cohort, self._learner)

    def show(self, found: LearnerDetail) -> None:
        last = day_of(found.last)
        self.say(
            _("Last at work on %(day)s.") % {"day": day_in_words(last)} if last else _("Has not begun yet."),
            *(_("May need a hand: %(where)s, %(words)s.")
              % {"where": self._names.get(one.where, str(one.where)).rstrip("."), "words": one.words}
              for one in found.stuck),
            *trouble_lines(found.troubles),
        )  # fmt: skip
        self.query_one(Menu).show(_entries(found, self.cohort.id))


def _entries(found: LearnerDetail, cohort: str) -> list[Entry]:
    entries: list[Entry] = []
    for one in found.modules:
        text = f"{one.module.label}  {one.module.title}"
        entries.append(Entry(one.module.id, text, cell_words(one.cell), role="muted", gap=bool(entries), still=True))
        for lesson in one.lessons:
            sign = "★" if lesson.mastered else "✓" if lesson.completed else " "
            entries.append(Entry(str(lesson.ref), f"{sign} {lesson.title}", role="strong", still=True))
            for each in lesson.exercises:
                place = places.Exercise(cohort, each.exercise)
                entries.append(Entry(str(each.exercise), f"    {each.prompt}", _words(each), means=place))
    for number, words in enumerate(found.words):
        entries.append(Entry(f"words:{number}", words.prompt, role="muted", gap=True, still=True))
        entries.append(Entry(f"text:{number}", f"    {words.text}", still=True))
    return entries


def _words(one: Answered) -> str:
    tries = ngettext("%(count)d try", "%(count)d tries", one.tries) % {"count": one.tries}
    if one.first is None or one.best is None:
        return _("answer shown") if one.shown else tries
    values = {"tries": tries, "first": round(100 * one.first), "best": round(100 * one.best)}
    if one.tries == 1:
        return _("%(tries)s, %(first)d%%") % values
    return _("%(tries)s, %(first)d%% to %(best)d%%") % values
