"""Results: how far, how well, how long; what was taken for what; and what is left to the certificate."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from copro_tui.commands import COMMANDS
from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.figures.bands import hue
from copro_tui.figures.cells import Cell, Figure
from copro_tui.figures.parts import heading
from copro_tui.figures.scores import Scored, columns_head, key_of_bars, lesson_row, misses_row, mix_up_row
from copro_tui.figures.trail import StationSign
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark, ngettext
from copro_tui.player import Confusion, CoursePlayer, LessonResult, Misses, ModuleResult
from copro_tui.player import progress_words as say
from copro_tui.player.review_words import repaired_words
from copro_tui.text.safe import safe
from copro_tui.tui.bindings import bindings
from copro_tui.tui.screens.base import CourseScreen, TopLine
from copro_tui.tui.taking_away import hand_over_certificate
from copro_tui.tui.widgets.menu import Entry
from copro_tui.tui.widgets.sheet import Drawn, Sheet, figure, head, line, title, words


class ResultsScreen(CourseScreen):
    """The modules and lessons with their scores, and the mix-ups; each leads to its lesson."""

    HELP = mark(
        "A bar is what was right at the first try, and what was added by trying again. A mix-up counts how often you "
        "took one place for another, out of the cases that belong to the first. Open a line to go to its lesson."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("results")

    def __init__(self, player: CoursePlayer) -> None:
        super().__init__(player)
        self._results = player.results()
        self._repaired = player.repaired()

    def compose_body(self) -> ComposeResult:
        yield Sheet(self._parts(), id="results")

    def compose_pane(self) -> ComposeResult:
        yield Sheet(self._beside(), id="beside")

    def on_mount(self) -> None:
        self.query_one(TopLine).show("copro", self.player.about.name, title=name_of(places.Results()), joint="")
        self.query_one("#results", Sheet).focus()

    def on_return(self) -> None:
        self._results, self._repaired = self.player.results(), self.player.repaired()
        self.query_one("#results", Sheet).show(self._parts())
        if beside := self.query("#beside"):
            beside.first(Sheet).show(self._beside())

    def action_certificate(self) -> None:
        """Save the certificate, or say which lessons are still open."""
        hand_over_certificate(self, self.player)

    def _parts(self) -> list[Entry]:
        found = self._results
        entries: list[Entry] = [words(say.results_headline(found), role="strong")]
        if found.sure_misses:
            entries.append(head(_("Sure, and not right")))
        for number, one in enumerate(found.sure_misses):
            step = places.Step(one.ref.of_lesson.at(one.ref.step))
            entries += [line(f"sure:{number}", safe(one.name), means=step), words(safe(one.words), role="muted")]
        entries.append(_columns("modules", _("Modules")))
        entries += [self._module(one) for one in found.modules]
        if found.confusions:
            entries.append(head(_("What you mix up")))
            entries += [self._mix_up(number, one) for number, one in enumerate(found.confusions)]
        if self._repaired:
            entries += [head(_("Repaired for good"), str(len(self._repaired))), words(repaired_words(self._repaired))]
        if found.misses and (tendency := say.misses_words(found.misses)):
            entries += [head(_("Where your misses fall")), words(tendency)]
        begun = [one for one in found.lessons if one.state.answered or one.completed]
        if begun:
            entries.append(_columns("lessons", _("Lessons")))
            entries += [self._lesson(one) for one in begun]
        return entries if self.has_room_for_pane else [*entries, *self._beside()]

    def _beside(self) -> list[Entry]:
        entries: list[Entry] = [title(_("How to read this")), figure("key", lambda cells: key_of_bars())]
        if (misses := self._results.misses) is not None:
            name = _("Your misses: %(framework)s") % {"framework": misses.framework.label}
            entries += [title(name), figure("misses", lambda cells: _misses(misses, cells))]
        entries.append(title(_("To take with you")))
        left = len(self.player.not_mastered())
        if left:
            to_go = ngettext(
                "Certificate: %(n)d lesson still to master", "Certificate: %(n)d lessons still to master", left
            )
            entries.append(words(to_go % {"n": left}, role="muted"))
        else:
            entries.append(line("certificate", _("Certificate"), lead="x  ", means=COMMANDS["home.certificate"]))
        return entries

    def _module(self, one: ModuleResult) -> Drawn:
        label = max(len(other.module.label) for other in self._results.modules)
        place, standing = places.Module(one.module.id), one.standing
        scored = Scored(
            name=one.module.title,
            label=f"{one.module.label:<{label}}",
            aside=say.count_of(standing.done, standing.lessons),
            first=say.percent(standing.first) or _("not started"),
            best=say.percent(standing.score),
            done=standing.first or 0,
            later=max(0, (standing.score or 0) - (standing.first or 0)),
        )
        return _row(f"module:{one.module.id}", scored, place)

    def _lesson(self, one: LessonResult) -> Drawn:
        sign: StationSign = "done" if one.mastered else "again" if one.completed else "to-do"
        scored = Scored(
            sign=sign,
            name=one.lesson.title,
            first=say.percent(one.state.first) or _("nothing marked"),
            best=say.percent(one.state.best),
            done=one.state.first or 0,
            later=max(0, (one.state.best or 0) - (one.state.first or 0)),
        )
        return _row(f"lesson:{one.lesson.ref}", scored, places.Lesson(one.lesson.ref))

    def _mix_up(self, number: int, one: Confusion) -> Drawn:
        (belongs, given), framework = one.points, one.framework
        count = say.count_of(one.mixed, one.placed)
        roles = [(hue(framework, point) if framework else None) or "" for point in (belongs, given)]
        names = Cell(one.one, roles[0], bold=True), Cell(one.other, roles[1], bold=True)
        return Drawn(
            id=f"mixed:{number}",
            text=say.mix_up_words(one),
            means=places.Lesson(one.lesson.ref),
            rows=lambda cells, here: mix_up_row(*names, one.mixed, one.placed, count, cells, here=here),
        )


def _columns(id: str, name: str) -> Drawn:  # noqa: A002 - as everywhere
    """A heading with the names of the columns of results."""
    return figure(id, lambda cells: (heading(name, cells, columns_head(cells)),), gap=True)


def _row(id: str, scored: Scored, place: places.Place) -> Drawn:  # noqa: A002 - as everywhere
    return Drawn(id=id, text=scored.name, means=place, rows=lambda cells, here: lesson_row(scored, cells, here=here))


def _misses(misses: Misses, cells: int) -> Figure:
    rows = [misses_row(misses.framework, one.point, one.missed, one.placed, cells) for one in misses.points]
    return (*rows, (Cell("■", "wrong"), Cell(" " + _("missed at the first try"), "muted")))
