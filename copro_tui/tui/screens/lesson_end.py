"""The end of a lesson: how it went, what is to mend, what to keep in mind, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from copro_tui.commands import COMMANDS
from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.figures import spectrum
from copro_tui.figures.cells import Cell, Figure, indented, paragraph
from copro_tui.figures.draw import draw, drawing_of
from copro_tui.figures.parts import heading
from copro_tui.figures.rows import spread
from copro_tui.figures.scores import Scored, columns_head, exercise_row
from copro_tui.figures.tokens import key_of_tokens
from copro_tui.figures.trail import StationSign
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import CoursePlayer, ExerciseScore, LessonPlayer
from copro_tui.player import progress_words as say
from copro_tui.player.lesson_boards import LessonBoard
from copro_tui.player.scores import can_now
from copro_tui.text.safe import safe
from copro_tui.text.width import fit, width
from copro_tui.tui.bindings import bindings
from copro_tui.tui.screens.base import CourseScreen, TopLine
from copro_tui.tui.taking_away import hand_over_certificate
from copro_tui.tui.widgets.menu import Entry
from copro_tui.tui.widgets.sheet import Drawn, Sheet, WithLanes, figure, head, line, title, words

SHEET, AROUND = 78, 3
"""Cells of the sheet in a wide window, and rows that it leaves free: the line at the top, an empty one, the keys."""

MEND = "mend:"
"""How the ids of entries begin that lead to what is to mend."""


class LessonEndScreen(CourseScreen):
    """The results of the lesson, and what to do next."""

    HELP = mark(
        "Each exercise has its first and its best try, as counts. Choose what to do next with the arrow keys and "
        "Enter, or click it. Esc takes you home."
    )
    DEFAULT_CLASSES = CourseScreen.LANES
    DEFAULT_CSS = """
    LessonEndScreen #body > WithLanes { max-width: 78; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("end")

    def __init__(self, player: CoursePlayer, lesson_player: LessonPlayer) -> None:
        super().__init__(player)
        self._lesson_player = lesson_player

    def compose_body(self) -> ComposeResult:
        yield WithLanes(id="next")

    def compose_pane(self) -> ComposeResult:
        yield Sheet([*self._module(), *self._contact()], id="beside")

    def on_mount(self) -> None:
        lesson, view = self._lesson_player.lesson, self._lesson_player.view()
        name = say.lesson_name(self.player.course, lesson.ref)
        self.query_one(TopLine).show(name, _("end"), title=lesson.title, states=view.states, here=-1)
        self._show()
        self.query_one("#next").focus()
        self.call_after_refresh(self._choose_what_now)

    def _show(self) -> None:
        """Show everything, in a wide window with the boards: after how it went if all is in view then, else below."""
        sheet, rows = self.query_one("#next", WithLanes), self.app.size.height - AROUND
        went, then = [*self._how_it_went()], [*self._to_remember(), *self._what_now(), *self._you_can()]
        boards = [*self._boards()] if self.has_room_for_pane else []
        whole = [*went, *boards, *then]
        fits = len(sheet.drawing_of(whole, SHEET)) <= rows
        sheet.show(whole if fits else [*went, *then, *boards])

    def window_changed(self) -> None:
        super().window_changed()
        self._show()

    def _choose_what_now(self) -> None:
        """Begin at what comes next, if that is in view from the top; else at the top."""
        body, sheet = self.query_one("#body", VerticalScroll), self.query_one("#next", WithLanes)
        first = next(one.id for one in self._what_now() if not one.still)
        if sheet.row_of(first) < body.scrollable_content_region.height:
            sheet.current = first

    def action_certificate(self) -> None:
        """Save the certificate, or say which lessons are still open."""
        hand_over_certificate(self, self.player)

    # -- its parts ----------------------------------------------------------------------------------------------

    def _how_it_went(self) -> Iterator[Entry]:
        state = self._lesson_player.state
        time = say.duration(round(state.seconds / 60)) if state.seconds >= 60 else ""
        headline = say.end_headline(state)
        yield figure("headline", lambda cells: _headline(headline, time, cells))
        scores = self._scores()
        if scores:
            yield figure("scores", lambda cells: (heading(_("How it went"), cells, columns_head(cells)),), gap=True)
        for one in scores:
            yield self._score(one)

    def _score(self, one: ExerciseScore) -> Drawn:
        best = one.best.right / one.best.count if one.best else 0
        scored = Scored(
            sign=_sign(one),
            name=one.name,
            label=str(one.number),
            first=say.tally_words(one.first),
            best=say.tally_words(one.best) if one.best else "",
            aside=say.to_mend_words(one),
            done=best,
        )
        return Drawn(
            id=f"exercise:{one.exercise.id}",
            text=scored.name,
            means=places.Step(one.ref),
            rows=lambda cells, here: exercise_row(scored, cells, here=here),
        )

    def _boards(self) -> Iterator[Entry]:
        """Every board of the lesson with all that was placed on it."""
        boards = self.player.boards(self._lesson_player.lesson)
        for number, one in enumerate(boards):
            yield head(say.where_all_stand(one.count), one.name)
            yield Drawn(id=f"board:{number}", text=one.name, still=True, gap=True, wide=True, rows=partial(_board, one))
            yield figure(f"signs:{number}", partial(_key, one), gap=True)

    def _to_remember(self) -> Iterator[Entry]:
        lesson = self._lesson_player.lesson
        if lesson.remember:
            yield head(_("Keep in mind"))
            yield words(safe(lesson.remember))
        if back := self.player.comes_back(lesson):
            yield words(back, role="muted", gap=True)

    def _what_now(self) -> Iterator[Entry]:
        yield head(_("What now?"))
        lesson, state = self._lesson_player.lesson, self._lesson_player.state
        if not self.player.not_mastered():
            yield line(
                "certificate", _named(_("Certificate")), _("you have earned it"), means=COMMANDS["home.certificate"]
            )
        for at, (step, seen) in enumerate(zip(lesson.steps, self._lesson_player.view().states, strict=True)):
            if seen != "done":
                number = _named(_("Step %(number)d") % {"number": at + 1})
                yield line(f"step:{at}", number, step.label, means=places.Step(lesson.ref.at(step.id)), cut_aside=True)
        for one in self._scores():
            if one.to_mend and state.complete:
                yield line(f"{MEND}{one.exercise.id}", _named(_("Mend")), say.to_mend_names(one), cut_aside=True)
        following = self.player.next_lesson(lesson.ref)
        if following is not None:
            time = say.short_duration(following.minutes)
            yield line("next", _named(_("Next lesson")), following.title, time, means=places.Lesson(following.ref))
        contact = self.player.contact()
        if contact is not None and contact.name and contact.framework is None:
            place = places.Step(contact.placed_at)
            yield line("contact", _named(_("My contact")), _("find its place, while this is fresh"), means=place)
        elif (contact is None or not contact.name) and self.player.contact_question():
            yield line("contact", _named(_("My contact")), _("name one of your own"), means=places.Contact())
        yield line("sources", _("Sources of this lesson"), means=places.Sources(lesson.ref))
        yield line("home", name_of(places.Home()), means=places.Home())

    def _you_can(self) -> Iterator[Entry]:
        lesson, scores = self._lesson_player.lesson, self._scores()
        able = can_now(lesson, scores) if self._lesson_player.state.complete else ()
        if able:
            yield words(_("You can now:"), role="muted", gap=True)
            for number, one in enumerate(able):
                yield figure(f"able:{number}", partial(paragraph, safe(one), role="muted", first="  • "))
        if left := say.mend_words(scores):
            yield words(left, role="muted", gap=True)

    def chosen(self, entry: str) -> None:
        """Go to what is to mend in an exercise, and to nothing else of it."""
        step = entry.removeprefix(MEND)
        self._lesson_player.mend(step)
        self.go(places.Step(self._lesson_player.lesson.ref.at(step)))

    # -- beside it ----------------------------------------------------------------------------------------------

    def _module(self) -> Iterator[Entry]:
        """The lessons of the module, each to be opened."""
        home, course, ref = self.player.home(), self.player.course, self._lesson_player.lesson.ref
        module = course.module(ref.module)
        yield title(_("%(label)s: %(title)s") % {"label": module.label, "title": module.title})
        stations = next(one.stations for one in home.trails if one.module.id == module.id)
        for one in stations:
            yield line(
                f"lesson:{one.ref}",
                self.player.title_of(one.ref),
                sign=one.sign,
                means=places.Lesson(one.ref),
            )

    def _contact(self) -> Iterator[Entry]:
        if (contact := self.player.contact()) is not None and contact.name:
            yield title(_("My contact"))
            yield words(contact.name)

    def _scores(self) -> tuple[ExerciseScore, ...]:
        return self.player.scores(self._lesson_player.lesson)

    def go(self, place: Place, *, instead: bool = False) -> None:
        """Open a place; a lesson replaces this screen, and its sources come first."""
        if place == places.Sources():
            place = places.Sources(self._lesson_player.lesson.ref)
        super().go(place, instead=instead or isinstance(place, places.Lesson | places.Step))


def _named(words: str) -> str:
    """What can be done next, in a column as wide as the longest needs."""
    names = (_("Certificate"), _("Mend"), _("Next lesson"), _("My contact"))
    return fit(words, max(map(width, (*names, words))))


def _headline(headline: str, time: str, cells: int) -> Figure:
    """How far the lesson is, and how long it took where there is room for that."""
    if width(headline) + width(time) + 2 > cells:
        return paragraph(headline, cells, "strong")
    return (spread((Cell(headline, "strong"),), (Cell(time, "muted"),), cells),)


def _board(one: LessonBoard, cells: int, _here: bool) -> Figure:
    """A board with all that lies on it: lanes take all cells, any other board stands under the texts."""
    if drawing_of(one.board, cells) is spectrum:
        return draw(one.board, one.laid, cells)
    return indented(draw(one.board, one.laid, cells - 2), 1)


def _key(one: LessonBoard, _cells: int) -> Figure:
    return (key_of_tokens(one.signs),)


def _sign(one: ExerciseScore) -> StationSign:
    return "to-do" if one.first is None else "done" if one.mastered else "again"
