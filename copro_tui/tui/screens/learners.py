"""The choice of a learner, where several use one computer."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult

from copro_tui.course import places
from copro_tui.errors import CoproError
from copro_tui.figures.home import carry_on
from copro_tui.figures.learners import LearnerRow, columns_head, learner_row
from copro_tui.figures.parts import heading
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import Profiles
from copro_tui.player import progress_words as say
from copro_tui.player.first_start import on_this_computer
from copro_tui.progress.learners import Learner
from copro_tui.tui.messages import PlayerChosen
from copro_tui.tui.screens.base import BaseScreen, TopLine
from copro_tui.tui.widgets.menu import Entry
from copro_tui.tui.widgets.sheet import Drawn, Sheet, figure, head, line, title, words

LOOKED_INTO = 60
"""Into how many records it is looked for how far their learners are: those that were used last."""


class LearnersScreen(BaseScreen):
    """The choice of a learner: the last one first, and a new learner."""

    HELP = mark("Choose your name, or New learner to begin a record of your own. Each has their own answers.")
    NEW = str(places.NewLearner())

    def __init__(self, profiles: Profiles) -> None:
        super().__init__()
        self._profiles = profiles
        self._count, self._today = len(profiles.course.all_lessons()), profiles.today()
        self._known = {str(number): learner for number, learner in enumerate(profiles.known())}
        self._rows = {number: self._row(learner, None) for number, learner in self._known.items()}

    @property
    def names(self) -> list[str]:
        """The names of everybody in the list, in its order."""
        return [one.name for one in self._known.values()]

    def compose_body(self) -> ComposeResult:
        yield Sheet([*self._parts()], id="learners")

    def compose_pane(self) -> ComposeResult:
        course, fact = self._profiles.course, on_this_computer()
        yield Sheet(
            [
                words(course.title, role="strong"),
                words(say.lessons_in_all(self._count)),
                title(fact.name),
                words(fact.text),
            ],
            id="beside",
        )

    def on_mount(self) -> None:
        self.query_one(TopLine).show("copro", title=self._profiles.course.title, joint="")
        self.query_one("#learners").focus()
        self.call_after_refresh(self._look_into_records)

    def _look_into_records(self) -> None:
        """Show how far everybody is, once their names can be seen."""
        for number, learner in [*self._known.items()][:LOOKED_INTO]:
            self._rows[number] = self._row(learner, self._profiles.finished(learner))
        self.query_one("#learners", Sheet).show([*self._parts()])

    def _row(self, learner: Learner, done: int | None) -> LearnerRow:
        if learner.trouble:
            return LearnerRow(name=learner.name, standing=_("cannot be read"), trouble=True)
        count = self._count
        return LearnerRow(
            name=learner.name,
            done=done or 0,
            count=count if done is not None else 0,
            standing=say.lessons_done(done, count) if done is not None else "",
            day=say.last_here(self._profiles.last_here(learner), self._today),
        )

    def _parts(self) -> Iterator[Entry]:
        yield words(_("Who is learning?"), role="strong")
        rows = [*self._rows.items()]
        if rows and not rows[0][1].trouble:
            yield self._card(*rows.pop(0))
        if rows:
            yield figure("others", lambda cells: (heading(_("Others"), cells, columns_head(cells)),), gap=True)
        for number, row in rows:
            yield self._other(number, row)
        yield head(_("Somebody new"))
        yield line(self.NEW, _("New learner"), _("begin a record of your own"), means=places.NewLearner())

    @staticmethod
    def _card(number: str, row: LearnerRow) -> Drawn:
        """The card of whoever was here last."""
        label = _("Was here last")
        return Drawn(
            id=number,
            text=row.name,
            gap=True,
            rows=lambda cells, here: carry_on(label, row.day, row.name, _("Enter"), row.standing, (), cells, here=here),
        )

    @staticmethod
    def _other(number: str, row: LearnerRow) -> Drawn:
        return Drawn(id=number, text=row.name, rows=lambda cells, here: learner_row(row, cells, here=here))

    def chosen(self, entry: str) -> None:
        learner = self._known[entry]
        if learner.trouble:
            raise CoproError(learner.trouble)
        self.post_message(PlayerChosen(self._profiles.open_at(learner.path)))
