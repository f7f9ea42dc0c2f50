"""Lines where the learner writes in their own words: which of them are their text, and which are commands."""

from __future__ import annotations

from collections.abc import Sequence

from copro_tui.commands import COMMANDS, Command
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.plain.commands import Given, NotUnderstoodError, naming_words, parse
from copro_tui.plain.grammar import says, yes_or_no

# Translators: what can be typed after a full stop to save what is written.
SAVE = mark("save, done, finished, check, c")

_KEEP = Given(COMMANDS["lesson.check"])
_ONWARD = Given(COMMANDS["lesson.onward"])


class Writing:
    """Commands are words as long as nothing is written. Afterwards they begin with a full stop; and a line that is
    exactly such a word is asked about once, so that it is never lost and never obeyed by mistake."""

    def __init__(self) -> None:
        self._doubtful = ""
        """The line that is asked about."""

    def meant(self, line: str, written: str, commands: Sequence[Command]) -> Given | str | list[str]:
        """What a line means after what is written so far: a command, a question to ask, or lines of text.

        Raises NotUnderstoodError for a command that does not exist.
        """
        doubtful, self._doubtful = self._doubtful, ""
        answer = yes_or_no(line) if doubtful else None
        if doubtful and (answer is False or line == doubtful):
            return _command(doubtful, commands) or _KEEP
        if doubtful and answer:
            return [doubtful]
        before = [doubtful] if doubtful else []
        if line.startswith(".") and not line.startswith(".."):
            if before:
                raise NotUnderstoodError(self._ask_again(doubtful))
            return _after_a_stop(line[1:], commands)
        if not (written.strip() or before):
            return self._first(line, commands)
        if not before and line and _command(line, commands) is not None:
            self._doubtful = line
            return _question(line)
        return [*before, line]

    def _first(self, line: str, commands: Sequence[Command]) -> Given | list[str]:
        """What a line means where nothing is written."""
        return (_command(line, commands) or [line]) if line else _ONWARD

    def _ask_again(self, line: str) -> str:
        self._doubtful = line
        return _question(line)


def _question(line: str) -> str:
    return _("Is “%(word)s” part of your text? Type yes or no.") % {"word": line}


def _command(line: str, commands: Sequence[Command]) -> Given | None:
    """The command that a whole line is, not one that begins it, unless it is a number or a sign that follows."""
    if says(line, SAVE) and len(line) > 1:
        return _KEEP
    given = parse(line, commands)
    if given is None or (given.rest and not given.rest.isdecimal() and not line.lstrip().startswith("/")):
        return None
    return given


def _after_a_stop(words: str, commands: Sequence[Command]) -> Given:
    """The command in what follows a full stop; alone the stop saves."""
    if not words.strip() or says(words, SAVE):
        return _KEEP
    given = parse(words, commands)
    if given is None:
        raise NotUnderstoodError(
            naming_words(_("A line that begins with a full stop is a command here. To hear them: .%(screen.help)s"))
        )
    return given
