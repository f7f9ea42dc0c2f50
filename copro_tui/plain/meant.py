"""What a line means, or why it is not understood; and the suggestion that *yes* takes.

The grammar is loaded for the first line that is typed, because what comes before is to be heard at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from copro_tui.commands import Command
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.plain.commands import Given, NotUnderstoodError, parse, words_of

if TYPE_CHECKING:
    from copro_tui.plain.grammar import Meaning, Named, Understood


def meant(found: Understood) -> Meaning:
    """What was understood. Raises NotUnderstoodError, which asks what was meant."""
    from copro_tui.plain.grammar import Unclear, Unknown, asked_back

    if isinstance(found, Unclear | Unknown):
        raise NotUnderstoodError(asked_back(found), found=found)
    return found


def one_named(line: str, things: Sequence[Named]) -> str:
    """The id of the one thing that a line names. Raises NotUnderstoodError."""
    from copro_tui.plain.grammar import Picked, one_of

    meaning = meant(one_of(line, things))
    if not isinstance(meaning, Picked) or len(meaning.items) != 1:
        raise NotUnderstoodError(_("Only one can be chosen here."))
    return meaning.items[0]


# Translators: here and below, words that do what Enter does, in any order; those for reading on come first.
ON = mark("enter, return, go on, continue, keep going, keep reading, read on")
ENTER = mark("carry on, next case, next one, put it down, put down, ok, okay, yes")

NEXT = mark("next, onward")

SHORTEST = 3
"""The fewest letters of a command that is understood among other words."""


def reads_on(line: str) -> bool:
    """Whether a line asks for what follows."""
    return _says(line, ON)


def says_enter(line: str) -> bool:
    """Whether a line is a word for Enter, as it is dictated."""
    return _says(line, ON) or _says(line, ENTER)


def says_next(line: str) -> bool:
    """Whether a line asks for what is next, in a word."""
    return _says(line, NEXT)


def _says(line: str, words: str) -> bool:
    from copro_tui.plain.grammar import says

    return says(line, words)


def politely(line: str, commands: Sequence[Command]) -> Given | None:
    """The command that a line gives by a word of it with polite words around; None if there is none."""
    from copro_tui.plain.grammar import without_politeness

    bare = without_politeness(line)
    given = parse(bare, commands) if len(bare) >= SHORTEST else None
    return given if given is not None and not given.rest else None


class Suggested:
    """The line that was suggested last. *Yes* takes it; any other line is what it is, and the suggestion is gone."""

    def __init__(self) -> None:
        self._line = ""

    def taken(self, line: str) -> str:
        """The line that is meant by a line."""
        suggested, self._line = self._line, ""
        if not suggested:
            return line
        from copro_tui.plain.grammar import yes_or_no

        return suggested if yes_or_no(line) else line

    def words(self, error: NotUnderstoodError, line: str, commands: Sequence[Command]) -> str:
        """What is said where a line is not understood, with what may have been meant: names, or one of ``commands``."""
        from copro_tui.plain.grammar import Unknown, asked_back, or_command

        if not isinstance(error.found, Unknown):
            return str(error)
        found = or_command(error.found, line, [word for one in commands for word in words_of(one)])
        self._line = found.suggestion
        return asked_back(found)

    def instead(self, line: str, better: str) -> str:
        """What is said where nothing is found by a line, and something by a better one."""
        self._line = better
        return nothing_found(line, better)


def nothing_found(line: str, better: str = "") -> str:
    """That nothing is found, and by what something is."""
    values = {"text": " ".join(line.split()), "word": better}
    if better:
        return _("Nothing found for “%(text)s”. Did you mean %(word)s?") % values
    return _("Nothing found for “%(text)s”.") % values
