"""The end of a lesson: how it went, what is to mend, what to keep in mind, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from copro_tui.commands import COMMANDS
from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.figures.cells import Cell, Figure, paragraph
from copro_tui.figures.parts import heading
from copro_tui.figures.rows import spread
from copro_tui.figures.scores import Scored, columns_head, exercise_row
from copro_tui.figures.trail import StationSign
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import CoursePlayer, ExerciseScore, LessonPlayer
from copro_tui.player import progress_words as say
from copro_tui.player.scores import can_now
from copro_tui.text.safe import safe
from copro_tui.text.width import width
from copro_tui.tui.bindings import bindings
from copro_tui.tui.screens.base import CourseScreen, TopLine
from copro_tui.tui.taking_away import hand_over_certificate
from copro_tui.tui.widgets.menu import Entry
from copro_tui.tui.widgets.sheet import Drawn, Sheet, figure, head, line, title, words

MEND = "mend:"
"""How the ids of entries begin that lead to what is to mend."""


class LessonEndScreen(CourseScreen):
    """The results of the lesson, and what to do next."""

    HELP = mark(
        "Each exercise has its first and its best try, as counts. Choose what to do next with the arrow keys and "
        "Enter, or click it. Esc takes you home."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("end")

    def __init__(self, player: CoursePlayer, lesson_player: LessonPlayer) -> None:
        super().__init__(player)
        self._lesson_player = lesson_player

    def compose_body(self) -> ComposeResult:
        yield Sheet(id="next")

    def compose_pane(self) -> ComposeResult:
        yield Sheet([*self._module(), *self._contact()], id="beside")

    def on_mount(self) -> None:
        lesson, view = self._lesson_player.lesson, self._lesson_player.view()
        name = say.lesson_name(self.player.course, lesson.ref)
        self.query_one(TopLine).show(name, _("end"), title=lesson.title, states=view.states, here=-1)
        sheet = self.query_one("#next", Sheet)
        sheet.show([*self._how_it_went(), *self._to_remember(), *self._what_now(), *self._you_can()])
        sheet.focus()
        self.call_after_refresh(self._choose_what_now)

    def _choose_what_now(self) -> None:
        """Begin at what comes next, if everything is in view with it; else at the top."""
        if not self.query_one("#body").max_scroll_y:
            self.query_one("#next", Sheet).current = next(one.id for one in self._what_now() if not one.still)

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

    def _to_remember(self) -> Iterator[Entry]:
        lesson = self._lesson_player.lesson
        if lesson.remember:
            yield head(_("Keep in mind"))
            yield words(safe(lesson.remember))

    def _what_now(self) -> Iterator[Entry]:
        yield head(_("What now?"))
        lesson, state = self._lesson_player.lesson, self._lesson_player.state
        if not self.player.not_mastered():
            yield line("certificate", _("Certificate"), _("you have earned it"), means=COMMANDS["home.certificate"])
        for at, (step, seen) in enumerate(zip(lesson.steps, self._lesson_player.view().states, strict=True)):
            if seen != "done":
                number = _("Step %(number)d") % {"number": at + 1}
                yield line(f"step:{at}", number, step.label, means=places.Step(lesson.ref.at(step.id)), cut_aside=True)
        for one in self._scores():
            if one.to_mend and state.complete:
                yield line(f"{MEND}{one.exercise.id}", _("Mend"), say.to_mend_names(one), cut_aside=True)
        following = self.player.next_lesson(lesson.ref)
        if following is not None:
            time = say.short_duration(following.minutes)
            yield line("next", _("Next lesson"), following.title, time, means=places.Lesson(following.ref))
        contact = self.player.contact()
        if contact is not None and contact.name and contact.framework is None:
            place = places.Step(contact.placed_at)
            yield line("contact", _("My contact"), _("find its place, while this is fresh"), means=place)
        elif (contact is None or not contact.name) and self.player.contact_question():
            yield line("contact", _("My contact"), _("name one of your own"), means=places.Contact())
        yield line("sources", _("Sources of this lesson"), means=places.Sources(lesson.ref))
        yield line("home", name_of(places.Home()), means=places.Home())

    def _you_can(self) -> Iterator[Entry]:
        lesson, scores = self._lesson_player.lesson, self._scores()
        able = can_now(lesson, scores) if self._lesson_player.state.complete else ()
        if able:
            yield words(_("You can now:"), role="muted", gap=True)
            yield from (words(f"• {safe(one)}", role="muted", indent=2) for one in able)
        if left := say.mend_words(scores):
            yield words(left, role="muted", gap=not able)

    def chosen(self, entry: str) -> None:
        """Go to what is to mend in an exercise: it is begun anew, with what was not right at first alone."""
        lesson, step = self._lesson_player.lesson, entry.removeprefix(MEND)
        self._lesson_player.jump(lesson.place_of(step) or 0)
        if self._lesson_player.view().phase == "over":
            self._lesson_player.try_again(missed=True)
            self._lesson_player.keep()
        self.go(places.Step(lesson.ref.at(step)))

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


def _headline(headline: str, time: str, cells: int) -> Figure:
    """How far the lesson is, and how long it took where there is room for that."""
    if width(headline) + width(time) + 2 > cells:
        return paragraph(headline, cells, "strong")
    return (spread((Cell(headline, "strong"),), (Cell(time, "muted"),), cells),)


def _sign(one: ExerciseScore) -> StationSign:
    return "to-do" if one.first is None else "done" if one.mastered else "again"
