"""Answer an exercise in lines: what is typed is held, put down, checked or taken back, and what comes of it is said."""

from __future__ import annotations

from collections.abc import Callable

from copro_tui.exercises import Answer
from copro_tui.i18n import gettext as _
from copro_tui.plain.blocks import Block, Break, Hint, Trouble, hints, text, texts
from copro_tui.plain.commands import NotUnderstoodError
from copro_tui.plain.how_sure import asking, sureness_in
from copro_tui.plain.steps import came_of, other_told, talk_of, what_to_type
from copro_tui.plain.voice import Voice
from copro_tui.player import StepView
from copro_tui.player import answering as player_side


class Answering:
    """What is asked now, as far as it is answered."""

    def __init__(self, voice: Voice, player: player_side.Answering) -> None:
        self._voice = voice
        self._player = player
        self._before: list[Answer] = []
        """What can be taken back: what was on the board before each change."""
        self.actions: dict[str, Callable[[str], None]] = {
            "lesson.check": self._check,
            "lesson.put-down": self._put_down,
            "lesson.next-case": self._next_case,
            "lesson.try-again": lambda _rest: self._again(missed=True),
            "lesson.try-all": lambda _rest: self._again(missed=False),
            "lesson.hint": self._hint,
            "lesson.show-me": self._show_me,
            "board.undo": self._undo,
            "say.case": self._case,
            "say.places": self._places,
        }
        """What a command of an exercise does, by its id; what follows it on the line is passed on."""

    def begin(self) -> None:
        """The step was read out from its beginning."""
        self._before = []

    def enter(self, view: StepView) -> str:
        """The command that an empty line gives; empty if it gives none."""
        return next((one for one in ("lesson.put-down", "lesson.next-case") if view.can(one)), "")

    def enters(self, view: StepView) -> bool:
        """Whether an empty line does something."""
        return bool(self.enter(view))

    def take(self, line: str) -> None:
        """Take a line that is no command. Raises NotUnderstoodError; then nothing is changed."""
        view = self._player.view()
        talk = talk_of(view)
        if not (line or view.exercise is None or view.exercise.by_case or talk.takes_text):
            raise NotUnderstoodError(self._player.missing() or talk.ready(view))
        taken = talk.take(view, line)
        self._change(view, taken.answer)
        self._voice.say(*texts(taken.reply))
        now = self._player.view()
        if set(now.others) > set(view.others):
            self._voice.say(*other_told(now))
        if talk.says_at_once:
            self._put_down("")
        elif now.exercise is not None and now.exercise.answered_at_once:
            self._check("")
        elif not self._player.missing():
            self._voice.say(*hints(one for one in (talk.ready(now),) if one))

    def take_other(self) -> None:
        """Put the text from another window here."""
        self._before.append(self._player.view().answer)
        self._player.take_other()
        self._player.keep()

    def write(self, whole: str) -> None:
        """Put a whole text in place of what is written so far, and keep it as one's answer."""
        self._change(self._player.view(), whole)
        self._check("")

    def _change(self, view: StepView, answer: Answer) -> None:
        placing = view.exercise is not None and view.exercise.by_case
        self._before.append(dict(view.work.held) if placing else view.answer)
        self._player.change(answer)
        self._player.keep()

    def take_sureness(self, line: str) -> bool:
        """Take a line that says how sure the learner is, where that is asked; returns whether it does."""
        view = self._player.view()
        value = sureness_in(line) if view.asked else None
        if value is None:
            return False
        self._player.say_sure(value)
        if view.exercise is not None and view.exercise.by_case:
            self._say_how_it_came_down()
        else:
            self._say_what_came()
        return True

    def _put_down(self, _rest: str) -> None:
        if self._player.ask_sure():
            self._voice.say(asking())
            return
        self._player.put_down()
        self._say_how_it_came_down()

    def _say_how_it_came_down(self) -> None:
        self._before = []
        view = self._player.view()
        if view.phase == "down":
            self._voice.say(*talk_of(view).came(view))
        if view.phase == "down" and view.exercise is not None and view.exercise.scored:
            self._voice.say(Hint(talk_of(view).how(view)))
        else:
            self._next_case("")  # there is no reason to read first

    def _next_case(self, _rest: str) -> None:
        self._player.next_case()
        self._player.keep()
        view = self._player.view()
        if view.phase == "over":
            self._voice.say(Break(), *came_of(view), what_to_type(view))
        else:
            self._voice.say(Break(), *talk_of(view).case(view), Hint(talk_of(view).how_in_short(view)))

    def _check(self, _rest: str) -> None:
        if missing := self._player.missing():
            raise NotUnderstoodError(missing)
        if self._player.ask_sure():
            self._voice.say(asking())
            return
        self._player.check()
        self._say_what_came()

    def _show_me(self, _rest: str) -> None:
        self._player.show_me()
        self._say_what_came()

    def _say_what_came(self) -> None:
        self._before = []
        view = self._player.view()
        self._voice.say(Break(), *came_of(view), what_to_type(view))

    def _again(self, *, missed: bool) -> None:
        self._player.try_again(missed=missed)
        self._before = []
        self._player.keep()
        view = self._player.view()
        self._voice.say(Break(), *talk_of(view).begun(view), Hint(talk_of(view).how(view)))

    def _hint(self, _rest: str) -> None:
        hint = self._player.hint()
        self._player.keep()
        self._voice.say(text(_("Hint: %(hint)s") % {"hint": hint}) if hint else Trouble(_("There is no hint here.")))

    def say_all(self) -> None:
        """Say everything as it stands; at the end with the reasons."""
        view = self._player.view()
        self._voice.say(*(talk_of(view).listed(view) or [text(_("Nothing yet."))]))

    def _case(self, _rest: str) -> None:
        view = self._player.view()
        if view.exercise is None or view.phase == "over" or not (told := talk_of(view).case(view)):
            raise NotUnderstoodError(_("There is no case in hand."))
        self._voice.say(*told)

    def _places(self, _rest: str) -> None:
        self._voice.say(*self.places())

    def places(self) -> list[Block]:
        """What there is to choose from. Raises NotUnderstoodError if there is nothing."""
        view = self._player.view()
        if view.exercise is None or not (told := talk_of(view).places(view)):
            raise NotUnderstoodError(_("There is nothing to choose from here."))
        return told

    def _undo(self, _rest: str) -> None:
        view = self._player.view()
        if view.asked:
            self._player.drop_question()
            self._voice.say(text(talk_of(view).undone(self._player.view())))
        elif self._before:
            self._player.change(self._before.pop())
            self._player.keep()
            self._voice.say(text(talk_of(view).undone(self._player.view())))
        elif self._player.take_back():
            now = self._player.view()
            self._voice.say(text(_("Taken back.")), *talk_of(now).begun(now), Hint(talk_of(now).how_in_short(now)))
        else:
            self._voice.say(Trouble(_("There is nothing to take back.")))
