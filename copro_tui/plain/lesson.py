"""Play a lesson in plain mode: read a step out, then take lines until the learner goes on."""

from __future__ import annotations

from collections.abc import Callable

from copro_tui.commands import COMMANDS, Command
from copro_tui.course import places
from copro_tui.course.lesson import Page
from copro_tui.course.places import Place
from copro_tui.errors import CoproError
from copro_tui.i18n import gettext as _
from copro_tui.plain.answering import Answering
from copro_tui.plain.blocks import Break, Form, GoOn, Hint, Trouble, hints, texts
from copro_tui.plain.commands import (
    ON_A_PAGE,
    ON_A_RESULT,
    ON_AN_EXERCISE,
    OTHER,
    QUIT,
    Given,
    NotUnderstoodError,
    help_lines,
    naming_commands,
    parse,
)
from copro_tui.plain.figure import PageFigure, figure_of
from copro_tui.plain.grammar import without_politeness
from copro_tui.plain.how_sure import form as how_sure_form
from copro_tui.plain.meant import Suggested, politely, says_enter, says_next
from copro_tui.plain.menu import opening
from copro_tui.plain.routes import look_up
from copro_tui.plain.sources import belief_told
from copro_tui.plain.steps import back_again, step_names, step_told, talk_of, text_follows, what_to_type
from copro_tui.plain.voice import Ended, Voice
from copro_tui.player import CoursePlayer, LessonPlayer, StepView
from copro_tui.player.belief import believed


