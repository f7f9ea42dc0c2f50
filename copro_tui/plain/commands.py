"""The commands that can be typed in each place, from the table of commands: a word with a short form."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from copro_tui.commands import COMMANDS, Command
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _


class NotUnderstoodError(UsageError):
    """A line is not understood here. The message says what to type instead."""


def _commands(*ids: str) -> tuple[Command, ...]:
    return tuple(COMMANDS[one] for one in ids)


HELP, BACK, QUIT = _commands("screen.help", "screen.leave", "app.quit")
LIST = COMMANDS["lesson.list"]
OTHER = COMMANDS["lesson.other"]
SKIP = COMMANDS["practice.skip"]

ASIDES = _commands(
    "screen.frameworks", "screen.glossary", "screen.search", "home.plan", "home.journal", "home.results",
    "home.sources", "screen.settings", "home.practice",
)  # fmt: skip
"""Commands that look something up or change settings, and work everywhere."""

IN_A_LESSON = tuple(COMMANDS["lesson.sources"] if one.id == "home.sources" else one for one in ASIDES)
"""The same in a lesson, where sources are those of what is asked."""

ON_A_PAGE = _commands(
    "screen.help", "lesson.list", "lesson.back", "lesson.save", "app.quit", "lesson.onward", "lesson.repeat",
    "lesson.steps",
) + IN_A_LESSON  # fmt: skip
ON_AN_EXERCISE = _commands(
    "screen.help", "lesson.check", "lesson.hint", "lesson.show-me", "lesson.list", "board.undo", "lesson.back",
    "lesson.skip", "lesson.save", "app.quit", "lesson.repeat", "lesson.steps",
) + IN_A_LESSON  # fmt: skip
ON_A_RESULT = _commands(
    "screen.help", "lesson.onward", "lesson.try-all", "lesson.try-again", "lesson.show-me", "lesson.list",
    "board.undo", "lesson.back", "lesson.save", "app.quit", "lesson.repeat", "lesson.steps",
) + IN_A_LESSON  # fmt: skip
ON_A_MENU = (HELP, BACK, QUIT, *ASIDES)


class Given(Struct, frozen=True):
    """A command as it was typed."""

    command: Command
    rest: str = ""
    """The rest of the line."""

    @property
    def opens(self) -> Place | None:
        """The place that it opens, with the rest of the line as search text; None if it opens none."""
        if self.command not in ASIDES:
            return None
        if self.rest and isinstance(self.command.opens, places.Glossary | places.Search):
            return type(self.command.opens)(self.rest)
        return self.command.opens

    @property
    def means(self) -> Place | Command:
        """The place that it opens, or else the command itself."""
        return self.opens or self.command


def parse(line: str, commands: Sequence[Command]) -> Given | None:
    """The command in a line; None if it is none of ``commands``."""
    wanted = " ".join(line.casefold().split())
    for command in commands:
        typed = command.typed
        for word in (*typed.words, *typed.also) if typed is not None else ():
            if word in (wanted, line.strip()):
                return Given(command)
            glued = word == "/" and wanted.startswith(word)
            if typed is not None and typed.takes and (wanted.startswith(f"{word} ") or glued):
                return Given(command, line.strip()[len(word) :].strip())
    return None


def help_lines(commands: Sequence[Command]) -> list[str]:
    """A line for each command with what it does."""
    heard = [one.typed for one in commands if one.typed is not None]
    return [_("%(keys)s: %(means)s.") % {"keys": one.shown, "means": _(one.means)} for one in heard]
