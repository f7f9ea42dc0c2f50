"""The question how sure one is, in lines: what is said, and what a line means."""

from __future__ import annotations

from copro_tui.exercises import Sureness
from copro_tui.exercises.sureness import SURENESSES
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.plain.blocks import Choice, Hint, Option
from copro_tui.plain.commands import naming_words
from copro_tui.plain.grammar import Named, Picked, one_of, says
from copro_tui.player.sureness_words import sureness_words


def asking() -> Hint:
    """The question, and what can be typed."""
    question = _("How sure are you? Type sure, fairly sure or guessing, or 1 to 3. %(board.undo)s goes back to it.")
    return Hint(naming_words(question))


def form() -> Choice:
    """What is waited for while it is asked."""
    options = enumerate(SURENESSES, start=1)
    return Choice(tuple(Option(str(number), sureness_words(one)) for number, one in options))


# Translators: what may be typed for each of the three, in any order; the first letters are understood as they are.
SURE = mark("sure, very sure, quite sure, certain, im sure, i am sure, im certain, i am certain, positive")
FAIRLY = mark("fairly sure, fairly, pretty sure, rather sure, reasonably sure, mostly, somewhat")
GUESSING = mark("guessing, guess, guessed, a guess, i guess, just guessing, just a guess, not sure, unsure, no idea")

_SAID = dict(zip(SURENESSES, (SURE, FAIRLY, GUESSING), strict=True))


def sureness_in(line: str) -> Sureness | None:
    """How sure a line says one is: in words, by their first letters, or by a number from 1 to 3; None if it does not.

    Letters mean this and no command while it is asked; a command can always be given by its word.
    """
    words = {one: sureness_words(one) for one in SURENESSES}
    said = [one for one in SURENESSES if says(line, _SAID[one]) or line.strip().casefold() == words[one][:1].casefold()]
    if len(said) == 1:
        return said[0]
    found = one_of(line, [Named(str(number), one, words[one]) for number, one in enumerate(SURENESSES, start=1)])
    named = found.items if isinstance(found, Picked) and len(found.items) == 1 else ()
    return next((one for one in SURENESSES if one in named), None)