class LessonTalk:
    """A lesson in plain mode. ``run`` returns at the lesson's end, or when the learner leaves."""

    def __init__(self, voice: Voice, player: CoursePlayer, lesson_player: LessonPlayer) -> None:
        self._voice = voice
        self._player = player
        self._suggested = Suggested()
        self._to: Place | None = None
        """Where the learner goes from here."""
        self._actions: dict[str, Callable[[str], None]] = {
            "screen.help": self._help,
            "lesson.onward": self._next,
            "lesson.skip": self._skip,
            "lesson.back": lambda _rest: self._go(self.lesson_player.place - 1),
            "lesson.save": lambda _rest: self._leave(places.Home()),
            "lesson.other": self._take_other,
            "lesson.list": self._list,
            "lesson.repeat": self._tell,
            "lesson.sources": self._say_sources,
            "lesson.steps": self._jump,
        }
        self._open(lesson_player)

    def _open(self, lesson_player: LessonPlayer) -> None:
        self.lesson_player = lesson_player
        self._answering = Answering(self._voice, lesson_player)

    def run(self) -> Place:
        """Play until the lesson ends or the learner leaves it; returns the place to go to.

        Raises Ended if the input ends or the learner quits. The draft is saved in every case.
        """
        try:
            if self._player.asks_for_contact(self.lesson_player.lesson):
                leads = look_up(self._voice, self._player, opening(places.Contact(), ""), ())
                self._to = leads if isinstance(leads, Place) else None
            if self._to is None:
                self._tell()
            while self._to is None:
                self._take(self._voice.ask(self._form()))
        finally:
            self.lesson_player.keep()
        return self._to

    def _tell(self, _rest: str = "") -> None:
        """Read the current step out."""
        self._answering.begin()
        self._voice.say(*step_told(self._player, self.lesson_player))

    # -- what is typed ------------------------------------------------------------------------------------------

    def _take(self, line: str) -> None:
        """Carry out a line; if it is not understood, say what can be typed."""
        view, line = self.lesson_player.view(), self._suggested.taken(line)
        if says_enter(line) and (view.can("lesson.onward") or self._answering.enters(view)):
            line = ""
        if view.phase == "held" and says_next(line):
            line = ""  # with a case over a place, next puts it down
        try:
            if self._answering.take_sureness(line):
                return
            if given := self._command(view, line):
                self._obey(given)
            elif view.can("lesson.skip"):
                self._answer(view, line)
            elif (figure := self._figure(view)) is not None:
                self._voice.say(*figure.point(line))
            else:
                raise NotUnderstoodError(_("There is nothing to answer here now."))
        except NotUnderstoodError as error:
            if not text_follows(view) and politely(line, _commands(view)):
                self._take(without_politeness(line))
                return
            self._voice.say(Trouble(self._suggested.words(error, line, _commands(view))))
            self._say_what_to_type()
        except CoproError as error:
            self._voice.say(Trouble(str(error)))

    def _form(self) -> Form:
        """What is waited for."""
        view = self.lesson_player.view()
        if view.exercise is None or view.phase in ("over", "down") or self._answering.waits:
            return GoOn()
        return how_sure_form() if view.asked else talk_of(view).form(view)

    def _say_what_to_type(self) -> None:
        self._voice.say(what_to_type(self.lesson_player.view(), waits=self._answering.waits))

    def _command(self, view: StepView, line: str) -> Given | None:
        """The command in a line; None if it is not one."""
        if view.can("lesson.onward"):
            return parse(line, _commands(view)) if line else Given(COMMANDS["lesson.onward"])
        if not text_follows(view):
            return parse(line, ON_AN_EXERCISE)
        if not line.startswith(".") or line.startswith(".."):
            return None
        given = parse(line[1:], _commands(view)) if line[1:] else Given(COMMANDS["lesson.check"])
        if given is None:
            raise NotUnderstoodError(_("A line that begins with one full stop is a command here."))
        return given

    def _answer(self, view: StepView, line: str) -> None:
        if view.asked:
            raise NotUnderstoodError(_("That is not one of the three."))
        if not line and (command := self._answering.enter(view)):
            self._answering.actions[command]("")
            return
        try:
            self._answering.take(line)
        except NotUnderstoodError as error:
            if not text_follows(view) and parse(line, ON_A_RESULT):
                raise NotUnderstoodError(_("That can be done once you have answered.")) from error
            raise

    def _obey(self, given: Given) -> None:
        if given.command is QUIT:
            raise Ended
        if given.opens is None:
            (self._answering.actions | self._actions)[given.command.id](given.rest)
            return
        self.lesson_player.keep()
        match look_up(self._voice, self._player, given, _commands(self.lesson_player.view())):
            case Command() as command:
                self._obey(Given(command))
            case places.Lesson(ref) | places.Step(ref):
                self._go_on_in(self._player.open_lesson(ref.of_lesson, ref.step or None))
            case Place() as place:
                self._leave(place)
            case None:
                self._voice.say(Break(), *back_again(self.lesson_player.view()))

    def _go_on_in(self, elsewhere: LessonPlayer) -> None:
        """Continue in another lesson, opened by search or from the plan."""
        self.lesson_player.keep()
        self._open(elsewhere)
        self._tell()

    def _take_other(self, _rest: str) -> None:
        self._answering.take_other()
        self._tell()

    def _figure(self, view: StepView) -> PageFigure | None:
        return figure_of(self._player, view.step) if isinstance(view.step, Page) else None

    def _list(self, _rest: str) -> None:
        view = self.lesson_player.view()
        if view.exercise is not None:
            self._answering.say_all()
        elif (figure := self._figure(view)) is not None:
            self._voice.say(*figure.whole())
        else:
            raise NotUnderstoodError(_("There is no figure here."))

    def _say_sources(self, _rest: str) -> None:
        view, ref = self.lesson_player.view(), self.lesson_player.lesson.ref.at(self.lesson_player.step.id)
        case = view.case if view.phase != "over" else None
        self._voice.say(*belief_told(believed(self._player.course, ref.case(case.id) if case else ref)))

    # -- where to go --------------------------------------------------------------------------------------------

    def _next(self, _rest: str) -> None:
        if self.lesson_player.at_end:
            self._leave(places.LessonEnd(self.lesson_player.lesson.ref))
        else:
            self._go(self.lesson_player.place + 1)

    def _skip(self, rest: str) -> None:
        """Go on without answering; after what was said of a case, to the next one."""
        if self.lesson_player.view().phase == "down":
            self._answering.actions["lesson.next-case"](rest)
        else:
            self._next(rest)

    def _go(self, place: int) -> None:
        if place < 0:
            raise NotUnderstoodError(_("This is the first step."))
        self.lesson_player.jump(place)
        self._tell()

    def _jump(self, rest: str) -> None:
        count = len(self.lesson_player.lesson.steps)
        if rest.isdecimal() and 1 <= int(rest) <= count:
            self._go(int(rest) - 1)
            return
        if not rest:
            self._voice.say(*texts(step_names(self.lesson_player.view(), self.lesson_player.lesson)))
        raise NotUnderstoodError(
            naming_commands(
                _(
                    "To go to a step, type %(lesson.steps)s and a number from 1 to %(count)d, for example "
                    "%(lesson.steps)s 1."
                ),
                count=count,
            )
        )

    def _help(self, _rest: str) -> None:
        view = self.lesson_player.view()
        if text_follows(view):
            dots = naming_commands(_("Put a full stop before each of these here, for example .%(lesson.back)s"))
            self._voice.say(Hint(dots))
        self._voice.say(*hints(help_lines([one for one in _commands(view) if view.can(one.id)])))
        self._say_what_to_type()

    def _leave(self, place: Place) -> None:
        self.lesson_player.keep()
        self._to = place


def _commands(view: StepView) -> tuple[Command, ...]:
    """The commands of the step as it stands now."""
    other = (OTHER,) if view.can("lesson.other") else ()
    if view.can("lesson.skip"):
        return (*ON_AN_EXERCISE, *other)
    return (*ON_A_RESULT, *other) if view.can("lesson.try-again") else ON_A_PAGE
