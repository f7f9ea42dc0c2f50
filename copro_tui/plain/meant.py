"""What a line means, or why it is not understood; and the suggestion that *yes* takes."""

from __future__ import annotations

from collections.abc import Sequence

from copro_tui.commands import Command
from copro_tui.i18n import gettext as _
from copro_tui.plain.commands import NotUnderstoodError, words_of
from copro_tui.plain.grammar import (
    Meaning,
    Named,
    Picked,
    Unclear,
    Understood,
    Unknown,
    asked_back,
    one_of,
    or_command,
    yes_or_no,
)


def meant(found: Understood) -> Meaning:
    """What was understood. Raises NotUnderstoodError, which asks what was meant."""
    if isinstance(found, Unclear | Unknown):
        raise NotUnderstoodError(asked_back(found), found=found)
    return found


def one_named(line: str, things: Sequence[Named]) -> str:
    """The id of the one thing that a line names. Raises NotUnderstoodError."""
    meaning = meant(one_of(line, things))
    if not isinstance(meaning, Picked) or len(meaning.items) != 1:
        raise NotUnderstoodError(_("Only one can be chosen here."))
    return meaning.items[0]


class Suggested:
    """The line that was suggested last. *Yes* takes it; any other line is what it is, and the suggestion is gone."""

    def __init__(self) -> None:
        self._line = ""

    def taken(self, line: str) -> str:
        """The line that is meant by a line."""
        suggested, self._line = self._line, ""
        return suggested if suggested and yes_or_no(line) else line

    def words(self, error: NotUnderstoodError, line: str, commands: Sequence[Command]) -> str:
        """What is said where a line is not understood, with what may have been meant: names, or one of ``commands``."""
        if not isinstance(error.found, Unknown):
            return str(error)
        found = or_command(error.found, line, [word for one in commands for word in words_of(one)])
        self._line = found.suggestion
        return asked_back(found)
