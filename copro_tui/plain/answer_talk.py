"""Answering in lines, in a lesson and in a review alike: take a line, carry it out, and say what can be typed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

from copro_tui.commands import COMMANDS, Command
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.course.refs import Ref
from copro_tui.errors import CoproError
from copro_tui.i18n import gettext as _
from copro_tui.plain import blocks
from copro_tui.plain.answering import Answering
from copro_tui.plain.blocks import Block, Break, Choice, Form, GoOn, Trouble, Way, Whole, text
from copro_tui.plain.commands import (
    LEVELS,
    LIST,
    ON_A_RESULT,
    QUIT,
    Given,
    NotUnderstoodError,
    parse,
    ways_of,
    words_of,
)
from copro_tui.plain.grammar import without_politeness
from copro_tui.plain.help import help_told
from copro_tui.plain.how_sure import form as how_sure_form
from copro_tui.plain.in_parts import COMFORT
from copro_tui.plain.meant import Suggested, politely, says_enter, says_next
from copro_tui.plain.remembering import Remembering
from copro_tui.plain.routes import look_up
from copro_tui.plain.settings import take_choice
from copro_tui.plain.sources import belief_told
from copro_tui.plain.steps import back_again, question_told, talk_of, text_follows, what_to_type
from copro_tui.plain.voice import Ended, Voice, lines_of
from copro_tui.plain.writing import Writing
from copro_tui.player import CoursePlayer, StepView
from copro_tui.player import answering as player_side
from copro_tui.player.belief import believed
from copro_tui.progress.settings import Detail
from copro_tui.text.speech import seconds


class AnswerTalk(ABC):
    """What is asked, one after the other. ``run`` returns when nothing is left, or when the learner leaves."""

    def __init__(self, voice: Voice, player: CoursePlayer, answerer: player_side.Answering) -> None:
        self._voice = Remembering(voice)
        self._player = player
        self._suggested = Suggested()
        self._writing = Writing()
        self._named_at = ""
        """The case at which the places were named last, because a line was not understood."""
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
            "say.again": lambda _rest: self._voice.say(*self._voice.last),
            "say.more": self._more,
            "say.question": lambda _rest: self._voice.say(*question_told(self._player, self._answerer.view())),
            "say.where": lambda _rest: self._voice.say(text(self._where())),
            "say.summary": lambda _rest: self._voice.say(*self._summary()),
            **{one.id: partial(self._say_level, level) for one, level in LEVELS.items()},  # where one writes
        }
        self._take_up(answerer)

    def _take_up(self, answerer: player_side.Answering) -> None:
        self._answerer = answerer
        self._answering = Answering(self._voice, answerer)

    def _tell(self, _rest: str = "") -> None:
        """Read out what is in view."""
        self._answering.begin()
        self._voice.say(*self._whole())

    @abstractmethod
    def _whole(self) -> list[Block]:
        """All that is in view, as it stands."""

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

    @abstractmethod
    def _where(self) -> str:
        """Where the learner is, in a few short sentences."""

    @abstractmethod
    def _summary(self) -> list[Block]:
        """How far the learner is."""

    def _more(self, _rest: str) -> None:
        """More than was said: how everything stands."""
        self._answering.say_all()

    def _say_level(self, level: Detail, _rest: str) -> None:
        """Say as much as the learner wants from now on."""
        take_choice(self._voice, self._player, "detail", level)

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
                self._take(self._voice.ask(self._form(), self._ways()))
        finally:
            self._answerer.keep()
        return self._to

    def _begin(self) -> None:
        self._tell()

    # -- what is typed ------------------------------------------------------------------------------------------

    def _take(self, line: str) -> None:
        """Carry out a line; if it is not understood, say what can be typed."""
        view, line = self._answerer.view(), line if isinstance(line, Whole) else self._suggested.taken(line)
        if says_enter(line) and (view.can("lesson.onward") or self._answering.enters(view)):
            line = ""
        if view.phase == "held" and says_next(line):
            line = ""  # with a case over a place, next puts it down
        try:
            if self._answering.take_sureness(line):
                return
            if text_follows(view):
                self._write(view, line)
            elif (given := self._command(view, line)) is not None:
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
            self._say_what_to_type(places=bool(line) and error.found is not None)
        except CoproError as error:
            self._voice.say(Trouble(str(error)))

    def _command(self, view: StepView, line: str) -> Given | None:
        """The command in a line, or of Enter alone; None if it is none, or rather a name of what is asked for."""
        if not line:
            return Given(COMMANDS["lesson.onward"]) if view.can("lesson.onward") else None
        given = parse(line, self._commands(view))
        if (
            given is not None
            and given.rest
            and not given.rest.isdecimal()
            and view.exercise is not None
            and view.can("lesson.skip")
        ):
            with suppress(NotUnderstoodError):
                talk_of(view).take(view, line)
                return None
        return given

    def _write(self, view: StepView, line: str) -> None:
        """Take a line where the learner writes: their text, or a command; or a whole text, which is then kept."""
        if isinstance(line, Whole):
            self._answering.write(str(line))  # a record keeps plain strings only
            return
        match self._writing.meant(line, str(view.answer), self._commands(view)):
            case Given() as given:
                self._obey(given)
            case str() as question:
                self._voice.say(text(question))
            case lines:
                for one in lines:
                    self._answer(view, one)

    def _form(self) -> Form:
        """What is waited for."""
        view = self._answerer.view()
        if view.exercise is None or view.phase in ("over", "down"):
            return GoOn()
        return how_sure_form() if view.asked else talk_of(view).form(view)

    def _ways(self) -> list[Way]:
        """The commands for a voice that has buttons; what a form sends as a whole is checked with it."""
        view, form = self._answerer.view(), self._form()
        own = {"lesson.check", "lesson.keep"} if isinstance(form, Choice | blocks.Writing) else set()
        ways = ways_of([one for one in self._commands(view) if view.can(one.id) and one.id not in own], _mark(view))
        if view.phase == "over" and view.exercise is not None and not view.exercise.own_words:
            ways.insert(0, Way(words_of(LIST)[-1], _("Each with its reason")))  # it is said on request
        return ways

    def _say_what_to_type(self, *, places: bool) -> None:
        """What can be typed; before it the ``places`` of a case, if they are soon said, and once."""
        view = self._answerer.view()
        case = view.case.id if view.case is not None and view.phase in ("offered", "held") and not view.asked else ""
        if places and case and case != self._named_at:
            told = talk_of(view).places(view)
            if seconds(*(line for one in told for line in lines_of(one))) <= COMFORT:
                self._voice.say(*told)
                self._named_at = case
        self._voice.say(what_to_type(view))

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
        match look_up(self._voice.voice, self._player, given, self._commands(self._answerer.view())):
            case Command() as command:
                self._obey(Given(command))
            case Place() as place:
                if not self._goes_to(place):
                    self._leave(place)
            case None:
                self._say_back()

    def _say_back(self) -> None:
        """Say that one is back here, after something was looked up."""
        self._voice.voice.say(Break(), back_again(self._answerer.view(), self._whole()))

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
        """How to answer here, then every command that can be given now."""
        view = self._answerer.view()
        ways = talk_of(view).ways(view) if view.exercise is not None and view.phase != "over" else []
        here = [one for one in self._commands(view) if view.can(one.id)]
        self._voice.say(*help_told(here, ways or [what_to_type(view).text], _mark(view)))

    def _leave(self, place: Place) -> None:
        self._answerer.keep()
        self._to = place


def _mark(view: StepView) -> str:
    """What stands before a command here: a full stop once there is a text of the learner's own."""
    return "." if text_follows(view) and str(view.answer) else ""
