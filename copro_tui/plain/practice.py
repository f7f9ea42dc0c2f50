"""One minute of practice in lines: three cups of tea, put down as cases are later. Nothing of it is kept."""

from __future__ import annotations

from copro_tui.commands import Command
from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.exercises.practice import tea
from copro_tui.i18n import gettext as _
from copro_tui.plain.answers import talk_for
from copro_tui.plain.asking import heard
from copro_tui.plain.blocks import Block, Break, Form, GoOn, Heading, Hint, Trouble, text, texts
from copro_tui.plain.commands import (
    AGAIN,
    CASE,
    HEARD,
    HELP,
    IN_PRACTICE,
    LIST,
    PLACES,
    QUESTION,
    QUIT,
    SKIP,
    SUMMARY,
    NotUnderstoodError,
    or_words,
    parse,
    ways_of,
)
from copro_tui.plain.help import help_told
from copro_tui.plain.voice import Ended, Voice
from copro_tui.player.practice import begun, changed, gone_on, put_down


def practise(voice: Voice) -> None:
    """Offer one cup after the other, until all are down or the learner skips the rest. Raises Ended on *quit*."""
    cups = Cups(voice)
    while cups.left:
        line = voice.ask(cups.form, ways_of(IN_PRACTICE))
        given = parse(line, (*IN_PRACTICE, *HEARD))
        if given is None:
            cups.take(line)
        elif given.command is HELP:
            voice.say(*help_told(IN_PRACTICE, cups.ways()))
        elif given.command in HEARD:
            voice.say(*cups.heard(given.command))
        elif given.command is LIST:
            cups.say_all()
        elif given.command is QUIT:
            raise Ended
        else:
            return


class Cups:
    """The cups of tea, and how far they are put down."""

    def __init__(self, voice: Voice) -> None:
        """Say what it is, and offer the first cup."""
        self._voice = voice
        exercise = tea()
        self._talk = talk_for(exercise)
        self._view = begun()
        voice.say(Heading(name_of(places.Practice())), text(exercise.prompt), *self._talk.places(self._view))
        ways = or_words(_("Type a place by its number or name."), (HELP, SKIP))
        voice.say(Break(), *self._talk.begun(self._view), Hint(ways))

    @property
    def left(self) -> bool:
        """Whether anything is left to be done."""
        return self._view.phase != "over"

    @property
    def form(self) -> Form:
        """What is waited for."""
        return GoOn() if self._view.phase == "down" else self._talk.form(self._view)

    def ways(self) -> list[str]:
        """What can be typed to put a cup down, and what comes of it."""
        what = _("You hear at once why a cup belongs where it does. You cannot break anything.")
        return [*self._talk.ways(self._view), what]

    def say_all(self) -> None:
        """Say everything as it stands."""
        self._voice.say(*self._talk.listed(self._view))

    def heard(self, command: Command) -> list[Block]:
        """What there is to hear by a word."""
        if command in (AGAIN, CASE):
            return self._talk.case(self._view)
        if command is PLACES:
            return self._talk.places(self._view)
        said = heard(command, name_of(places.Practice()))
        return [said] if said and command not in (SUMMARY, QUESTION) else self._talk.listed(self._view)

    def take(self, line: str) -> None:
        """A line that is no command: a place; or, where it is empty, what is next."""
        if not line and self._view.phase == "held":
            self._view = put_down(self._view)
            self._voice.say(*self._talk.came(self._view), Hint(self._talk.how(self._view)))
        elif not line and self._view.phase == "down":
            self._view = gone_on(self._view)
            if self.left:
                self._voice.say(Break(), *self._talk.case(self._view), Hint(self._talk.how_in_short(self._view)))
            else:
                self._voice.say(Break(), *self._talk.came(self._view))
        else:
            self._hold(line)

    def _hold(self, line: str) -> None:
        """Hold the cup in view, or those that are named, over the places in a line."""
        try:
            taken = self._talk.take(self._view, line)
        except NotUnderstoodError as error:
            self._voice.say(Trouble(str(error)), *self._talk.places(self._view), Hint(self._talk.how(self._view)))
            return
        self._view = changed(self._view, taken.answer)
        self._voice.say(*texts(taken.reply))
