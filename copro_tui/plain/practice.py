"""One minute of practice in lines: three cups of tea, put down as cases are later. Nothing of it is kept."""

from __future__ import annotations

from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.exercises.practice import tea
from copro_tui.i18n import gettext as _
from copro_tui.plain.answers import talk_for
from copro_tui.plain.commands import (
    HELP,
    IN_PRACTICE,
    LIST,
    QUIT,
    NotUnderstoodError,
    help_lines,
    naming_commands,
    parse,
)
from copro_tui.plain.console import Console, Ended
from copro_tui.player.practice import begun, changed, gone_on, put_down


def practise(console: Console) -> None:
    """Offer one cup after the other, until all are down or the learner skips the rest. Raises Ended on *quit*."""
    cups = Cups(console)
    while cups.left:
        line = console.ask()
        given = parse(line, IN_PRACTICE)
        if given is None:
            cups.take(line)
        elif given.command is HELP:
            console.say_all([*help_lines(IN_PRACTICE), cups.how()])
        elif given.command is LIST:
            cups.say_all()
        elif given.command is QUIT:
            raise Ended
        else:
            return


class Cups:
    """The cups of tea, and how far they are put down."""

    def __init__(self, console: Console) -> None:
        """Say what it is, and where cups can be put."""
        self._console = console
        exercise = tea()
        self._talk = talk_for(exercise)
        self._view = begun()
        self._waits = True
        """Whether the first cup was not read yet."""
        console.gap()
        console.say(name_of(places.Practice()))
        console.say(
            _(
                "Type the number or the name of a place, then Enter puts the cup down there, and you hear at once why "
                "it belongs there. You cannot break anything."
            )
        )
        skip = naming_commands(_("%(screen.help)s for help, %(practice.skip)s skips the practice."))
        console.say_all([exercise.prompt, *self._talk.begun(self._view), skip])

    @property
    def left(self) -> bool:
        """Whether anything is left to be done."""
        return self._view.phase != "over"

    def how(self) -> str:
        """What can be typed now."""
        return _("Enter reads the first case.") if self._waits else self._talk.how(self._view)

    def say_all(self) -> None:
        """Say everything as it stands."""
        self._console.say_all(self._talk.listed(self._view))

    def take(self, line: str) -> None:
        """A line that is no command: a place; or, where it is empty, what is next."""
        if self._waits:
            self._waits = bool(line)
            self._console.say_all([self.how()] if line else [*self._talk.case(self._view), self.how()])
        elif not line and self._view.phase == "held":
            self._view = put_down(self._view)
            self._console.say_all([*self._talk.came(self._view), self.how()])
        elif not line and self._view.phase == "down":
            self._view = gone_on(self._view)
            self._console.gap()
            self._console.say_all(self._talk.case(self._view) if self.left else self._talk.came(self._view))
        else:
            self._hold(line)

    def _hold(self, line: str) -> None:
        """Hold the cup in view, or those that are named, over the places in a line."""
        try:
            taken = self._talk.take(self._view, line)
        except NotUnderstoodError as error:
            self._console.say_all([str(error), self.how()])
            return
        self._view = changed(self._view, taken.answer)
        self._console.say_all(taken.reply)
