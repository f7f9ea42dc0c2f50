"""The question how sure one is, in lines: what is said, and what a line means."""

from __future__ import annotations

from copro_tui.exercises import Sureness
from copro_tui.exercises.sureness import SURENESSES
from copro_tui.i18n import gettext as _
from copro_tui.plain.blocks import Choice, Hint, Option
from copro_tui.plain.commands import naming_commands
from copro_tui.plain.matching import folded
from copro_tui.player.sureness_words import sureness_words


def asking() -> Hint:
    """The question, and what can be typed."""
    question = _("How sure are you? Type sure, fairly sure or guessing, or 1 to 3. %(board.undo)s goes back to it.")
    return Hint(naming_commands(question))


def form() -> Choice:
    """What is waited for while it is asked."""
    options = enumerate(SURENESSES, start=1)
    return Choice(tuple(Option(str(number), sureness_words(one)) for number, one in options))


def sureness_in(line: str) -> Sureness | None:
    """How sure a line says one is: in words, by their first letters, or by a number from 1 to 3; None if it does not.

    Letters mean this and no command while it is asked; a command can always be given by its word.
    """
    wanted = folded(line)
    for number, one in enumerate(SURENESSES, start=1):
        words = {one, folded(sureness_words(one))}
        if wanted and (wanted == str(number) or wanted in words or wanted in {word[0] for word in words}):
            return one
    return None
