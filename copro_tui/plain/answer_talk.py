"""Answering in lines, in a lesson and in a review alike: take a line, carry it out, and say what can be typed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence

from copro_tui.commands import COMMANDS, Command
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.course.refs import Ref
from copro_tui.errors import CoproError
from copro_tui.i18n import gettext as _
from copro_tui.plain.answering import Answering
from copro_tui.plain.blocks import Break, Form, GoOn, Hint, Trouble, hints
from copro_tui.plain.commands import (
    ON_A_RESULT,
    QUIT,
    Given,
    NotUnderstoodError,
    help_lines,
    naming_commands,
    parse,
)
from copro_tui.plain.grammar import without_politeness
from copro_tui.plain.how_sure import form as how_sure_form
from copro_tui.plain.meant import Suggested, politely, says_enter, says_next
from copro_tui.plain.routes import look_up
from copro_tui.plain.sources import belief_told
from copro_tui.plain.steps import back_again, talk_of, text_follows, what_to_type
from copro_tui.plain.voice import Ended, Voice
from copro_tui.player import CoursePlayer, StepView
from copro_tui.player import answering as player_side
from copro_tui.player.belief import believed


class AnswerTalk(ABC):
    """What is asked, one after the other. ``run`` returns when nothing is left, or when the learner leaves."""

    def __init__(self, voice: Voice, player: CoursePlayer, answerer: player_side.Answering) -> None:
        self._voice = voice
        self._player = player
        self._suggested = Suggested()
        self._to: Place | None = None
        """Where the learner goes from here."""
        self._actions: dict[str, Callable[[str], None]] = {
            "screen.help": self._help,
            "lesson.onward": self._next,
            "lesson.skip": self._skip,
            "lesson.repeat": self._tell,
            "lesson.save": lambda _rest: self._leave(places.Home()),
            "lesson.list": lambda _rest: self._answering.say_all(),
            "lesson.sources": self._say_sources,
        }
        self._take_up(answerer)

    def _take_up(self, answerer: player_side.Answering) -> None:
        self._answerer = answerer
        self._answering = Answering(self._voice, answerer)

    @abstractmethod
    def _tell(self, _rest: str = "") -> None:
        """Read out what is in view."""

    @abstractmethod
    def _next(self, _rest: str) -> None:
        """Go on to what follows."""

    @property
    @abstractmethod
    def _step(self) -> Ref:
        """The step of the course that is in view."""

    @abstractmethod
    def _commands(self, view: StepView) -> Sequence[Command]:
        """The commands of what is in view as it stands now."""

    def _goes_to(self, place: Place) -> bool:
        """Go to a place that was opened from here, if that is to be done here; returns whether it is."""
        return False

    def _other_than_answers(self, view: StepView, line: str) -> None:
        """Take a line where nothing is answered. Raises NotUnderstoodError."""
        raise NotUnderstoodError(_("There is nothing to answer here now."))

    def run(self) -> Place:
        """Go on until nothing is left or the learner leaves; returns the place to go to.

        Raises Ended if the input ends or the learner quits. The draft is saved in every case.
        """
        try:
            self._begin()
            while self._to is None:
                self._take(self._voice.ask(self._form()))
        finally:
            self._answerer.keep()
        return self._to

    def _begin(self) -> None:
        self._tell()

    # -- what is typed ------------------------------------------------------------------------------------------

    def _take(self, line: str) -> None:
        """Carry out a line; if it is not understood, say what can be typed."""
        view, line = self._answerer.view(), self._suggested.taken(line)
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
            else:
                self._other_than_answers(view, line)
        except NotUnderstoodError as error:
            if not text_follows(view) and politely(line, self._commands(view)):
                self._take(without_politeness(line))
                return
            self._voice.say(Trouble(self._suggested.words(error, line, self._commands(view))))
            self._say_what_to_type()
        except CoproError as error:
            self._voice.say(Trouble(str(error)))

    def _form(self) -> Form:
        """What is waited for."""
        view = self._answerer.view()
        if view.exercise is None or view.phase in ("over", "down") or self._answering.waits:
            return GoOn()
        return how_sure_form() if view.asked else talk_of(view).form(view)

    def _say_what_to_type(self) -> None:
        self._voice.say(what_to_type(self._answerer.view(), waits=self._answering.waits))

    def _command(self, view: StepView, line: str) -> Given | None:
        """The command in a line; None if it is not one."""
        if view.can("lesson.onward"):
            return parse(line, self._commands(view)) if line else Given(COMMANDS["lesson.onward"])
        if not text_follows(view):
            return parse(line, self._commands(view))
        if not line.startswith(".") or line.startswith(".."):
            return None
        given = parse(line[1:], self._commands(view)) if line[1:] else Given(COMMANDS["lesson.check"])
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
        self._answerer.keep()
        match look_up(self._voice, self._player, given, self._commands(self._answerer.view())):
            case Command() as command:
                self._obey(Given(command))
            case Place() as place:
                if not self._goes_to(place):
                    self._leave(place)
            case None:
                self._voice.say(Break(), *back_again(self._answerer.view()))

    def _skip(self, rest: str) -> None:
        """Go on without answering; after what was said of a case, to the next one."""
        if self._answerer.view().phase == "down":
            self._answering.actions["lesson.next-case"](rest)
        else:
            self._next(rest)

    def _say_sources(self, _rest: str) -> None:
        view = self._answerer.view()
        case = view.case if view.phase != "over" else None
        self._voice.say(*belief_told(believed(self._player.course, self._step.case(case.id) if case else self._step)))

    def _help(self, _rest: str) -> None:
        view = self._answerer.view()
        if text_follows(view):
            dots = naming_commands(_("Put a full stop before each of these here, for example .%(lesson.back)s"))
            self._voice.say(Hint(dots))
        self._voice.say(*hints(help_lines([one for one in self._commands(view) if view.can(one.id)])))
        self._say_what_to_type()

    def _leave(self, place: Place) -> None:
        self._answerer.keep()
        self._to = place
